"""The addresses of the pages. Each screen brings its own list; add yours as one line."""

from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from followthrough.web import (
    away,
    balance,
    day_done,
    hooks,
    icons,
    imports,
    inbox,
    leads,
    overflow,
    places,
    playbook,
    profile,
    promises,
    prospects,
    pulse,
    search,
    sequences,
    settings,
    sign_in,
    stylesheet,
    team_day,
    today,
    undo,
    when,
    wishes,
)
from followthrough.web.add import page as add
from followthrough.web.board import page as board
from followthrough.web.kit import page as kit
from followthrough.web.prospect import page as prospect
from followthrough.web.work import page as work
from followthrough.web.writing import page as writing

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(url=places.HOME), name="home"),
    *sign_in.urlpatterns,
    *profile.urlpatterns,
    *pulse.urlpatterns,
    *settings.urlpatterns,
    *today.urlpatterns,
    *team_day.urlpatterns,
    *work.urlpatterns,
    *writing.urlpatterns,
    *board.urlpatterns,
    *imports.urlpatterns,
    *inbox.urlpatterns,
    *overflow.urlpatterns,
    *away.urlpatterns,
    *day_done.urlpatterns,
    *balance.urlpatterns,
    *when.urlpatterns,
    *wishes.urlpatterns,
    *undo.urlpatterns,
    *promises.urlpatterns,
    *playbook.urlpatterns,
    *prospect.urlpatterns,
    *prospects.urlpatterns,
    *add.urlpatterns,
    *search.urlpatterns,
    *sequences.urlpatterns,
    *kit.urlpatterns,
    *hooks.urlpatterns,
    *leads.urlpatterns,
    path("style/<str:version>.css", stylesheet.sheet, name="stylesheet"),
    path("icons/<str:version>.svg", icons.sheet, name="icon_sheet"),
]

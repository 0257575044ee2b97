"""The addresses of the pages. Each screen brings its own list; add yours as one line."""

from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from followthrough.web import icons, places, profile, pulse, settings, sign_in, stylesheet
from followthrough.web.kit import page as kit

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(url=places.HOME), name="home"),
    *sign_in.urlpatterns,
    *profile.urlpatterns,
    *pulse.urlpatterns,
    *settings.urlpatterns,
    *kit.urlpatterns,
    path("style/<str:version>.css", stylesheet.sheet, name="stylesheet"),
    path("icons/<str:version>.svg", icons.sheet, name="icon_sheet"),
]

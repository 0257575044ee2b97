"""Which columns the list shows: chosen once, kept for the member."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_http_methods

from followthrough.web import door, toasts
from followthrough.web.prospects.asked import COLUMNS_KEY, asked_of
from followthrough.web.prospects.columns import every_column
from followthrough.web.prospects.rows import columns_of

MOST = 12


@door.member_page
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: door.MemberRequest) -> HttpResponse:
    asked = asked_of(request)
    known = every_column(asked.names)
    if request.method == "POST":
        chosen = [key for key in known if key in request.POST.getlist("column")]
        request.session[COLUMNS_KEY] = [] if "usual" in request.POST else chosen[:MOST]
        toasts.say(request, "The list shows the columns you chose.")
        return door.done(request, asked.address())
    shown = {column.key for column in columns_of(asked)}
    values = {"asked": asked, "columns": [(column, column.key in shown) for column in known.values()], "most": MOST}
    return render(request, "prospects/_columns.html" if request.htmx else "prospects/columns.html", values)


urlpatterns = [path("prospects/columns/", columns, name="prospect_columns")]

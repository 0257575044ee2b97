"""The red bar: says on every page that the clock or a mailbox stands still, asked for by the page once it is there."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from followthrough.journal import queries as journal_queries
from followthrough.mailroom.queries import mailboxes
from followthrough.web import door


@door.member_page
@require_safe
def pulse(request: door.MemberRequest) -> HttpResponse:
    at = door.now()
    trouble = journal_queries.clock_state(at=at).trouble
    mailbox = None if trouble else mailboxes.standing_still(request.member, at=at)
    return render(request, "frame/_standstill.html", {"trouble": trouble, "mailbox": mailbox})


urlpatterns = [path("pulse/", pulse, name="pulse")]

"""Settling a promise: kept, broken, or no longer wanted; each with one press."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_POST

from followthrough.followup import actions as followup
from followthrough.followup.models import Promise
from followthrough.journal.models import Entry
from followthrough.rules.words import PromiseState
from followthrough.web import door, finding, toasts, undo

VERBS: dict[PromiseState, tuple[Callable[..., Entry | None], str]] = {
    PromiseState.KEPT: (followup.keep_promise, "Kept: {what}"),
    PromiseState.BROKEN: (followup.break_promise, "Not kept: {what}"),
    PromiseState.RELEASED: (followup.release_promise, "No longer owed: {what}"),
}


@door.member_page
@require_POST
def settle(request: door.MemberRequest, promise_id: int, state: str) -> HttpResponse:
    verb, words = VERBS.get(PromiseState.named(state) or PromiseState.OPEN, (None, ""))
    if verb is None:
        raise Http404
    promise = get_object_or_404(Promise, pk=promise_id, workspace_id=request.member.workspace_id)
    promise.opportunity = finding.editable_opportunity(request.member, promise.opportunity_id)
    entry = verb(promise, by=request.member, at=door.now())
    back = door.next_address(request)
    undo_address = undo.address(entry, back=back) if entry else ""
    toasts.say(request, words.format(what=promise.what), undo_address=undo_address)
    return door.go(request, back)


urlpatterns = [path("promises/<int:promise_id>/<str:state>/", settle, name="settle_promise")]

"""Promises: made, kept, broken, released. An open one of ours stands on somebody's plan by its date."""

from datetime import datetime

from followthrough.followup.actions import planning
from followthrough.followup.actions.deed import doing
from followthrough.followup.models import Opportunity, Promise
from followthrough.followup.refusals import ChangedMeanwhile, PromiseSettled
from followthrough.journal.models import Entry
from followthrough.rules.words import PromiseState
from followthrough.team.models import Membership


def make_promise(
    opportunity: Opportunity,
    what: str,
    *,
    due_at: datetime,
    by: Membership,
    at: datetime,
    event: str = "",
    ours: bool = True,
    answers: Membership | None = None,
) -> Promise:
    """Record who owes what by when (with an event: the date on which it comes up anyway).

    Refuses `NotLive`, and `OwnerNotHere` when who answers for it does not work here.
    """
    with doing("promise", opportunity, by=by, at=at) as act:
        planning.require_live(act.opportunity)
        if answers is not None:
            planning.require_member(answers, act.opportunity.workspace_id)
        promise = Promise(
            workspace_id=act.opportunity.workspace_id,
            opportunity=act.opportunity,
            member=answers or act.opportunity.owner,
            ours=ours,
            what=what.strip()[:300],
            event=event.strip()[:200],
            due_at=due_at,
            made_at=at,
        )
        act.create(promise)
        act.facts |= {"promise": promise.pk, "what": promise.what, "due_at": due_at, "ours": ours, "event": event}
    return promise


def keep_promise(promise: Promise, *, by: Membership | None, at: datetime) -> Entry | None:
    """What was owed was done. Refuses `PromiseSettled`."""
    return _settle(promise, PromiseState.KEPT, "keep_promise", by=by, at=at)


def break_promise(promise: Promise, *, by: Membership | None, at: datetime) -> Entry | None:
    """What was owed was not done, and this is said. Refuses `PromiseSettled`."""
    return _settle(promise, PromiseState.BROKEN, "break_promise", by=by, at=at)


def release_promise(promise: Promise, *, by: Membership | None, at: datetime) -> Entry | None:
    """The one it was owed to no longer wants it. Refuses `PromiseSettled`."""
    return _settle(promise, PromiseState.RELEASED, "release_promise", by=by, at=at)


def _settle(promise: Promise, state: PromiseState, verb: str, *, by: Membership | None, at: datetime) -> Entry | None:
    with doing(verb, promise.opportunity, by=by, at=at) as act:
        try:
            promise.refresh_from_db()
        except Promise.DoesNotExist:
            raise ChangedMeanwhile from None
        if promise.state != PromiseState.OPEN:
            raise PromiseSettled
        act.change(promise, state=state, settled_at=at)
        act.facts |= {"promise": promise.pk, "what": promise.what}
    return act.entry

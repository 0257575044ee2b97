"""What can be ordered for many prospects at once: kept as plain values, and read again for every portion."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Any

from followthrough.followup.actions import bulk, planning
from followthrough.followup.drafts import (
    Delay,
    Ending,
    Following,
    HandOver,
    NextStep,
    Order,
    Parking,
    Postponing,
    Tagging,
)
from followthrough.followup.models import Run
from followthrough.followup.models.opportunities import OpportunityQuerySet
from followthrough.followup.refusals import EndNotTyped, StepInThePast
from followthrough.people.models import Tag
from followthrough.rules.words import Channel, CloseReason, NextBy, Origin, Purpose, Reason, State
from followthrough.team.models import Membership

Act = Run.Act
Doing = Callable[..., int]


def check(order: Order, *, at: datetime) -> None:
    """Refuse what would be refused for every row, before any is touched."""
    match order:
        case HandOver():
            planning.require_member(order.to, order.to.workspace_id)
        case Postponing() if order.to < at - planning.SLACK:
            raise StepInThePast
        case Parking():
            planning.check_step(order.step, at=at)
        case Ending():
            planning.check_ending(order)
            if order.state == State.WON:
                raise EndNotTyped


def write(order: Order) -> tuple[Act, dict[str, Any]]:
    """The order as plain values."""
    match order:
        case HandOver():
            return Act.HAND_OVER, {"to": order.to.pk, "note": order.note}
        case Tagging():
            return (Act.UNTAG if order.remove else Act.TAG), {"tag": order.tag.pk}
        case Postponing():
            return Act.DEFER, {"to": order.to.isoformat(), "reason": order.delay.reason, "note": order.delay.note}
        case Following():
            return Act.STRATEGY, {"strategy": order.strategy}
        case Parking():
            return Act.PARK, {"why": order.why, "step": _plain_step(order.step)}
        case Ending():
            return Act.CLOSE, {name: asdict(order)[name] for name in ("state", "reason", "note", "pointed_to")}


def verb_of(run: Run) -> str:
    """What the journal calls the run's lines."""
    if run.act == Act.CLOSE:
        return str(run.draft["state"])
    return "edit" if run.act == Act.STRATEGY else run.act


def do(run: Run, rows: OpportunityQuerySet) -> int:
    """Carry the order out on these rows. Returns how many were changed."""
    doing = READERS[Act(run.act)](run.draft)
    return doing(rows, by=run.member, at=run.at)


def _plain_step(step: NextStep) -> dict[str, Any]:
    plain = {name: getattr(step, name) for name in ("purpose", "channel", "by", "origin", "note")}
    return {**plain, "due_at": step.due_at.isoformat()}


def _step(plain: dict[str, Any]) -> NextStep:
    return NextStep(
        purpose=Purpose(plain["purpose"]),
        channel=Channel(plain["channel"]),
        by=NextBy(plain["by"]),
        origin=Origin(plain["origin"]),
        note=plain["note"],
        due_at=datetime.fromisoformat(plain["due_at"]),
    )


def _hand_over(draft: dict[str, Any]) -> Doing:
    return partial(bulk.hand_over_many, to=Membership.objects.get(pk=draft["to"]), note=draft["note"])


def _tag(draft: dict[str, Any], *, remove: bool) -> Doing:
    """A tag that somebody removed meanwhile changes nothing any more: the rest of the run is left alone."""
    tag = Tag.objects.filter(pk=draft["tag"]).first()
    if tag is None:
        return lambda rows, **rest: 0
    return lambda rows, **rest: bulk.tag_many(rows, tag, remove=remove, **rest)


def _postpone(draft: dict[str, Any]) -> Doing:
    delay = Delay(reason=Reason(draft["reason"]), note=draft["note"])
    return partial(bulk.defer_many, to=datetime.fromisoformat(draft["to"]), delay=delay)


def _follow(draft: dict[str, Any]) -> Doing:
    return lambda rows, **rest: bulk.set_strategy_many(rows, draft["strategy"], **rest)


def _park(draft: dict[str, Any]) -> Doing:
    parking = Parking(step=_step(draft["step"]), why=draft["why"])
    return lambda rows, **rest: bulk.park_many(rows, parking, **rest)


def _close(draft: dict[str, Any]) -> Doing:
    ending = Ending(
        state=State(draft["state"]),
        reason=CloseReason(draft["reason"]),
        note=draft["note"],
        pointed_to=draft["pointed_to"],
    )
    return lambda rows, **rest: bulk.conclude_many(rows, ending, **rest)


READERS: dict[Act, Callable[[dict[str, Any]], Doing]] = {
    Act.HAND_OVER: _hand_over,
    Act.TAG: partial(_tag, remove=False),
    Act.UNTAG: partial(_tag, remove=True),
    Act.DEFER: _postpone,
    Act.STRATEGY: _follow,
    Act.PARK: _park,
    Act.CLOSE: _close,
}

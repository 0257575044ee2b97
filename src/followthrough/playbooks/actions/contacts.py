"""Contacts made with words at hand: what was used is stored with the contact, together or not at all."""

from datetime import datetime

from django.db import transaction

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, StageMove, Then
from followthrough.followup.models import Opportunity, Touch
from followthrough.journal.models import Entry
from followthrough.mailroom.models import Message
from followthrough.playbooks.drafts import Used
from followthrough.playbooks.models import Reason, ReasonUse, ScriptUse, ScriptVersion, Wording
from followthrough.playbooks.queries.sameness import names_of
from followthrough.rules.sameness import fingerprint
from followthrough.rules.words import Channel, Direction, Outcome
from followthrough.team.models import Membership

WRITTEN = frozenset({Channel.TEXT, Channel.EMAIL, Channel.LETTER, Channel.SOCIAL})
TOUCH = "followup.touch"


def complete_step(
    opportunity: Opportunity,
    contact: Contact,
    then: Then | None,
    *,
    by: Membership,
    at: datetime,
    move: StageMove | None = None,
    seen: int | None = None,
    used: Used | None = None,
) -> Entry:
    """`followup.complete_step`, and on record what was at hand. Refuses what that refuses.

    What is taken back takes the record with it.
    """
    with transaction.atomic():
        entry = followup.complete_step(opportunity, contact, then, by=by, at=at, move=move, seen=seen)
        note_use(entry, contact, used or Used(), opportunity=opportunity, by=by)
    return entry


def log_touch(
    opportunity: Opportunity, contact: Contact, *, by: Membership, at: datetime, used: Used | None = None
) -> Entry:
    """`followup.log_touch`, and on record what was at hand."""
    with transaction.atomic():
        entry = followup.log_touch(opportunity, contact, by=by, at=at)
        note_use(entry, contact, used or Used(), opportunity=opportunity, by=by)
    return entry


def note_use(entry: Entry, contact: Contact, used: Used, *, opportunity: Opportunity, by: Membership) -> None:
    """Part of a verb: the rows beside the touch this entry made."""
    touch = touch_of(entry)
    if touch is None or contact.direction != Direction.OUT:
        return
    workspace_id = opportunity.workspace_id
    if used.script_version and ScriptVersion.objects.filter(pk=used.script_version, workspace_id=workspace_id).exists():
        ScriptUse.objects.create(workspace_id=workspace_id, version_id=used.script_version, touch=touch)
    if used.reason and Reason.objects.filter(pk=used.reason, workspace_id=workspace_id).exists():
        ReasonUse.objects.create(
            workspace_id=workspace_id, reason_id=used.reason, opportunity=opportunity, touch=touch, by=by, at=touch.at
        )
    if contact.outcome == Outcome.SENT and contact.channel in WRITTEN:
        note_wording(opportunity, contact.note, at=touch.at, touch=touch)


def use_reason(reason: Reason, opportunity: Opportunity, *, by: Membership, at: datetime) -> ReasonUse:
    """It was brought to them outside of a contact that is written down: it is not suggested to them again."""
    use, _ = ReasonUse.objects.get_or_create(
        workspace_id=opportunity.workspace_id, reason=reason, opportunity=opportunity, defaults={"by": by, "at": at}
    )
    return use


def note_wording(
    opportunity: Opportunity, text: str, *, at: datetime, touch: Touch | None = None, message: Message | None = None
) -> Wording | None:
    """Remember what was written to them, as a fingerprint; None when it is too short to tell. Part of a verb."""
    mark = fingerprint(text, names_of(opportunity))
    if not mark:
        return None
    return Wording.objects.create(
        workspace_id=opportunity.workspace_id,
        fingerprint=mark,
        opportunity=opportunity,
        touch=touch,
        message=message,
        at=at,
    )


def touch_of(entry: Entry) -> Touch | None:
    """The contact a verb of the heart stored."""
    created = (entry.before or {}).get("created", [])
    made = [pk for label, pk in created if label.lower() == TOUCH]
    return Touch.objects.filter(pk=made[0]).first() if made else None

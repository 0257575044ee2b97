"""Contacts made with words at hand: what was used is stored with the contact, together or not at all."""

from datetime import datetime

from django.db import transaction

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, StageMove, Then
from followthrough.followup.models import Opportunity
from followthrough.journal import actions as journal
from followthrough.journal.models import Entry
from followthrough.mailroom.models import Message
from followthrough.playbooks.drafts import Used
from followthrough.playbooks.models import Reason, ReasonUse, ScriptUse, ScriptVersion, Wording
from followthrough.playbooks.queries.sameness import names_of
from followthrough.rules.refusals import refuse_strangers
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
    if not _leaves_a_trace(contact, used):
        return followup.complete_step(opportunity, contact, then, by=by, at=at, move=move, seen=seen)
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
        if _leaves_a_trace(contact, used):
            note_use(entry, contact, used or Used(), opportunity=opportunity, by=by)
    return entry


def note_use(entry: Entry, contact: Contact, used: Used, *, opportunity: Opportunity, by: Membership) -> None:
    """Part of a verb: the rows beside the touch this entry made."""
    touch = touch_of(entry)
    if touch is None:
        return
    here, at = opportunity.workspace_id, contact.at or entry.at
    if used.script_version and ScriptVersion.objects.filter(pk=used.script_version, workspace_id=here).exists():
        ScriptUse.objects.create(workspace_id=here, version_id=used.script_version, touch_id=touch)
    if used.reason and Reason.objects.filter(pk=used.reason, workspace_id=here).exists():
        ReasonUse.objects.create(
            workspace_id=here, reason_id=used.reason, opportunity=opportunity, touch_id=touch, by=by, at=at
        )
    if _is_written(contact):
        note_wording(opportunity, contact.note, at=at, touch=touch)


def use_reason(reason: Reason, opportunity: Opportunity, *, by: Membership, at: datetime) -> None:
    """It was brought to them outside of a contact that is written down: it is not suggested to them again."""
    refuse_strangers(opportunity.workspace_id, reason, by)
    with transaction.atomic():
        _, is_new = ReasonUse.objects.get_or_create(
            workspace_id=opportunity.workspace_id, reason=reason, opportunity=opportunity, defaults={"by": by, "at": at}
        )
        if is_new:
            journal.write(
                journal.Line(
                    workspace_id=opportunity.workspace_id,
                    verb="use_reason",
                    at=at,
                    actor_id=by.pk,
                    person_id=opportunity.person_id,
                    opportunity_id=opportunity.pk,
                    facts={"title": reason.title},
                )
            )


def note_wording(
    opportunity: Opportunity, text: str, *, at: datetime, touch: int | None = None, message: Message | None = None
) -> Wording | None:
    """Remember what was written to them, as a fingerprint; None when it is too short to tell. Part of a verb."""
    mark = fingerprint(text, names_of(opportunity))
    if not mark:
        return None
    return Wording.objects.create(
        workspace_id=opportunity.workspace_id,
        fingerprint=mark,
        opportunity=opportunity,
        touch_id=touch,
        message=message,
        at=at,
    )


def touch_of(entry: Entry) -> int | None:
    """The id of the contact a verb of the heart stored."""
    created = (entry.before or {}).get("created", [])
    return next((int(pk) for label, pk in created if label == TOUCH), None)


def _leaves_a_trace(contact: Contact, used: Used | None) -> bool:
    """What they began used none of our words."""
    if contact.direction != Direction.OUT:
        return False
    return _is_written(contact) or (used is not None and used != Used())


def _is_written(contact: Contact) -> bool:
    return bool(contact.note) and contact.outcome == Outcome.SENT and contact.channel in WRITTEN

"""What follows from a message that came in: `rules.consequences` decides, this stores it.

A reply is a contact and waits for us, an opt-out ends it, a bounce takes its contact back, a holiday moves the step.
All of it in one transaction, once: asked again it does nothing.
"""

from datetime import datetime

from django.db import transaction
from django.db.models.functions import Coalesce

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact
from followthrough.followup.models import Opportunity
from followthrough.journal import actions as journal
from followthrough.mailroom.actions import absences, bounces, leaving_alone, withholding
from followthrough.mailroom.models import Conversation, Message
from followthrough.mailroom.queries import originals, standings
from followthrough.mailroom.queries.standings import Place
from followthrough.rules.consequences import Happening, by_itself
from followthrough.rules.reading.verdict import Intent, Kind
from followthrough.rules.words import Channel, Direction, Outcome

LONGEST_NOTE = 2_000
LOWERS_A_HAND = frozenset({Intent.NOT_NOW, Intent.WILL_GET_BACK, Intent.NOT_INTERESTED, Intent.DO_NOT_CONTACT})


def follow(message: Message, *, at: datetime) -> None:
    """Let happen what follows by itself from a message that came in and is stored with its verdict. Twice is once."""
    with transaction.atomic():
        row = Message.objects.select_for_update().get(pk=message.pk)
        if row.followed_at is not None or row.direction != Direction.IN:
            return
        row.conversation, row.person = message.conversation, message.person
        place = standings.place_of(row, at=at)
        _apply(place, by_itself(place.verdict, place.standing), at=at)
        row.followed_at = at
        row.save(update_fields=["followed_at", "touch", "opportunity"])
    message.followed_at, message.touch_id, message.opportunity_id = at, row.touch_id, row.opportunity_id


def _apply(place: Place, happening: Happening, *, at: datetime) -> None:
    message, row = place.message, place.opportunity
    if row is not None and message.opportunity_id is None:
        message.opportunity = row
    waits = happening.waits
    if happening.touch is not None and row is not None:
        _log(place, happening.touch, happening, at=at)
    else:
        _tell(message, row, happening, at=at)
    if place.verdict.kind == Kind.BOUNCE:
        waits = bounces.take_back(place, at=at)
    if happening.forbids:
        _leave_alone(place, happening.forbids, at=at)
    if happening.withholds:
        withholding.withhold_automatic(message.person, happening.withholds)
    if happening.away_until:
        absences.move_step(place, happening.away_until, at=at)
    if happening.confirms and row is not None:
        _confirm(row, at=at)
    if waits:
        wait_for_us(message)


def wait_for_us(message: Message) -> None:
    """Part of a verb: the conversation waits for us from this message on, or longer already."""
    conversation, since = message.conversation, message.received_at or message.created_at
    rows = Conversation.objects.filter(pk=conversation.pk)
    rows.update(waits_for=message, waits_since=Coalesce("waits_since", since))
    conversation.waits_for, conversation.waits_since = message, conversation.waits_since or since


def _log(place: Place, outcome: Outcome, happening: Happening, *, at: datetime) -> None:
    """The contact, and the hand they raise. One that was raised before stays until somebody answers it."""
    message, row = place.message, place.opportunity
    assert row is not None
    raised = row.hand_raised_how if row.hand_raised_at else ""
    words = place.verdict.newest_text or message.newest_text or message.text
    contact = Contact(
        channel=Channel(message.channel),
        outcome=outcome,
        direction=Direction.IN,
        note=words[:LONGEST_NOTE],
        words=words.strip(),
        message=message.pk,
        at=min(message.received_at or at, at),
    )
    entry = followup.log_touch(row, contact, by=None, at=at)
    created = (entry.before or {}).get("created", ())
    message.touch_id = next(pk for label, pk in created if label == "followup.touch")
    lowers = place.verdict.said.is_sure and place.verdict.said.intent in LOWERS_A_HAND
    how = happening.raises_hand or ("" if lowers or happening.forbids else raised)
    if how and row.is_live:
        followup.raise_hand(row, how, by=None, at=at)


def _tell(message: Message, row: Opportunity | None, happening: Happening, *, at: datetime) -> None:
    """What is no contact stands in the story all the same, quietly."""
    if happening.raises_hand and row is not None and row.is_live:
        followup.raise_hand(row, happening.raises_hand, by=None, at=at)
    journal.write(
        journal.Line(
            workspace_id=message.workspace_id,
            verb="mail_came",
            at=at,
            person_id=message.person_id,
            opportunity_id=row.pk if row else None,
            facts={
                "message": message.pk,
                "kind": message.kind,
                "channel": message.channel,
                "said": happening.said,
                "subject": message.subject,
            },
        )
    )


def _leave_alone(place: Place, why: str, *, at: datetime) -> None:
    """Who complained about a mail is the one it was sent to."""
    original = originals.original_of(place.message, place.verdict) if place.verdict.kind == Kind.FEEDBACK else None
    person = original.person if original else place.message.person
    words = place.verdict.newest_text.strip()
    how = f"{why}: “{words[:120]}”" if words and place.verdict.kind == Kind.REPLY else why
    also = original.to_address if original else place.message.from_address
    leaving_alone.leave_alone(person, how, channel=Channel(place.message.channel), also=also, by=None, at=at)
    if place.opportunity is not None:
        place.opportunity.refresh_from_db()


def _confirm(row: Opportunity, *, at: datetime) -> None:
    """They accepted: the appointment stands, and says so."""
    if row.is_live and row.next_fixed and CONFIRMED not in row.next_note:
        note = f"{CONFIRMED}. {row.next_note}".removesuffix(" ").removesuffix(".") if row.next_note else CONFIRMED
        followup.edit_opportunity(row, {"next_note": note[:500]}, by=None, at=at)


CONFIRMED = "They accepted the meeting"

"""What we wrote, in the story: its newest words, and what became of it, beside the entry it was written by."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.urls import reverse

from followthrough.journal.models import Entry
from followthrough.mailroom.actions.writing import UNDER
from followthrough.mailroom.models import Message
from followthrough.rules.messages import MessageState
from followthrough.rules.words import Channel, Direction
from followthrough.web.kit.lines import TimelineEntry
from followthrough.web.prospect.sight import Sight
from followthrough.web.prospect.told import Clock

BRIEF = 600
MOST = 60
WROTE = frozenset({"complete", "queue_message"})
WRITTEN = frozenset({Channel.EMAIL.value, Channel.TEXT.value})
TO_DECIDE = {
    MessageState.WITHHELD: ("Held back", "raised"),
    MessageState.REFUSED: ("Refused", "overdue"),
    MessageState.UNKNOWN: ("Sent or not? Decide", "raised"),
}


def of_entries(sight: Sight, entries: Iterable[Entry]) -> dict[int, Message]:
    """By entry: the message of ours it put on its way. One statement, none where nothing was written."""
    wrote = {entry.pk: entry for entry in entries if entry.verb in WROTE and _is_written(entry)}
    if not wrote:
        return {}
    ours = Message.objects.visible_to(sight.member).filter(person=sight.person, direction=Direction.OUT)
    newest = list(ours.order_by("-pk")[:MOST])
    by_key = {message.pk: message for message in newest}
    found = {message.entry_id: message for message in newest if message.entry_id in wrote}
    for pk, entry in wrote.items():
        named = by_key.get(int(entry.facts.get("message") or 0))
        if named is not None:
            found[pk] = named
    return {pk: message for pk, message in found.items() if pk is not None}


def with_message(entry: TimelineEntry, message: Message | None, *, clock: Clock) -> TimelineEntry:
    """The entry with the words and the state of its message."""
    if message is None:
        return entry
    state, tone = _state(message, clock)
    words, _, _ = message.text.partition(UNDER)
    note = "\n".join(filter(None, (message.subject, words.strip()[:BRIEF], message.why)))
    return replace(
        entry,
        note=note,
        state=state,
        state_tone=tone,
        state_address=reverse("outgoing") if tone in ("raised", "overdue") or tone == "waiting" else "",
    )


def _is_written(entry: Entry) -> bool:
    touch = entry.facts.get("touch") or {}
    return (touch.get("channel") or entry.facts.get("channel")) in WRITTEN


def _state(message: Message, clock: Clock) -> tuple[str, str]:
    """What became of it, in words, with its tone. That it was sent is said with the moment."""
    state = MessageState(message.state)
    if state in TO_DECIDE and message.dealt_with_at is None:
        return TO_DECIDE[state]
    if message.bounced_at is not None:
        return "Not delivered", "overdue"
    if message.delivered_at is not None:
        return f"Delivered {clock.day(message.delivered_at)}", "kept"
    if state == MessageState.SENT:
        return f"Sent {_day(message.sent_at, clock)}", "kept"
    if state == MessageState.QUEUED:
        return f"Goes out {_day(message.send_at, clock)}", "waiting"
    return state.label, "waiting" if state in (MessageState.CLAIMED, MessageState.HANDED_OVER) else ""


def _day(moment: datetime | None, clock: Clock) -> str:
    return clock.day(moment) if moment else ""

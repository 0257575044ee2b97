"""A conversation as a line: who, their newest words, what it was read as and why, and what one key does about it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from followthrough.mailroom.queries.inbox import Line
from followthrough.mailroom.queries.standings import Place
from followthrough.rules.consequences import Consequence, Key
from followthrough.rules.consequences.standing import say_day
from followthrough.rules.reading.verdict import Intent, Kind
from followthrough.rules.words import Channel
from followthrough.web.when import say_exactly

LONGEST = 180
TONES = {
    Intent.INTERESTED: "raised",
    Intent.QUESTION: "raised",
    Intent.REFERRAL: "raised",
    Intent.DO_NOT_CONTACT: "overdue",
    Intent.NOT_INTERESTED: "overdue",
    Intent.NOT_NOW: "waiting",
    Intent.WILL_GET_BACK: "waiting",
}
ICONS = {
    Key.ANSWER: "replied",
    Key.REST: "park",
    Key.STEP: "calendar",
    Key.WAIT: "waiting",
    Key.ASK: "question",
    Key.OTHER: "hand-over",
    Key.REFER: "add",
    Key.FIND_WHO: "search",
    Key.STAND_IN: "person",
    Key.OTHER_WAY: "call",
    Key.LET_GO: "lost",
    Key.NO_CONTACT: "disqualified",
    Key.LIFT: "undo",
    Key.OPEN: "play",
    Key.KEEP: "done",
}
ASKS_WHY = frozenset({Key.LIFT})
"""Not without a reason: it takes back what they asked for."""


@dataclass(slots=True, kw_only=True)
class InboxLine:
    """For `inbox/_lines.html`."""

    key: int
    address: str
    name: str
    company: str
    subject: str
    words: str
    read_as: str
    reason: str
    tone: str
    channel: str
    since: str
    since_exact: str
    promised: str
    whose: str
    act: str
    act_key: str
    act_address: str
    back: str


@dataclass(slots=True, kw_only=True)
class Offer:
    """A consequence as a button."""

    value: str
    icon: str
    sentence: str
    reason: str
    key: str
    asks_why: bool


def draw(line: Line, *, at: datetime, zone: ZoneInfo, member_id: int, back: str = "") -> InboxLine:
    row, place = line.conversation, line.place
    message, person = place.message, row.person
    first, came = place.proposals[0], message.received_at or message.created_at
    may = row.owner_id == member_id
    return InboxLine(
        key=row.pk,
        address=reverse("inbox_conversation", args=[row.pk]),
        name=person.name,
        company=person.company.name if person.company and person.company.name != person.name else "",
        subject=message.subject or row.subject,
        words=shortened(message.newest_text or message.text),
        read_as=read_as(place),
        reason=reason_of(place),
        tone=tone_of(place),
        channel=Channel(message.channel).value,
        since=say_since(row.waits_since or came, at, zone),
        since_exact=say_exactly(came, zone),
        promised=f"You promised something by {_day(line.promised_at, at, zone)}" if line.promised_at else "",
        whose="" if may else row.owner.name,
        act="" if first.key in ASKS_WHY else first.sentence,
        act_key=str(first.key),
        act_address=reverse("inbox_acceptance", args=[row.pk]),
        back=back,
    )


def offers(place: Place) -> list[Offer]:
    """All consequences as buttons; the first by enter, the others by number."""
    return [_offer(each, number) for number, each in enumerate(place.proposals, 1)]


def read_as(place: Place) -> str:
    """What it was read as, in one phrase with its date."""
    verdict, said = place.verdict, place.verdict.said
    if verdict.kind != Kind.REPLY:
        return _said_of_others(place)
    if not said.is_sure:
        return Intent.UNCLEAR.label
    if said.intent == Intent.NOT_NOW and said.not_before:
        return f"Not before {say_day(said.not_before, place.standing.today)}"
    if said.intent == Intent.OBJECTION and said.objection:
        return f"Objects: {said.objection.label.lower()}"
    return said.intent.label


def reason_of(place: Place) -> str:
    """Why it was read so: the first reason that was given."""
    reasons = (*place.verdict.said.reasons, *place.verdict.reasons)
    return shortened(reasons[0], 120) if reasons else ""


def tone_of(place: Place) -> str:
    if place.verdict.kind == Kind.REPLY:
        return TONES.get(place.verdict.said.intent, "") if place.verdict.said.is_sure else ""
    return "overdue" if place.verdict.kind in (Kind.BOUNCE, Kind.FEEDBACK) else "waiting"


def shortened(text: str, longest: int = LONGEST) -> str:
    words = " ".join(text.split())
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def say_since(moment: datetime, at: datetime, zone: ZoneInfo) -> str:
    """ "10:31", "yesterday", "5 days"."""
    local, now = moment.astimezone(zone), at.astimezone(zone)
    days = (now.date() - local.date()).days
    if days <= 0:
        return f"{local:%H:%M}"
    return "yesterday" if days == 1 else f"{days} days"


def _said_of_others(place: Place) -> str:
    verdict = place.verdict
    if verdict.kind == Kind.OUT_OF_OFFICE and verdict.return_date:
        return f"Away until {say_day(verdict.return_date, place.standing.today)}"
    if verdict.kind == Kind.MEETING:
        answers = {"accepted": "Accepted the meeting", "declined": "Declined the meeting"}
        answers |= {"counter": "Proposes another time", "tentative": "May come"}
        return answers.get(verdict.meeting_answer, verdict.kind.label)
    return verdict.kind.label


def _offer(each: Consequence, number: int) -> Offer:
    return Offer(
        value=str(each.key),
        icon=ICONS[each.key],
        sentence=each.sentence,
        reason=each.why,
        key=str(number),
        asks_why=each.key in ASKS_WHY,
    )


def _day(moment: datetime, at: datetime, zone: ZoneInfo) -> str:
    return say_day(moment.astimezone(zone).date(), at.astimezone(zone).date())

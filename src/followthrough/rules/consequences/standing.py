"""Where the prospect stands when a message comes in, and the shape of what follows from it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from followthrough.rules.reading.verdict import Contact
from followthrough.rules.words import LIVE_STATES, Channel, CloseReason, NextBy, Purpose, State, WaitingOn, Word

LONGEST_ABSENCE = timedelta(days=183)
FURTHEST = timedelta(days=3 * 366)
"""Nobody means a day further off: it was misread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`zone` is the sender's, as far as it is known; the step is the prospect's next one, as it stands now."""

    now: datetime
    zone: str = "UTC"
    name: str = ""
    state: State | None = State.OPEN
    """None: nothing was ever opened with them."""
    purpose: Purpose | None = None
    channel: Channel | None = None
    due_at: datetime | None = None
    by: NextBy = NextBy.PERSON
    is_fixed: bool = False
    put_offs: int = 0
    """Times in a row they put us off, this message included."""
    channels: tuple[Channel, ...] = (Channel.CALL, Channel.EMAIL)
    """Those on which a working address is known."""
    message_channel: Channel = Channel.EMAIL
    is_left_alone: bool = False
    """They asked not to be contacted, in this message or before."""

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    @property
    def is_live(self) -> bool:
        return self.state in LIVE_STATES

    @property
    def voice(self) -> Channel:
        """By voice where that can be, else the way they wrote."""
        if Channel.CALL in self.channels:
            return Channel.CALL
        return self.message_channel if self.message_channel in self.channels or not self.channels else self.channels[0]

    def lies_ahead(self, day: date | None, within: timedelta = FURTHEST) -> bool:
        """Whether a day they named can be meant: from today on, and not too far off."""
        return day is not None and self.today <= day <= self.today + within


class Key(Word):
    """What a consequence is: one of each is offered."""

    ANSWER = "answer", "Answer"
    REST = "rest", "Let them rest"
    STEP = "step", "Come back on a day"
    WAIT = "wait", "Wait for them, until a day"
    ASK = "ask", "Ask straight"
    OTHER = "other", "Turn to somebody else"
    REFER = "refer", "Add whom they named"
    FIND_WHO = "find_who", "Find out who it is"
    STAND_IN = "stand_in", "Turn to who stands in"
    OTHER_WAY = "other_way", "Another way"
    LET_GO = "let_go", "Let them go"
    NO_CONTACT = "no_contact", "Leave them alone"
    LIFT = "lift", "They may be contacted"
    OPEN = "open", "Follow up"
    KEEP = "keep", "Keep the step"


ENDS = frozenset({Key.LET_GO, Key.NO_CONTACT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """One thing that may follow. `day` is local to the one who acts, none meaning now; `hour` is where on that day."""

    key: Key
    sentence: str
    """What pressing it does, verb first."""
    why: str
    purpose: Purpose | None = None
    channel: Channel | None = None
    day: date | None = None
    hour: int | None = None
    waiting_on: WaitingOn = WaitingOn.US
    reason: CloseReason | None = None
    whom: Contact = field(default_factory=Contact)
    note: str = ""


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say_day(day: date, today: date) -> str:
    """ "today", "tomorrow", "Fri 27 Nov", with the year when it is another one."""
    near = {0: "today", 1: "tomorrow"}.get((day - today).days)
    year = "" if day.year == today.year else f" {day.year}"
    return near or f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def say_whom(whom: Contact) -> str:
    """The name, else what else is known of them."""
    return whom.name or whom.email or whom.phone

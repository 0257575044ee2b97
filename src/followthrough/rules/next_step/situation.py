"""The facts about one opportunity from which the next step is proposed, and their strict reading from JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self, TypeVar
from zoneinfo import ZoneInfo

from followthrough.rules.cadence import Calendar
from followthrough.rules.refusals import Refusal
from followthrough.rules.strategies import BadStrategy, Strategy, strategy_for
from followthrough.rules.words import (
    Bucket,
    Channel,
    Outcome,
    Permission,
    PipelineKind,
    Purpose,
    Size,
    State,
    WaitingOn,
    Word,
)

AnyWord = TypeVar("AnyWord", bound=Word)


class BadFacts(Refusal):
    """Facts that cannot be read. `field` names the fact to mend; the text says what is allowed."""

    def __init__(self, field_name: str, problem: str) -> None:
        super().__init__(f"{field_name}: {problem}")
        self.field = field_name
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Answers:
    """How often a person was tried on one channel, and how many of these tries were answered."""

    tries: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything known when the question is "and next?". Only `now` is needed; say what you know.

    Counts include the touch just made. All moments are aware; days are whole days.
    """

    now: datetime
    state: State = State.OPEN
    """The state before the decision; a nurtured one is asked what its next drip or wake is."""
    kind: PipelineKind = PipelineKind.SALES
    bucket: Bucket = Bucket.NEW
    stage: str = ""
    """The stage's name, for the sentences."""
    stage_purpose: Purpose | None = None
    """What the stage asks for; None: what its bucket usually asks for."""
    size: Size = Size.MEDIUM
    value: float | None = None
    """What the opportunity is worth, in the workspace's money."""
    strategy: Strategy | None = None
    """None: the shipped one for this size and kind."""

    outcome: Outcome | None = None
    """What came of the touch just made; None when none was made (newly come in, imported, looked at again)."""
    channel: Channel | None = None
    """The channel of that touch."""
    purpose: Purpose | None = None
    """The purpose of that touch."""
    their_date: datetime | None = None
    """The date they named: when to call again, or by when they get back."""

    tries: int = 0
    """Unanswered tries in a row, on any channel."""
    channel_tries: int | None = None
    """How many of these, counting back from the last, were on `channel`; None: all of them."""
    put_offs: int = 0
    """How often they put off without saying no, since last re-qualified."""
    touches: int = 0
    """Touches of any kind with this opportunity, both ways."""
    days_in_stage: int = 0
    typical_days_in_stage: float | None = None
    """Median of the days won deals stood in this stage."""
    won_deals: int | None = None
    """How many won deals that median comes from; None: enough."""
    days_since_requalified: int | None = None
    """Days since they last said, asked straight, that it still matters; None: never asked."""
    last_two_way_days: int | None = None
    """Days since both sides last spoke or wrote; None: never."""
    days_since_won: int | None = None
    """In care: days since they bought."""

    channels: tuple[Channel, ...] = (Channel.CALL, Channel.TEXT, Channel.EMAIL)
    """The usable ones: a valid address exists and they did not object to it. Assumed: phone and e-mail."""
    preferred_channel: Channel | None = None
    preferred_hours: tuple[int, int] | None = None
    """From-to in full hours of their day: (14, 17)."""
    answers: Mapping[Channel, Answers] = field(default_factory=dict, hash=False)
    """What this person answers to, by channel."""
    permission: Permission = Permission.UNKNOWN

    promise_due: datetime | None = None
    """The earliest open promise: when it is due, or when one that waits for an event comes up anyway."""
    promise_by: WaitingOn = WaitingOn.US
    """Who owes it."""
    promise_text: str = ""
    """What was promised, short: "the revised offer"."""

    zone: str = "UTC"
    """Their time zone (IANA), for preferred hours and for dates in sentences."""
    calendar: Calendar | None = field(default=None, compare=False)
    """Knows when they may be contacted; None: Monday to Friday 9-17 UTC."""

    @property
    def is_nurture(self) -> bool:
        return self.state is State.NURTURE

    @property
    def plan(self) -> Strategy:
        """The strategy followed: the given one, else the shipped one."""
        return self.strategy or strategy_for(self.size, self.kind)

    @property
    def same_channel_tries(self) -> int:
        return self.tries if self.channel_tries is None else self.channel_tries

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Read facts from plain values, strictly. Refuses with `BadFacts`, which names the fact and what is allowed."""
        if not isinstance(values, Mapping):
            raise BadFacts(
                "facts", 'must be one object with names and values, e.g. {"now": "2026-11-24T09:00:00+01:00"}'
            )
        unknown = sorted(str(name) for name in set(values) - set(_READERS))
        if unknown:
            raise BadFacts(unknown[0], f"unknown; the facts are {', '.join(_READERS)}")
        if values.get("now") is None:
            raise BadFacts("now", "missing; give the moment of asking, e.g. 2026-11-24T09:00:00+01:00")
        read = {name: _READERS[name](name, value) for name, value in values.items() if value is not None}
        if isinstance(read.get("strategy"), str):
            read["strategy"] = _shipped(read["strategy"], read)
        return cls(**read)


def _shipped(key: str, read: Mapping[str, Any]) -> Strategy:
    try:
        return strategy_for(read.get("size", Size.MEDIUM), read.get("kind", PipelineKind.SALES), key)
    except BadStrategy as problem:
        raise BadFacts("strategy", problem.problem) from None


def _moment(name: str, value: Any) -> datetime:
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadFacts(name, f"{value!r} is no moment; write it like 2026-11-24T09:00:00+01:00") from None
    if moment.utcoffset() is None:
        raise BadFacts(name, f"{value!r} has no time zone; write it like 2026-11-24T09:00:00+01:00")
    try:
        return moment.astimezone(UTC) if _LEAST < moment.astimezone(UTC) < _MOST else _too_far(name, value)
    except OverflowError:
        return _too_far(name, value)


_LEAST, _MOST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


def _too_far(name: str, value: Any) -> datetime:
    raise BadFacts(name, f"{value!r} lies outside of the years 1970 to 9000")


def _word(words: type[AnyWord]) -> Callable[[str, Any], AnyWord]:
    def read(name: str, value: Any) -> AnyWord:
        try:
            return words(value)
        except ValueError:
            raise BadFacts(name, f"{value!r} is unknown; choose {', '.join(words)}") from None

    return read


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise BadFacts(name, f"{value!r} must be a text")
    return value


def _count(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1_000_000:
        raise BadFacts(name, f"{value!r} must be a whole number, 0 or more")
    return value


def _amount(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1e15:
        raise BadFacts(name, f"{value!r} must be a number, 0 or more")
    return float(value)


def _channels(name: str, value: Any) -> tuple[Channel, ...]:
    if not isinstance(value, list | tuple):
        raise BadFacts(name, f'must be a list of channels, e.g. ["call", "email"]; choose {", ".join(Channel)}')
    return tuple(dict.fromkeys(_word(Channel)(name, each) for each in value))


def _hours(name: str, value: Any) -> tuple[int, int]:
    problem = f"{value!r} must be two full hours of their day, e.g. [14, 17]"
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise BadFacts(name, problem)
    start, end = (_count(name, hour) for hour in value)
    if not 0 <= start < end <= 24:
        raise BadFacts(name, problem)
    return start, end


def _answers(name: str, value: Any) -> dict[Channel, Answers]:
    if not isinstance(value, Mapping):
        raise BadFacts(name, 'must be an object by channel, e.g. {"call": [4, 1]}: tries, answered')
    return {_word(Channel)(name, channel): _answer(f"{name}.{channel}", pair) for channel, pair in value.items()}


def _answer(name: str, value: Any) -> Answers:
    if isinstance(value, Answers):
        return value
    if isinstance(value, Mapping) and set(value) == {"tries", "answered"}:
        value = [value["tries"], value["answered"]]
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise BadFacts(name, f"{value!r} must be two counts, e.g. [4, 1]: tries, answered")
    answers = Answers(*(_count(name, each) for each in value))
    if answers.answered > answers.tries:
        raise BadFacts(name, "more answered than tried")
    return answers


def _zone(name: str, value: Any) -> str:
    try:
        ZoneInfo(value)
    except (ValueError, TypeError, OSError, KeyError):
        raise BadFacts(name, f"{value!r} is no time zone; write it like Europe/Zurich") from None
    return str(value)


def _strategy(name: str, value: Any) -> Strategy | str:
    if isinstance(value, str | Strategy):
        return value
    if not isinstance(value, Mapping):
        raise BadFacts(name, "give the key of a strategy, or a strategy as an object")
    try:
        return Strategy.from_dict(value)
    except BadStrategy as problem:
        raise BadFacts(f"{name}.{problem.field}", problem.problem) from None


_READERS: Mapping[str, Callable[[str, Any], Any]] = {
    "now": _moment,
    "state": _word(State),
    "kind": _word(PipelineKind),
    "bucket": _word(Bucket),
    "stage": _text,
    "stage_purpose": _word(Purpose),
    "size": _word(Size),
    "value": _amount,
    "strategy": _strategy,
    "outcome": _word(Outcome),
    "channel": _word(Channel),
    "purpose": _word(Purpose),
    "their_date": _moment,
    "tries": _count,
    "channel_tries": _count,
    "put_offs": _count,
    "touches": _count,
    "days_in_stage": _count,
    "typical_days_in_stage": _amount,
    "won_deals": _count,
    "days_since_requalified": _count,
    "last_two_way_days": _count,
    "days_since_won": _count,
    "channels": _channels,
    "preferred_channel": _word(Channel),
    "preferred_hours": _hours,
    "answers": _answers,
    "permission": _word(Permission),
    "promise_due": _moment,
    "promise_by": _word(WaitingOn),
    "promise_text": _text,
    "zone": _zone,
}
"""Each fact that JSON may name with its reader; `calendar` is no fact one can write down."""

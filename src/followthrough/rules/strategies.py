"""How much follow-up, and which, a kind of opportunity earns: the strategies, as plain facts.

A large opportunity never gets the treatment of a small one (more tries, more channels, shorter gaps, visits). The
starting set below ships with the product; a workspace edits its own copy, which comes back through `from_dict`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Self, TypeVar

from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel, PipelineKind, Size, Word

AnyWord = TypeVar("AnyWord", bound=Word)

MINUTES: Mapping[Channel, int] = {
    Channel.CALL: 10,
    Channel.TEXT: 3,
    Channel.EMAIL: 8,
    Channel.VISIT: 60,
    Channel.VIDEO: 30,
    Channel.LETTER: 15,
    Channel.SOCIAL: 5,
}
"""How long one step takes, preparation and note included, where a strategy does not say otherwise."""


ENOUGH_WON_DEALS = 5
"""Below that many won deals their median says nothing; the strategy's own number of days is used."""


class BadStrategy(Refusal):
    """A strategy that cannot be followed. `field` names the part to mend; the text is worded for the user."""

    def __init__(self, field_name: str, problem: str) -> None:
        super().__init__(f"{field_name}: {problem}")
        self.field = field_name
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way to follow up. Days are calendar days; a slot in working hours is found for each afterwards.

    Refuses with `BadStrategy` what cannot be followed, e.g. a rhythm whose gaps shrink.
    """

    key: str
    name: str
    description: str = ""
    kind: PipelineKind = PipelineKind.SALES
    size: Size | None = None
    """The size it is made for; None: for all sizes."""
    rhythm: tuple[int, ...] = (1, 2, 4, 7, 14)
    """Days between unanswered tries: after try n wait the n-th; the last one repeats. 0: later the same day."""
    channels: tuple[Channel, ...] = (Channel.CALL, Channel.EMAIL, Channel.CALL, Channel.TEXT)
    """Which channel the first, second, third … try would use, going round; those not named are a last resort."""
    max_tries: int = 6
    """Unanswered tries in a row, after which the approach changes: one direct question, then they leave."""
    max_put_offs: int = 2
    """The put-off at which we re-qualify; at the one after that they leave the pipeline."""
    requalify_factor: float = 1.5
    """Re-qualify when a stage lasts longer than this many times what it lasted in won deals."""
    max_days_in_stage: int = 45
    """The same in days, as long as too few deals were won to know what is usual."""
    warm_days: int = 3
    """Days until the next contact while things move and they named no day."""
    they_said_days: int = 3
    """Days we wait when they said they would get back, but not when."""
    put_off_days: int = 7
    """Days until we are back when they put off without naming a day."""
    nurture_rhythm: tuple[int, ...] = (21, 30, 45, 60, 90)
    """Days between the messages of the drip; the last one repeats."""
    minutes: Mapping[Channel, int] = field(default_factory=lambda: dict(MINUTES), hash=False)
    """Length of one step by channel, in minutes."""

    def __post_init__(self) -> None:
        _check(self)

    def gap_after(self, tries: int) -> int:
        """Days to wait after that many unanswered tries in a row (0 before the first)."""
        return self.rhythm[min(tries, len(self.rhythm)) - 1] if tries > 0 else 0

    def nurture_gap_after(self, messages: int) -> int:
        """Days to wait in nurture after that many messages."""
        return self.nurture_rhythm[min(messages, len(self.nurture_rhythm) - 1)]

    def channel_of_try(self, number: int) -> Channel:
        """The channel planned for the try of that number, counted from 1."""
        return self.channels[(number - 1) % len(self.channels)]

    def usual_days(self, typical: float | None, won_deals: int | None = None) -> float | None:
        """Days won deals stood in a stage (their median), if enough were won to say; None: unknown."""
        few = won_deals is not None and won_deals < ENOUGH_WON_DEALS
        return None if few else typical

    def days_allowed(self, typical: float | None, won_deals: int | None = None) -> float:
        """Days a stage may last before we re-qualify."""
        usual = self.usual_days(typical, won_deals)
        return self.max_days_in_stage if usual is None else max(usual * self.requalify_factor, 1)

    def minutes_for(self, channel: Channel) -> int:
        return self.minutes.get(channel, MINUTES[channel])

    def as_dict(self) -> dict[str, Any]:
        """Plain values only, as stored and shown; `from_dict` reads it back unchanged."""
        return {
            "key": self.key,
            "name": self.name,
            "description": self.description,
            "kind": self.kind.value,
            "size": self.size.value if self.size else None,
            "rhythm": list(self.rhythm),
            "channels": [channel.value for channel in self.channels],
            "max_tries": self.max_tries,
            "max_put_offs": self.max_put_offs,
            "requalify_factor": self.requalify_factor,
            "max_days_in_stage": self.max_days_in_stage,
            "warm_days": self.warm_days,
            "they_said_days": self.they_said_days,
            "put_off_days": self.put_off_days,
            "nurture_rhythm": list(self.nurture_rhythm),
            "minutes": {channel.value: minutes for channel, minutes in self.minutes.items()},
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Read a strategy from plain values. What is not named keeps its default; unknown names are refused."""
        unknown = sorted(set(values) - set(_READERS))
        if unknown:
            raise BadStrategy(unknown[0], f"unknown; a strategy has {', '.join(_READERS)}")
        missing = [name for name in ("key", "name") if name not in values]
        if missing:
            raise BadStrategy(missing[0], "missing")
        return cls(**{name: _READERS[name](name, value) for name, value in values.items()})


def _check(strategy: Strategy) -> None:
    for name in ("key", "name"):
        if not getattr(strategy, name).strip():
            raise BadStrategy(name, "give it one")
    for name in ("rhythm", "nurture_rhythm"):
        _check_rhythm(name, getattr(strategy, name))
    if not strategy.channels:
        raise BadStrategy("channels", "name at least one")
    for name, (least, most) in _LIMITS.items():
        if not least <= getattr(strategy, name) <= most:
            raise BadStrategy(name, f"must lie between {least} and {most}")
    for channel, minutes in strategy.minutes.items():
        if not 1 <= minutes <= 480:
            raise BadStrategy(f"minutes.{channel}", "must lie between 1 and 480")


_LIMITS: Mapping[str, tuple[int, int]] = {
    "max_tries": (1, 30),
    "max_put_offs": (1, 10),
    "requalify_factor": (1, 10),
    "max_days_in_stage": (1, 730),
    "warm_days": (0, 90),
    "they_said_days": (0, 90),
    "put_off_days": (1, 180),
}


def _check_rhythm(name: str, gaps: tuple[int, ...]) -> None:
    least = 0 if name == "rhythm" else 1
    if not gaps:
        raise BadStrategy(name, "name at least one gap in days")
    if any(not least <= gap <= 365 for gap in gaps):
        raise BadStrategy(name, f"each gap lies between {least} and 365 days")
    if any(later < earlier for earlier, later in pairwise(gaps)):
        raise BadStrategy(name, "the gaps widen with time; none may be shorter than the one before it")


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise BadStrategy(name, "must be a text")
    return value


def _whole(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadStrategy(name, "must be a whole number")
    return value


def _number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadStrategy(name, "must be a number")
    return float(value)


def _days(name: str, value: Any) -> tuple[int, ...]:
    if not isinstance(value, list | tuple):
        raise BadStrategy(name, "must be a list of days")
    return tuple(_whole(name, days) for days in value)


def _channel(name: str, value: Any) -> Channel:
    return _word(Channel, name, value)


def _channels(name: str, value: Any) -> tuple[Channel, ...]:
    if not isinstance(value, list | tuple):
        raise BadStrategy(name, "must be a list of channels")
    return tuple(_channel(name, each) for each in value)


def _kind(name: str, value: Any) -> PipelineKind:
    return _word(PipelineKind, name, value)


def _size(name: str, value: Any) -> Size | None:
    return None if value is None else _word(Size, name, value)


def _minutes(name: str, value: Any) -> dict[Channel, int]:
    if not isinstance(value, Mapping):
        raise BadStrategy(name, "must give minutes for channels")
    return {_channel(name, channel): _whole(f"{name}.{channel}", each) for channel, each in value.items()}


def _word(words: type[AnyWord], name: str, value: Any) -> AnyWord:
    try:
        return words(value)
    except ValueError:
        raise BadStrategy(name, f"{value!r} is unknown; choose {', '.join(words)}") from None


_READERS: Mapping[str, Callable[[str, Any], Any]] = {
    "key": _text,
    "name": _text,
    "description": _text,
    "kind": _kind,
    "size": _size,
    "rhythm": _days,
    "channels": _channels,
    "max_tries": _whole,
    "max_put_offs": _whole,
    "requalify_factor": _number,
    "max_days_in_stage": _whole,
    "warm_days": _whole,
    "they_said_days": _whole,
    "put_off_days": _whole,
    "nurture_rhythm": _days,
    "minutes": _minutes,
}


SMALL = Strategy(
    key="small",
    name="Small: light and friendly",
    description="A few quick tries, mostly by phone and text; then one direct question, then the drip.",
    size=Size.SMALL,
    rhythm=(2, 4, 7, 14),
    channels=(Channel.CALL, Channel.TEXT, Channel.EMAIL, Channel.CALL, Channel.EMAIL),
    max_tries=4,
    max_days_in_stage=30,
    warm_days=4,
    they_said_days=4,
    put_off_days=10,
    nurture_rhythm=(30, 45, 60, 90),
    minutes={**MINUTES, Channel.CALL: 8, Channel.EMAIL: 5, Channel.VISIT: 45},
)

MEDIUM = Strategy(
    key="medium",
    name="Medium: steady",
    description="Phone first, each gap wider than the last, another channel when one stays silent.",
    size=Size.MEDIUM,
    rhythm=(1, 3, 5, 8, 14, 21),
    channels=(Channel.CALL, Channel.CALL, Channel.EMAIL, Channel.CALL, Channel.TEXT, Channel.VIDEO),
    max_tries=6,
    max_days_in_stage=45,
)

LARGE = Strategy(
    key="large",
    name="Large: thorough and personal",
    description="Close together at first, every channel including a visit and a letter, more tries before a question.",
    size=Size.LARGE,
    rhythm=(1, 2, 3, 5, 7, 10, 14, 21),
    channels=(
        Channel.CALL,
        Channel.CALL,
        Channel.EMAIL,
        Channel.CALL,
        Channel.VISIT,
        Channel.TEXT,
        Channel.LETTER,
        Channel.VIDEO,
    ),
    max_tries=9,
    max_days_in_stage=60,
    warm_days=2,
    they_said_days=2,
    put_off_days=5,
    nurture_rhythm=(14, 21, 30, 45, 60),
    minutes={**MINUTES, Channel.CALL: 15, Channel.EMAIL: 12, Channel.VISIT: 90, Channel.VIDEO: 45},
)

CARE = Strategy(
    key="care",
    name="Care for customers",
    description="Thanks at once, a check in the first month, a referral when they are glad, every anniversary.",
    kind=PipelineKind.CARE,
    rhythm=(3, 7, 14, 30),
    channels=(Channel.CALL, Channel.EMAIL, Channel.CALL, Channel.LETTER),
    max_tries=3,
    max_put_offs=3,
    max_days_in_stage=365,
    warm_days=7,
    they_said_days=7,
    put_off_days=14,
    nurture_rhythm=(60, 90, 90),
)

FORGOTTEN = Strategy(
    key="forgotten",
    name="Forgotten: bring them back",
    description="It is never too late: a fitting opening by several ways, slowly; then the drip.",
    rhythm=(3, 7, 14, 30),
    channels=(Channel.CALL, Channel.EMAIL, Channel.LETTER, Channel.TEXT),
    max_tries=4,
    max_put_offs=1,
    max_days_in_stage=60,
    put_off_days=14,
    nurture_rhythm=(30, 45, 60, 90),
)

STARTING_SET: tuple[Strategy, ...] = (SMALL, MEDIUM, LARGE, CARE, FORGOTTEN)
"""What a new workspace begins with."""

_BY_KEY = {strategy.key: strategy for strategy in STARTING_SET}


def strategy_for(size: Size, kind: PipelineKind, key: str | None = None) -> Strategy:
    """The shipped strategy of that key, else the one for that size and kind of pipeline.

    Refuses an unknown key with `BadStrategy`.
    """
    if key is not None:
        if key not in _BY_KEY:
            raise BadStrategy("strategy", f"{key!r} is unknown; choose {', '.join(_BY_KEY)}")
        return _BY_KEY[key]
    return CARE if kind is PipelineKind.CARE else _BY_KEY[size]

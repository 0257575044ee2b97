"""The filters of a list of prospects: read from an address and written to one, kept in saved lists.

Anything that can't be read is left out: an address typed by hand, or kept from last year, still shows a list.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any, Self
from urllib.parse import urlencode

from followthrough.rules.words import Bucket, Channel, NextBy, Permission, Size, State, WaitingOn, Word

MINE, EVERYBODY = "mine", "all"
ANY = "any"
TEAM = "team-"
MOST_DAYS = 3_650
MOST_VALUE = Decimal(10) ** 12
MOST_WORDS = 80


class Sort(Word):
    DUE = "due", "Next step"
    NAME = "name", "Name"
    VALUE = "value", "Worth"
    HEARD = "heard", "Last heard"
    STAGE = "stage", "Stage"
    OWNER = "owner", "Whose"


class Due(Word):
    OVERDUE = "overdue", "Overdue"
    TODAY = "today", "Due today"
    WEEK = "week", "Due this week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list shows, and in which order. An empty value filters nothing; `state` may be "any"."""

    whose: str = MINE
    state: str = State.OPEN
    bucket: str = ""
    stage: int | None = None
    pipeline: int | None = None
    size: str = ""
    source: str = ""
    tag: int | None = None
    due: str = ""
    silent: int | None = None
    waiting: str = ""
    permission: str = ""
    channel: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    q: str = ""
    strategy: str = ""
    by: str = ""
    field: tuple[str, ...] = ()
    sort: str = Sort.DUE
    down: bool = False

    @classmethod
    def read(cls, given: Mapping[str, Any], *, whose: str = MINE) -> Self:
        """Filters out of a query string or a saved list; `whose` where none is named."""
        read: dict[str, Any] = {"whose": whose}
        for name, reader in READERS.items():
            if name in given:
                value = reader(_values(given, name))
                if value is not None:
                    read[name] = value
        sort, down = _sort(read.pop("sort", ""))
        return cls(**read, sort=sort, down=down)

    def pairs(self) -> list[tuple[str, str]]:
        """What differs from showing all that is open, as the pairs of an address."""
        written = [("whose", self.whose)]
        for each in fields(self):
            value = getattr(self, each.name)
            if each.name not in {"whose", "sort", "down"} and value != each.default:
                written += _written(each.name, value)
        sort = f"{'-' if self.down else ''}{self.sort}"
        return written if sort == Sort.DUE else [*written, ("sort", sort)]

    def query(self) -> str:
        """The same as a query string."""
        return urlencode(self.pairs())

    def kept(self) -> dict[str, Any]:
        """The same as a saved list keeps it."""
        kept: dict[str, Any] = {}
        for name, value in self.pairs():
            kept[name] = [*kept.get(name, []), value] if name == "field" else value
        return kept

    def changed(self, **changes: Any) -> Self:
        return replace(self, **changes)

    @property
    def custom(self) -> list[tuple[str, str, str]]:
        """Custom fields as (subject, key, value)."""
        split = []
        for each in self.field:
            name, _, value = each.partition(":")
            subject, _, key = name.partition(".")
            split.append((subject, key, value))
        return split

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is filtered beyond whose, state and order."""
        plain = Filters(whose=self.whose, state=self.state, sort=self.sort, down=self.down)
        return self != plain


def _values(given: Mapping[str, Any], name: str) -> list[str]:
    values = given.getlist(name) if hasattr(given, "getlist") else given[name]
    return [str(value) for value in values] if isinstance(values, list | tuple) else [str(values)]


def _written(name: str, value: Any) -> Iterable[tuple[str, str]]:
    if isinstance(value, tuple):
        return [(name, each) for each in value]
    return [(name, f"{value.normalize():f}" if isinstance(value, Decimal) else str(value))]


def _word(words: type[Word], *more: str) -> Callable[[list[str]], str | None]:
    known = {*(str(word) for word in words), *more}
    return lambda values: values[-1] if values[-1] in known else None


def _number(values: list[str], *, most: int = 2**62) -> int | None:
    value = values[-1]
    return int(value) if value.isascii() and value.isdigit() and len(value) < 20 and int(value) <= most else None


def _days(values: list[str]) -> int | None:
    return _number(values, most=MOST_DAYS)


def _money(values: list[str]) -> Decimal | None:
    try:
        value = Decimal(values[-1].replace(",", "").replace(" ", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value <= MOST_VALUE else None


def _text(values: list[str]) -> str:
    return values[-1].replace("\x00", "").strip()[:MOST_WORDS]


def _custom(values: list[str]) -> tuple[str, ...]:
    known = [value for value in values if value.count(":") and value.split(":")[0].count(".") == 1]
    return tuple(dict.fromkeys(value.replace("\x00", "")[:200] for value in known))


def _whose(values: list[str]) -> str | None:
    value = values[-1]
    return value if value in {MINE, EVERYBODY} or _number([value.removeprefix(TEAM)]) is not None else None


def _sort(value: str) -> tuple[str, bool]:
    name = value.removeprefix("-")
    return (name, value.startswith("-")) if name in {str(sort) for sort in Sort} else (Sort.DUE, False)


READERS: dict[str, Callable[[list[str]], Any]] = {
    "whose": _whose,
    "state": _word(State, ANY),
    "bucket": _word(Bucket),
    "stage": _number,
    "pipeline": _number,
    "size": _word(Size),
    "source": _text,
    "tag": _number,
    "due": _word(Due),
    "silent": _days,
    "waiting": _word(WaitingOn),
    "permission": _word(Permission),
    "channel": _word(Channel),
    "low": _money,
    "high": _money,
    "q": _text,
    "strategy": _text,
    "by": _word(NextBy),
    "field": _custom,
    "sort": _text,
}

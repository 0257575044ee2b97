"""Filters as a sentence: "Yours, open, in closing, nothing heard for 10 days"; each part can be taken out again."""

from collections.abc import Callable
from dataclasses import dataclass, fields

from followthrough.followup.queries.filters import ANY, EVERYBODY, MINE, TEAM, Filters
from followthrough.followup.queries.names import Names
from followthrough.rules.amounts import counted, say_money
from followthrough.rules.strategies import STARTING_SET
from followthrough.rules.words import Bucket, Channel, NextBy, Permission, Size, State, WaitingOn
from followthrough.web.prospects.asked import Asked

GONE = "one that is gone"
STATES = {
    State.OPEN: "open",
    State.NURTURE: "parked",
    State.WON: "won",
    State.LOST: "lost",
    State.DISQUALIFIED: "not a fit",
    ANY: "open or closed",
}
DUE = {"overdue": "overdue", "today": "due today", "week": "due this week"}
BUCKETS = {
    Bucket.NEW: "new",
    Bucket.DEVELOPING: "developing",
    Bucket.CLOSING: "in closing",
    Bucket.PARKED: "dead horses",
}
PERMISSIONS = {
    Permission.UNKNOWN: "not asked for permission yet",
    Permission.GIVEN: "permission given",
    Permission.WITHDRAWN: "asked not to be contacted",
}
STRATEGIES = {strategy.key: strategy.name for strategy in STARTING_SET}


@dataclass(frozen=True, slots=True)
class Part:
    """One filter in words, and the list without it."""

    words: str
    address: str


def title_of(asked: Asked) -> str:
    return asked.saved.label if asked.saved else "Prospects"


def sentence_of(asked: Asked) -> str:
    parts = [whose_words(asked.filters, asked.names), STATES.get(asked.filters.state, ""), *_words(asked)]
    said = ", ".join(part for part in parts if part)
    return said[0].upper() + said[1:]


def parts_of(asked: Asked) -> list[Part]:
    """What is filtered beyond whose and state."""
    filters = asked.filters
    parts = []
    for name, say in SAYERS.items():
        value = getattr(filters, name)
        if value not in ("", None, ()):
            without = filters.changed(**{name: _default(name)})
            parts.append(Part(say(value, asked), asked.address(without)))
    if filters.low is not None or filters.high is not None:
        parts.append(Part(_worth(asked), asked.address(filters.changed(low=None, high=None))))
    for each in filters.field:
        rest = tuple(other for other in filters.field if other != each)
        parts.append(Part(_custom(each, asked), asked.address(filters.changed(field=rest))))
    return parts


def whose_words(filters: Filters, names: Names) -> str:
    if filters.whose == MINE:
        return "yours"
    if filters.whose == EVERYBODY:
        return "everybody's"
    if filters.whose.startswith(TEAM):
        team = names.teams.get(int(filters.whose.removeprefix(TEAM)))
        return f"of the team {team.label}" if team else f"of a team, {GONE}"
    member = names.members.get(int(filters.whose))
    return f"{member.label}'s" if member else "of somebody who is not here"


def _words(asked: Asked) -> list[str]:
    return [part.words for part in parts_of(asked)]


def _default(name: str) -> object:
    return next(each.default for each in fields(Filters) if each.name == name)


def _stage(value: int, asked: Asked) -> str:
    stage = asked.names.stages.get(value)
    return f"in {stage.label}" if stage else f"in a stage, {GONE}"


def _pipeline(value: int, asked: Asked) -> str:
    pipeline = asked.names.pipelines.get(value)
    return f"of {pipeline.label}" if pipeline else f"of a pipeline, {GONE}"


def _tag(value: int, asked: Asked) -> str:
    tag = asked.names.tags.get(value)
    return f"tagged {tag.label}" if tag else f"with a tag, {GONE}"


def _worth(asked: Asked) -> str:
    low, high, currency = asked.filters.low, asked.filters.high, asked.member.workspace.currency
    if low is not None and high is not None:
        return f"worth {say_money(low, currency) or 'nothing'} to {say_money(high, currency) or 'nothing'}"
    if low is not None:
        return f"worth {say_money(low, currency) or 'nothing'} or more"
    return f"worth {say_money(high or 0, currency) or 'nothing'} at most"


def _custom(each: str, asked: Asked) -> str:
    path, _, value = each.partition(":")
    field = next((field for field in asked.names.fields.values() if field.word == path), None)
    return f"{field.label if field else path}: {value}"


SAYERS: dict[str, Callable[..., str]] = {
    "bucket": lambda value, asked: BUCKETS[value],
    "stage": _stage,
    "pipeline": _pipeline,
    "size": lambda value, asked: Size(value).label.lower(),
    "due": lambda value, asked: DUE[value],
    "silent": lambda value, asked: f"nothing heard for {counted(value, 'day')}",
    "waiting": lambda value, asked: f"waiting on {WaitingOn(value).label.lower()}",
    "by": lambda value, asked: NextBy(value).label.lower(),
    "tag": _tag,
    "source": lambda value, asked: f"from {value}",
    "permission": lambda value, asked: PERMISSIONS[value],
    "channel": lambda value, asked: f"reached best by {Channel(value).label.lower()}",
    "strategy": lambda value, asked: f"strategy {STRATEGIES.get(value, value)}",
    "q": lambda value, asked: f"“{value}”",
}

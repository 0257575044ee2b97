"""The columns of the list: what each shows of a row, in words. A template only places them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from followthrough.followup.models import Opportunity
from followthrough.followup.queries.filters import Sort
from followthrough.followup.queries.names import Name, Names
from followthrough.people.models import ContactPoint
from followthrough.rules.amounts import counted, say_money
from followthrough.rules.dates import say_date
from followthrough.rules.next_step import say_step
from followthrough.rules.words import Channel, CloseReason, ContactKind, NextBy, Permission, Purpose, Size, State
from followthrough.web.prospects.sentence import STRATEGIES
from followthrough.web.when import say_exactly

PHONES = (ContactKind.MOBILE, ContactKind.PHONE)
NEVER = "never"


@dataclass(slots=True)
class Cell:
    """What stands in one column of a row. `look` is its class; `exact` is shown on hover."""

    look: str
    words: str
    exact: str = ""
    tone: str = ""
    icon: str = ""
    bucket: str = ""
    chips: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Drawing:
    """What all rows of a page share. Tags and points are there when a column asks for them."""

    at: datetime
    zone: ZoneInfo
    currency: str
    names: Names
    tags: dict[int, list[int]] = field(default_factory=dict)
    points: dict[int, list[ContactPoint]] = field(default_factory=dict)


Draw = Callable[[Opportunity, Drawing], Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """`needs`: "tags" or "points", which are fetched for the page when a column asks for them."""

    key: str
    title: str
    draw: Draw
    sort: str = ""
    begins_down: bool = False
    is_number: bool = False
    needs: str = ""


def every_column(names: Names) -> dict[str, Column]:
    """The house's own columns, then one for each custom field."""
    own = [_custom_column(name) for name in names.fields.values()]
    return {column.key: column for column in (*COLUMNS, *own)}


def usual_columns(whose_is_one: bool) -> tuple[str, ...]:
    return USUAL if whose_is_one else (*USUAL, "owner")


def _step(row: Opportunity, drawing: Drawing) -> Cell:
    if row.next_purpose is None or row.next_channel is None:
        reason = CloseReason(row.close_reason or CloseReason.NO_NEED).label
        return Cell("step", f"{State(row.state).label}: {reason}", icon=row.state, exact=row.close_note)
    words = say_step(Channel(row.next_channel), Purpose(row.next_purpose))
    if row.next_by == NextBy.MACHINE:
        return Cell("step", words, icon="machine", tone="machine", exact="The machine does it")
    return Cell("step", words, icon=row.next_channel, exact=row.next_note)


def _due(row: Opportunity, drawing: Drawing) -> Cell:
    if row.next_due_at is None:
        return _when("due", row.closed_at, drawing)
    said = say_date(row.next_due_at, drawing.zone.key, drawing.at)
    is_late = said.endswith("late") and row.state == State.OPEN
    tone = "raised" if row.hand_raised_at else "overdue" if is_late else ""
    return Cell("due", said, say_exactly(row.next_due_at, drawing.zone), tone)


def _stage(row: Opportunity, drawing: Drawing) -> Cell:
    stage = drawing.names.stages.get(row.stage_id)
    return Cell("stage", stage.label if stage else "", bucket=row.bucket)


def _worth(row: Opportunity, drawing: Drawing) -> Cell:
    return Cell("worth number", say_money(row.value, drawing.currency))


def _heard(row: Opportunity, drawing: Drawing) -> Cell:
    if row.last_two_way_at is None:
        return Cell("heard", NEVER, exact=f"Opened {say_exactly(row.opened_at, drawing.zone)}")
    return _when("heard", row.last_two_way_at, drawing)


def _owner(row: Opportunity, drawing: Drawing) -> Cell:
    return Cell("owner", _label(drawing.names.members.get(row.owner_id)))


def _tags(row: Opportunity, drawing: Drawing) -> Cell:
    known = (drawing.names.tags.get(tag) for tag in drawing.tags.get(row.person_id, ()))
    return Cell("tags", "", chips=[tag.label for tag in known if tag])


def _phone(row: Opportunity, drawing: Drawing) -> Cell:
    return _point(row, drawing, "phone", PHONES)


def _email(row: Opportunity, drawing: Drawing) -> Cell:
    return _point(row, drawing, "email", (ContactKind.EMAIL,))


def _point(row: Opportunity, drawing: Drawing, look: str, kinds: Sequence[ContactKind]) -> Cell:
    points = drawing.points.get(row.person_id, ())
    return Cell(look, next((point.shown for point in points if point.kind in kinds and point.is_valid), ""))


def _label(name: Name | None) -> str:
    return name.label if name else ""


def _when(look: str, moment: datetime | None, drawing: Drawing) -> Cell:
    """ "today", "yesterday", "12 days ago"; "3 months ago"."""
    if moment is None:
        return Cell(look, "")
    days = (drawing.at.astimezone(drawing.zone).date() - moment.astimezone(drawing.zone).date()).days
    if days < 2:
        words = "today" if days < 1 else "yesterday"
    else:
        words = f"{counted(days, 'day')} ago" if days < 60 else f"{counted(round(days / 30.4), 'month')} ago"
    return Cell(look, words, say_exactly(moment, drawing.zone))


def _plain(key: str, say: Callable[[Opportunity], object]) -> Draw:
    return lambda row, drawing: Cell(key, str(say(row)))


def _custom_column(name: Name) -> Column:
    subject, _, key = name.word.partition(".")
    stored: dict[str, Callable[[Opportunity], Any]] = {
        "opportunity": lambda row: row.custom,
        "person": lambda row: row.person.custom,
        "company": lambda row: row.person.company.custom if row.person.company else {},
    }

    def draw(row: Opportunity, drawing: Drawing) -> Cell:
        value = stored[subject](row).get(key)
        return Cell("custom", {None: "", True: "yes", False: "no"}.get(value, str(value)) if _is_plain(value) else "")

    return Column(f"custom-{name.pk}", name.label, draw)


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, bool | int | float | str)


COLUMNS = (
    Column("step", "Next step", _step),
    Column("due", "When", _due, Sort.DUE),
    Column("stage", "Stage", _stage, Sort.STAGE),
    Column("worth", "Worth", _worth, Sort.VALUE, begins_down=True, is_number=True),
    Column("heard", "Last heard", _heard, Sort.HEARD),
    Column("owner", "Whose", _owner, Sort.OWNER),
    Column("tags", "Tags", _tags, needs="tags"),
    Column("phone", "Phone", _phone, needs="points"),
    Column("email", "E-mail", _email, needs="points"),
    Column("size", "Size", _plain("size", lambda row: Size(row.size).label)),
    Column("chance", "Chance", _plain("number", lambda row: f"{row.chance} %"), is_number=True),
    Column("source", "Source", _plain("source", lambda row: row.source)),
    Column("title", "About", _plain("title", lambda row: row.title)),
    Column("city", "City", _plain("city", lambda row: row.person.city)),
    Column("country", "Country", _plain("country", lambda row: row.person.country)),
    Column("job", "Role", _plain("job", lambda row: row.person.job_title)),
    Column("words", "Their last words", _plain("words", lambda row: row.last_words)),
    Column("touches", "Contacts", _plain("number", lambda row: row.touches or ""), is_number=True),
    Column("tries", "Tries in a row", _plain("number", lambda row: row.tries or ""), is_number=True),
    Column("opened", "Opened", lambda row, drawing: _when("opened", row.opened_at, drawing)),
    Column("strategy", "Strategy", _plain("strategy", lambda row: STRATEGIES.get(row.strategy, row.strategy))),
    Column("permission", "Permission", _plain("permission", lambda row: Permission(row.person.permission).label)),
    Column("channel", "Reached best by", _plain("channel", lambda row: _channel(row.person.preferred_channel))),
)
USUAL = ("step", "due", "stage", "worth", "heard")


def _channel(value: str) -> str:
    return Channel(value).label if value else ""

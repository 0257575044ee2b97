"""The rows and heads of the list's table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from followthrough.followup.models import Opportunity
from followthrough.followup.queries.filters import Sort
from followthrough.followup.queries.listing import has_one_owner
from followthrough.people import queries as people_queries
from followthrough.web import door
from followthrough.web.prospects.asked import Asked
from followthrough.web.prospects.columns import Cell, Column, Drawing, every_column, usual_columns

MARK = "0"  # stands for an id in an address that is made once for all rows


@dataclass(slots=True)
class Row:
    key: int
    address: str
    name: str
    company: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: a link that sorts by it, and which way it is sorted now (`aria-sort`)."""

    title: str
    look: str = ""
    address: str = ""
    icon: str = ""
    way: str = ""


def columns_of(asked: Asked) -> list[Column]:
    """Those of the saved list, those the member chose, or the usual ones."""
    known = every_column(asked.names)
    kept = asked.saved.kept.get("columns", ()) if asked.saved else ()
    chosen = kept or asked.chosen_columns or usual_columns(has_one_owner(asked.listing))
    return [known[key] for key in chosen if key in known]


def rows_of(found: Sequence[Opportunity], columns: Sequence[Column], asked: Asked) -> list[Row]:
    drawing = _drawing(found, columns, asked)
    before, _, after = reverse("prospect", args=[MARK]).partition(MARK)
    return [
        Row(
            key=row.pk,
            address=f"{before}{row.person_id}{after}?opportunity={row.pk}",
            name=row.person.name,
            company=row.person.company.name if row.person.company else "",
            cells=[column.draw(row, drawing) for column in columns],
        )
        for row in found
    ]


def heads_of(columns: Sequence[Column], asked: Asked) -> list[Head]:
    return [_head("Name", Sort.NAME, asked), *(_head_of(column, asked) for column in columns)]


def _head_of(column: Column, asked: Asked) -> Head:
    look = "number" if column.is_number else ""
    if not column.sort:
        return Head(column.title, look)
    return _head(column.title, column.sort, asked, look=look, begins_down=column.begins_down)


def _head(title: str, sort: str, asked: Asked, *, look: str = "", begins_down: bool = False) -> Head:
    filters = asked.filters
    if filters.sort != sort:
        return Head(title, look, asked.address(filters.changed(sort=sort, down=begins_down)))
    turned = asked.address(filters.changed(down=not filters.down))
    return Head(title, look, turned, *(("sort-down", "descending") if filters.down else ("sort-up", "ascending")))


def _drawing(found: Sequence[Opportunity], columns: Sequence[Column], asked: Asked) -> Drawing:
    needs = {column.needs for column in columns}
    people = {row.person_id for row in found}
    facts: dict[str, Any] = {}
    if "tags" in needs:
        facts["tags"] = people_queries.tags_of(people)
    if "points" in needs:
        facts["points"] = people_queries.points_of(people)
    zone, currency = door.zone_of(asked.member), asked.member.workspace.currency
    return Drawing(at=asked.at, zone=zone, currency=currency, names=asked.names, **facts)

"""The list as a CSV file: every column, custom fields and addresses too. A download, written as it is read."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from followthrough.followup.models import Opportunity
from followthrough.followup.queries import paging
from followthrough.people import queries as people_queries
from followthrough.people.models import ContactPoint
from followthrough.rules.words import ContactKind
from followthrough.web import door
from followthrough.web.prospects.asked import Asked, asked_of

PORTION = 1_000
BOM = "\ufeff"  # tells spreadsheets that it is UTF-8
FORMULA = re.compile(r"[=+\-@\t\r]")
HARMLESS = re.compile(r"[+-]?[\d .,]+")
MOST_POINTS = 3  # of a kind


@dataclass(frozen=True)
class Portion:
    """So many rows with what belongs to them."""

    rows: list[Opportunity]
    tags: dict[int, list[int]]
    points: dict[int, list[ContactPoint]]


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


@door.member_page
@require_safe
def export(request: door.MemberRequest) -> HttpResponse:
    """`plain` leaves the byte-order mark out: for programs rather than spreadsheets."""
    asked = asked_of(request)
    name = f"prospects-{asked.at.astimezone(door.zone_of(asked.member)):%Y-%m-%d}.csv"
    lines = csv_lines(asked, bom="plain" not in request.GET)
    answer = StreamingHttpResponse(
        (line.encode() for line in lines),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    return cast(HttpResponse, answer)


def csv_lines(asked: Asked, *, bom: bool) -> Iterator[str]:
    """The file, some lines at a time: no more than a portion is ever held."""
    columns = columns_of(asked)
    write = csv.writer(Echo()).writerow
    yield (BOM if bom else "") + write([title for title, _ in columns])
    for portion in portions_of(asked):
        yield "".join(write([defused(say(row, portion)) for _, say in columns]) for row in portion.rows)


def portions_of(asked: Asked) -> Iterator[Portion]:
    """All rows of the list in its order."""
    after, more = "", True
    while more:
        page = paging.page(asked.listing, asked.holdings, groups=asked.groups, after=after, size=PORTION)
        people = {row.person_id for row in page.rows}
        yield Portion(page.rows, people_queries.tags_of(people), people_queries.points_of(people))
        after, more = page.more, bool(page.more)


def defused(value: object) -> str:
    """As text that no spreadsheet takes for a formula."""
    text = "" if value is None else value.isoformat() if isinstance(value, datetime) else str(value)
    return f"'{text}" if FORMULA.match(text) and not HARMLESS.fullmatch(text) else text


Say = Callable[[Opportunity, Portion], Any]


def columns_of(asked: Asked) -> list[tuple[str, Say]]:
    """Titles with what stands beneath them."""
    return [*_plain_columns(asked), *_point_columns(), *_custom_columns(asked)]


def _plain_columns(asked: Asked) -> Sequence[tuple[str, Say]]:
    names = asked.names

    def tags(row: Opportunity, portion: Portion) -> str:
        return "; ".join(names.tags[tag].label for tag in portion.tags.get(row.person_id, ()) if tag in names.tags)

    return [
        ("Opportunity id", lambda row, portion: row.pk),
        ("Person id", lambda row, portion: row.person_id),
        *((title, _person(attribute)) for title, attribute in PERSON),
        ("Company", lambda row, portion: row.person.company.name if row.person.company else ""),
        ("Tags", tags),
        ("Pipeline", lambda row, portion: _label(names.pipelines, row.pipeline_id)),
        ("Stage", lambda row, portion: _label(names.stages, row.stage_id)),
        ("Owner", lambda row, portion: _label(names.members, row.owner_id)),
        *((title, _own(attribute)) for title, attribute in OWN),
    ]


PERSON = (
    ("Name", "name"),
    ("Given name", "given_name"),
    ("Family name", "family_name"),
    ("Salutation", "salutation"),
    ("Job title", "job_title"),
    ("Language", "language"),
    ("Zone", "zone"),
    ("Street", "street"),
    ("Postal code", "postal_code"),
    ("City", "city"),
    ("Region", "region"),
    ("Country", "country"),
    ("Reached best by", "preferred_channel"),
    ("Permission", "permission"),
    ("Permission since", "permission_at"),
    ("Permission how", "permission_how"),
    ("About", "about"),
)
OWN = (
    ("Title", "title"),
    ("Source", "source"),
    ("Value", "value"),
    ("Chance", "chance"),
    ("Size", "size"),
    ("Strategy", "strategy"),
    ("State", "state"),
    ("Quarter", "bucket"),
    ("Opened", "opened_at"),
    ("In stage since", "stage_entered_at"),
    ("Next step", "next_purpose"),
    ("Next channel", "next_channel"),
    ("Next due", "next_due_at"),
    ("Next by", "next_by"),
    ("Waiting on", "next_waiting_on"),
    ("Next note", "next_note"),
    ("Contacts", "touches"),
    ("Tries in a row", "tries"),
    ("Put-offs in a row", "put_offs"),
    ("Last contact", "last_touch_at"),
    ("Last heard", "last_two_way_at"),
    ("Their last words", "last_words"),
    ("Closed", "closed_at"),
    ("Closed because", "close_reason"),
    ("Closing note", "close_note"),
    ("Pointed to", "pointed_to"),
)


def _person(attribute: str) -> Say:
    return lambda row, portion: getattr(row.person, attribute)


def _own(attribute: str) -> Say:
    return lambda row, portion: getattr(row, attribute)


def _label(names: dict[int, Any], pk: int) -> str:
    return str(names[pk].label) if pk in names else ""


def _point_columns() -> Iterator[tuple[str, Say]]:
    """Up to three addresses of each kind; those that are invalid or suppressed say so."""
    for kind in ContactKind:
        for number in range(MOST_POINTS):
            title = kind.label if number == 0 else f"{kind.label} {number + 1}"
            yield title, _point(kind, number)


def _point(kind: ContactKind, number: int) -> Say:
    def say(row: Opportunity, portion: Portion) -> str:
        points = [point for point in portion.points.get(row.person_id, ()) if point.kind == kind]
        if len(points) <= number:
            return ""
        point = points[number]
        marks = [] if point.is_valid else ["invalid"]
        marks += ["do not use"] if point.suppressed_at else []
        return f"{point.shown} ({', '.join(marks)})" if marks else point.shown

    return say


def _custom_columns(asked: Asked) -> Iterator[tuple[str, Say]]:
    for name in asked.names.fields.values():
        subject, _, key = name.word.partition(".")
        title = name.label if subject != "company" else f"Company: {name.label}"
        yield title, _custom(subject, key)


def _custom(subject: str, key: str) -> Say:
    def say(row: Opportunity, portion: Portion) -> object:
        company = row.person.company
        stored = {"opportunity": row.custom, "person": row.person.custom, "company": company.custom if company else {}}
        return stored[subject].get(key, "")

    return say


urlpatterns = [path("prospects/export/", export, name="prospects_export")]

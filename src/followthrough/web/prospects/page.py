"""The list of prospects: a page of rows, the next page when one comes to its end, and how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from followthrough.followup.queries import counting, paging
from followthrough.followup.queries.filters import EVERYBODY, MINE, Filters
from followthrough.rules.amounts import counted, say_money, say_number
from followthrough.rules.words import State, WaitingOn
from followthrough.web import door
from followthrough.web.prospects.asked import Asked, asked_of
from followthrough.web.prospects.columns import Column
from followthrough.web.prospects.rows import columns_of, heads_of, rows_of
from followthrough.web.prospects.sentence import parts_of, sentence_of, title_of, whose_words

SILENT = 10  # days, in the quick filter


@dataclass(frozen=True, slots=True)
class Quick:
    """A filter in reach of the thumb: pressed it is on, pressed again it is off."""

    words: str
    address: str
    is_on: bool
    icon: str = ""


@dataclass(frozen=True, slots=True)
class RailList:
    name: str
    address: str
    is_here: bool
    number: str = ""


@door.member_page
@require_safe
def prospects(request: door.MemberRequest) -> HttpResponse:
    asked = asked_of(request)
    after = request.GET.get("after", "")
    columns = columns_of(asked)
    spare = paging.STATEMENTS - (len({column.needs for column in columns if column.needs}) > 1)
    found = paging.page(asked.listing, asked.holdings, groups=asked.groups, after=after, statements=spare)
    values: dict[str, Any] = {
        "rows": rows_of(found.rows, columns, asked),
        "width": len(columns) + 2,
        "more": asked.address(after=found.more) if found.more else "",
        "looked": found.looked,
    }
    if request.htmx and after:
        return render(request, "prospects/_rows.html", values)
    known = None if found.more or after else len(found.rows)
    return render(request, "prospects/prospects.html", values | _frame(asked, columns, known=known))


@door.member_page
@require_safe
def count(request: door.MemberRequest) -> HttpResponse:
    """How many there are, for lists whose number no counter knows: looked up when the page is there already."""
    asked = asked_of(request)
    number, is_more = counting.number_of(asked.listing, asked.holdings)
    return HttpResponse(f"{say_number(number, is_more=is_more)} {'prospect' if number == 1 else 'prospects'}")


def saved_lists(asked: Asked) -> list[RailList]:
    """For the rail: one's own and the team's."""
    here = asked.saved.pk if asked.saved else 0
    lists = asked.names.lists.values()
    return [RailList(each.label, f"{reverse('prospects')}?list={each.pk}", each.pk == here) for each in lists]


def _frame(asked: Asked, columns: Sequence[Column], *, known: int | None) -> dict[str, Any]:
    """All around the rows. `known`: how many there are, where one page holds them all."""
    is_open_ended = known is None and not counting.is_counted(asked.listing)
    return {
        "asked": asked,
        "title": title_of(asked),
        "sentence": sentence_of(asked),
        "parts": parts_of(asked),
        "whose": _whose(asked),
        "quick": _quick(asked),
        "heads": heads_of(columns, asked),
        "number": _number(asked, known),
        "sum": _sum(asked),
        "is_everything": asked.filters == Filters(whose=asked.filters.whose),
        "hidden": [(name, value) for name, value in asked.filters.pairs() if name != "q"],
        "saved_lists": saved_lists(asked),
        "count_address": asked.address(to="prospect_count") if is_open_ended else "",
    }


def _number(asked: Asked, known: int | None) -> str:
    if counting.is_counted(asked.listing):
        return counted(asked.holdings.number(asked.filters), "prospect")
    return f"{paging.SIZE}+ prospects" if known is None else counted(known, "prospect")


def _sum(asked: Asked) -> str:
    if not counting.is_counted(asked.listing):
        return ""
    value = sum(asked.holdings.of(state).value for state in asked.listing.states)
    return say_money(value, asked.member.workspace.currency)


def _whose(asked: Asked) -> list[Quick]:
    filters = asked.filters
    ways = [("Mine", MINE), ("Everybody's", EVERYBODY)]
    if filters.whose not in (MINE, EVERYBODY):
        words = whose_words(filters, asked.names)
        ways.append((words[0].upper() + words[1:], filters.whose))
    return [Quick(words, asked.address(filters.changed(whose=way)), filters.whose == way) for words, way in ways]


def _quick(asked: Asked) -> list[Quick]:
    filters = asked.filters
    ways: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
        ("Overdue", "overdue", {"due": "overdue"}, {"due": ""}),
        ("Due today", "", {"due": "today"}, {"due": ""}),
        (f"Nothing heard for {SILENT} days", "", {"silent": SILENT}, {"silent": None}),
        ("Waiting on us", "", {"waiting": str(WaitingOn.US)}, {"waiting": ""}),
        ("Parked", "park", {"state": str(State.NURTURE)}, {"state": str(State.OPEN)}),
    ]
    shown = []
    for words, icon, on, off in ways:
        is_on = all(getattr(filters, name) == value for name, value in on.items())
        shown.append(Quick(words, asked.address(filters.changed(**(off if is_on else on))), is_on, icon))
    return shown


urlpatterns = [
    path("prospects/", prospects, name="prospects"),
    path("prospects/count/", count, name="prospect_count"),
]

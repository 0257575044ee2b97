"""One page of a list, at the same price for forty prospects and for a million.

A list is a row of legs, each read along an index. What the index covers is read directly. Other filters are tried on
the rows along it: on 2,000, then on 20,000, and the page says so when that was not enough. What is few, as the
counters know, is simply sorted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from followthrough.followup.models import Opportunity
from followthrough.followup.models.opportunities import IsLive, OpportunityQuerySet
from followthrough.followup.queries import listing as lists
from followthrough.followup.queries.filters import Sort
from followthrough.followup.queries.holdings import Holdings
from followthrough.followup.queries.keys import Cursor, Keys
from followthrough.followup.queries.legs import Leg, legs_of
from followthrough.followup.queries.listing import Listing
from followthrough.people.models import Person
from followthrough.rules.words import LIVE_STATES

SIZE = 50
FEW = 2_000
LOOKS = (2_000, 20_000)
STATEMENTS = 3
ALL_SEEN = (2**63 - 1, 0)
"""Beyond any opportunity of a person: upwards, downwards."""


@dataclass(frozen=True, slots=True)
class Page:
    """`more` begins the next page; `looked` says that many rows were passed over, and that more may follow."""

    rows: list[Opportunity]
    more: str = ""
    looked: bool = False


@dataclass(slots=True)
class Reading:
    """A page being filled: what is wanted, what was found, what may still be asked."""

    listing: Listing
    size: int
    found: list[tuple[Opportunity, Leg]] = field(default_factory=list)
    statements: int = STATEMENTS
    few: Q | None = None  # what is few enough to be sorted

    @property
    def wanted(self) -> int:
        return self.size + 1 - len(self.found)

    def ask(self, rows: OpportunityQuerySet) -> list[Opportunity]:
        self.statements -= 1
        return list(rows.select_related("person__company")[: self.wanted])

    def page(self, *, more: Cursor | None = None, looked: bool = False) -> Page:
        rows = [row for row, _ in self.found[: self.size]]
        if self.wanted <= 0:
            row, leg = self.found[self.size - 1]
            more = Cursor(leg.name, leg.keys.of(row))
        return Page(rows, more.write() if more else "", looked)


def page(
    listing: Listing,
    holdings: Holdings,
    *,
    groups: Sequence[int] = (),
    after: str = "",
    size: int = SIZE,
    statements: int = STATEMENTS,
) -> Page:
    """The rows after a cursor. `groups`: stages or owners in their order, when the list is sorted by them.

    `statements`: how many it may take, two at least; with fewer it looks less far.
    """
    reading = Reading(listing, size, statements=statements)
    peopled = [leg for leg in legs_of(listing, groups) if holdings.of(leg.state).number]
    legs, start = _begin(peopled, Cursor.read(after))
    reading.few = _few(reading, holdings)
    for run in _runs(legs, is_few=reading.few is not None):
        if reading.statements <= 0:
            return reading.page(more=start or Cursor(run[0].name), looked=not reading.found)
        end = None
        if reading.few is not None or run[0].is_whole:
            _read(reading, run, start)
        else:
            end = _walk(reading, run[0], start)
        if end is not None or reading.wanted <= 0:
            return reading.page(more=end, looked=end is not None)
        start = None
    return reading.page()


def _few(reading: Reading, holdings: Holdings) -> Q | None:
    """What is known to be so little that sorting it is quicker than looking along an index. Asks once at most."""
    listing, filters = reading.listing, reading.listing.filters
    if filters.q or sum(holdings.of(state).owned for state in listing.states) <= FEW:
        return Q()
    if filters.stage is not None and set(listing.states) <= {str(state) for state in LIVE_STATES}:
        return Q(IsLive()) if sum(holdings.of(state).staged for state in LIVE_STATES) <= FEW else None
    if filters.tag is not None:
        return _few_of(reading, lists.tagged_people(listing), "person_id")
    if filters.due and filters.sort != Sort.DUE and lists.has_one_owner(listing):
        due = lists.owned(listing).filter(lists.due(listing), state__in=listing.states)
        return _few_of(reading, due, "pk")
    return None


def _few_of(reading: Reading, rows: Any, column: str) -> Q | None:
    """These rows by their ids, so that the database begins with them."""
    reading.statements -= 1
    ids = list(rows.values_list(column, flat=True).order_by()[: FEW + 1])
    return Q(**{f"{column}__in": ids}) if len(ids) <= FEW else None


def _begin(legs: list[Leg], cursor: Cursor | None) -> tuple[list[Leg], Cursor | None]:
    """The legs from the cursor's on; all of them when it is none of ours."""
    for at, leg in enumerate(legs):
        if cursor is not None and leg.name == cursor.leg and (typed := cursor.typed(leg.keys)):
            return legs[at:], typed
    return legs, None


def _runs(legs: Sequence[Leg], *, is_few: bool) -> Iterator[list[Leg]]:
    """What one statement reads: a leg, or a whole stretch of what is few."""
    if is_few:
        yield from (list(run) for _, run in groupby(legs, key=lambda leg: leg.stretch))
    else:
        yield from ([leg] for leg in legs)


def _read(reading: Reading, run: Sequence[Leg], start: Cursor | None) -> None:
    """All that is asked is answered at once: by the index, or by sorting what is few."""
    first, later = run[0], [leg.group for leg in run[1:]]
    wanted = first.along & _after(first.keys, start)
    if later:
        wanted |= first.covered & Q(**{f"{first.column}__in": later})
    wanted &= Q(state=first.state)
    few = reading.few
    rows = lists.among(reading.listing, few, wanted) if few else lists.matching(reading.listing).filter(wanted)
    by_group = {leg.group: leg for leg in run}
    for row in reading.ask(rows.order_by(*_rank(run), *first.keys.order)):
        reading.found.append((row, by_group[getattr(row, first.column)] if first.column else first))


def _walk(reading: Reading, leg: Leg, start: Cursor | None) -> Cursor | None:
    """Look along the index for what else is asked. Returns where to go on, none when the leg is at its end."""
    along = _along(reading.listing, leg, start)
    rest = leg.along & _after(leg.keys, start) & Q(state=leg.state)
    for look in LOOKS:
        if look != LOOKS[0] and reading.statements < 2:  # the last is for where to go on
            break
        looked = look
        driver = Q(**{"person__in" if along.model is Person else "pk__in": along[:look].values("pk")})
        found = reading.ask(lists.among(reading.listing, driver, rest).order_by(*leg.keys.order))
        if len(found) == reading.wanted:
            break
    filled = len(found) == reading.wanted
    reading.found += [(row, leg) for row in found]
    return None if filled else _last_seen(reading, along, leg, looked)


def _last_seen(reading: Reading, along: Any, leg: Leg, look: int) -> Cursor | None:
    reading.statements -= 1
    last = along[look - 1 : look].first()
    if last is None:
        return None
    if isinstance(last, Person):
        return Cursor(leg.name, (last.sort_name, last.pk, ALL_SEEN[leg.keys.down]))
    return Cursor(leg.name, leg.keys.of(last))


def _along(listing: Listing, leg: Leg, start: Cursor | None) -> Any:
    """The rows an index gives in order, whatever else is asked of them."""
    if listing.filters.sort != Sort.NAME:
        rows = Opportunity.objects.filter(leg.along, workspace_id=listing.member.workspace_id)
        return rows.filter(_after(leg.keys, start)).order_by(*leg.keys.order)
    keys = Keys(("sort_name", "id"), leg.keys.down, model=Person)
    people = Person.objects.filter(workspace_id=listing.member.workspace_id).order_by(*keys.order)
    if start is None or not start.values:
        return people
    beyond = keys.after(start.values[:2])
    return people.filter(beyond if start.values[2] in ALL_SEEN else beyond | Q(pk=start.values[1]))


def _after(keys: Keys, start: Cursor | None) -> Q:
    return keys.after(start.values) if start and start.values else Q()


def _rank(run: Sequence[Leg]) -> list[Any]:
    if len(run) == 1:
        return []
    ranks = [When(**{run[0].column: leg.group}, then=Value(at)) for at, leg in enumerate(run)]
    return [Case(*ranks, output_field=IntegerField())]

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
from followthrough.followup.models.opportunities import OpportunityQuerySet
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
LAST_ID = 2**63 - 1


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
    listing: Listing, holdings: Holdings, *, groups: Sequence[int] = (), after: str = "", size: int = SIZE
) -> Page:
    """The rows after a cursor. `groups`: stages or owners in their order, when the list is sorted by them."""
    legs, start = _begin(legs_of(listing, groups), Cursor.read(after))
    is_few = is_known_to_be_few(listing, holdings)
    reading = Reading(listing, size)
    for run in _runs(legs, is_few):
        if reading.statements <= 0:
            return reading.page(more=start or Cursor(run[0].name), looked=not reading.found)
        end = None
        if is_few or run[0].is_whole:
            _read(reading, run, start)
        else:
            end = _walk(reading, run[0], start)
        if end is not None or reading.wanted <= 0:
            return reading.page(more=end, looked=end is not None)
        start = None
    return reading.page()


def is_known_to_be_few(listing: Listing, holdings: Holdings) -> bool:
    """Whether so little can match that sorting it is quicker than looking along an index."""
    filters = listing.filters
    if filters.q:
        return True
    if sum(holdings.of(state).owned for state in listing.states) <= FEW:
        return True
    if filters.stage is not None and set(listing.states) <= {str(state) for state in LIVE_STATES}:
        return sum(holdings.of(state).staged for state in LIVE_STATES) <= FEW
    return _tagged_are_few(listing) or _due_are_few(listing)


def _tagged_are_few(listing: Listing) -> bool:
    return listing.filters.tag is not None and _is_few(lists.tagged_people(listing))


def _due_are_few(listing: Listing) -> bool:
    if not listing.filters.due or listing.filters.sort == Sort.DUE or not lists.has_one_owner(listing):
        return False
    return _is_few(lists.owned(listing).filter(lists.due(listing), state=listing.filters.state))


def _is_few(rows: Any) -> bool:
    return len(rows.values_list("pk", flat=True).order_by()[: FEW + 1]) <= FEW


def _begin(legs: list[Leg], cursor: Cursor | None) -> tuple[list[Leg], Cursor | None]:
    """The legs from the cursor's on; all of them when it is none of ours."""
    for at, leg in enumerate(legs):
        if cursor is not None and leg.name == cursor.leg and (typed := cursor.typed(leg.keys)):
            return legs[at:], typed
    return legs, None


def _runs(legs: Sequence[Leg], is_few: bool) -> Iterator[list[Leg]]:
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
    rows = lists.matching(reading.listing).filter(wanted, state=first.state)
    by_group = {leg.group: leg for leg in run}
    for row in reading.ask(rows.order_by(*_rank(run), *first.keys.order)):
        reading.found.append((row, by_group[getattr(row, first.column)] if first.column else first))


def _walk(reading: Reading, leg: Leg, start: Cursor | None) -> Cursor | None:
    """Look along the index for what else is asked. Returns where to go on, none when the leg is at its end."""
    along = _along(reading.listing, leg, start)
    rows = lists.matching(reading.listing).filter(leg.along, _after(leg.keys, start), state=leg.state)
    rows = rows.order_by(*leg.keys.order)
    for look in LOOKS:
        among = {"person__in" if along.model is Person else "pk__in": along[:look].values("pk")}
        found = reading.ask(rows.filter(**among))
        if len(found) == reading.wanted or look == LOOKS[-1] or reading.statements <= 0:
            break
    filled = len(found) == reading.wanted
    reading.found += [(row, leg) for row in found]
    return None if filled else _last_seen(reading, along, leg, look)


def _last_seen(reading: Reading, along: Any, leg: Leg, look: int) -> Cursor | None:
    reading.statements -= 1
    last = along[look - 1 : look].first()
    if last is None:
        return None
    if isinstance(last, Person):
        beyond_all_of_theirs = 0 if leg.keys.down else LAST_ID
        return Cursor(leg.name, (last.sort_name, last.pk, beyond_all_of_theirs))
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
    return people.filter(keys.after(start.values[:2]) | Q(pk=start.values[1]))


def _after(keys: Keys, start: Cursor | None) -> Q:
    return keys.after(start.values) if start and start.values else Q()


def _rank(run: Sequence[Leg]) -> list[Any]:
    if len(run) == 1:
        return []
    ranks = [When(**{run[0].column: leg.group}, then=Value(at)) for at, leg in enumerate(run)]
    return [Case(*ranks, output_field=IntegerField())]

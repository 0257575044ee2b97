"""The legs of a list: stretches that one index reads in order. One for each state, stage or owner, as it is sorted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from followthrough.followup.models.opportunities import IsLive
from followthrough.followup.queries import listing as lists
from followthrough.followup.queries.filters import EVERYBODY, Filters, Sort
from followthrough.followup.queries.holdings import owner_condition
from followthrough.followup.queries.keys import Keys
from followthrough.followup.queries.listing import Listing
from followthrough.rules.words import CLOSED_STATES, State


@dataclass(frozen=True, slots=True)
class Leg:
    """`covered` is what its index answers; `column` and `group` name the stage or owner it stands for.

    `is_whole`: the index answers all that is asked, so nothing along it is passed over.
    """

    state: str
    covered: Q
    keys: Keys
    is_whole: bool = False
    column: str = ""
    group: int | None = None
    part: str = ""

    @property
    def stretch(self) -> str:
        """Legs of one stretch differ by their group alone."""
        return f"{self.state}{self.part}"

    @property
    def name(self) -> str:
        return f"{self.stretch}.{self.group}" if self.column else self.stretch

    @property
    def along(self) -> Q:
        """What is read along its index."""
        return self.covered & Q(**{self.column: self.group}) if self.column else self.covered


def legs_of(listing: Listing, groups: Sequence[int] = ()) -> list[Leg]:
    """In the order of the list. `groups`: the ids of the stages or owners in their order, when sorted by them."""
    return [leg for state in listing.states for leg in _of_state(listing, state, groups)]


def _of_state(listing: Listing, state: str, groups: Sequence[int]) -> Iterator[Leg]:
    sort = listing.filters.sort
    if sort == Sort.NAME:
        yield Leg(state, Q(), Keys(("person__sort_name", "person_id", "id"), listing.filters.down))
    elif sort == Sort.VALUE:
        yield _by_value(listing, state)
    elif sort == Sort.HEARD:
        yield from _by_silence(listing, state)
    elif state in CLOSED_STATES:
        newest_first = Keys(("id",), not listing.filters.down, led_by=("next_due_at",))
        yield Leg(state, _owned(listing) & Q(state=state), newest_first, _is_whole(listing))
    elif sort in (Sort.STAGE, Sort.OWNER):
        yield from _by_group(listing, state, groups)
    else:
        covered = _owned(listing) & Q(state=state) & lists.due(listing)
        keys = Keys(("next_due_at", "id"), listing.filters.down)
        yield Leg(state, covered, keys, _is_whole(listing, "due"))


def _by_value(listing: Listing, state: str) -> Leg:
    filters = listing.filters
    worth = Q(state=state)
    if filters.low is not None:
        worth &= Q(value__gte=filters.low)
    if filters.high is not None:
        worth &= Q(value__lte=filters.high)
    return Leg(state, worth, Keys(("value", "id"), filters.down), _is_everybodys(listing, "low", "high"))


def _by_silence(listing: Listing, state: str) -> Iterator[Leg]:
    """Those never heard of stand before the longest silent, in a leg of their own: no key can compare with nothing."""
    down = listing.filters.down
    known = Q(state=state, last_two_way_at__isnull=False)
    if listing.filters.silent is not None:
        known &= Q(last_two_way_at__lt=lists.silent_since(listing))
    never = Q(state=state, last_two_way_at__isnull=True)
    pair = [
        Leg(state, never, Keys(("id",), down, ("last_two_way_at",)), _is_everybodys(listing), part="-never"),
        Leg(state, known, Keys(("last_two_way_at", "id"), down), _is_everybodys(listing, "silent")),
    ]
    yield from reversed(pair) if down else pair


def _by_group(listing: Listing, state: str, groups: Sequence[int]) -> Iterator[Leg]:
    ordered = groups[::-1] if listing.filters.down else groups
    if listing.filters.sort == Sort.OWNER:
        covered, keys = Q(state=state) & lists.due(listing), Keys(("next_due_at", "id"))
        whole, column = _is_whole(listing, "due"), "owner_id"
    else:
        covered, keys = Q(IsLive()), Keys(("next_class", "next_order", "id"))
        whole, column = state == State.OPEN and _is_everybodys(listing), "stage_id"
    for group in ordered:
        yield Leg(state, covered, keys, whole, column, group)


def _owned(listing: Listing) -> Q:
    return owner_condition(listing.filters.whose, listing.member) if lists.has_one_owner(listing) else Q()


def _is_whole(listing: Listing, *covered: str) -> bool:
    """Nothing is filtered but owner, state and what is covered, and the owner is one or everybody."""
    whose = listing.filters.whose == EVERYBODY or lists.has_one_owner(listing)
    return whose and not _without(listing.filters, covered).is_narrowed


def _is_everybodys(listing: Listing, *covered: str) -> bool:
    """The same for indexes that don't know the owner."""
    everybody = listing.filters.whose == EVERYBODY and listing.sees_everybodys
    return everybody and not _without(listing.filters, covered).is_narrowed


def _without(filters: Filters, names: Sequence[str]) -> Filters:
    return filters.changed(**{name: getattr(Filters(), name) for name in names})

"""A list of prospects: its filters, its order, and that its pages laid side by side are the whole list."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as some

from followthrough.followup import actions as followup
from followthrough.followup.actions.tallies import recount
from followthrough.followup.models import Opportunity, Stage
from followthrough.followup.queries import listing as lists
from followthrough.followup.queries import paging
from followthrough.followup.queries.filters import ANY, Due, Filters, Sort
from followthrough.followup.queries.holdings import holdings
from followthrough.followup.queries.listing import Listing
from followthrough.followup.queries.names import names_for
from followthrough.people.models import CustomField, PersonTag, Tag
from followthrough.people.search import index_person
from followthrough.rules.words import Bucket, CloseReason, NextBy, Permission, State, WaitingOn
from followthrough.team.models import Membership, Team, Workspace
from tests.cast import NOON, Cast, make_opportunity, make_person, stage_of

pytestmark = pytest.mark.django_db
LIVING = (State.OPEN, State.OPEN, State.OPEN, State.NURTURE, State.LOST)


@pytest.fixture
def crowd(cast: Cast) -> Cast:
    """Forty more, of both Rosa and Max, many of them alike in whatever a list may be sorted by."""
    chance = Random(7)
    tag = Tag.objects.create(workspace=cast.workspace, name="Fair")
    stages = list(cast.sales.stages.order_by("position"))
    for number in range(40):
        person = make_person(cast.workspace, f"{chance.choice('AB')} {chance.choice('XYZ')}", country="DE")
        owner = chance.choice((cast.rep, cast.manager))
        row = make_opportunity(person, owner, chance.choice(stages), **_columns(chance, chance.choice(LIVING)))
        if number % 3 == 0:
            PersonTag.objects.create(workspace=cast.workspace, person=row.person, tag=tag)
    recount(cast.workspace.pk)
    return cast


def _columns(chance: Random, state: State) -> dict[str, Any]:
    heard = chance.choice((None, None, NOON - timedelta(days=3), NOON - timedelta(days=30)))
    columns: dict[str, Any] = {
        "value": chance.choice((0, 0, 500, 9_000)),
        "last_two_way_at": heard,
        "next_due_at": NOON + timedelta(days=chance.choice((-5, 0, 0, 1, 30))),
        "next_waiting_on": chance.choice(list(WaitingOn)),
        "next_by": chance.choice(list(NextBy)),
        "next_class": chance.choice((40, 60)),
        "next_order": chance.choice((1.5, 1.5, 2.25)),
        "source": chance.choice(("fair", "website")),
        "custom": {"colour": chance.choice(("red", "blue")), "doors": chance.choice((3, 5))},
        "state": state,
    }
    if state == State.LOST:
        steps = [field.attname for field in Opportunity._meta.concrete_fields if field.attname.startswith("next_")]
        cleared = {name: None for name in steps if Opportunity._meta.get_field(name).null}
        columns |= cleared | {"close_reason": CloseReason.SILENCE, "closed_at": NOON}
    return columns


def listed(cast: Cast, member: Membership | None = None, **filters: Any) -> Listing:
    return Listing(filters=Filters(**{"whose": "all", **filters}), member=member or cast.manager, at=NOON)


def pages(listing: Listing, size: int = 50) -> list[Opportunity]:
    """All pages of a list, one after the other."""
    counted, groups = holdings(listing.filters, listing.member), groups_of(listing)
    rows: list[Opportunity] = []
    after = ""
    for _ in range(500):
        page = paging.page(listing, counted, groups=groups, after=after, size=size)
        assert len(page.rows) <= size
        rows += page.rows
        after = page.more
        if not after:
            return rows
    raise AssertionError("the list has no end")


def groups_of(listing: Listing) -> list[int]:
    workspace_id = listing.member.workspace_id
    if listing.filters.sort == Sort.STAGE:
        stages = Stage.objects.filter(workspace_id=workspace_id).order_by("pipeline__position", "position")
        return list(stages.values_list("pk", flat=True))
    members = Membership.objects.filter(workspace_id=workspace_id).order_by("name")
    return list(members.values_list("pk", flat=True))


def names(listing: Listing) -> set[str]:
    return {row.person.name for row in pages(listing)}


FILTERS: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "mine": lambda cast: {"whose": "mine"},
    "a colleague's": lambda cast: {"whose": str(cast.rep.pk)},
    "in a stage": lambda cast: {"stage": stage_of(cast.sales, "Proposal").pk},
    "in closing, everybody's": lambda cast: {"bucket": Bucket.CLOSING, "state": ANY},
    "of the pipeline": lambda cast: {"pipeline": cast.sales.pk, "whose": "mine"},
    "overdue": lambda cast: {"due": Due.OVERDUE},
    "due today": lambda cast: {"due": Due.TODAY, "whose": str(cast.rep.pk)},
    "this week": lambda cast: {"due": Due.WEEK, "sort": Sort.NAME},
    "silent": lambda cast: {"silent": 10},
    "silent, sorted by it": lambda cast: {"silent": 10, "sort": Sort.HEARD},
    "waiting on them": lambda cast: {"waiting": WaitingOn.THEM},
    "from the fair": lambda cast: {"source": "fair", "low": Decimal(400)},
    "tagged": lambda cast: {"tag": Tag.objects.get().pk},
    "a custom word": lambda cast: {"field": ("opportunity.colour:red",)},
    "a custom number": lambda cast: {"field": ("opportunity.doors:5",), "by": NextBy.MACHINE},
    "parked": lambda cast: {"state": NURTURE},
}
NURTURE = State.NURTURE


EVERY = [(chosen, sort) for chosen in FILTERS for sort in Sort]


@pytest.mark.parametrize("few", [0, 2_000], ids=["as of many", "as of few"])
def test_pages_side_by_side_are_the_whole_list(crowd: Cast, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(paging, "FEW", few)
    monkeypatch.setattr(paging, "LOOKS", (4, 15))
    for chosen, sort in EVERY:
        listing = listed(crowd, **{"sort": sort, **FILTERS[chosen](crowd)})
        rows = pages(listing, size=7)
        expected = sorted(lists.matching(listing).values_list("pk", flat=True))
        assert expected, f"{chosen} finds nobody: that proves nothing"
        assert sorted(row.pk for row in rows) == expected, (chosen, sort)
        assert in_order(rows, listing), (chosen, sort)


def in_order(rows: list[Opportunity], listing: Listing) -> bool:
    """Sorted by state, then by what is asked."""
    placed = [(listing.states.index(row.state), place_of(row, listing)) for row in rows]
    for (state, here), (next_state, there) in pairwise(placed):
        if state > next_state:
            return False
        down = listing.filters.down != (state == 3 and listing.filters.sort not in (Sort.NAME, Sort.VALUE, Sort.HEARD))
        if state == next_state and (here < there if down else here > there):
            return False
    return True


def place_of(row: Opportunity, listing: Listing) -> Any:
    never = (row.last_two_way_at is not None, str(row.last_two_way_at or ""))
    stages, owners = groups_of(listed_by(listing, Sort.STAGE)), groups_of(listed_by(listing, Sort.OWNER))
    closed = row.state == State.LOST
    return {
        Sort.DUE: lambda: row.pk if closed else (row.next_due_at, row.pk),
        Sort.NAME: lambda: (row.person.sort_name, row.person_id, row.pk),
        Sort.VALUE: lambda: (row.value, row.pk),
        Sort.HEARD: lambda: (*never, row.pk),
        Sort.STAGE: lambda: row.pk if closed else (stages.index(row.stage_id), row.next_class, row.next_order, row.pk),
        Sort.OWNER: lambda: row.pk if closed else (owners.index(row.owner_id), row.next_due_at, row.pk),
    }[Sort(listing.filters.sort)]()


def listed_by(listing: Listing, sort: Sort) -> Listing:
    return Listing(filters=listing.filters.changed(sort=sort), member=listing.member, at=listing.at)


@pytest.mark.parametrize("few", [0, 2_000], ids=["as of many", "as of few"])
@pytest.mark.parametrize("sort", [Sort.DUE, Sort.NAME, Sort.VALUE, Sort.HEARD])
def test_the_other_way_round_is_the_same_list_backwards(
    crowd: Cast, monkeypatch: pytest.MonkeyPatch, few: int, sort: Sort
) -> None:
    monkeypatch.setattr(paging, "FEW", few)
    up, down = (pages(listed(crowd, sort=sort, down=down), size=3) for down in (False, True))
    assert [row.pk for row in up] == [row.pk for row in reversed(down)]


ONE_LATE_BY_NAME: dict[str, Any] = {
    "size": 1, "few": 0, "looks": (1, 5), "sort": Sort.NAME, "down": False,
    "whose": "mine", "low": None, "silent": None, "due": Due.OVERDUE,
}  # fmt: skip
"""Once found: with looks this short the list had no end, or lost a row."""


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes; the example says enough
)
@given(
    size=some.integers(1, 9),
    few=some.sampled_from([0, 2_000]),
    looks=some.tuples(some.integers(1, 5), some.integers(5, 30)),
    sort=some.sampled_from(list(Sort)),
    down=some.booleans(),
    state=some.sampled_from([State.OPEN, State.NURTURE, State.LOST, ANY]),
    whose=some.sampled_from(["mine", "all"]),
    low=some.sampled_from([None, Decimal(0), Decimal(500)]),
    silent=some.sampled_from([None, 0, 10]),
    due=some.sampled_from(["", *Due]),
)
@example(**ONE_LATE_BY_NAME, state=State.OPEN)
@example(**ONE_LATE_BY_NAME, state=ANY)
def test_no_way_of_paging_loses_or_doubles_a_row(
    crowd: Cast, size: int, few: int, looks: tuple[int, int], **filters: Any
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "FEW", few)
        patch.setattr(paging, "LOOKS", looks)
        listing = listed(crowd, **filters)
        found = [row.pk for row in pages(listing, size=size)]
    assert sorted(found) == sorted(lists.matching(listing).values_list("pk", flat=True))


@pytest.mark.parametrize("few", [0, 2_000], ids=["as of many", "as of few"])
def test_a_page_asks_three_times_at_most(
    crowd: Cast, monkeypatch: pytest.MonkeyPatch, statements: Callable[[], CaptureQueriesContext], few: int
) -> None:
    monkeypatch.setattr(paging, "FEW", few)
    monkeypatch.setattr(paging, "LOOKS", (2, 7))
    for chosen, sort in EVERY:
        listing = listed(crowd, **{"sort": sort, **FILTERS[chosen](crowd)})
        counted, groups = holdings(listing.filters, listing.member), groups_of(listing)
        with statements() as seen:
            page = paging.page(listing, counted, groups=groups, size=4)
            assert all(str(row.person.company or row.person) for row in page.rows)
        assert len(seen) <= 3, (chosen, sort)


def test_says_when_it_looked_through_many_and_where_to_go_on(crowd: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "FEW", 0)
    monkeypatch.setattr(paging, "LOOKS", (2, 5))
    listing = listed(crowd, source="fair", size="small", field=("opportunity.colour:red",))
    page = paging.page(listing, holdings(listing.filters, listing.member), size=20)
    assert page.looked
    assert page.more
    assert len(page.rows) <= 5


def test_nothing_of_another_workspace_is_listed(crowd: Cast) -> None:
    for sort in Sort:
        assert pages(listed(crowd, crowd.outsider, sort=sort, state=ANY)) == []
        assert pages(listed(crowd, crowd.outsider, whose=str(crowd.rep.pk), sort=sort)) == []


def test_salespeople_see_their_own_where_the_workspace_says_so(crowd: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd.workspace.openness = Workspace.Openness.OWN
    crowd.workspace.save()
    rep = Membership.objects.select_related("workspace").get(pk=crowd.rep.pk)
    for few in (0, 2_000):
        monkeypatch.setattr(paging, "FEW", few)
        for sort in Sort:
            rows = pages(listed(crowd, rep, sort=sort), size=3)
            assert {row.owner_id for row in rows} == {rep.pk}
    assert pages(listed(crowd, rep, whose=str(crowd.manager.pk))) == []


def test_filters_mean_what_they_say(cast: Cast) -> None:
    recount(cast.workspace.pk)
    for opportunity in (cast.anna, cast.ben, cast.chloe):
        index_person(opportunity.person)
    cast.ben.person.permission = Permission.GIVEN
    cast.ben.person.preferred_channel = "text"
    cast.ben.person.save()
    anna, ben, chloe = "Anna Keller", "Ben Okafor", "Chloé Martin"
    assert names(listed(cast, due=Due.OVERDUE)) == {ben}
    assert names(listed(cast, due=Due.TODAY)) == {anna, chloe}
    assert names(listed(cast, silent=2)) == {anna, ben}
    assert names(listed(cast, silent=10)) == {ben}
    assert names(listed(cast, low=Decimal(900), high=Decimal(7_000))) == {ben, chloe}
    assert names(listed(cast, bucket=Bucket.NEW)) == {ben, chloe}
    assert names(listed(cast, q="okafor")) == {ben}
    assert names(listed(cast, q="chloe martin")) == {chloe}
    assert names(listed(cast, permission=Permission.GIVEN)) == {ben}
    assert names(listed(cast, channel="text")) == {ben}
    assert names(listed(cast, state=State.NURTURE)) == set()


def test_a_team_is_a_whose(cast: Cast) -> None:
    cast.rep.team = Team.objects.create(workspace=cast.workspace, name="North")
    cast.rep.save()
    make_opportunity(make_person(cast.workspace, "Dora Dunn"), cast.manager, stage_of(cast.sales, "Proposal"))
    recount(cast.workspace.pk)
    assert len(pages(listed(cast, whose="all"))) == 4
    assert names(listed(cast, whose=f"team-{cast.rep.team.pk}")) == {"Anna Keller", "Ben Okafor", "Chloé Martin"}


def test_the_week_is_the_members_own(cast: Cast) -> None:
    """Sunday 23:30 in Berlin is this week there, while New York's Monday begins six hours later."""
    recount(cast.workspace.pk)
    sunday = NOON.replace(day=29, hour=22, minute=30)
    Opportunity.objects.filter(pk=cast.anna.pk).update(next_due_at=sunday)
    Opportunity.objects.filter(pk=cast.ben.pk).update(next_due_at=sunday + timedelta(hours=1))
    assert names(listed(cast, due=Due.WEEK)) == {"Anna Keller", "Chloé Martin"}


some_filters = some.builds(
    Filters,
    whose=some.sampled_from(["mine", "all", "7", "team-3"]),
    state=some.sampled_from([*State, ANY]),
    bucket=some.sampled_from(["", *Bucket]),
    stage=some.none() | some.integers(0, 2**62),
    tag=some.none() | some.integers(0, 2**62),
    due=some.sampled_from(["", *Due]),
    silent=some.none() | some.integers(0, 3_650),
    low=some.none() | some.decimals(0, 10**9, places=2),
    q=some.text(max_size=20).map(lambda text: text.replace("\x00", "").strip()),
    source=some.text(max_size=20).map(lambda text: text.replace("\x00", "").strip()),
    field=some.lists(some.sampled_from(["person.a:b", "opportunity.x:1:2"]), unique=True).map(tuple),
    sort=some.sampled_from(list(Sort)),
    down=some.booleans(),
)


@given(some_filters)
def test_filters_survive_the_address_and_the_saved_list(filters: Filters) -> None:
    assert Filters.read(QueryDict(filters.query())) == filters
    assert Filters.read(filters.kept()) == filters


@given(some.dictionaries(some.sampled_from(["whose", "state", "stage", "low", "field", "sort", "q"]), some.text()))
def test_whatever_stands_in_an_address_is_read_or_left_out(given: dict[str, str]) -> None:
    filters = Filters.read(given)
    assert Filters.read(QueryDict(filters.query())) == filters


@pytest.mark.parametrize("after", ["", "nonsense", "W10", "WyJvcGVuIiwgMV0", "WyJvcGVuIiwgIngiLCAieSJd", "=" * 3_000])
def test_a_cursor_that_is_none_begins_at_the_beginning(crowd: Cast, after: str) -> None:
    for sort in Sort:
        listing = listed(crowd, sort=sort)
        counted, groups = holdings(listing.filters, listing.member), groups_of(listing)
        begun = paging.page(listing, counted, groups=groups, size=3)
        assert paging.page(listing, counted, groups=groups, after=after, size=3).rows == begun.rows


def test_names_are_known_in_one_statement(cast: Cast, statements: Callable[[], CaptureQueriesContext]) -> None:
    tag = Tag.objects.create(workspace=cast.workspace, name="Fair", hue=20)
    CustomField.objects.create(workspace=cast.workspace, subject="person", key="colour", label="Colour")
    kept = followup.save_list(cast.rep, "Quiet ones", {"silent": "10"}, at=NOON)
    followup.save_list(cast.manager, "Max's own", {}, at=NOON)
    shared = followup.save_list(cast.manager, "For all", {"state": "won"}, shared=True, at=NOON)
    followup.save_list(cast.outsider, "Elsewhere", {}, shared=True, at=NOON)
    with statements() as seen:
        names = names_for(cast.rep)
    assert len(seen) == 1
    assert [stage.label for stage in names.stages.values()][:2] == ["New lead", "Qualifying"]
    assert [stage.word for stage in names.stages.values()][-1] == Bucket.CLOSING
    assert {name.label for name in names.here} == {"Rosa Reed", "Max Mohr", "Ada Adler"}
    assert [(name.pk, name.place) for name in names.tags.values()] == [(tag.pk, 20)]
    assert [(name.label, name.word) for name in names.fields.values()] == [("Colour", "person.colour")]
    assert {pk: each.kept for pk, each in names.lists.items()} == {
        kept.pk: {"silent": "10"},
        shared.pk: {"state": "won"},
    }
    assert names.lists[shared.pk].is_shared

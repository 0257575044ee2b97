"""The list of prospects: what it shows, how it is narrowed and sorted, and how little it asks the database."""

from typing import Any

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.models import SavedList
from followthrough.followup.queries import paging
from followthrough.people.models import CustomField, Tag
from followthrough.people.search import index_person
from followthrough.team.models import Membership, Workspace
from tests.cast import NOON, Cast, make_opportunity, make_person, stage_of
from tests.web.doors import HTMX, ClientOf, Statements, place_all, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture(autouse=True)
def counted(cast: Cast) -> None:
    place_all()
    followup.recount(cast.workspace.pk)


def text_of(client_of: ClientOf, member: Membership, address: str = "/prospects/", **headers: Any) -> str:
    answer = client_of(member).get(address, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def names_in(page: str) -> set[str]:
    return {name for name in ("Anna Keller", "Ben Okafor", "Chloé Martin", "Dora Dunn") if name in page}


def open_dora(cast: Cast) -> None:
    make_opportunity(make_person(cast.workspace, "Dora Dunn"), cast.manager, stage_of(cast.sales, "Proposal"), value=10)
    place_all()
    followup.recount(cast.workspace.pk)


def test_says_what_it_shows_and_how_many(cast: Cast, client_of: ClientOf) -> None:
    page = text_of(client_of, cast.rep)
    assert "Yours, open" in page
    assert "3 prospects" in page
    assert "€\u00a055,400" in page
    assert names_in(page) == {"Anna Keller", "Ben Okafor", "Chloé Martin"}
    assert "Brandt &amp; Söhne" in page
    assert "2 days late" in page


def test_begins_with_ones_own_and_for_a_manager_with_everybodys(cast: Cast, client_of: ClientOf) -> None:
    open_dora(cast)
    assert "Dora Dunn" not in text_of(client_of, cast.rep)
    assert names_in(text_of(client_of, cast.manager)) == {"Anna Keller", "Ben Okafor", "Chloé Martin", "Dora Dunn"}
    assert names_in(text_of(client_of, cast.rep, f"/prospects/?whose={cast.manager.pk}")) == {"Dora Dunn"}


@pytest.mark.parametrize(
    ("asked", "said", "found"),
    [
        ("bucket=closing", "in closing", {"Anna Keller"}),
        ("due=overdue", "overdue", {"Ben Okafor"}),
        ("silent=10", "nothing heard for 10 days", {"Ben Okafor"}),
        ("low=900&high=7000", "worth €\u00a0900 to €\u00a07,000", {"Ben Okafor", "Chloé Martin"}),
        ("q=okafor", "“okafor”", {"Ben Okafor"}),
        ("size=large&waiting=us", "large, waiting on us", {"Anna Keller"}),
        ("state=any&by=machine", "by the machine", set()),
        ("strategy=nonsense", "strategy nonsense", set()),
    ],
)
def test_filters_are_said_as_a_sentence(
    cast: Cast, client_of: ClientOf, asked: str, said: str, found: set[str]
) -> None:
    for opportunity in (cast.anna, cast.ben, cast.chloe):
        index_person(opportunity.person)
    page = text_of(client_of, cast.rep, f"/prospects/?whose=mine&{asked}")
    lead = page.partition('class="lead">')[2].partition("</p>")[0]
    assert said in lead
    assert names_in(page) == found


def test_names_of_stage_tag_and_field_stand_in_the_sentence(cast: Cast, client_of: ClientOf) -> None:
    tag = Tag.objects.create(workspace=cast.workspace, name="Fair")
    CustomField.objects.create(workspace=cast.workspace, subject="opportunity", key="colour", label="Colour")
    asked = f"stage={stage_of(cast.sales, 'Proposal').pk}&tag={tag.pk}&field.opportunity.colour=red&pipeline=9999999"
    page = text_of(client_of, cast.rep, f"/prospects/?{asked}")
    assert "in Proposal, of a pipeline, one that is gone, tagged Fair, Colour: red" in page


def test_whatever_stands_in_the_address_shows_a_list(cast: Cast, client_of: ClientOf) -> None:
    for asked in ("stage=x&silent=-1&low=nan&sort=nothing&after=%00&list=9", "state=&whose=team-1", "field=a&due=soon"):
        text_of(client_of, cast.rep, f"/prospects/?{asked}")


def test_pages_follow_each_other(cast: Cast, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging.page, "__kwdefaults__", {**(paging.page.__kwdefaults__ or {}), "size": 2})
    page = text_of(client_of, cast.rep, "/prospects/?whose=mine&sort=-value")
    assert names_in(page) == {"Anna Keller", "Chloé Martin"}
    more = page.partition('class="more"')[2].partition('hx-get="')[2].partition('"')[0].replace("&amp;", "&")
    assert "after=" in more
    rows = text_of(client_of, cast.rep, more, **{"HX-Request": "true"})
    assert "<html" not in rows
    assert names_in(rows) == {"Ben Okafor"}
    assert names_in(text_of(client_of, cast.rep, more)) == {"Ben Okafor"}, "a plain link leads there too"


def test_heads_sort_both_ways(cast: Cast, client_of: ClientOf) -> None:
    page = text_of(client_of, cast.rep, "/prospects/?whose=mine&sort=name")
    assert 'aria-sort="ascending"' in page
    assert "sort=-name" in page
    assert page.index("Anna Keller") < page.index("Chloé Martin") < page.index("Ben Okafor")


def test_empty_lists_tell_how_to_begin(cast: Cast, client_of: ClientOf) -> None:
    assert "Nobody fits" in text_of(client_of, cast.rep, "/prospects/?state=won&due=today")
    assert "Nobody is yours yet" in text_of(client_of, cast.manager, "/prospects/?whose=mine")
    assert "Your prospects will stand here" in text_of(client_of, cast.outsider)


def test_an_outsider_sees_nothing(cast: Cast, client_of: ClientOf) -> None:
    for asked in (
        "",
        "?whose=all&state=any",
        f"?whose={cast.rep.pk}",
        "?whose=all&sort=name",
        "?whose=all&sort=-value",
    ):
        assert names_in(text_of(client_of, cast.outsider, f"/prospects/{asked}")) == set()


def test_salespeople_see_their_own_where_the_workspace_says_so(cast: Cast, client_of: ClientOf) -> None:
    open_dora(cast)
    Workspace.objects.filter(pk=cast.workspace.pk).update(openness=Workspace.Openness.OWN)
    page = text_of(client_of, cast.rep, "/prospects/?whose=all")
    assert names_in(page) == {"Anna Keller", "Ben Okafor", "Chloé Martin"}
    assert "3 prospects" in page


@pytest.mark.parametrize("address", ["/prospects/", "/prospects/count/", "/prospects/filters/", "/prospects/columns/"])
def test_signed_out_leads_to_the_door_and_other_methods_are_refused(
    client_of: ClientOf, cast: Cast, address: str
) -> None:
    status, location = status_signed_out(address)
    assert (status, location.startswith("/sign-in/")) == (302, True)
    assert client_of(cast.rep).delete(address).status_code == 405


@pytest.mark.parametrize(
    "asked",
    ["", "whose=all", "sort=-value", "sort=stage&whose=all", "sort=name&state=any", "silent=10&bucket=new", "q=anna"],
)
def test_a_page_asks_eight_times_at_most(
    cast: Cast, client_of: ClientOf, statements: Statements, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setattr(paging, "FEW", 0)
    monkeypatch.setattr(paging, "LOOKS", (1, 2))
    client = client_of(cast.rep)
    client.post("/prospects/columns/", {"column": ["step", "due", "tags", "phone"]})
    with statements() as seen:
        client.get(f"/prospects/?{asked}")
    assert len(seen) <= (8 if "q=" not in asked else 11)  # search asks for itself


def test_counts_what_no_counter_knows_after_the_page_is_there(cast: Cast, client_of: ClientOf) -> None:
    assert text_of(client_of, cast.rep, "/prospects/count/?whose=all&silent=2") == "2 prospects"
    assert text_of(client_of, cast.rep, "/prospects/count/?whose=all&silent=10") == "1 prospect"


def test_the_form_of_filters_knows_what_is_chosen(cast: Cast, client_of: ClientOf) -> None:
    CustomField.objects.create(
        workspace=cast.workspace, subject="person", key="colour", label="Colour", kind="choice", choices=["red", "blue"]
    )
    page = text_of(client_of, cast.rep, "/prospects/filters/?bucket=closing&silent=10&field=person.colour:blue")
    assert '<option value="closing" selected>' in page
    assert 'name="silent" type="number" min="0" max="3650" inputmode="numeric" value="10"' in page
    assert '<option value="blue" selected>' in page
    assert "<html" not in text_of(client_of, cast.rep, "/prospects/filters/", **HTMX)


def test_columns_are_chosen_and_kept(cast: Cast, client_of: ClientOf) -> None:
    CustomField.objects.create(workspace=cast.workspace, subject="person", key="colour", label="Favourite")
    cast.anna.person.custom = {"colour": "green-ish"}
    cast.anna.person.save()
    client = client_of(cast.rep)
    field = CustomField.objects.get()
    client.post("/prospects/columns/", {"column": ["worth", "phone", "email", f"custom-{field.pk}"]})
    page = client.get("/prospects/").content.decode()
    assert "Favourite" in page
    assert "green-ish" in page
    assert "+4915112345678" in page
    assert "Last heard" not in page
    client.post("/prospects/columns/", {"usual": "1", "column": ["worth"]})
    assert "Last heard" in client.get("/prospects/").content.decode()


def test_a_list_is_kept_opened_renamed_and_forgotten(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    refused = client.post("/prospects/lists/?whose=mine&silent=10", {"name": "  "})
    assert refused.status_code == 422
    client.post("/prospects/lists/?whose=mine&silent=10", {"name": "Quiet ones"})
    kept = SavedList.objects.get()
    page = client.get(f"/prospects/?list={kept.pk}").content.decode()
    assert "Quiet ones" in page
    assert names_in(page) == {"Ben Okafor"}
    client.post(f"/prospects/lists/{kept.pk}/", {"name": "Silent ones", "shared": "on"})
    assert "Silent ones" in text_of(client_of, cast.manager)
    assert client_of(cast.outsider).post(f"/prospects/lists/{kept.pk}/", {"name": "Mine now"}).status_code == 404
    assert "Silent ones" not in text_of(client_of, cast.outsider, f"/prospects/?list={kept.pk}")
    client.post(f"/prospects/lists/{kept.pk}/removal/")
    assert not SavedList.objects.exists()


def test_a_colleagues_own_list_is_not_ones_to_change(cast: Cast, client_of: ClientOf) -> None:
    kept = followup.save_list(cast.manager, "Max's", {}, at=NOON)
    shared = followup.save_list(cast.manager, "For all", {}, shared=True, at=NOON)
    for each in (kept, shared):
        assert client_of(cast.rep).post(f"/prospects/lists/{each.pk}/removal/").status_code == 404
    assert SavedList.objects.count() == 2

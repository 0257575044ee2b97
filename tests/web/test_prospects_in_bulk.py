"""Acts on many from the list: who is touched, who is not, how long ones show how far they are, how they are undone."""

from typing import Any

import pytest
from django.test import Client

from followthrough.followup import actions as followup
from followthrough.followup.actions import many
from followthrough.followup.models import Deferral, Opportunity, Run
from followthrough.journal.models import Entry
from followthrough.people.models import PersonTag, Tag
from followthrough.rules.words import CloseReason, State
from followthrough.team.models import Membership
from followthrough.web.prospects import runs
from tests.cast import Cast, make_opportunity, make_person, stage_of
from tests.web.doors import HTMX, ClientOf, place_all, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
ASKED = {"reason": "they_asked", "to": "in 2 weeks"}


@pytest.fixture(autouse=True)
def dora(cast: Cast) -> Opportunity:
    """A prospect of Max's, who is not Rosa's to change."""
    row = make_opportunity(make_person(cast.workspace, "Dora Dunn"), cast.manager, stage_of(cast.sales, "Proposal"))
    place_all()
    followup.recount(cast.workspace.pk)
    return row


def order(client: Client, act: str, **form: Any) -> Any:
    return client.post(f"/prospects/acts/{act}/order/", {"all": "1", "query": "whose=all", **form}, follow=True)


def owners(cast: Cast) -> set[int]:
    return set(Opportunity.objects.filter(workspace=cast.workspace).values_list("owner", flat=True))


def test_asks_with_the_number_it_will_touch(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    page = client.post("/prospects/acts/hand-over/", {"all": "1", "query": "whose=all"}, headers=HTMX).content.decode()
    assert "Hand 3 prospects over" in page
    assert "1 of those you picked is a colleague&#x27;s, and stays as before." in page
    assert "Max Mohr" in page
    picked = client.post("/prospects/acts/move/", {"pick": [cast.anna.pk, cast.ben.pk]}).content.decode()
    assert "Move the steps of 2 prospects" in picked
    assert f'name="pick" value="{cast.anna.pk}"' in picked


def test_hands_over_only_what_is_ones_own_and_says_so(cast: Cast, client_of: ClientOf, dora: Opportunity) -> None:
    answer = order(client_of(cast.rep), "hand-over", to=cast.admin.pk, note="For the summer")
    assert "Handed 3 prospects to Ada Adler." in answer.content.decode()
    assert "1 is a colleague’s and stays." in answer.content.decode()
    dora.refresh_from_db()
    assert dora.owner == cast.manager
    assert Opportunity.objects.filter(owner=cast.admin).count() == 3


@pytest.mark.parametrize("act", ["tag", "untag", "move", "strategy", "park", "close"])
def test_each_act_does_what_it_says_and_is_taken_back(cast: Cast, client_of: ClientOf, act: str) -> None:
    tag = Tag.objects.create(workspace=cast.workspace, name="Fair")
    PersonTag.objects.create(workspace=cast.workspace, person=cast.anna.person, tag=tag)
    before = list(Opportunity.objects.order_by("pk").values())
    form = {
        "tag": {"new": "Spring"},
        "untag": {"tag": tag.pk},
        "move": ASKED,
        "strategy": {"strategy": "large"},
        "park": {"to": "in 3 months", "note": "After the move"},
        "close": {"end": "lost:silence"},
    }[act]
    client = client_of(cast.rep)
    answer = order(client, act, **form).content.decode()
    done = {
        "tag": ("Tagged 3 prospects “Spring”", PersonTag.objects.filter(tag__name="Spring").count() == 3),
        "untag": ("Took “Fair” off 1 prospect", not PersonTag.objects.filter(tag=tag).exists()),
        "move": ("Moved 3 prospects to in 2 weeks", Deferral.objects.count() == 3),
        "strategy": ("3 prospects follow", Opportunity.objects.filter(strategy="large").count() == 3),
        "park": ("Let 3 prospects rest", Opportunity.objects.filter(state=State.NURTURE).count() == 3),
        "close": ("Let 3 prospects go", Opportunity.objects.filter(close_reason=CloseReason.SILENCE).count() == 3),
    }[act]
    assert done[0] in answer
    assert done[1]
    undone = client.post(f"/prospects/runs/{Run.objects.get().pk}/undo/", follow=True).content.decode()
    assert "Taken back for" in undone
    assert list(Opportunity.objects.order_by("pk").values()) == before
    assert set(PersonTag.objects.values_list("tag__name", flat=True)) == {"Fair"}


def test_undo_says_how_many_were_built_upon(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    order(client, "strategy", strategy="large")
    followup.write_note(cast.anna, "Rang", by=cast.rep, at=cast.anna.opened_at)
    answer = client.post(f"/prospects/runs/{Run.objects.get().pk}/undo/", follow=True).content.decode()
    assert "Taken back for 2 prospects. 1 left as before: changed since." in answer


@pytest.mark.parametrize(
    ("act", "form", "words"),
    [
        ("hand-over", {"to": ""}, "Choose a colleague who works here."),
        ("move", {"to": "in 2 weeks"}, "Say why: one of these reasons."),
        ("move", {"to": "gibberish", "reason": "they_asked"}, "is no date I can read"),
        ("tag", {}, "Choose a tag."),
        ("untag", {"tag": "12345"}, "Choose a tag."),
        ("strategy", {"strategy": "none of them"}, "Choose a strategy"),
        ("close", {"end": "won:bought"}, "Say why it ended"),
        ("close", {"end": "disqualified:not_a_fit"}, "Say where you pointed them"),
        ("park", {"to": "1 jan 2020"}, "That moment has passed."),
    ],
)
def test_what_is_missing_is_said_and_nothing_happens(
    cast: Cast, client_of: ClientOf, act: str, form: dict[str, Any], words: str
) -> None:
    before = Entry.objects.count()
    answer = client_of(cast.rep).post(f"/prospects/acts/{act}/order/", {"all": "1", "query": "", **form})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Entry.objects.count() == before
    assert not Run.objects.exists()


def test_nobody_picked_and_nobody_of_ones_own_are_told_apart(
    cast: Cast, client_of: ClientOf, dora: Opportunity
) -> None:
    client = client_of(cast.rep)
    assert "Nobody is picked" in client.post("/prospects/acts/tag/", {}).content.decode()
    assert "all colleagues" in client.post("/prospects/acts/tag/", {"pick": dora.pk}).content.decode()


def test_an_outsider_touches_nobody(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.outsider)
    for form in ({"pick": cast.anna.pk}, {"all": "1", "query": f"whose={cast.rep.pk}"}):
        assert client.post("/prospects/acts/close/order/", {**form, "end": "lost:silence"}).status_code == 422
    order(client_of(cast.rep), "strategy", strategy="large")
    run = Run.objects.get()
    for address in ("", "going-on/", "stop/", "undo/"):
        method = client.get if not address else client.post
        assert method(f"/prospects/runs/{run.pk}/{address}").status_code == 404
    assert Opportunity.objects.filter(strategy="large").count() == 3


def test_a_colleague_is_not_handed_to_from_another_workspace(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post(
        "/prospects/acts/hand-over/order/", {"all": "1", "query": "", "to": cast.outsider.pk}
    )
    assert answer.status_code == 422
    assert cast.outsider.pk not in owners(cast)


@pytest.mark.parametrize("address", ["/prospects/acts/tag/", "/prospects/acts/tag/order/", "/prospects/runs/1/stop/"])
def test_signed_out_and_wrong_method(cast: Cast, client_of: ClientOf, address: str) -> None:
    assert status_signed_out(address, method="post")[0] == 302
    assert client_of(cast.rep).get(address).status_code == 405


def test_an_act_that_is_none_is_not_there(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.rep).post("/prospects/acts/erase/", {"pick": cast.anna.pk}).status_code == 404


@pytest.fixture
def long_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every order is long, and a request does one portion of one."""
    monkeypatch.setattr(runs, "AT_ONCE", 0)
    monkeypatch.setattr(runs, "A_BLINK", runs.A_BLINK * 0)
    monkeypatch.setattr(many, "PORTION", 1)


@pytest.mark.usefixtures("long_ones")
def test_a_long_one_shows_how_far_it_is_stops_and_goes_on(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    page = order(client, "strategy", strategy="large").content.decode()
    run = Run.objects.get()
    assert "Under way" in page
    assert "0 of 3" in page
    part = client.post(f"/prospects/runs/{run.pk}/going-on/", headers=HTMX).content.decode()
    assert "1 of 3" in part
    assert "<html" not in part
    assert "Stopped" in client.post(f"/prospects/runs/{run.pk}/stop/", headers=HTMX).content.decode()
    client.post(f"/prospects/runs/{run.pk}/going-on/", headers=HTMX)
    assert Opportunity.objects.filter(strategy="large").count() == 1, "stopped is stopped"
    client.post(f"/prospects/runs/{run.pk}/going-on/", {"resume": "1"}, headers=HTMX)
    done = client.post(f"/prospects/runs/{run.pk}/going-on/", follow=True).content.decode()
    assert "3 prospects follow" in done
    assert "Take it back" in done
    back = client.post(f"/prospects/runs/{run.pk}/undo/", follow=True).content.decode()
    assert "0 of 3" in back, "taking back many is a long one too"


@pytest.mark.usefixtures("long_ones")
def test_a_managers_hand_reaches_a_salespersons_run(cast: Cast, client_of: ClientOf) -> None:
    order(client_of(cast.rep), "strategy", strategy="large")
    run = Run.objects.get()
    others: list[tuple[Membership, int]] = [(cast.manager, 200), (cast.outsider, 404)]
    for member, status in others:
        assert client_of(member).get(f"/prospects/runs/{run.pk}/").status_code == status


def test_the_way_back_is_one_of_our_own(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.rep)
    order(client, "strategy", strategy="large")
    run = Run.objects.get()
    for elsewhere in ("javascript:alert(1)", "https://elsewhere.example/"):
        assert elsewhere not in client.get(f"/prospects/runs/{run.pk}/", {"next": elsewhere}).content.decode()
    assert (
        "/prospects/?whose=all"
        in client.get(f"/prospects/runs/{run.pk}/?next=/prospects/%3Fwhose=all").content.decode()
    )

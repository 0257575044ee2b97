"""The board: stages as columns, cards in plan order, whose they are; a move asks what was seen. And who may not."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity, Stage
from followthrough.followup.queries.board import FIRST
from followthrough.journal.models import Entry
from followthrough.rules.words import Channel, NextBy, Purpose
from followthrough.team.models import Membership, Workspace
from tests.cast import NOON, Cast, make_member, make_opportunity, make_person, stage_of
from tests.web.doors import HTMX, ClientOf, Statements, place_all, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
PART = HTMX | {"HX-Target": "board"}


@pytest.fixture(autouse=True)
def counted(cast: Cast) -> None:
    """The cast's rows are written by hand; place and count them as the verbs do."""
    settle(cast)


def settle(cast: Cast) -> None:
    place_all()
    followup.recount(cast.workspace.pk)


def page_of(client_of: ClientOf, member: Membership, address: str = "/board/") -> str:
    answer = client_of(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def column_of(page: str, stage: Stage) -> str:
    found = re.search(rf'<section class="board-column" id="stage-{stage.pk}".*?</section>', page, re.DOTALL)
    assert found
    return found[0]


def address_of(opportunity: Opportunity) -> str:
    return f"/board/cards/{opportunity.pk}/stage/"


def moving(stage: Stage, **typed: object) -> dict[str, object]:
    return {"stage": stage.pk, "evidence": "She sent the numbers", "step": "keep", **typed}


def crowd(cast: Cast, number: int, stage: Stage, owner: Membership | None = None) -> list[Opportunity]:
    people = [make_person(cast.workspace, f"Person {index}") for index in range(number)]
    rows = [make_opportunity(person, owner or cast.rep, stage, value=Decimal(100)) for person in people]
    settle(cast)
    return rows


def test_every_stage_is_a_column_with_its_number_sum_and_cards(cast: Cast, client_of: ClientOf) -> None:
    page = page_of(client_of, cast.rep)
    proposal = column_of(page, stage_of(cast.sales, "Proposal"))
    assert 'data-bucket="closing"' in proposal
    assert '<span class="number">1</span>' in proposal
    assert "€\u00a048,000" in proposal
    assert "Anna Keller" in proposal
    assert "Call to go through the proposal with them" in proposal
    assert page.count('class="board-column"') == 7
    assert "Nobody here" in column_of(page, stage_of(cast.sales, "Decision"))


def test_what_is_late_what_was_raised_and_what_was_promised_is_seen(cast: Cast, client_of: ClientOf) -> None:
    followup.make_promise(cast.anna, "Send the sheet", due_at=NOON + timedelta(hours=4), by=cast.rep, at=NOON)
    page = page_of(client_of, cast.rep)
    late = column_of(page, stage_of(cast.sales, "Qualifying"))
    assert 'data-tone="overdue"' in late
    assert "2 days late" in late
    raised = column_of(page, stage_of(cast.sales, "New lead"))
    assert 'data-tone="raised"' in raised
    assert "Wrote through the contact form" in raised
    promised = column_of(page, stage_of(cast.sales, "Proposal"))
    assert "You promised: Send the sheet, today 16:00" in promised


def test_a_promise_that_is_late_is_as_red_as_a_step(cast: Cast, client_of: ClientOf) -> None:
    followup.make_promise(
        cast.anna, "Send the sheet", due_at=NOON - timedelta(days=2), by=cast.rep, at=NOON - timedelta(days=5)
    )
    promised = column_of(page_of(client_of, cast.rep), stage_of(cast.sales, "Proposal"))
    assert f'data-card="{cast.anna.pk}" data-tone="overdue"' in promised
    assert "You promised: Send the sheet, 2 days late" in promised


def test_what_the_machine_does_is_not_late_for_anybody(cast: Cast, client_of: ClientOf) -> None:
    Opportunity.objects.filter(pk=cast.ben.pk).update(next_by=NextBy.MACHINE)
    assert 'data-tone="machine"' in column_of(page_of(client_of, cast.rep), stage_of(cast.sales, "Qualifying"))


def test_cards_stand_in_plan_order(cast: Cast, client_of: ClientOf) -> None:
    stage = stage_of(cast.sales, "Qualifying")
    later = make_opportunity(
        make_person(cast.workspace, "Lena Later"), cast.rep, stage, next_due_at=NOON + timedelta(days=9)
    )
    sooner = make_opportunity(make_person(cast.workspace, "Sam Sooner"), cast.rep, stage, next_due_at=NOON)
    settle(cast)
    column = column_of(page_of(client_of, cast.rep), stage)
    places = [column.index(f'id="card-{row.pk}"') for row in (cast.ben, sooner, later)]
    assert places == sorted(places)


def test_what_rests_is_not_on_the_board(cast: Cast, client_of: ClientOf) -> None:
    Opportunity.objects.filter(pk=cast.anna.pk).update(state="nurture")
    settle(cast)
    assert "Anna Keller" not in page_of(client_of, cast.rep)


def test_a_manager_sees_everybodys_and_whose_they_are(cast: Cast, client_of: ClientOf) -> None:
    page = page_of(client_of, cast.manager)
    assert "Anna Keller" in page
    assert 'class="whose face is-small" title="Rosa Reed"' in page
    assert "Nobody on this board yet" in page_of(client_of, cast.manager, "/board/?whose=mine")
    assert "Anna Keller" in page_of(client_of, cast.manager, f"/board/?whose={cast.rep.pk}")


def test_a_salesperson_sees_a_colleagues_and_may_not_move_them(cast: Cast, client_of: ClientOf) -> None:
    colleague = make_member(cast.workspace, "Carl Cole")
    page = page_of(client_of, colleague, "/board/?whose=all")
    assert "Anna Keller" in page
    assert 'data-act="move"' not in page

    answer = client_of(colleague).post(address_of(cast.anna), moving(stage_of(cast.sales, "Decision")))

    assert answer.status_code == 403
    assert Opportunity.objects.get(pk=cast.anna.pk).stage.name == "Proposal"


def test_where_everybody_sees_their_own_there_is_nothing_else_to_see(cast: Cast, client_of: ClientOf) -> None:
    assert "Everybody&#x27;s" in page_of(client_of, cast.rep)
    Workspace.objects.update(openness=Workspace.Openness.OWN)
    colleague = make_member(cast.workspace, "Carl Cole")
    assert "Everybody&#x27;s" not in page_of(client_of, cast.rep)
    client = client_of(colleague)
    assert "Anna Keller" not in client.get("/board/").content.decode()
    assert client.get("/board/?whose=all").status_code == 403
    assert client.get(f"/board/?whose={cast.rep.pk}").status_code == 403
    assert client.get(address_of(cast.anna)).status_code == 404


def test_an_outsider_sees_nothing_and_signed_out_leads_to_the_door(cast: Cast, client_of: ClientOf) -> None:
    outside, stage = client_of(cast.outsider), stage_of(cast.sales, "Proposal")
    assert "Anna Keller" not in outside.get("/board/").content.decode()
    assert outside.get(f"/board/?pipeline={cast.sales.pk}").status_code == 404
    assert outside.get(f"/board/?whose={cast.rep.pk}").status_code == 404
    assert outside.get(f"/board/columns/{stage.pk}/").status_code == 404
    assert outside.get(address_of(cast.anna)).status_code == 404
    assert outside.post(address_of(cast.anna), moving(stage)).status_code == 404
    for address in ("/board/", f"/board/columns/{stage.pk}/", address_of(cast.anna)):
        status, where = status_signed_out(address)
        assert status == 302
        assert where.startswith("/sign-in/")
    assert status_signed_out(address_of(cast.anna), method="post")[0] == 302
    assert Opportunity.objects.get(pk=cast.anna.pk).stage_id == stage.pk


def test_takes_what_its_method_allows(cast: Cast, client_of: ClientOf) -> None:
    client, stage = client_of(cast.rep), stage_of(cast.sales, "Proposal")
    assert client.post("/board/").status_code == 405
    assert client.post(f"/board/columns/{stage.pk}/").status_code == 405
    assert client.delete(address_of(cast.anna)).status_code == 405


def test_words_that_mean_nothing_are_not_here(cast: Cast, client_of: ClientOf) -> None:
    client, stage = client_of(cast.rep), stage_of(cast.sales, "Proposal")
    assert client.get("/board/?pipeline=x").status_code == 404
    assert client.get("/board/?whose=x").status_code == 404
    assert client.get(f"/board/columns/{stage.pk}/?after=nonsense").status_code == 200


def test_care_is_a_board_of_its_own_without_quarters(cast: Cast, client_of: ClientOf) -> None:
    make_opportunity(make_person(cast.workspace, "Carla Care"), cast.rep, stage_of(cast.care, "Welcome"))
    settle(cast)
    page = page_of(client_of, cast.rep, f"/board/?pipeline={cast.care.pk}")
    assert "Carla Care" in page
    assert "Anna Keller" not in page
    assert 'class="balance"' not in page
    assert 'class="balance"' in page_of(client_of, cast.rep)


def test_an_empty_board_tells_how_to_begin(cast: Cast, client_of: ClientOf) -> None:
    page = page_of(client_of, make_member(cast.workspace, "Nora New"))
    assert "Nobody on this board yet" in page
    assert 'href="/add/"' in page
    assert "Here will be your stages" in page_of(client_of, cast.outsider)


@pytest.mark.parametrize("number", [0, 150])
def test_takes_seven_statements_whatever_the_size(
    number: int, cast: Cast, client_of: ClientOf, statements: Statements
) -> None:
    crowd(cast, number, stage_of(cast.sales, "Discovery"))
    client = client_of(cast.rep)
    with statements() as seen:
        assert client.get("/board/").status_code == 200
    assert len(seen) == 7


def test_a_long_column_goes_on_card_by_card_and_loses_none(cast: Cast, client_of: ClientOf) -> None:
    stage = stage_of(cast.sales, "Discovery")
    rows = crowd(cast, 2 * FIRST + 5, stage)
    client = client_of(cast.rep)
    part, seen = column_of(client.get("/board/").content.decode(), stage), []
    while True:
        found = re.findall(r'id="card-(\d+)"', part)
        seen += found
        more = re.search(r'hx-get="([^"]+)"', part)
        if not more:
            break
        assert len(found) == FIRST
        part = client.get(more[1].replace("&amp;", "&"), headers=HTMX).content.decode()
        assert "<html" not in part
    assert len(seen) == len(set(seen)) == len(rows)


def test_a_long_column_goes_on_as_a_page_without_script(cast: Cast, client_of: ClientOf) -> None:
    stage = stage_of(cast.sales, "Discovery")
    crowd(cast, FIRST + 5, stage)
    client = client_of(cast.rep)
    more = re.search(r'<li class="more"><a href="([^"]+)"', client.get("/board/").content.decode())
    assert more
    page = client.get(more[1].replace("&amp;", "&")).content.decode()
    assert "<html" in page
    assert page.count('class="board-card"') == 5
    assert "Back to the board" in page


def test_a_move_on_evidence_stands_in_the_new_stage_and_keeps_the_step(cast: Cast, client_of: ClientOf) -> None:
    client, decision = client_of(cast.rep), stage_of(cast.sales, "Decision")
    answer = client.post(address_of(cast.anna), moving(decision, seen=""), follow=True)

    row = Opportunity.objects.get(pk=cast.anna.pk)
    assert (row.stage_id, row.next_due_at, row.next_purpose) == (decision.pk, cast.anna.next_due_at, "propose")
    entry = Entry.objects.get(opportunity_id=row.pk, verb="move")
    assert entry.facts["stage"] == {"from": "Proposal", "to": "Decision", "evidence": "She sent the numbers"}
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == "/board/"
    assert "Anna Keller stands in Decision now." in page
    assert "Anna Keller" in column_of(page, decision)
    assert '<span class="number">1</span>' in column_of(page, decision)

    client.post(f"/entries/{entry.pk}/undo/?next=/board/")
    assert Opportunity.objects.get(pk=cast.anna.pk).stage.name == "Proposal"


def test_from_a_dialog_the_board_hears_of_it_and_brings_its_columns_anew(cast: Cast, client_of: ClientOf) -> None:
    client, decision = client_of(cast.rep), stage_of(cast.sales, "Decision")
    open_page = HTMX | {"HX-Current-URL": "http://testserver/board/"}
    answer = client.post(address_of(cast.anna), moving(decision), headers=open_page)
    assert "acted" in answer["HX-Trigger"]
    assert "stands in Decision now" in answer.content.decode()
    part = client.get("/board/", headers=PART).content.decode()
    assert "<html" not in part
    assert "Anna Keller" in column_of(part, decision)


def test_nothing_seen_is_refused_beside_the_field_and_the_rest_is_kept(cast: Cast, client_of: ClientOf) -> None:
    client, decision = client_of(cast.rep), stage_of(cast.sales, "Decision")
    offer = offered(client.get(f"{address_of(cast.anna)}?stage={decision.pk}").content.decode())
    typed = moving(decision, evidence="  ", step=offer, offered_for=decision.pk, next="/board/?whose=all")
    answer = client.post(address_of(cast.anna), typed, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="evidence_more"' in page
    assert "stages move on evidence, not on hope" in page
    assert f'<option value="{decision.pk}" selected>' in page
    assert offered(page, chosen=True) == offer
    assert 'value="/board/?whose=all"' in page
    assert Opportunity.objects.get(pk=cast.anna.pk).stage.name == "Proposal"


def offered(page: str, *, chosen: bool = False) -> str:
    found = re.search(rf'name="step" value="(action[^"]+)"{" checked" if chosen else ""}>', page)
    assert found
    return found[1].replace("&amp;", "&")


def test_the_first_step_the_new_stage_proposes_is_taken_when_chosen(cast: Cast, client_of: ClientOf) -> None:
    client, presentation = client_of(cast.rep), stage_of(cast.sales, "Presentation")
    page = client.get(f"{address_of(cast.ben)}?stage={presentation.pk}").content.decode()
    assert "Keep it: Call to find out whether they fit, 2 days late" in page
    typed = moving(presentation, step=offered(page), offered_for=presentation.pk)
    assert client.post(address_of(cast.ben), typed).status_code == 302
    row = Opportunity.objects.get(pk=cast.ben.pk)
    assert row.stage_id == presentation.pk
    assert row.next_purpose == Purpose.PRESENT
    assert row.next_channel in list(Channel)
    assert row.next_due_at > NOON  # type: ignore[operator]


def test_a_step_proposed_for_another_stage_is_shown_anew_before_it_is_taken(cast: Cast, client_of: ClientOf) -> None:
    client, presentation = client_of(cast.rep), stage_of(cast.sales, "Presentation")
    page = client.get(f"{address_of(cast.ben)}?stage={stage_of(cast.sales, 'Discovery').pk}").content.decode()
    typed = moving(presentation, step=offered(page), offered_for=stage_of(cast.sales, "Discovery").pk)
    answer = client.post(address_of(cast.ben), typed)
    assert answer.status_code == 422
    assert "Another stage proposes another step" in answer.content.decode()
    assert 'value="She sent the numbers"' in answer.content.decode()
    again = offered(answer.content.decode(), chosen=True)
    assert client.post(address_of(cast.ben), moving(presentation, step=again, offered_for=presentation.pk))
    assert Opportunity.objects.get(pk=cast.ben.pk).stage_id == presentation.pk


def test_looking_at_another_stage_moves_nothing(cast: Cast, client_of: ClientOf) -> None:
    decision = stage_of(cast.sales, "Decision")
    answer = client_of(cast.rep).post(address_of(cast.anna), moving(decision, look="1"), headers=HTMX)
    assert answer.status_code == 200
    assert 'value="She sent the numbers"' in answer.content.decode()
    assert Opportunity.objects.get(pk=cast.anna.pk).stage.name == "Proposal"


def test_the_evidence_asked_for_is_the_stages_own(cast: Cast, client_of: ClientOf) -> None:
    Stage.objects.filter(pipeline=cast.sales, name="Decision").update(evidence="They named a day")
    decision = stage_of(cast.sales, "Decision")
    page = client_of(cast.rep).get(f"{address_of(cast.anna)}?stage={decision.pk}").content.decode()
    assert 'placeholder="They named a day"' in page
    assert "Seen before one stands here: they named a day" in page_of(client_of, cast.rep)


def test_a_stage_of_another_pipeline_is_refused(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post(address_of(cast.anna), moving(stage_of(cast.care, "Welcome")))
    assert answer.status_code == 422
    assert "belongs to another pipeline" in answer.content.decode()
    assert Opportunity.objects.get(pk=cast.anna.pk).stage.name == "Proposal"


def test_the_stage_they_stand_in_is_no_move(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post(address_of(cast.anna), moving(stage_of(cast.sales, "Proposal")))
    assert answer.status_code == 422
    assert "They stand there already" in answer.content.decode()
    assert not Entry.objects.filter(opportunity_id=cast.anna.pk, verb="move").exists()


def test_what_somebody_changed_meanwhile_is_said_and_the_next_press_is_on_the_new_state(
    cast: Cast, client_of: ClientOf
) -> None:
    client, decision = client_of(cast.rep), stage_of(cast.sales, "Decision")
    followup.write_note(cast.anna, "First", by=cast.rep, at=NOON)
    stale = Opportunity.objects.get(pk=cast.anna.pk).last_entry_id
    followup.write_note(cast.anna, "Second", by=cast.manager, at=NOON)
    fresh = Opportunity.objects.get(pk=cast.anna.pk).last_entry_id
    answer = client.post(address_of(cast.anna), moving(decision, seen=stale))
    assert answer.status_code == 422
    assert f'name="seen" value="{fresh}"' in answer.content.decode()
    assert client.post(address_of(cast.anna), moving(decision, seen=fresh)).status_code == 302


def test_a_way_back_that_is_not_ours_leads_to_the_board(cast: Cast, client_of: ClientOf) -> None:
    decision = stage_of(cast.sales, "Decision")
    answer = client_of(cast.rep).post(address_of(cast.anna), moving(decision, next="https://elsewhere.example/"))
    assert answer["Location"] == "/board/"

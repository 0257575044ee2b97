"""The builder and the pages around it."""

from typing import Any

import pytest

from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.models import Enrollment, EnrollmentState, Sequence
from tests.cast import NOON, Cast
from tests.playbooks.sequencing import CALL, END, VISIT, enrollment_of, fresh, make
from tests.web.doors import ClientOf, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def typed(*steps: dict[str, Any], do: str = "save", **more: Any) -> dict[str, Any]:
    """The form as the page sends it."""
    form: dict[str, Any] = {"name": "New lead", "count": len(steps), "do": do, "kind": "selling", **more}
    for place, step in enumerate(steps):
        form |= {f"s{place}-{name}": value for name, value in step.items()}
    return form


def test_a_manager_builds_one_and_it_is_off_at_first(client_of: ClientOf, cast: Cast) -> None:
    manager = client_of(cast.manager)
    assert b"Add below" in manager.get("/playbook/sequences/new/").content
    page = manager.post("/playbook/sequences/new/", typed(CALL, VISIT, END, start_on="lead"), follow=True)
    row = Sequence.objects.select_related("version").get()
    assert [step.key for step in row.version.plan.steps] == ["call", "visit", "end"]
    assert (row.is_on, row.starts) == (False, [{"on": "lead", "value": ""}])
    assert b"It is off" in page.content
    manager.post(f"/playbook/sequences/{row.pk}/switch/")
    assert Sequence.objects.get().is_on


@pytest.mark.parametrize(
    ("press", "keys"),
    [
        ("down:0", ["visit", "call", "end"]),
        ("up:1", ["visit", "call", "end"]),
        ("up:0", ["call", "visit", "end"]),
        ("remove:1", ["call", "end"]),
        ("down:9", ["call", "visit", "end"]),
        ("nonsense", ["call", "visit", "end"]),
        ("add:0:moon", ["call", "visit", "end"]),
    ],
)
def test_a_press_changes_the_draft_and_saves_nothing(
    client_of: ClientOf, cast: Cast, press: str, keys: list[str]
) -> None:
    page = client_of(cast.manager).post("/playbook/sequences/new/", typed(CALL, VISIT, END, do=press))
    assert page.status_code == 200
    shown = [page.context["steps"][place]["step"]["key"] for place in range(len(keys))]
    assert shown == keys
    assert not Sequence.objects.exists()


def test_a_step_is_added_below(client_of: ClientOf, cast: Cast) -> None:
    page = client_of(cast.manager).post("/playbook/sequences/new/", typed(CALL, END, do="add:0:branch"))
    assert [one["step"]["kind"] for one in page.context["steps"]] == ["act", "branch", "end"]


def test_what_is_wrong_stands_beside_its_step_and_nothing_typed_is_lost(client_of: ClientOf, cast: Cast) -> None:
    robot = {**CALL, "by": "machine", "note": "Say hello"}
    page = client_of(cast.manager).post("/playbook/sequences/new/", typed(robot, END, name="Mine"))
    assert page.status_code == 422
    assert page.context["steps"][0]["wrong"].startswith("A call needs a person")
    assert b'value="Mine"' in page.content


def test_a_plan_that_ends_in_a_maybe_is_refused(client_of: ClientOf, cast: Cast) -> None:
    page = client_of(cast.manager).post("/playbook/sequences/new/", typed(CALL))
    assert b"no sequence ends in a maybe" in page.content


@pytest.mark.parametrize("count", ["-3", "abc", "1000000"])
def test_a_form_nobody_sent_does_no_harm(client_of: ClientOf, cast: Cast, count: str) -> None:
    assert client_of(cast.manager).post("/playbook/sequences/new/", {"do": "save", "count": count}).status_code == 422


def test_saving_makes_a_version(client_of: ClientOf, cast: Cast) -> None:
    sequence = make(cast, CALL, END)
    client_of(cast.manager).post(f"/playbook/sequences/{sequence.pk}/", typed(CALL, VISIT, END))
    assert Sequence.objects.select_related("version").get().version.number == 2


def test_ahead_it_shows_what_somebody_gets(client_of: ClientOf, cast: Cast) -> None:
    sequence = make(cast, CALL, VISIT, END)
    page = client_of(cast.rep).get(f"/playbook/sequences/{sequence.pk}/")
    assert len(page.context["ahead"]) == 3
    assert b"What they get in 60 days" in page.content
    chosen = client_of(cast.rep).get(f"/playbook/sequences/{sequence.pk}/?whom={cast.ben.pk}")
    assert chosen.context["whom"].pk == cast.ben.pk


def test_a_salesperson_reads_and_changes_nothing(client_of: ClientOf, cast: Cast) -> None:
    sequence = make(cast, CALL, END)
    rep = client_of(cast.rep)
    page = rep.get(f"/playbook/sequences/{sequence.pk}/")
    assert b"Add below" not in page.content
    assert rep.post(f"/playbook/sequences/{sequence.pk}/", typed(CALL, END)).status_code == 404
    assert Sequence.objects.select_related("version").get().version.number == 1
    assert rep.get("/playbook/sequences/new/").status_code == 403
    assert rep.post(f"/playbook/sequences/{sequence.pk}/switch/").status_code == 403


def test_strangers_find_nothing(client_of: ClientOf, cast: Cast) -> None:
    sequence = make(cast, CALL, END)
    playbooks.enroll(cast.anna, sequence, by=cast.rep, at=NOON)
    stranger = client_of(cast.outsider)
    assert b"New lead" not in stranger.get("/playbook/sequences/").content
    for address in (f"/playbook/sequences/{sequence.pk}/", f"/playbook/sequences/{sequence.pk}/people/"):
        assert stranger.get(address).status_code == 404
    assert stranger.post(f"/enrollments/{enrollment_of(cast.anna).pk}/stop/").status_code == 404
    assert stranger.get(f"/opportunities/{cast.anna.pk}/sequence/").status_code == 404
    assert status_signed_out("/playbook/sequences/")[0] == 302


def test_the_five_that_ship_come_once_and_switched_off(client_of: ClientOf, cast: Cast) -> None:
    manager = client_of(cast.manager)
    for _ in range(2):
        manager.post("/playbook/sequences/starting/")
    rows = Sequence.objects.filter(workspace=cast.workspace)
    assert rows.count() == 5
    assert not rows.filter(is_on=True).exists()
    assert manager.get("/playbook/sequences/").status_code == 200


def test_the_list_does_not_grow_in_statements_by_who_is_in_them(
    client_of: ClientOf, cast: Cast, statements: Any
) -> None:
    sequence = make(cast, CALL, END)
    client = client_of(cast.rep)
    with statements() as few:
        client.get("/playbook/sequences/")
    playbooks.enroll_many([cast.anna.pk, cast.ben.pk], sequence, by=cast.rep, at=NOON)
    with statements() as many:
        client.get("/playbook/sequences/")
    assert len(many) == len(few) <= 8


def test_one_begins_with_a_prospect_and_stands_on_their_page(client_of: ClientOf, cast: Cast) -> None:
    sequence = make(cast, CALL, VISIT, END)
    rep = client_of(cast.rep)
    assert b"Begin it" in rep.get(f"/opportunities/{cast.anna.pk}/sequence/").content
    rep.post(f"/opportunities/{cast.anna.pk}/sequence/", {"sequence": sequence.pk})
    assert Enrollment.objects.get().opportunity_id == cast.anna.pk
    page = rep.get(f"/prospects/{cast.anna.person_id}/").content
    assert b"step 1 of 2" in page
    rep.post(f"/enrollments/{enrollment_of(cast.anna).pk}/stop/")
    assert enrollment_of(cast.anna).state == EnrollmentState.STOPPED
    assert fresh(cast.anna).is_live


def test_beginning_twice_says_why_not(client_of: ClientOf, cast: Cast) -> None:
    sequence = make(cast, CALL, END)
    playbooks.enroll(cast.anna, sequence, by=cast.rep, at=NOON)
    page = client_of(cast.rep).post(f"/opportunities/{cast.anna.pk}/sequence/", {"sequence": sequence.pk})
    assert page.status_code == 422
    assert b"They are in a sequence already" in page.content


def test_who_is_held_stands_first_and_goes_on_with_one_press(client_of: ClientOf, cast: Cast) -> None:
    sequence = make(cast, CALL, END)
    playbooks.enroll(cast.anna, sequence, by=cast.rep, at=NOON)
    Enrollment.objects.update(state=EnrollmentState.HELD, why="A word is missing")
    rep = client_of(cast.rep)
    page = rep.get(f"/playbook/sequences/{sequence.pk}/people/")
    assert b"A word is missing" in page.content
    rep.post(f"/enrollments/{enrollment_of(cast.anna).pk}/going-on/")
    assert enrollment_of(cast.anna).state == EnrollmentState.ACTIVE

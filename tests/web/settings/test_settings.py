"""The settings: who may look, who may change, what is refused in words, what follows from a change."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity, Pipeline, Stage
from followthrough.people.models import CustomField, PersonTag, Tag
from followthrough.rules.hours import read_windows, say_windows
from followthrough.team.models import Absence, Membership, Team
from followthrough.team.models.members import USUAL_HOURS
from tests.cast import Cast, stage_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
ClientOf = Callable[[Membership], Client]

PAGES = ["/settings/", "/settings/pipelines/", "/settings/team/", "/settings/fields/", "/settings/workspace/"]
ADMIN_ONLY = [
    "/settings/workspace/change/",
    "/settings/team/members/",
    "/settings/team/teams/",
    "/settings/pipelines/new/",
    "/settings/fields/new/",
]
WEEK = {f"day_{day}": say_windows(USUAL_HOURS.get(str(day), [])) for day in range(7)}
MY_DAY = WEEK | {"capacity": "180", "zone": "Europe/Paris", "country": "FR"}


@pytest.mark.parametrize("address", PAGES)
def test_members_look_and_the_signed_out_sign_in(cast: Cast, client_of: ClientOf, address: str) -> None:
    assert client_of(cast.rep).get(address).status_code == 200
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("address", ADMIN_ONLY)
def test_only_administrators_change_the_workspace(cast: Cast, client_of: ClientOf, address: str) -> None:
    assert client_of(cast.rep).post(address, {"name": "x"}).status_code == 403
    assert client_of(cast.manager).post(address, {"name": "x"}).status_code == 403
    assert client_of(cast.admin).get(address).status_code == 405


def test_own_hours_are_saved_in_words(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).post("/settings/", MY_DAY | {"day_0": "9-12, 13:00 to 17:30", "day_4": ""})

    assert answer.status_code == 302
    cast.rep.refresh_from_db()
    assert cast.rep.hours["0"] == [["09:00", "12:00"], ["13:00", "17:30"]]
    assert "4" not in cast.rep.hours
    assert (cast.rep.capacity, cast.rep.zone, cast.rep.country) == (180, "Europe/Paris", "FR")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"day_1": "late"}, "is no stretch of time"),
        ({"day_1": "17-9"}, "ends before it begins"),
        ({"zone": "Middle/Earth"}, "no time zone we know"),
        ({"capacity": ""}, "how many minutes"),
        ({f"day_{day}": "" for day in range(7)}, "at least one day"),
    ],
)
def test_hours_that_cannot_be_are_said(cast: Cast, client_of: ClientOf, wrong: dict[str, str], said: str) -> None:
    answer = client_of(cast.rep).post("/settings/", MY_DAY | wrong)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    cast.rep.refresh_from_db()
    assert cast.rep.hours == {}


@pytest.mark.parametrize("words", ["9-12, 13:00-17:30", "09:00–12:00; 13 to 17:30", "9:00 - 12:00 and 13:00 – 17:30"])
def test_hours_are_read_however_they_are_written(words: str) -> None:
    assert read_windows(words) == [["09:00", "12:00"], ["13:00", "17:30"]]


def test_days_away_are_added_and_removed_by_their_owner_alone(cast: Cast, client_of: ClientOf) -> None:
    away = {"first_day": "2026-12-21", "last_day": "2026-12-31", "cover": cast.manager.pk, "note": "Skiing"}
    client_of(cast.rep).post("/settings/absences/", away)
    absence = Absence.objects.get(member=cast.rep)
    assert (absence.last_day, absence.cover) == (date(2026, 12, 31), cast.manager)

    assert client_of(cast.manager).post(f"/settings/absences/{absence.pk}/removal/").status_code == 404
    client_of(cast.rep).post(f"/settings/absences/{absence.pk}/removal/")
    assert not Absence.objects.exists()


def test_an_absence_that_ends_before_it_begins_is_refused(cast: Cast, client_of: ClientOf) -> None:
    away = {"first_day": "2026-12-21", "last_day": "2026-12-01"}

    assert client_of(cast.rep).post("/settings/absences/", away).status_code == 422
    assert not Absence.objects.exists()


def test_a_new_member_comes_in_by_a_link_shown_once(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.admin).post(
        "/settings/team/members/", {"name": "Nina Novak", "email": "nina@linden.example", "role": "rep"}
    )
    page = answer.content.decode()
    link = page.split('readonly value="')[1].split('"')[0]
    nina = Client()
    nina.post(link[link.index("/sign-in") :])
    assert nina.get("/settings/").status_code == 200
    assert link not in client_of(cast.admin).get("/settings/team/").content.decode()


def test_who_leaves_hands_over_first(cast: Cast, client_of: ClientOf) -> None:
    followup.recount(cast.workspace.pk)
    admin = client_of(cast.admin)
    refused = admin.post(f"/settings/team/members/{cast.rep.pk}/leave/", {})
    assert refused.status_code == 422
    assert "need a new owner" in refused.content.decode()

    admin.post(f"/settings/team/members/{cast.rep.pk}/leave/", {"heir": cast.manager.pk})

    cast.rep.refresh_from_db()
    assert not cast.rep.is_active
    assert Opportunity.objects.live().filter(owner=cast.manager).count() == 3
    assert client_of(cast.rep).get("/settings/").status_code == 302


def test_the_last_administrator_stays(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.admin).post(
        f"/settings/team/members/{cast.admin.pk}/", {"name": "Ada", "role": "rep", "capacity": "100", "team": ""}
    )

    assert answer.status_code == 422
    assert "another administrator" in answer.content.decode()


def test_another_workspaces_rows_are_not_there(cast: Cast, client_of: ClientOf) -> None:
    stage = stage_of(cast.sales, "Proposal")
    olga = client_of(cast.outsider)

    assert olga.get(f"/settings/stages/{stage.pk}/").status_code == 404
    assert olga.post(f"/settings/stages/{stage.pk}/removal/", {}).status_code == 404
    assert olga.get(f"/settings/team/members/{cast.rep.pk}/").status_code == 404
    assert Stage.objects.filter(pk=stage.pk).exists()


def test_a_stage_is_added_changed_and_moved(cast: Cast, client_of: ClientOf) -> None:
    admin = client_of(cast.admin)
    values = {"name": "Test drive", "bucket": "developing", "goal": "present", "chance": "45", "evidence": "They came"}
    admin.post(f"/settings/pipelines/{cast.sales.pk}/stages/new/", values)
    added = stage_of(cast.sales, "Test drive")
    assert (added.position, added.chance) == (7, 45)

    admin.post(f"/settings/stages/{added.pk}/", values | {"name": "Trial"})
    admin.post(f"/settings/stages/{added.pk}/place/", {"way": "up"})

    added.refresh_from_db()
    assert (added.name, added.position) == ("Trial", 6)


def test_a_stage_of_a_name_that_is_taken_is_refused(cast: Cast, client_of: ClientOf) -> None:
    values = {"name": "Proposal", "bucket": "closing", "goal": "close", "chance": "45"}

    assert client_of(cast.admin).post(f"/settings/pipelines/{cast.sales.pk}/stages/new/", values).status_code == 422


def test_who_stood_in_a_removed_stage_stands_in_the_other(cast: Cast, client_of: ClientOf) -> None:
    followup.recount(cast.workspace.pk)
    proposal, decision = stage_of(cast.sales, "Proposal"), stage_of(cast.sales, "Decision")
    admin = client_of(cast.admin)
    assert admin.post(f"/settings/stages/{proposal.pk}/removal/", {}).status_code == 422

    admin.post(f"/settings/stages/{proposal.pk}/removal/", {"into": decision.pk})

    cast.anna.refresh_from_db()
    assert (cast.anna.stage_id, cast.anna.chance) == (decision.pk, 80)


def test_a_pipeline_begins_with_a_stage(cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.admin).post("/settings/pipelines/new/", {"name": "Fleet", "kind": "sales"})

    assert Pipeline.objects.get(name="Fleet").stages.count() == 1


def test_fields_and_tags_come_and_go(cast: Cast, client_of: ClientOf) -> None:
    admin = client_of(cast.admin)
    choice = {"label": "Roof", "subject": "person", "kind": "choice", "choices": "flat, pitched"}
    assert admin.post("/settings/fields/new/", choice | {"choices": ""}).status_code == 422
    admin.post("/settings/fields/new/", choice)
    field = CustomField.objects.get()
    assert (field.key, field.choices) == ("roof", ["flat", "pitched"])
    admin.post(f"/settings/fields/{field.pk}/removal/")
    assert not CustomField.objects.exists()

    admin.post("/settings/tags/", {"name": "VIP"})
    tag = Tag.objects.get()
    PersonTag.objects.create(workspace=cast.workspace, person=cast.anna.person, tag=tag)
    assert client_of(cast.rep).post(f"/settings/tags/{tag.pk}/removal/").status_code == 403
    admin.post(f"/settings/tags/{tag.pk}/removal/")
    assert not PersonTag.objects.exists()


def test_teams_come_and_go_and_members_stay(cast: Cast, client_of: ClientOf) -> None:
    admin = client_of(cast.admin)
    admin.post("/settings/team/teams/", {"name": "North"})
    north = Team.objects.get()
    admin.post(
        f"/settings/team/members/{cast.rep.pk}/", {"name": "Rosa", "role": "rep", "capacity": "100", "team": north.pk}
    )
    cast.rep.refresh_from_db()
    assert cast.rep.team == north

    admin.post(f"/settings/team/teams/{north.pk}/removal/")

    cast.rep.refresh_from_db()
    assert cast.rep.team is None


def test_what_counts_as_large_is_the_workspaces(cast: Cast, client_of: ClientOf) -> None:
    values = {
        "name": "Linden", "zone": "Europe/Berlin", "country": "DE", "currency": "eur", "openness": "own",
        "medium_from": "500", "large_from": "5000",
    }  # fmt: skip
    admin = client_of(cast.admin)
    assert admin.post("/settings/workspace/change/", values | {"large_from": "100"}).status_code == 422

    assert admin.post("/settings/workspace/change/", values).status_code == 302

    cast.workspace.refresh_from_db()
    assert (cast.workspace.currency, cast.workspace.large_from) == ("EUR", 5000)


def test_a_workspace_of_ones_own_begins_empty_and_ready(cast: Cast, client_of: ClientOf) -> None:
    rosa = client_of(cast.rep)
    values = {"name": "Reed & Co", "zone": "Europe/Berlin", "country": "DE", "currency": "eur"}
    assert rosa.post("/workspaces/new/", values | {"zone": "Mars"}).status_code == 422

    assert rosa.post("/workspaces/new/", values).status_code == 302

    own = Membership.objects.get(user=cast.rep.user, workspace__name="Reed & Co")
    assert own.is_admin
    assert Pipeline.objects.filter(workspace=own.workspace).count() == 2
    assert "Reed &amp; Co" in rosa.get("/settings/").content.decode()

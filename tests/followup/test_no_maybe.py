"""The state that cannot be wrong: raw SQL that breaks it is refused by the database itself, on both databases."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from followthrough.followup.models import Opportunity
from followthrough.rules.words import REASONS_FOR, CloseReason, State
from tests import cast as stage
from tests.cast import NOON, Cast

TABLE = "followup_opportunity"
STEP = (
    "next_purpose",
    "next_channel",
    "next_due_at",
    "next_by",
    "next_waiting_on",
    "next_origin",
    "next_set_at",
    "next_minutes",
)
WORDED = (
    "state",
    "bucket",
    "size",
    "next_purpose",
    "next_channel",
    "next_by",
    "next_waiting_on",
    "next_origin",
)
NO_STEP: dict[str, Any] = dict.fromkeys(STEP)
Change = Callable[..., None]


def change(row_id: int, *, table: str = TABLE, **columns: Any) -> None:
    """An UPDATE as somebody would type it into the database's own console."""
    assignments = ", ".join(f"{name} = %s" for name in columns)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {assignments} WHERE id = %s", [*columns.values(), row_id])


def refused(row_id: int, **columns: Any) -> str:
    """The database's words for refusing the change."""
    with pytest.raises(DatabaseError) as caught:  # PostgreSQL may also find a word too long
        change(row_id, **columns)
    return str(caught.value)


def delete_member(row_id: int) -> None:
    """A DELETE, and the look at foreign keys that the database takes when a transaction is committed."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM team_membership WHERE id = %s", [row_id])
    connection.check_constraints()


def closed(state: str, reason: str | None, **columns: Any) -> dict[str, Any]:
    return NO_STEP | {"state": state, "close_reason": reason, "closed_at": NOON.isoformat()} | columns


@pytest.mark.parametrize("column", STEP)
@pytest.mark.parametrize("state", [State.OPEN, State.NURTURE])
def test_a_live_opportunity_without_part_of_its_step_is_refused(cast: Cast, state: State, column: str) -> None:
    change(cast.anna.pk, state=str(state))
    assert "live_opportunity_has_its_next_step" in refused(cast.anna.pk, **{column: None})


@pytest.mark.parametrize("column", WORDED)
def test_a_word_nobody_knows_is_refused(cast: Cast, column: str) -> None:
    refused(cast.anna.pk, **{column: "maybe"})


def test_a_live_opportunity_needs_an_owner(cast: Cast) -> None:
    refused(cast.anna.pk, owner_id=None)


@pytest.mark.parametrize("state", [State.WON, State.LOST, State.DISQUALIFIED])
def test_an_end_without_a_reason_is_refused(cast: Cast, state: State) -> None:
    assert "typed_end" in refused(cast.anna.pk, **closed(str(state), None))


@pytest.mark.parametrize("state", [State.WON, State.LOST, State.DISQUALIFIED])
def test_an_end_with_the_reason_of_another_end_is_refused(cast: Cast, state: State) -> None:
    for reason in set(CloseReason) - set(REASONS_FOR[state]):
        assert "typed_end" in refused(cast.anna.pk, **closed(str(state), str(reason)))


def test_every_typed_end_is_accepted(cast: Cast) -> None:
    for state, reasons in REASONS_FOR.items():
        for reason in reasons:
            change(cast.anna.pk, **closed(str(state), str(reason)))
    assert not Opportunity.objects.live().filter(pk=cast.anna.pk).exists()


def test_an_end_without_a_moment_is_refused(cast: Cast) -> None:
    assert "typed_end" in refused(cast.anna.pk, **closed("lost", "silence", closed_at=None))


@pytest.mark.parametrize("column", STEP)
def test_a_closed_opportunity_keeps_no_part_of_a_step(cast: Cast, column: str) -> None:
    kept = {"next_due_at": NOON.isoformat(), "next_set_at": NOON.isoformat(), "next_minutes": 10}
    words = {
        "next_purpose": "close",
        "next_channel": "call",
        "next_by": "person",
        "next_waiting_on": "us",
        "next_origin": "hand",
    }
    ended = closed("lost", "silence", **{column: (kept | words)[column]})
    assert "closed_opportunity_has_no_step" in refused(cast.anna.pk, **ended)


@pytest.mark.parametrize("left", [{"closed_at": NOON.isoformat()}, {"close_reason": "silence"}], ids=str)
def test_a_live_opportunity_carries_no_end(cast: Cast, left: dict[str, str]) -> None:
    assert "live_opportunity_has_no_end" in refused(cast.anna.pk, **left)


def test_a_chance_over_a_hundred_and_a_value_below_nothing_are_refused(cast: Cast) -> None:
    refused(cast.anna.pk, chance=101)
    refused(cast.anna.pk, value=-1)


def test_an_owner_who_left_is_refused(cast: Cast) -> None:
    gone = stage.make_member(cast.workspace, "Gus Gone", is_active=False)
    assert "owner who works in its workspace" in refused(cast.anna.pk, owner_id=gone.pk)


def test_an_owner_of_another_workspace_is_refused(cast: Cast) -> None:
    assert "owner who works in its workspace" in refused(cast.anna.pk, owner_id=cast.outsider.pk)


def test_a_new_opportunity_for_somebody_who_left_is_refused(cast: Cast) -> None:
    gone = stage.make_member(cast.workspace, "Gus Gone", is_active=False)
    with pytest.raises(IntegrityError, match="owner who works in its workspace"), transaction.atomic():
        stage.make_opportunity(cast.anna.person, gone, cast.anna.stage)


def test_an_opportunity_is_not_reopened_for_somebody_who_left(cast: Cast) -> None:
    gone = stage.make_member(cast.workspace, "Gus Gone", is_active=False)
    step = Opportunity.objects.filter(pk=cast.anna.pk).values(*STEP).get()
    change(cast.anna.pk, **closed("lost", "silence", owner_id=gone.pk))
    reopened = step | {"state": "open", "close_reason": None, "closed_at": None}
    reopened |= {name: step[name].isoformat() for name in ("next_due_at", "next_set_at")}
    assert "owner who works in its workspace" in refused(cast.anna.pk, **reopened)


def test_a_member_who_owns_live_opportunities_can_not_be_deactivated(cast: Cast) -> None:
    words = refused(cast.rep.pk, table="team_membership", is_active=False)
    assert "hand them over first" in words


def test_a_member_who_owns_live_opportunities_can_not_change_workspace(cast: Cast) -> None:
    refused(cast.rep.pk, table="team_membership", workspace_id=cast.outsider.workspace_id)


def test_a_member_who_owns_nothing_may_leave(cast: Cast) -> None:
    change(cast.manager.pk, table="team_membership", is_active=False)
    cast.manager.refresh_from_db()
    assert not cast.manager.is_active


def test_a_member_with_live_opportunities_can_not_be_deleted(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        delete_member(cast.rep.pk)


def test_an_insert_of_an_open_opportunity_without_a_step_is_refused(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="live_opportunity_has_its_next_step"), transaction.atomic():
        stage.make_opportunity(cast.anna.person, cast.rep, cast.anna.stage, **NO_STEP)


def test_the_guards_cover_every_column_of_the_step() -> None:
    from followthrough.followup.models.opportunities import STEP_COLUMNS

    assert set(STEP) == set(STEP_COLUMNS)

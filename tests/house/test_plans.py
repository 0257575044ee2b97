"""The hot statements are read along the index that was made for them, on both databases. No timings: plans."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.followup import actions as followup
from followthrough.followup.actions.clock import DUE
from followthrough.journal.models import Entry
from followthrough.mailroom.queries.inbox import IDS as WHO_WAITS
from followthrough.playbooks.actions.advancing import DUE as DUE_IN_A_SEQUENCE
from followthrough.playbooks.queries.reasons import LIBRARY
from followthrough.playbooks.queries.talks import SCRIPTS
from followthrough.review.queries.statements import PLAN_OF_FEW, PROMISES, plan_in_order
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db


def plan_of(statement: str, parameters: list[object]) -> str:
    """How the database would go about it; on PostgreSQL as if every table were large."""
    adapted = [
        connection.ops.adapt_datetimefield_value(each) if hasattr(each, "tzinfo") else each for each in parameters
    ]
    with connection.cursor() as cursor, as_if_large(cursor):
        explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        cursor.execute(f"{explain} {statement}", adapted)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@contextmanager
def as_if_large(cursor: object) -> Iterator[None]:
    """Tests have few rows, and few rows are read whole: tell the planner not to, nor to sort."""
    if connection.vendor == "sqlite":
        yield
        return
    for setting in ("enable_seqscan", "enable_bitmapscan", "enable_sort"):
        cursor.execute(f"SET LOCAL {setting} = off")  # type: ignore[attr-defined]
    yield


def test_todays_plan_is_one_range_of_one_index(cast: Cast) -> None:
    plan = plan_of(plan_in_order(), [cast.workspace.pk, cast.rep.pk, NOON, 50])
    assert "plan_in_order" in plan
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan.split("CORRELATED")[0]


def test_a_plan_of_few_begins_with_what_is_due(cast: Cast) -> None:
    plan = plan_of(PLAN_OF_FEW, [cast.workspace.pk, cast.rep.pk, NOON, 500, 50])
    assert "plan_by_date" in plan or "own_by_date" in plan


def test_the_promises_of_a_day_are_one_range_of_one_index(cast: Cast) -> None:
    assert "open_promises_of_member" in plan_of(PROMISES, [cast.workspace.pk, cast.rep.pk, NOON, 20])


def test_who_waits_is_read_along_the_inbox_and_who_answered_along_the_story(cast: Cast) -> None:
    """Also where every conversation ever held lies in the same table."""
    plan = plan_of(WHO_WAITS.format(whose="c.owner_id = %s"), [cast.workspace.pk, cast.rep.pk, 10])
    assert "Seq Scan" not in plan
    if connection.vendor == "sqlite":  # PostgreSQL weighs anew with every row; empty tables tell nothing of its choice
        assert "inbox_of_owner" in plan
        assert "touches_of_opportunity" in plan
        assert "SCAN" not in plan


def test_the_clock_finds_what_is_due_without_looking_at_the_rest(cast: Cast) -> None:
    assert "due_for_the_machine" in plan_of(DUE, [NOON, NOON])
    assert "due_for_the_machine" in plan_of(DUE_IN_A_SEQUENCE, [NOON])


def test_waking_asks_in_that_way(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as seen:
        followup.wake_due(at=NOON + timedelta(days=1))
    assert any("state IN ('open', 'nurture') AND next_by = 'machine'" in each["sql"] for each in seen)


def test_a_persons_story_is_one_range_of_one_index(cast: Cast) -> None:
    story = Entry.objects.of_workspace(cast.workspace.pk).of_person(cast.anna.person_id).latest_first()
    sql, parameters = story.values_list("pk")[:30].query.sql_with_params()
    plan = plan_of(sql, list(parameters))
    assert "entry_of_person" in plan
    assert "TEMP B-TREE" not in plan


def test_words_at_hand_are_short_ranges_however_large_the_playbook(cast: Cast) -> None:
    said = plan_of(SCRIPTS.text.format(columns="s.id"), [cast.workspace.pk, "close"])
    assert "scripts_by_purpose" in said
    brought = plan_of(LIBRARY.text.format(columns="r.id"), [cast.workspace.pk, cast.anna.person_id, 200])
    assert "reasons_newest_first" in brought

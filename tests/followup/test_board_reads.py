"""The board reads short ranges of an index: never a whole stage, never a whole workspace."""

from typing import Any

import pytest
from django.db import connection

from followthrough.followup.models import Stage
from followthrough.followup.queries import board
from followthrough.team.models import Workspace
from tests.cast import Cast, make_member
from tests.web.doors import Statements

pytestmark = pytest.mark.django_db


def read(cast: Cast, whose: board.Whose) -> list[board.Column]:
    stages = list(Stage.objects.filter(pipeline=cast.sales).order_by("position"))
    return board.columns_of(stages, whose)


def names(columns: list[board.Column]) -> list[str]:
    return sorted(card.person__name for column in columns for card in column.cards)


@pytest.mark.parametrize(("of_one", "index"), [(True, "board_of_owner"), (False, "board")])
def test_each_column_is_a_range_of_an_index(cast: Cast, statements: Statements, of_one: bool, index: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by what the tables hold; these are almost empty")
    whose = board.Whose(cast.manager, cast.rep.pk if of_one else None)
    with statements() as seen:
        read(cast, whose)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {seen[-1]['sql']}")
        plan: list[str] = [row[3] for row in cursor.fetchall()]
    opportunities = {line for line in plan if "followup_opportunity" in line}
    own = "workspace_id=? AND owner_id=? AND stage_id=?" if of_one else "workspace_id=? AND stage_id=?"
    assert opportunities == {
        f"SEARCH followup_opportunity USING INDEX {index} ({own})",
        "SEARCH followup_opportunity USING INTEGER PRIMARY KEY (rowid=?)",
    }


def test_whose_is_a_matter_of_rights(cast: Cast) -> None:
    colleague: Any = make_member(cast.workspace, "Carl Cole")
    assert names(read(cast, board.Whose(colleague, None))) == ["Anna Keller", "Ben Okafor", "Chloé Martin"]
    assert names(read(cast, board.Whose(cast.outsider, None))) == []
    assert names(read(cast, board.Whose(cast.outsider, cast.rep.pk))) == []
    colleague.workspace.openness = Workspace.Openness.OWN
    assert names(read(cast, board.Whose(colleague, None))) == []
    assert names(read(cast, board.Whose(colleague, cast.rep.pk))) == []

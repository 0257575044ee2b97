"""Nobody reaches into another workspace."""

from dataclasses import dataclass

import pytest

from followthrough.rules.refusals import Elsewhere, refuse_strangers


@dataclass
class Row:
    workspace_id: int


def test_rows_of_one_workspace_and_nobody_pass() -> None:
    refuse_strangers(1, Row(1), None)
    with pytest.raises(Elsewhere, match="another workspace"):
        refuse_strangers(1, Row(1), Row(2))

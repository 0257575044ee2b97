"""What begins a sequence by rule."""

import pytest

from followthrough.rules.sequences import BadPlan
from followthrough.rules.sequences.starts import Occasion, Start, begins, occasion_of, read_starts

WEBSITE = read_starts([{"on": "lead", "value": "Website"}])
ANY_LEAD = read_starts([{"on": "lead"}])


@pytest.mark.parametrize(
    ("verb", "facts", "happened"),
    [
        ("open", {"source": "Website"}, Occasion(Start.LEAD, "Website")),
        ("open", {"source": "Website", "import": 3}, None),
        ("open", {"care_of": 7}, Occasion(Start.WON)),
        ("tag", {"tag": "VIP"}, Occasion(Start.TAG, "VIP")),
        ("wake", {}, Occasion(Start.WAKE)),
        ("move", {"stage": {"from": "New", "to": "Proposal"}}, Occasion(Start.STAGE, "Proposal")),
        ("complete", {"stage": {"from": "New", "to": "Proposal"}}, Occasion(Start.STAGE, "Proposal")),
        ("complete", {}, None),
        ("complete", {"stage": "odd"}, None),
    ],
)
def test_what_a_line_of_the_journal_means(verb: str, facts: dict[str, object], happened: Occasion | None) -> None:
    assert occasion_of(verb, facts) == happened


def test_a_rule_without_a_value_fits_any() -> None:
    assert begins(ANY_LEAD, Occasion(Start.LEAD, "Fair"))
    assert begins(WEBSITE, Occasion(Start.LEAD, " website"))
    assert not begins(WEBSITE, Occasion(Start.LEAD, "Fair"))
    assert not begins(WEBSITE, Occasion(Start.TAG, "Website"))


@pytest.mark.parametrize("values", ["lead", [{"on": "moon"}], ["lead"]])
def test_rules_nobody_knows_are_refused(values: object) -> None:
    with pytest.raises(BadPlan):
        read_starts(values)

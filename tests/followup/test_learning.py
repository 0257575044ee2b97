"""How long a stage usually takes is learned from what was won."""

from datetime import timedelta

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Ending, StageMove
from followthrough.followup.models import Opportunity, Stage
from followthrough.rules.words import CloseReason, State
from tests import cast as stage
from tests.cast import NOON, Cast, stage_of

DAY = timedelta(days=1)


def win_after(cast: Cast, *, days_in_proposal: int, days_in_decision: int) -> Opportunity:
    person = stage.make_person(cast.workspace, f"Buyer {days_in_proposal}")
    decided = NOON + days_in_proposal * DAY
    won = stage.make_opportunity(
        person, cast.rep, stage_of(cast.sales, "Proposal"), stage_entered_at=NOON, next_due_at=NOON + 90 * DAY
    )
    move = StageMove(stage=stage_of(cast.sales, "Decision"), evidence="They named a day")
    followup.move_stage(won, move, by=cast.rep, at=decided)
    end = Ending(state=State.WON, reason=CloseReason.BOUGHT)
    followup.conclude(won, end, by=cast.rep, at=decided + days_in_decision * DAY)
    return won


def typical(cast: Cast, name: str) -> int | None:
    return Stage.objects.get(pipeline=cast.sales, name=name).typical_days


def test_the_median_stay_of_the_won_ones_is_kept(cast: Cast) -> None:
    for days in (2, 4, 6, 8, 100):
        win_after(cast, days_in_proposal=days, days_in_decision=3)
    assert followup.learn_stage_days(at=NOON + 200 * DAY) == 2
    assert (typical(cast, "Proposal"), typical(cast, "Decision")) == (6, 3)
    assert typical(cast, "Discovery") is None


def test_a_few_are_an_anecdote(cast: Cast) -> None:
    for days in (2, 4, 6, 8):
        win_after(cast, days_in_proposal=days, days_in_decision=3)
    assert followup.learn_stage_days(at=NOON + 200 * DAY) == 0
    assert typical(cast, "Proposal") is None


def test_what_was_won_longer_than_a_year_ago_no_longer_counts(cast: Cast) -> None:
    for days in (2, 4, 6, 8, 10):
        win_after(cast, days_in_proposal=days, days_in_decision=3)
    assert followup.learn_stage_days(at=NOON + 500 * DAY) == 0

"""Where they stand: what the facts of a situation mean for the goal and the date of the next contact."""

from datetime import datetime, timedelta

from followthrough.rules import cadence
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.words import Bucket, Channel, PipelineKind, Purpose

SOON = timedelta(minutes=15)
"""Between two contacts there is at least this much."""

LATER_TODAY = timedelta(hours=3)
POST_DAYS = 3
"""A letter needs them to arrive, and to be read."""

SALES_ORDER = (
    Purpose.FIRST_RESPONSE,
    Purpose.QUALIFY,
    Purpose.DISCOVER,
    Purpose.PRESENT,
    Purpose.PROPOSE,
    Purpose.ANSWER,
    Purpose.CLOSE,
)
"""The way a sale goes, one goal after the other."""

_BUCKET_GOAL = {
    Bucket.NEW: Purpose.QUALIFY,
    Bucket.DEVELOPING: Purpose.PRESENT,
    Bucket.CLOSING: Purpose.CLOSE,
    Bucket.PARKED: Purpose.REQUALIFY,
}


def goal(facts: Situation) -> Purpose:
    """What the stage asks for."""
    if facts.stage_purpose is not None:
        return facts.stage_purpose
    return Purpose.CHECK_IN if facts.kind is PipelineKind.CARE else _BUCKET_GOAL[facts.bucket]


def goal_after(facts: Situation) -> Purpose:
    """What comes next once the purpose of the touch is achieved: one further on the way, never behind the stage."""
    wanted = goal(facts)
    if facts.purpose not in SALES_ORDER:
        return wanted
    further = _following(facts.purpose)
    return max(wanted, further, key=SALES_ORDER.index) if wanted in SALES_ORDER else further


def same_goal(facts: Situation) -> Purpose:
    """What the touch was for; without one, what the stage asks for."""
    return facts.purpose or goal(facts)


def is_stuck(facts: Situation) -> bool:
    """The stage lasts longer than it did in deals that were won (or than the strategy allows, if too few were), and
    nobody asked since then whether it still matters."""
    asked = facts.days_since_requalified
    days = facts.days_in_stage if asked is None else min(facts.days_in_stage, asked)
    return facts.kind is PipelineKind.SALES and days > stage_limit(facts)


def stage_limit(facts: Situation) -> float:
    """Days a stage may last before we re-qualify."""
    return facts.plan.days_allowed(facts.typical_days_in_stage, facts.won_deals)


def usual_days(facts: Situation) -> float | None:
    """Days won deals stood in this stage; None when too few were won to say."""
    return facts.plan.usual_days(facts.typical_days_in_stage, facts.won_deals)


def is_exhausted(facts: Situation) -> bool:
    """As many unanswered tries as this one earns."""
    return facts.tries >= facts.plan.max_tries


def named_date(facts: Situation) -> datetime | None:
    """The date they named, if that day is not over."""
    if facts.their_date is None or cadence.morning_after(facts.their_date, facts.zone) <= facts.now:
        return None
    return facts.their_date


def soon(facts: Situation) -> datetime:
    return facts.now + SOON


def in_days(facts: Situation, days: int) -> datetime:
    return facts.now + timedelta(days=days) if days else soon(facts)


def keep_up_at(facts: Situation) -> datetime:
    """While things move: the day they named, else a few days on."""
    return named_date(facts) or in_days(facts, facts.plan.warm_days)


def put_off_date(facts: Situation) -> datetime:
    """When they put off: the day they named, else the one we choose."""
    return named_date(facts) or in_days(facts, facts.plan.put_off_days)


def next_try_at(facts: Situation) -> datetime:
    """When the strategy tries again after the unanswered tries so far. A gap of 0 days is later the same day; so is
    the second try at somebody new, for whom minutes count."""
    gap = facts.plan.gap_after(max(facts.tries, 1))
    if facts.channel is Channel.LETTER:
        gap += POST_DAYS
    if gap == 0 or (facts.purpose is Purpose.FIRST_RESPONSE and facts.tries <= 1):
        return facts.now + LATER_TODAY
    return in_days(facts, gap)


def soon_or_next_try(facts: Situation) -> datetime:
    """At once, unless tries without an answer set the rhythm."""
    return next_try_at(facts) if facts.tries else soon(facts)


def _following(purpose: Purpose) -> Purpose:
    if purpose is Purpose.PROPOSE:
        return Purpose.CLOSE
    return SALES_ORDER[min(SALES_ORDER.index(purpose) + 1, len(SALES_ORDER) - 1)]

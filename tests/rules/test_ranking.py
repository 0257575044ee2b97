"""Today's order and its reasons; what fits the day; the three ways out."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.plan_order import order_key
from followthrough.rules.ranking import (
    Due,
    Group,
    RankClass,
    Way,
    days_late,
    fit_day,
    order_day,
    rank,
    rank_class,
    ways_out,
)
from followthrough.rules.words import Bucket, Origin, Purpose, Size, State

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)  # a Tuesday
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def due(kind: RankClass = RankClass.USUAL, **facts: object) -> Due:
    facts.setdefault("due_at", NOW)
    return Due(rank_class=kind, **facts)  # type: ignore[arg-type]


# --- the class -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"raised_hand": True, "appointment": True}, RankClass.RAISED_HAND),
        ({"purpose": Purpose.FIRST_RESPONSE, "origin": Origin.CAPTURE}, RankClass.RAISED_HAND),
        ({"purpose": Purpose.FIRST_RESPONSE}, RankClass.USUAL),
        ({"appointment": True, "origin": Origin.PROMISE}, RankClass.APPOINTMENT),
        ({"origin": Origin.PROMISE, "bucket": Bucket.CLOSING}, RankClass.PROMISE),
        ({"purpose": Purpose.KEEP_PROMISE}, RankClass.PROMISE),
        ({"origin": Origin.FALLBACK, "bucket": Bucket.CLOSING}, RankClass.FALLBACK),
        ({"bucket": Bucket.CLOSING}, RankClass.CLOSING),
        ({"bucket": Bucket.NEW}, RankClass.USUAL),
        ({"bucket": Bucket.PARKED}, RankClass.IF_TIME),
        ({"state": State.NURTURE}, RankClass.IF_TIME),
        ({"purpose": Purpose.NURTURE, "bucket": Bucket.CLOSING}, RankClass.IF_TIME),
    ],
)
def test_the_first_reason_that_holds_decides(facts: dict[str, object], expected: RankClass) -> None:
    usual = {"bucket": Bucket.DEVELOPING, "purpose": Purpose.PRESENT, "origin": Origin.STRATEGY}
    assert rank_class(**{**usual, **facts}) == expected  # type: ignore[arg-type]


# --- the reason ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "group", "why"),
    [
        (due(RankClass.RAISED_HAND, since=NOW - 20 * MINUTE), Group.NOW, "raised a hand 20 minutes ago"),
        (due(RankClass.RAISED_HAND, since=NOW - 1 * MINUTE), Group.NOW, "raised a hand 1 minute ago"),
        (due(RankClass.RAISED_HAND, since=NOW), Group.NOW, "raised a hand just now"),
        (due(RankClass.RAISED_HAND), Group.NOW, "raised a hand"),
        (due(RankClass.RAISED_HAND, how="Clicked the offer"), Group.NOW, "clicked the offer"),
        (
            due(RankClass.RAISED_HAND, how="Clicked the offer", since=NOW - HOUR),
            Group.NOW,
            "clicked the offer, 1 hour ago",
        ),
        (
            due(RankClass.RAISED_HAND, purpose=Purpose.FIRST_RESPONSE, since=NOW - 3 * HOUR),
            Group.NOW,
            "came in 3 hours ago, and nobody has spoken to them",
        ),
        (
            due(RankClass.RAISED_HAND, purpose=Purpose.FIRST_RESPONSE, since=NOW - 26 * HOUR),
            Group.NOW,
            "came in 1 day ago, and nobody has spoken to them",
        ),
        (due(RankClass.APPOINTMENT, due_at=NOW + HOUR), Group.NOW, "appointment in 1 hour"),
        (due(RankClass.APPOINTMENT, due_at=NOW + 61 * MINUTE), Group.TODAY, "appointment in 1 hour"),
        (due(RankClass.APPOINTMENT, due_at=NOW - 5 * MINUTE), Group.NOW, "appointment 5 minutes ago"),
        (due(RankClass.PROMISE), Group.PROMISED, "you promised it"),
        (due(RankClass.PROMISE, since=NOW - 4 * DAY), Group.PROMISED, "you promised it on Friday"),
        (due(RankClass.PROMISE, since=NOW - DAY), Group.PROMISED, "you promised it yesterday"),
        (due(RankClass.PROMISE, since=NOW - 7 * DAY), Group.PROMISED, "you promised it on Tue 17 Nov"),
        (
            due(RankClass.PROMISE, since=NOW - 3 * HOUR, due_at=NOW - 2 * DAY),
            Group.PROMISED,
            "you promised it today, 2 days late",
        ),
        (
            due(RankClass.FALLBACK, since=NOW - 2 * DAY),
            Group.FALLBACK,
            "they said on Sunday they would get back, and did not",
        ),
        (due(RankClass.FALLBACK), Group.FALLBACK, "they said they would get back, and did not"),
        (due(RankClass.CLOSING, due_at=NOW - 4 * DAY), Group.TODAY, "in closing, 4 days late"),
        (due(due_at=NOW + HOUR), Group.TODAY, "due today"),
        (due(due_at=NOW - DAY), Group.TODAY, "1 day late"),
        (due(due_at=NOW + DAY), Group.TODAY, "due tomorrow"),
        (due(due_at=NOW + 3 * DAY, size=Size.LARGE), Group.TODAY, "a large one, due in 3 days"),
        (due(RankClass.IF_TIME), Group.IF_TIME, "no hurry, due today"),
    ],
)
def test_each_row_says_why_it_is_there(row: Due, group: Group, why: str) -> None:
    ranked = rank(row, NOW)
    assert (ranked.group, ranked.why) == (group, why)


def test_days_are_counted_where_the_salesperson_lives() -> None:
    row = due(due_at=datetime(2026, 11, 23, 22, 0, tzinfo=UTC))
    assert days_late(row, NOW) == 1
    assert days_late(row, NOW, ZoneInfo("Asia/Kolkata")) == 0


# --- the order -----------------------------------------------------------------------------------------------------


def test_the_day_goes_by_reason_not_by_hour() -> None:
    rows = [
        due(RankClass.IF_TIME, key=9, due_at=NOW - 9 * DAY),
        due(key=8, due_at=NOW - 8 * DAY),
        due(RankClass.CLOSING, key=7),
        due(RankClass.APPOINTMENT, key=6, due_at=NOW + 5 * HOUR),
        due(RankClass.FALLBACK, key=5),
        due(RankClass.PROMISE, key=4),
        due(RankClass.APPOINTMENT, key=3, due_at=NOW + 30 * MINUTE),
        due(RankClass.RAISED_HAND, key=2),
    ]
    assert [row.key for row, _ in order_day(rows, NOW)] == [2, 3, 4, 5, 6, 7, 8, 9]


def test_among_equals_value_chance_and_lateness_decide() -> None:
    rows = [
        due(key=1, value=1_000.0, chance=0.2),
        due(key=2, value=1_000.0, chance=0.8),
        due(key=3, value=1_000.0, chance=0.2, due_at=NOW - 3 * DAY),
        due(key=4),
        due(key=5, value=1_000_000.0, chance=0.2),
    ]
    assert [row.key for row, _ in order_day(rows, NOW)] == [5, 3, 2, 1, 4]


def test_the_largest_in_closing_is_called_that() -> None:
    rows = [
        due(RankClass.CLOSING, key=1, value=5_000.0, due_at=NOW - DAY),
        due(RankClass.CLOSING, key=2, value=90_000.0, due_at=NOW - 4 * DAY),
        due(RankClass.CLOSING, key=3),
        due(key=4, value=1_000_000.0),
    ]
    assert {row.key: each.why for row, each in order_day(rows, NOW)} == {
        1: "in closing, 1 day late",
        2: "largest in closing, 4 days late",
        3: "in closing, due today",
        4: "due today",
    }


def test_one_alone_in_closing_is_not_the_largest() -> None:
    ((_, alone),) = order_day([due(RankClass.CLOSING, value=5_000.0)], NOW)
    assert alone.why == "in closing, due today"


kinds = st.sampled_from([kind for kind in RankClass if kind is not RankClass.APPOINTMENT])
rows = st.builds(
    due,
    kinds,
    due_at=st.integers(-900, 900).map(lambda hours: NOW + hours * HOUR),
    key=st.integers(0, 1_000),
    value=st.none() | st.floats(0, 1e7),
    chance=st.integers(0, 100).map(lambda percent: percent / 100),
)


@given(st.lists(rows, max_size=30))
def test_the_page_is_ordered_as_the_database_orders_it(found: list[Due]) -> None:
    """By class, then by the stored number; so pages of the database never overlap or leave a gap."""

    def stored(row: Due) -> tuple[int, float, int]:
        chance = round((row.chance or 0) * 100)
        return row.rank_class, order_key(due_at=row.due_at, value=row.value or 0, chance=chance), row.key

    ordered = [row for row, _ in order_day(found, NOW)]
    assert [stored(row) for row in ordered] == sorted(stored(row) for row in found)


# --- what fits -----------------------------------------------------------------------------------------------------


def test_a_long_visit_does_not_push_out_the_calls_behind_it() -> None:
    day = fit_day(60, [due(key=1, minutes=30), due(key=2, minutes=90), due(key=3, minutes=30), due(key=4, minutes=1)])
    assert [row.key for row in day.fits] == [1, 3]
    assert [row.key for row in day.rest] == [2, 4]
    assert (day.minutes_needed, day.minutes_available, day.minutes_over) == (151, 60, 91)


def test_raised_hands_and_appointments_are_in_the_day_whether_or_not_there_is_time() -> None:
    day = fit_day(0, [due(RankClass.RAISED_HAND, key=1), due(RankClass.APPOINTMENT, key=2), due(RankClass.PROMISE)])
    assert [row.key for row in day.fits] == [1, 2]
    assert len(day.rest) == 1


def test_a_day_with_room_is_not_over() -> None:
    assert fit_day(60, [due(minutes=10)]).minutes_over == 0
    assert fit_day(60, []).rest == ()


@given(st.integers(0, 500), st.lists(rows, max_size=30))
def test_nobody_disappears_between_what_fits_and_what_does_not(minutes: int, found: list[Due]) -> None:
    day = fit_day(minutes, found)
    assert sorted(map(id, day.fits + day.rest)) == sorted(map(id, found))
    free = [row.minutes for row in day.fits if row.rank_class > RankClass.APPOINTMENT]
    fixed = [row.minutes for row in day.fits if row.rank_class <= RankClass.APPOINTMENT]
    assert sum(free) <= max(minutes, 0) or sum(free) + sum(fixed) <= minutes


# --- the ways out --------------------------------------------------------------------------------------------------

WEDNESDAY, THURSDAY = date(2026, 11, 25), date(2026, 11, 26)


def test_there_are_always_three_ways_out() -> None:
    assert [each.way for each in ways_out([], {})] == list(Way)
    assert [each.count for each in ways_out([], {})] == [0, 0, 0]


def test_those_with_less_at_stake_are_moved_to_the_nearest_day_with_room() -> None:
    rest = [
        due(key=1, value=9_000.0, minutes=30),
        due(key=2, value=100.0, minutes=30),
        due(key=3, value=500.0, minutes=30),
        due(key=4, value=20_000.0, minutes=600),
    ]
    move, _, _ = ways_out(rest, {THURSDAY: 30, WEDNESDAY: 60})
    assert move.keys == (2, 3, 1)
    assert move.days == (WEDNESDAY, WEDNESDAY, THURSDAY)
    assert move.minutes == 90
    assert move.why == "Move 3 prospects with less at stake to days with room, from Wed 25 Nov on."


def test_without_room_nothing_is_moved() -> None:
    move, _, _ = ways_out([due(minutes=10)], {WEDNESDAY: 5})
    assert (move.count, move.why) == (
        0,
        "Nothing to move: what is left can't wait, or the coming days are full.",
    )


def test_what_can_not_wait_is_handed_over_never_moved() -> None:
    rest = [due(RankClass.PROMISE, key=1), due(RankClass.FALLBACK, key=2), due(RankClass.CLOSING, key=3), due(key=4)]
    move, hand_over, _ = ways_out(rest, {WEDNESDAY: 480})
    assert move.keys == (4,)
    assert hand_over.keys == (1, 2, 3)
    assert hand_over.why == "Hand 3 prospects that can't wait to somebody who has time today."


def test_little_at_stake_with_a_slim_chance_may_be_let_go() -> None:
    rest = [
        due(key=1, size=Size.SMALL, chance=0.1),
        due(key=2, size=Size.SMALL, chance=0.2),
        due(key=3, size=Size.LARGE, chance=0.1),
        due(key=4, size=Size.SMALL),
        due(RankClass.IF_TIME, key=5, size=Size.LARGE),
        due(RankClass.PROMISE, key=6, size=Size.SMALL, chance=0.01),
    ]
    _, _, let_go = ways_out(rest, {})
    assert let_go.keys == (1, 5)
    assert let_go.why == "Let 2 prospects go, or leave them to the drip: little at stake, a slim chance."
    assert ways_out(rest[:1], {})[2].why.startswith("Let 1 prospect go, or leave it")


@given(st.lists(rows, max_size=20), st.dictionaries(st.dates(NOW.date(), NOW.date() + 9 * DAY), st.integers(0, 90)))
def test_no_day_is_filled_beyond_its_room(rest: list[Due], room: dict[date, int]) -> None:
    move, hand_over, _ = ways_out(rest, room)
    for day in set(move.days):
        assert sum(10 for each in move.days if each == day) <= room[day]
    assert len(move.keys) == len(move.days)
    assert len(move.keys) + len(hand_over.keys) <= len(rest)

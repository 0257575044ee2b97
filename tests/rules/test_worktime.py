"""When we may act and when we should. The cast: a rep in Berlin; Amy in Los Angeles; Louis in Paris."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.rules import worktime
from followthrough.rules.hours import Hours
from followthrough.rules.words import Channel, NextBy
from followthrough.rules.worktime import (
    EVERY_DAY,
    REGULATED,
    Absence,
    Calendar,
    NoSlot,
    OurTime,
    TheirTime,
    add_working_days,
    legal_hours,
    next_working_day,
)
from followthrough.rules.zones import candidate_zones

BERLIN = OurTime(zone="Europe/Berlin", country="DE", subdivision="BE")
AMY = TheirTime(zones=("America/Los_Angeles",), country="US")
LOUIS = TheirTime(zones=("Europe/Paris",), country="FR")


def moment(text: str, zone: str = "Europe/Berlin") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def slot(calendar: Calendar, not_before: str, channel: Channel = Channel.CALL, by: NextBy = NextBy.PERSON) -> str:
    found = calendar.next_slot(moment(not_before), channel, by=by)
    assert found.tzinfo is UTC
    return f"{found.astimezone(ZoneInfo('Europe/Berlin')):%a %Y-%m-%d %H:%M}"


# When a call comes next --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("not_before", "called"),
    [
        ("2026-11-23 10:00", "Mon 2026-11-23 10:00"),
        ("2026-11-23 10:00:01", "Mon 2026-11-23 10:01"),
        ("2026-11-23 07:00", "Mon 2026-11-23 09:00"),
        ("2026-11-23 17:00", "Tue 2026-11-24 09:00"),
        ("2026-11-20 18:00", "Mon 2026-11-23 09:00"),
        ("2026-12-25 09:00", "Mon 2026-12-28 09:00"),  # Christmas, then a weekend
        ("2026-07-14 09:00", "Wed 2026-07-15 09:00"),  # a holiday of theirs only
        ("2026-10-03 09:00", "Mon 2026-10-05 09:00"),
        ("2027-03-08 09:00", "Tue 2027-03-09 09:00"),  # a holiday in Berlin only
    ],
)
def test_a_call_next_door_comes_in_the_hours_of_both(not_before, called):
    assert slot(Calendar(BERLIN, LOUIS), not_before) == called


def test_far_away_our_evening_is_taken_where_theirs_begins():
    assert slot(Calendar(BERLIN, AMY), "2026-11-23 09:00") == "Mon 2026-11-23 18:00"


def test_an_email_far_away_goes_out_in_our_own_hours():
    assert slot(Calendar(BERLIN, AMY), "2026-11-23 09:00", Channel.EMAIL) == "Mon 2026-11-23 09:00"


def test_a_machine_writes_when_they_read():
    assert slot(Calendar(BERLIN, AMY), "2026-11-23 09:00", Channel.EMAIL, NextBy.MACHINE) == "Mon 2026-11-23 18:00"


def test_a_machine_texts_within_the_law_on_our_day_off():
    away = OurTime("Europe/Berlin", absences=(Absence(date(2026, 11, 1), date(2026, 12, 31)),))
    assert slot(Calendar(away, LOUIS), "2026-11-23 03:00", Channel.TEXT, NextBy.MACHINE) == "Mon 2026-11-23 09:00"


def test_a_letter_is_written_in_our_hours_whatever_theirs_are():
    assert slot(Calendar(BERLIN, LOUIS), "2026-07-14 09:00", Channel.LETTER) == "Tue 2026-07-14 09:00"


def test_nothing_is_planned_while_we_are_away():
    away = OurTime("Europe/Berlin", absences=(Absence(date(2026, 11, 23), date(2026, 12, 4)),))
    assert slot(Calendar(away, LOUIS), "2026-11-23 09:00") == "Mon 2026-12-07 09:00"


def test_the_time_they_like_is_kept_when_it_comes_soon():
    likes = TheirTime(("Europe/Paris",), preferred=Hours.daily(15 * 60, 16 * 60, days=[2]))
    assert slot(Calendar(BERLIN, likes), "2026-11-23 09:00") == "Wed 2026-11-25 15:00"


def test_an_evening_they_like_is_kept_within_our_evening():
    likes = TheirTime(("Europe/Paris",), preferred=Hours.daily(18 * 60, 19 * 60, days=EVERY_DAY))
    ours = OurTime("Europe/Berlin", hours=Hours.daily(10 * 60, 19 * 60))
    assert slot(Calendar(ours, likes), "2026-11-23 09:00") == "Mon 2026-11-23 18:00"


def test_a_time_they_like_on_which_we_never_work_is_not_waited_for():
    likes = TheirTime(("Europe/Paris",), preferred=Hours.daily(15 * 60, 16 * 60, days=[6]))
    assert slot(Calendar(BERLIN, likes), "2026-11-23 09:00") == "Mon 2026-11-23 09:00"


def test_a_time_they_like_beyond_the_law_is_not_kept():
    likes = TheirTime(("Europe/Paris",), preferred=Hours.daily(6 * 60, 7 * 60, days=EVERY_DAY))
    ours = OurTime("Europe/Berlin", hours=Hours.daily(6 * 60, 17 * 60))
    assert slot(Calendar(ours, likes), "2026-11-23 06:00") == "Mon 2026-11-23 09:00"


def test_their_own_hours_are_kept():
    night_shift = TheirTime(("Europe/Paris",), hours=Hours.daily(14 * 60, 20 * 60, days=EVERY_DAY))
    assert slot(Calendar(BERLIN, night_shift), "2026-11-23 09:00") == "Mon 2026-11-23 14:00"


def test_the_weekend_is_the_one_of_their_country():
    ours = OurTime("Europe/Berlin", hours=Hours.daily(9 * 60, 17 * 60, days=EVERY_DAY))
    in_cairo = TheirTime(("Africa/Cairo",), country="EG")
    assert slot(Calendar(ours, in_cairo), "2026-11-20 09:00") == "Sun 2026-11-22 09:00"


def test_hours_that_meet_only_while_the_clocks_differ_are_waited_for_once_in_reach():
    """Eight in the morning in Los Angeles is 17:00 in Berlin, but 16:00 from 8 to 29 March."""
    ours = OurTime("Europe/Berlin", hours=Hours.daily(16 * 60, 17 * 60))
    on_wednesdays = TheirTime(("America/Los_Angeles",), hours=Hours.daily(8 * 60, 17 * 60, days=[2]))
    assert slot(Calendar(ours, on_wednesdays), "2026-02-20 09:00") == "Wed 2026-03-11 16:00"


def test_several_zones_are_all_kept():
    somewhere = TheirTime(candidate_zones("", "US"), country="US")
    found = Calendar(BERLIN, somewhere).next_slot(moment("2026-11-23 09:00"), Channel.CALL)
    hours = [found.astimezone(ZoneInfo(zone)).hour for zone in somewhere.zones]
    assert min(hours) >= 8
    assert max(hours) < 21


def test_an_unknown_place_is_taken_for_ours():
    assert slot(Calendar(BERLIN, TheirTime()), "2026-11-23 03:00") == "Mon 2026-11-23 09:00"


def test_places_without_a_common_lawful_hour_are_refused():
    nowhere = TheirTime(("Asia/Tokyo", "Europe/London", "America/Los_Angeles"))
    with pytest.raises(NoSlot, match="Set their time zone"):
        Calendar(BERLIN, nowhere).next_slot(moment("2026-11-23 09:00"), Channel.CALL)


def test_somebody_who_never_works_is_refused():
    with pytest.raises(NoSlot, match="no working day"):
        Calendar(OurTime(hours=Hours(((),) * 7))).next_slot(moment("2026-11-23 09:00"), Channel.EMAIL)


def test_days_that_never_meet_are_refused():
    every_day_off = OurTime("Europe/Paris", hours=Hours.daily(0, 60, days=[6]))
    legal = {"": worktime.LEGAL_HOURS[""], "XX": Hours.daily(8 * 60, 20 * 60)}
    worktime.LEGAL_HOURS.update(legal)
    try:
        with pytest.raises(NoSlot, match="falls on a day"):
            Calendar(every_day_off, TheirTime(("Europe/Paris",), country="XX")).next_slot(
                moment("2026-11-23 09:00"), Channel.CALL
            )
    finally:
        del worktime.LEGAL_HOURS["XX"]


# Whether it may be now ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs", "at", "channel", "judged"),
    [
        (BERLIN, LOUIS, "2026-11-23 10:00", Channel.CALL, (True, True, "")),
        (
            BERLIN,
            AMY,
            "2026-11-23 16:59",
            Channel.CALL,
            (False, False, "it is 07:59 there; the law allows calls 08:00–21:00"),
        ),
        (
            BERLIN,
            AMY,
            "2026-11-24 06:00",
            Channel.TEXT,
            (False, False, "it is 21:00 there; the law allows texts 08:00–21:00"),
        ),
        (BERLIN, AMY, "2026-11-23 17:00", Channel.CALL, (True, False, "Monday 17:00 is outside your working hours")),
        (
            BERLIN,
            AMY,
            "2026-11-23 16:00",
            Channel.CALL,
            (False, False, "it is 07:00 there; the law allows calls 08:00–21:00"),
        ),
        (
            BERLIN,
            AMY,
            "2026-11-23 16:00",
            Channel.EMAIL,
            (True, False, "it is 07:00 there, outside their working hours"),
        ),
        (BERLIN, LOUIS, "2026-11-22 10:00", Channel.CALL, (True, False, "you don't work on Sundays")),
        (BERLIN, LOUIS, "2026-12-25 10:00", Channel.CALL, (True, False, "it is Christmas Day")),
        (BERLIN, LOUIS, "2026-07-14 10:00", Channel.CALL, (True, False, "it is National Day there")),
        (BERLIN, LOUIS, "2026-11-23 23:00", Channel.EMAIL, (True, False, "it is 23:00 here")),
        (
            OurTime("Europe/Berlin", absences=(Absence(date(2026, 11, 23), date(2026, 11, 23)),)),
            LOUIS,
            "2026-11-23 10:00",
            Channel.CALL,
            (True, False, "you are away"),
        ),
        (
            OurTime("Europe/Berlin", hours=Hours.daily(540, 1020, days=EVERY_DAY)),
            LOUIS,
            "2026-11-22 10:00",
            Channel.CALL,
            (True, False, "it is Sunday there"),
        ),
        (
            BERLIN,
            TheirTime(("Europe/Paris",), preferred=Hours.daily(15 * 60, 16 * 60)),
            "2026-11-23 10:00",
            Channel.CALL,
            (True, False, "it is Monday 10:00 there, and they like another time better"),
        ),
    ],
)
def test_a_moment_is_judged_with_its_reason(ours, theirs, at, channel, judged):
    verdict = Calendar(ours, theirs).may_act(moment(at), channel)
    assert (verdict.allowed, verdict.wise, verdict.why) == judged


def test_a_machine_need_not_keep_our_hours():
    verdict = Calendar(BERLIN, AMY).may_act(moment("2026-11-23 20:00"), Channel.EMAIL, by=NextBy.MACHINE)
    assert verdict.wise


def test_a_stricter_country_narrows_the_law_and_no_country_widens_it():
    worktime.LEGAL_HOURS["XX"] = Hours.daily(6 * 60, 20 * 60)
    try:
        assert legal_hours("XX") == Hours.daily(8 * 60, 20 * 60)
        there = TheirTime(("Europe/Paris",), country="XX")
        sunday = Calendar(BERLIN, there).may_act(moment("2026-11-22 10:00"), Channel.CALL)
        assert sunday.why == "it is 10:00 there; the law allows calls on other days only"
    finally:
        del worktime.LEGAL_HOURS["XX"]
    assert legal_hours("XX") == legal_hours("")


# Working days -------------------------------------------------------------------------------------------------------


def test_the_next_working_day_leaves_out_weekends_and_holidays():
    assert next_working_day(date(2026, 12, 24), BERLIN) == date(2026, 12, 24)
    assert next_working_day(date(2026, 12, 25), BERLIN) == date(2026, 12, 28)


@pytest.mark.parametrize(("count", "landed"), [(0, date(2026, 12, 28)), (1, date(2026, 12, 28)), (5, date(2027, 1, 4))])
def test_working_days_are_counted(count, landed):
    assert add_working_days(date(2026, 12, 26), count, BERLIN) == landed


def test_who_never_works_has_no_next_working_day():
    with pytest.raises(NoSlot, match="no working day"):
        next_working_day(date(2026, 12, 24), OurTime(hours=Hours(((),) * 7)))


def test_an_unknown_country_or_state_has_no_holidays_of_its_own():
    assert OurTime(country="XX").works_on(date(2026, 12, 25))
    assert not OurTime(country="DE", subdivision="??").works_on(date(2026, 12, 25))
    assert TheirTime(country="XX").usual_hours == worktime.OFFICE_HOURS


# Whatever the zones and the season -----------------------------------------------------------------------------------

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2037, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001
CHANGES = st.sampled_from(
    [
        datetime(2024, 2, 29, 12, tzinfo=UTC),  # a leap day
        datetime(2026, 3, 8, 9, 30, tzinfo=UTC),  # clocks change in America
        datetime(2026, 3, 29, 0, 30, tzinfo=UTC),  # in Europe
        datetime(2026, 4, 4, 15, 30, tzinfo=UTC),  # by half an hour on Lord Howe Island
        datetime(2026, 10, 25, 0, 45, tzinfo=UTC),
        datetime(2026, 11, 1, 5, 45, tzinfo=UTC),
        datetime(2011, 12, 29, 20, tzinfo=UTC),  # Samoa leaves out a day
    ]
)
HOURS = st.builds(
    lambda first, length, days: Hours.daily(first, min(first + length, 1440), days=days),
    st.integers(0, 1380),
    st.integers(30, 900),
    st.sets(st.integers(0, 6), min_size=1),
)
CALENDARS = st.builds(
    Calendar,
    st.builds(
        OurTime,
        zone=st.sampled_from(ZONES),
        hours=HOURS,
        absences=st.sampled_from([(), (Absence(date(2026, 3, 1), date(2026, 4, 10)),)]),
        country=st.sampled_from(["", "DE", "US", "JP"]),
    ),
    st.builds(
        TheirTime,
        zones=st.lists(st.sampled_from(ZONES), max_size=3, unique=True).map(tuple),
        country=st.sampled_from(["", "FR", "EG", "IN"]),
        hours=st.none() | HOURS,
        preferred=st.none() | HOURS,
    ),
)


@settings(max_examples=300, deadline=None)
@given(CALENDARS, MOMENTS | CHANGES, st.sampled_from(Channel), st.sampled_from(NextBy))
def test_a_slot_is_lawful_never_early_on_a_working_day_and_stable(calendar, not_before, channel, by):
    try:
        found = calendar.next_slot(not_before, channel, by=by)
    except NoSlot:
        return
    assert found >= not_before
    assert (found.second, found.microsecond) == (0, 0)
    assert calendar.may_act(found, channel, by=by).allowed
    if channel in REGULATED:
        for zone in calendar.their_zones:
            assert time(8) <= found.astimezone(ZoneInfo(zone)).time() < time(21)
    if by == NextBy.PERSON:
        assert calendar.ours.works_on(found.astimezone(ZoneInfo(calendar.ours.zone)).date())
    assert calendar.next_slot(found, channel, by=by) == found


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ZONES), MOMENTS | CHANGES, st.integers(0, 1439), st.integers(1, 300))
def test_a_slot_is_the_first_minute_the_clock_shows(zone, not_before, first, length):
    """Hours that a clock skips or repeats need no special case: every minute before the slot is shut."""
    hours = Hours.daily(first, min(first + length, 1440), days=EVERY_DAY)
    there = TheirTime((zone,), hours=hours)
    calendar = Calendar(OurTime(zone), there)
    found = calendar.next_slot(not_before, Channel.EMAIL, by=NextBy.MACHINE)
    if not calendar.may_act(found, Channel.EMAIL, by=NextBy.MACHINE).wise:
        return  # the hours were skipped for a day and something else was taken
    asked = not_before.replace(second=0, microsecond=0) + timedelta(minutes=1)
    while asked < found:
        assert not calendar.may_act(asked, Channel.EMAIL, by=NextBy.MACHINE).wise
        asked += timedelta(minutes=7)


# What a person decided to send goes at the first lawful moment -------------------------------------------------------


@pytest.mark.parametrize(
    ("decided", "goes"),
    [
        ("2026-11-23 12:34:56", "Mon 2026-11-23 17:00"),  # 3:34 there: at 8:00 there
        ("2026-11-23 17:34:56", "Mon 2026-11-23 17:34"),  # lawful: at once, to the second
        ("2026-11-22 18:00", "Sun 2026-11-22 18:00"),  # a Sunday is not wise, and lawful
        ("2026-11-24 06:10", "Tue 2026-11-24 17:00"),  # 21:10 there
    ],
)
def test_a_text_goes_at_the_first_lawful_moment(decided: str, goes: str) -> None:
    found = Calendar(BERLIN, AMY).first_lawful(moment(decided), Channel.TEXT)
    assert f"{found.astimezone(ZoneInfo('Europe/Berlin')):%a %Y-%m-%d %H:%M}" == goes


def test_mail_is_lawful_at_any_hour() -> None:
    night = moment("2026-11-23 03:00")
    assert Calendar(BERLIN, LOUIS).first_lawful(night, Channel.EMAIL) == night


def test_no_hour_is_lawful_in_places_too_far_apart() -> None:
    everywhere = TheirTime(zones=("Asia/Tokyo", "Europe/London", "America/Los_Angeles"))
    with pytest.raises(NoSlot):
        Calendar(BERLIN, everywhere).first_lawful(moment("2026-11-23 03:00"), Channel.TEXT)

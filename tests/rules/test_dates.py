"""Dates in people's words, read and said. Now is Saturday, 21 November 2026, a quarter past ten."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.date_words import LANGUAGES
from followthrough.rules.dates import read_date, say_date

NOW = datetime.fromisoformat("2026-11-21 10:15")

TOLD = """
    today                           | 2026-11-21
    asap                            | 2026-11-21
    tomorrow                        | 2026-11-22
    Tomorrow 9:30                   | 2026-11-22 09:30
    tomorrow morning                | 2026-11-22 09:00
    tomorrow evening 7              | 2026-11-22 19:00
    tomorrow at 8 in the evening    | 2026-11-22 20:00
    day after tomorrow              | 2026-11-23
    tomorrow week                   | 2026-11-29

    thu                             | 2026-11-26
    thu 10                          | 2026-11-26 10:00
    thu 10:30                       | 2026-11-26 10:30
    thu 9.30                        | 2026-11-26 09:30
    fri 2pm                         | 2026-11-27 14:00
    fri 2 p.m.                      | 2026-11-27 14:00
    fri 2                           | 2026-11-27 14:00
    fri 02:00                       | 2026-11-27 02:00
    10am thu                        | 2026-11-26 10:00
    at 12 pm on friday              | 2026-11-27 12:00
    friday 12 am                    | 2026-11-27 00:00
    friday afternoon                | 2026-11-27 14:00
    sat                             | 2026-11-28
    thu 26                          | 2026-11-26
    thu 31                          | 2026-12-31
    thu 26 nov 10:30                | 2026-11-26 10:30
    this friday                     | 2026-11-27
    next tuesday                    | 2026-11-24
    monday week                     | 2026-11-30
    monday in 2 weeks               | 2026-12-07
    thursday next week              | 2026-11-26
    next week thursday 3pm          | 2026-11-26 15:00
    this friday (27 nov)            | 2026-11-27
    tues the 1st 7pm                | 2026-12-01 19:00
    wed 2nd                         | 2026-12-02
    fri 13th                        | 2027-08-13
    thu 20                          | 2026-11-26 20:00
    by friday                       | 2026-11-27
    from monday                     | 2026-11-23
    after thursday                  | 2026-11-27
    a week from friday              | 2026-12-04

    10 dec                          | 2026-12-10
    dec 10                          | 2026-12-10
    10 nov                          | 2027-11-10
    10th of december, 2027          | 2027-12-10
    december 10th 2027 3pm          | 2027-12-10 15:00
    10 dec 27                       | 2027-12-10
    dec 10 14                       | 2026-12-10 14:00
    december twenty fifth           | 2026-12-25
    the 3rd of march at noon        | 2027-03-03 12:00
    10 dec in 2027                  | 2027-12-10
    10 dec (thu) 9:30               | 2026-12-10 09:30
    2027 dec 10                     | 2027-12-10
    10 12 2027                      | 2027-12-10
    twenty fifth of december        | 2026-12-25
    12.11.                          | 2027-11-12
    1.12. 14:30                     | 2026-12-01 14:30
    1.12.26                         | 2026-12-01
    2026-12-01                      | 2026-12-01
    20261201                        | 2026-12-01
    2026-12-01T14:30                | 2026-12-01 14:30
    2026/12/01 14:00                | 2026-12-01 14:00
    2025-12-01                      | 2025-12-01
    3/4                             | 2027-04-03
    12/25                           | 2026-12-25
    feb 29                          | 2028-02-29
    15th                            | 2026-12-15
    26                              | 2026-11-26
    31                              | 2026-12-31
    the first monday in december    | 2026-12-07
    last friday of the month        | 2026-11-27
    15th of next month              | 2026-12-15
    first monday of november        | 2027-11-01
    fifth monday of the month       | 2026-11-30

    in 2 weeks                      | 2026-12-05
    2 weeks                         | 2026-12-05
    2w                              | 2026-12-05
    +3d                             | 2026-11-24
    in 3 days at 4pm                | 2026-11-24 16:00
    in a few days                   | 2026-11-24
    in a couple of weeks            | 2026-12-05
    in a fortnight                  | 2026-12-05
    in 3 working days               | 2026-11-25
    next business day               | 2026-11-23
    one month from now              | 2026-12-21
    in half a year                  | 2027-05-21
    in 2 quarters                   | 2027-05-21
    in 2 weekends                   | 2026-12-05
    in an hour                      | 2026-11-21 11:15
    in half an hour                 | 2026-11-21 10:45
    in 20 hours                     | 2026-11-22 06:15
    30 minutes later                | 2026-11-21 10:45

    noon                            | 2026-11-21 12:00
    at 9                            | 2026-11-22 09:00
    at nine                         | 2026-11-22 09:00
    4pm                             | 2026-11-21 16:00
    today at 9p                     | 2026-11-21 21:00
    tomorrow 8:00am                 | 2026-11-22 08:00
    8.30pm tomorrow                 | 2026-11-22 20:30
    half past nine                  | 2026-11-22 09:30
    quarter to eleven               | 2026-11-21 10:45
    10 o'clock                      | 2026-11-22 10:00
    this afternoon                  | 2026-11-21 14:00
    in the morning                  | 2026-11-22 09:00
    tonight                         | 2026-11-21 19:00
    tonight at 8                    | 2026-11-21 20:00
    24:00                           | 2026-11-22 00:00

    next week                       | 2026-11-23
    this week                       | 2026-11-21
    the week after next             | 2026-11-30
    weekend                         | 2026-11-21
    next weekend                    | 2026-11-28
    after the weekend               | 2026-11-23
    next month                      | 2026-12-01
    next quarter                    | 2027-01-01
    next year                       | 2027-01-01
    december                        | 2026-12-01
    in november                     | 2026-11-21
    march 2027                      | 2027-03-01
    q1                              | 2027-01-01
    q4                              | 2026-11-21
    q3 2028                         | 2028-07-01
    kw 34                           | 2027-08-23
    week 34                         | 2027-08-23
    week 34 2028                    | 2028-08-21
    week 53                         | 2026-12-28
    week 53 2020                    | 2020-12-28
    monday week 50                  | 2026-12-07
    end of month                    | 2026-11-30
    end of next month               | 2026-12-31
    end of the week                 | 2026-11-27
    end of q1                       | 2027-03-31
    end of march                    | 2027-03-31
    end of kw 50                    | 2026-12-11
    mid january                     | 2027-01-16
    mid november                    | 2027-11-15
    early march                     | 2027-03-01
    late march                      | 2027-03-24
    eod                             | 2026-11-21
    eow                             | 2026-11-27
    eom                             | 2026-11-30
    eoy                             | 2026-12-31

    easter                          | 2027-03-28
    after easter                    | 2027-03-30
    next easter                     | 2027-03-28
    this christmas                  | 2026-12-25
    2 weeks after easter            | 2027-04-11
    before easter                   | 2027-03-25
    christmas 2027                  | 2027-12-25
    after christmas                 | 2026-12-28
    3 days before christmas         | 2026-12-22
    before christmas                | 2026-12-23
    new year's eve                  | 2026-12-31
    after new year                  | 2027-01-04
    thanksgiving                    | 2026-11-26
    2 weeks after next week         | 2026-12-13
"""

TOLD_ELSEWHERE = """
    Do 10                           | 2026-11-26 10:00
    morgen 9:30 Uhr                 | 2026-11-22 09:30
    morgen um 10 Uhr 30             | 2026-11-22 10:30
    übermorgen                      | 2026-11-23
    Montag früh                     | 2026-11-23 09:00
    nächsten Dienstag               | 2026-11-24
    Donnerstag in einer Woche       | 2026-12-03
    Freitag nächste Woche           | 2026-11-27
    in zwei Wochen                  | 2026-12-05
    in 14 Tagen                     | 2026-12-05
    in einem halben Jahr            | 2027-05-21
    am 1. Dezember um halb zehn     | 2026-12-01 09:30
    Anfang Dezember                 | 2026-12-01
    Ende nächster Woche             | 2026-11-27
    Ende des Monats                 | 2026-11-30
    Jahresende                      | 2026-12-31
    nach Ostern                     | 2027-03-30
    vor Weihnachten                 | 2026-12-23
    heute Nachmittag                | 2026-11-21 14:00
    heute Abend um 8                | 2026-11-21 20:00
    KW 50                           | 2026-12-07

    demain à 14h30                  | 2026-11-22 14:30
    après-demain                    | 2026-11-23
    lundi prochain                  | 2026-11-23
    la semaine prochaine            | 2026-11-23
    dans 3 semaines                 | 2026-12-12
    1er mars                        | 2027-03-01
    25 décembre                     | 2026-12-25
    aujourd'hui                     | 2026-11-21
    fin du mois                     | 2026-11-30
    vingt-neuf novembre             | 2026-11-29
    mi-janvier                      | 2027-01-16
    après Pâques                    | 2027-03-30
    jeudi matin                     | 2026-11-26 09:00

    mañana a las 10                 | 2026-11-22 10:00
    mañana por la mañana            | 2026-11-22 09:00
    pasado mañana                   | 2026-11-23
    el próximo martes               | 2026-11-24
    dentro de 2 semanas             | 2026-12-05
    2 de enero de 2028              | 2028-01-02
    mañana a las 8:00 a.m.          | 2026-11-22 08:00
    veintidós de febrero            | 2027-02-22
    a las 5 de la tarde             | 2026-11-21 17:00
    fin de mes                      | 2026-11-30
    después de Semana Santa         | 2027-03-30

    dopodomani alle 15              | 2026-11-23 15:00
    lunedì prossimo                 | 2026-11-23
    tra due settimane               | 2026-12-05
    dopo Pasqua                     | 2027-03-30

    amanhã às 9                     | 2026-11-22 09:00
    segunda-feira                   | 2026-11-23
    daqui a 3 dias                  | 2026-11-24
    depois da Páscoa                | 2027-03-30

    overmorgen om 10 uur            | 2026-11-23 10:00
    volgende week                   | 2026-11-23
    over 2 weken                    | 2026-12-05
    na Pasen                        | 2027-03-30
"""


def told(table: str) -> list[tuple[str, str]]:
    rows = (line.split("|") for line in table.splitlines() if line.strip())
    return [(text.strip(), meant.strip()) for text, meant in rows]


def shown(text: str, *how, **more) -> str:
    found = read_date(text, NOW, *how, **more)
    return "" if found is None else f"{found.date}" + (f" {found.time:%H:%M}" if found.time else "")


@pytest.mark.parametrize(("text", "meant"), told(TOLD))
def test_english_is_understood(text, meant):
    assert shown(text) == meant


@pytest.mark.parametrize(("text", "meant"), told(TOLD_ELSEWHERE))
def test_other_languages_are_understood_without_choosing_one(text, meant):
    assert shown(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "call anna",
        "yesterday",
        "3 days ago",
        "in 2 hours anna",
        "2 weeks after easter anna",
        "before easter anna",
        "monday month",
        "tomorrow month",
        "2027 dec 10 anna",
        "10 dec 2027 anna",
        "10 12 2027 anna",
        "10 12",
        "4pm anna",
        "friday in 3 weeks anna",
        "10 12 anna",
        "2027 anna",
        "at 25",
        "32.13.2027",
        "monday unit",
        "2027 dec anna",
        "first monday in q1",
        "twenty ten anna",
        "30 feb",
        "feb 30",
        "15th of this month",
        "monday this week",
        "sixth monday of the month",
        "31.2.",
        "in 99999 days",
        "thu thu",
        "25:00",
        "13 pm",
        "32nd",
        "x" * 200,
        "week 60",
        "10 uhr 75",
        "on",
        "fifth monday in",
        "40th of next month",
        "kw",
        "29.2.2027",
    ],
)
def test_what_is_no_date_is_not_guessed(text):
    assert read_date(text, NOW) is None


def test_the_language_chosen_goes_first():
    assert shown("mar 10", "en") == "2027-03-10"
    assert shown("mar 10", "es") == "2026-11-24 10:00"


def test_an_unknown_language_reads_as_english_first():
    assert shown("mar 10", "xx") == "2027-03-10"


def test_month_first_where_people_write_it_so():
    assert shown("3/4", day_first=False) == "2027-03-04"
    assert shown("25/12", day_first=False) == "2026-12-25"
    assert shown("1.12.", day_first=False) == "2026-12-01"


def test_a_weekday_said_on_that_day_is_next_weeks():
    assert shown("saturday") == "2026-11-28"


def test_the_period_we_are_in_begins_today():
    assert read_date("this month", NOW).date == NOW.date()


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_written_date_is_read_back(day, today):
    now = datetime.combine(today, time(12))
    for written in (
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%Y}",
        f"{day.day} {day:%B %Y}",
        f"{day:%b} {day.day}, {day.year}",
    ):
        assert read_date(written, now).date == day


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from([text for text, _ in told(TOLD + TOLD_ELSEWHERE)])
)
def test_what_tells_no_year_never_lies_behind(today, text):
    now = datetime.combine(today, time(12))
    found = read_date(text, now)
    tells_year = "202" in text or text in ("10 dec 27", "1.12.26")
    assert tells_year or found is None or found.date >= today


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["10", "mon", "next", "end", "of", "week", "3", "at", "half", "in", "after"])).map(
        " ".join
    )
)
def test_any_text_is_read_or_refused_without_trouble(text):
    read_date(text, NOW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_its_weekdays_and_months(language):
    lines = LANGUAGES[language].split("\n")
    assert sum(line.startswith("weekday ") for line in lines) == 7
    assert sum(line.startswith("month ") for line in lines) == 12


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (timedelta(), "today 11:15"),
        (timedelta(hours=-4), "today 07:15"),
        (timedelta(hours=13), "tomorrow 00:15"),
        (timedelta(days=1), "tomorrow 11:15"),
        (timedelta(days=2), "in 2 days, Mon 23 Nov"),
        (timedelta(days=13), "in 13 days, Fri 4 Dec"),
        (timedelta(days=20), "in 2 weeks, Fri 11 Dec"),
        (timedelta(days=45), "in 6 weeks, Tue 5 Jan 2027"),
        (timedelta(days=100), "Mon 1 Mar 2027"),
        (timedelta(days=-1), "1 day late"),
        (timedelta(days=-4), "4 days late"),
    ],
)
def test_a_due_date_is_said_as_people_say_it(ahead, said):
    now = NOW.replace(tzinfo=UTC)
    assert say_date(now + ahead, "Europe/Berlin", now) == said

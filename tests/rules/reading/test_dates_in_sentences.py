"""Dates found within running sentences. Read on Saturday, 21 November 2026, at 9 in the morning."""

from datetime import date, datetime, time

import pytest

from followthrough.rules.reading.dates import find_dates, is_day_first

NOW = datetime.fromisoformat("2026-11-21T09:00")  # by the writer's clock

DATES = [
    ("en", "Let's talk next Tuesday.", "2026-11-24"),
    ("en", "Please come back to me in three weeks", "2026-12-12"),
    ("en", "We decide at the end of next month.", "2026-12-31"),
    ("en", "The day after tomorrow suits me", "2026-11-23"),
    ("en", "not before October, please", "2027-10-01"),
    ("en", "Let's pick this up in Q1", "2027-01-01"),
    ("en", "maybe in the spring", "2027-03-01"),
    ("en", "After Easter we have time", "2027-03-30"),
    ("en", "Call me on Dec 3rd at 4pm", "2026-12-03 16:00"),
    ("en", "I was there yesterday", "2026-11-20"),
    ("en", "We met two weeks ago", "2026-11-07"),
    ("en", "I am away from 4 to 22 December", "2026-12-04 … 2026-12-22"),
    ("en", "See you in half an hour", "2026-11-21 09:30"),
    ("de", "Melden Sie sich bitte nach Ostern", "2027-03-30"),
    ("de", "in KW 34 passt es", "2027-08-23"),
    ("de", "Bis zum 13.12.2026 bin ich weg", "2026-12-13"),
    ("de", "Vom 4.12. bis 22.12. bin ich weg", "2026-12-04 … 2026-12-22"),
    ("de", "Rufen Sie mich am 3. Dezember um 14 Uhr an", "2026-12-03 14:00"),
    ("de", "vor drei Tagen haben wir telefoniert", "2026-11-18"),
    ("de", "Ich bin vom 4. bis zum 22. Dezember im Urlaub", "2026-12-04 … 2026-12-22"),
    ("de", "Ende nächsten Monats wissen wir mehr", "2026-12-31"),
    ("fr", "Rappelez-moi mardi prochain", "2026-11-24"),
    ("fr", "pas avant octobre", "2027-10-01"),
    ("fr", "Je reviens le 15 décembre à 9h30", "2026-12-15 09:30"),
    ("fr", "il y a deux jours", "2026-11-19"),
    ("fr", "semaine 34 me convient", "2027-08-23"),
    ("es", "Llámeme el próximo martes", "2026-11-24"),
    ("es", "dentro de tres semanas", "2026-12-12"),
    ("es", "a finales de mes", "2026-11-30"),
    ("es", "el 3 de diciembre a las 16:30", "2026-12-03 16:30"),
    ("it", "ci sentiamo martedì prossimo", "2026-11-24"),
    ("it", "tra tre settimane", "2026-12-12"),
    ("it", "il 3 dicembre alle 16", "2026-12-03 16:00"),
    ("pt", "me ligue na próxima terça-feira", "2026-11-24"),
    ("pt", "daqui a três semanas", "2026-12-12"),
    ("pt", "no dia 3 de dezembro às 16h", "2026-12-03 16:00"),
    ("nl", "bel me volgende dinsdag", "2026-11-24"),
    ("nl", "over drie weken", "2026-12-12"),
    ("nl", "op 3 december om 16 uur", "2026-12-03 16:00"),
]
NO_DATES = [
    ("en", "This may not be disclosed."),
    ("en", "There are 10 stars and 3/4 of a cake, open 24/7."),
    ("en", "I ordered 12 of them for $12 each, version 3.11"),
    ("en", "Have a nice day! Good morning!"),
    ("en", "We sat in the sun and had a second coffee"),
    ("en", "It takes 3 weeks"),
    ("en", "We meet every Monday"),
    ("de", "Schönes Wochenende! Guten Morgen!"),
    ("de", "Das macht 3 % mehr, so viel ist sicher"),
    ("fr", "Bonne journée, il y a 10 étudiants"),
    ("es", "Buenos días, hay 10 estudiantes en el mar"),
    ("it", "Non ci ho mai pensato"),
    ("pt", "Bom dia, temos 3 caixas"),
    ("nl", "Ma dat is zo, wij zijn met 3 man"),
]


def told(text: str, language: str, now: datetime = NOW) -> list[str]:
    found = find_dates(text, now, language=language, day_first=is_day_first(language, "", "Europe/Berlin"))
    return [
        f"{spoken.first}{f' {spoken.time:%H:%M}' if spoken.time else ''}{f' … {spoken.last}' * spoken.is_stretch}"
        for spoken in found
    ]


@pytest.mark.parametrize(("language", "text", "expected"), DATES)
def test_a_date_is_found_within_a_sentence(language: str, text: str, expected: str) -> None:
    assert told(text, language) == [expected]


@pytest.mark.parametrize(("language", "text"), NO_DATES)
def test_sentences_without_a_date_hold_none(language: str, text: str) -> None:
    assert told(text, language) == []


def test_it_stands_where_it_was_found() -> None:
    text = "Müßten wir nächsten Dienstag reden?"
    (spoken,) = find_dates(text, NOW, language="de")
    assert text[spoken.start : spoken.end] == "nächsten Dienstag"


def test_english_of_no_place_puts_the_month_first() -> None:
    assert is_day_first("en", "GB")
    assert not is_day_first("en", "US")
    assert not is_day_first("en", "", "America/Denver")
    (spoken,) = find_dates("by 3/4 please", NOW, language="en", day_first=False)
    assert (spoken.first, spoken.time) == (date(2027, 3, 4), None)


def test_what_was_skipped_holds_no_date() -> None:
    assert find_dates("on 12 May", NOW, language="en", skipped=((3, 9),)) == ()


def test_a_time_that_has_passed_is_tomorrows() -> None:
    (spoken,) = find_dates("at 8:30", NOW, language="en")
    assert (spoken.first, spoken.time) == (date(2026, 11, 22), time(8, 30))


def test_beyond_the_calendar_there_is_no_date() -> None:
    assert told("999 years " + "after 999 years " * 20 + "from now", "en") == []
    assert told("999 years before 999 years before 999 years ago", "en") == []


MORE = [
    ("en", "by EOD Friday", "2026-11-27 23:59"),
    ("en", "in 2-3 weeks", "2026-12-05"),
    ("en", "two Sundays from now", "2026-11-29"),
    ("en", "at twenty minutes past five tomorrow", "2026-11-22 17:20"),
    ("en", "The range is 2014-2018.", "2014-01-01"),
    ("en", "We spoke last night", "2026-11-20 20:00"),
    ("en", "Friday last week", "2026-11-13"),
    ("de", "um halb drei", "2026-11-21 14:30"),
    ("de", "erst im neuen Jahr", "2027-01-01"),
    ("de", "nach dem Wochenende", "2026-11-23"),
    ("de", "am zweiundzwanzigsten Dezember", "2026-12-22"),
    ("fr", "mercredi 25 à 14h", "2026-11-25 14:00"),
    ("fr", "à la rentrée", "2027-09-01"),
    ("it", "nel primo trimestre", "2027-01-01"),
    ("nl", "maandag om half vier", "2026-11-23 15:30"),
]


@pytest.mark.parametrize(("language", "text", "expected"), MORE)
def test_people_put_dates_in_many_ways(language: str, text: str, expected: str) -> None:
    assert told(text, language) == [expected]


@pytest.mark.parametrize("text", ["3 people at 10 sites", "The invoice 2026-1123 of 1,200.50", "three weekends"])
def test_what_is_counted_is_no_date(text: str) -> None:
    assert told(text, "en") == []

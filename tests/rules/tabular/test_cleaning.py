"""Cells as people and programs write them, in many countries."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.tabular import cleaning, moments, standing
from followthrough.rules.tabular.cells import kind_of
from followthrough.rules.tabular.countries import country_code
from followthrough.rules.words import Channel, CloseReason, State


@pytest.mark.parametrize(
    ("text", "mark", "amount"),
    [
        ("€ 1.234,50", ".", "1234.50"),
        ("1,234.50", ".", "1234.50"),
        ("1.234", ".", "1.234"),
        ("1.234", ",", "1234"),
        ("1,234", ".", "1234"),
        ("1,234", ",", "1.234"),
        ("12,5", ".", "12.5"),
        ("1'234.50", ".", "1234.50"),
        ("1 234,50 €", ".", "1234.50"),
        ("(1,200)", ".", "-1200"),
        ("-5", ".", "-5"),
        ("12.000.000", ".", "12000000"),
        ("1,00,000", ".", "100000"),
        ("€ 12,-", ".", "12"),
        ("5k", ".", "5000"),
        ("2 Mio. €", ".", "2000000"),
        ("811.0", ".", "811.0"),
        ("R$ 1.500,00", ".", "1500.00"),
        ("1-2", ".", None),
        ("call me", ".", None),
        ("", ".", None),
    ],
)
def test_money_is_read_in_any_spelling(text: str, mark: str, amount: str | None) -> None:
    assert cleaning.parse_money(text, mark) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("column", "mark"),
    [
        (["1.234", "12,50"], ","),
        (["1,234", "12.50"], "."),
        (["1.234", "2.500"], ","),
        (["1,234", "2,500"], "."),
        (["811.0", "177.0"], "."),
        (["1.234.567"], ","),
        (["12", "x", ""], "."),
        ([], "."),
    ],
)
def test_the_sign_before_the_cents_is_decided_by_the_whole_column(column: list[str], mark: str) -> None:
    assert cleaning.decimal_mark(column) == mark


@given(st.decimals(0, 10**9, places=2), st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", ".")]))
def test_what_a_spreadsheet_writes_is_read_back(amount: Decimal, signs: tuple[str, str]) -> None:
    grouping, mark = signs
    written = f"{amount:,.2f}".translate(str.maketrans({",": grouping, ".": mark}))
    assert cleaning.parse_money(written, mark) == amount


@pytest.mark.parametrize(
    ("text", "code"),
    [("€ 5", "EUR"), ("$5", "USD"), ("5 CHF", "CHF"), ("R$ 5", "BRL"), ("usd", "USD"), ("5", ""), ("5k", "")],
)
def test_a_currency_beside_the_amount_is_seen(text: str, code: str) -> None:
    assert cleaning.currency_of(text) == code


def test_chances_are_read_as_per_cent_or_as_fractions() -> None:
    assert cleaning.is_fraction_column(["0.2", "1", "0"])
    assert not cleaning.is_fraction_column(["0", "1", "20"])
    assert cleaning.parse_share("0.25", is_fraction=True) == 25
    assert cleaning.parse_share("25 %") == 25
    assert cleaning.parse_share("250") is None
    assert cleaning.parse_share("high") is None


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (" Anna ", "Anna"),
        ("An\x00na", "Anna"),
        ("N/A", ""),
        ("null", ""),
        ("-", ""),
        ("\xa0Bo\ufeff", "Bo"),
        ("Zoë", "Zoë"),
        ("Nana", "Nana"),
        ("line\nbreak", "line\nbreak"),
    ],
)
def test_text_comes_without_dirt(text: str, cleaned: str) -> None:
    assert cleaning.clean_text(text) == cleaned


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+SUM(A1)", "-2+3+cmd", "@SUM(A1)", "\t=1"])
def test_a_formula_is_defused_before_it_is_written_to_a_file(cell: str) -> None:
    assert cleaning.defuse(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["+49 30 123-45", "-12.50", "Anna", "a=b", ""])
def test_numbers_and_words_are_written_as_they_are(cell: str) -> None:
    assert cleaning.defuse(cell) == cell


@pytest.mark.parametrize(
    ("text", "truth"), [("Yes", True), ("ja", True), ("FALSE", False), ("0", False), ("não", False), ("maybe", None)]
)
def test_yes_and_no_are_understood(text: str, truth: bool | None) -> None:
    assert cleaning.parse_yes_no(text) is truth


def test_channels_and_languages_are_understood() -> None:
    assert cleaning.channel_of("Phone call") is Channel.CALL
    assert cleaning.channel_of("WhatsApp") is Channel.TEXT
    assert cleaning.channel_of("E-Mail") is Channel.EMAIL
    assert cleaning.channel_of("smoke signs") is None
    assert [cleaning.language_code(word) for word in ("German", "de-AT", "Français", "?")] == ["de", "de", "fr", ""]


BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28/01/2018", "2018-01-28"),
        ("01/02/2018", "2018-02-01"),
        ("1.2.18", "2018-02-01"),
        ("2018-02-01", "2018-02-01"),
        ("3 Feb 2019", "2019-02-03"),
        ("17. März 2019", "2019-03-17"),
        ("5 de marzo de 2020", "2020-03-05"),
        ("1er août 2020", "2020-08-01"),
        ("March 5, 2020", "2020-03-05"),
        ("20200131", "2020-01-31"),
        ("45000", "2023-03-15"),
        ("12/31/2019", "2019-12-31"),
    ],
)
def test_a_date_without_a_time_stands_for_its_noon(text: str, day: str) -> None:
    moment = moments.parse_moment(text, BERLIN)
    assert moment is not None
    assert (moment.date().isoformat(), moment.hour) == (day, 12)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2018-12-06T00:00:26Z", datetime(2018, 12, 6, 0, 0, 26, tzinfo=UTC)),
        ("2018-12-06 10:00:00.000+0200", datetime(2018, 12, 6, 8, tzinfo=UTC)),
        ("2018-12-06 10:00", datetime(2018, 12, 6, 9, tzinfo=UTC)),
        ("March 5, 2020 3:15 PM", datetime(2020, 3, 5, 14, 15, tzinfo=UTC)),
        ("5/1/20 12:05 am", datetime(2020, 1, 4, 23, 5, tzinfo=UTC)),
        ("1609459200000", datetime(2021, 1, 1, tzinfo=UTC)),
        ("1609459200", datetime(2021, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_with_its_zone(text: str, moment: datetime) -> None:
    assert moments.parse_moment(text, BERLIN) == moment


@pytest.mark.parametrize(
    "text", ["31/02/2020", "", "soon", "2020-13-01", "1/1/1850", "10:61", "12", "2020-01-01 25:00"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert moments.parse_moment(text, BERLIN) is None


def test_day_or_month_first_is_decided_by_all_values() -> None:
    assert moments.guess_day_order(["01/02/2020", "13/02/2020"]).order == "day_first"
    assert moments.guess_day_order(["01/02/2020", "01/13/2020"]).order == "month_first"
    unsure = moments.guess_day_order(["01/02/2020"], default=moments.day_order_of_country("US"))
    assert (unsure.order, unsure.is_sure) == ("month_first", False)
    assert moments.day_order_of_country("DE") == "day_first"


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"]))
def test_any_day_written_day_first_is_read_back(day: date, pattern: str) -> None:
    moment = moments.parse_moment(day.strftime(pattern), BERLIN)
    assert moment is not None
    assert moment.date() == day


@pytest.mark.parametrize(
    ("status", "stage", "why", "state", "reason"),
    [
        ("", "Closed Won", "", State.WON, CloseReason.BOUGHT),
        ("", "closed lost", "", State.LOST, CloseReason.SAID_NO),
        ("Lost", "Negotiation", "Went with a competitor", State.LOST, CloseReason.COMPETITOR),
        ("verloren", "", "zu teuer", State.LOST, CloseReason.NO_BUDGET),
        ("lost", "", "keine Antwort mehr", State.LOST, CloseReason.SILENCE),
        ("Unqualified", "", "", State.DISQUALIFIED, CloseReason.NOT_A_FIT),
        ("junk", "", "wrong number", State.DISQUALIFIED, CloseReason.UNREACHABLE),
        ("Nurturing", "", "", State.NURTURE, None),
        ("Open", "Proposal", "", State.OPEN, None),
        ("", "", "", State.OPEN, None),
        ("open", "Gewonnen", "", State.WON, CloseReason.BOUGHT),
    ],
)
def test_where_a_prospect_stands_is_read_from_status_stage_and_reason(
    status: str, stage: str, why: str, state: State, reason: CloseReason | None
) -> None:
    assert standing.standing_of(status, stage, why) == standing.Standing(state, reason)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Germany", "DE"),
        ("DE", "DE"),
        ("Vereinigte Staaten", "US"),
        ("U.S.A.", "US"),
        ("Côte d'Ivoire", "CI"),
        ("England", "GB"),
        ("Türkei", "TR"),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_countries_are_read_in_many_languages(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("12", "number"),
        ("1.234,50", "number"),
        ("$74.69", "money"),
        ("a@b.co", "email"),
        ("12 %", "percent"),
        ("28/01/2018", "date"),
        ("2018-12-06T00:00:26Z", "datetime"),
        ("00:15", "time"),
        ("yes", "boolean"),
        ("https://x.org/a", "url"),
        ("+49 (0)30 123456", "phone"),
        ("MG-8769", "code"),
        ("Anna Berg", "words"),
        ("", "empty"),
        ("n/a", "null"),
        ('{"a": 1}', "structure"),
        ("a b; c", "text"),
        ("x" * 400, "text"),
    ],
)
def test_the_kind_of_a_cell_is_seen_by_its_shape(cell: str, kind: str) -> None:
    assert kind_of(cell) == kind


@given(st.text(max_size=200))
def test_no_cell_breaks_the_cleaning(text: str) -> None:
    cleaning.clean_text(text)
    cleaning.parse_money(text)
    cleaning.parse_share(text)
    cleaning.currency_of(text)
    cleaning.defuse(text)
    moments.parse_moment(text, BERLIN)
    standing.state_of(text)
    kind_of(text)

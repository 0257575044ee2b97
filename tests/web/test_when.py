"""What the words of a date mean, said while they are typed."""

import pytest

from tests.cast import Cast
from tests.web.doors import ClientOf, status_signed_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thu 10", "Thu 26 Nov 2026, 10:00"),
        ("in 2 weeks", "Wed 9 Dec 2026, 09:00"),
        ("morgen 14:30", "Thu 26 Nov 2026, 14:30"),
        ("today", "Wed 25 Nov 2026, 13:00"),
        ("3/12", "Thu 3 Dec 2026"),
    ],
)
def test_words_are_read_in_the_members_zone(typed: str, meant: str, cast: Cast, client_of: ClientOf) -> None:
    assert meant in client_of(cast.rep).get("/date/", {"text": typed}).content.decode()


def test_the_field_may_have_any_name(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.rep).get("/date/", {"field": "when", "when": "thu 10"})
    assert "26 Nov" in answer.content.decode()


def test_an_american_month_comes_first(cast: Cast, client_of: ClientOf) -> None:
    assert "Fri 12 Mar 2027" in client_of(cast.outsider).get("/date/", {"text": "3/12"}).content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [("whenever", "no date I can read"), ("today 9:00", "has passed")],
)
def test_what_cannot_be_meant_says_why(typed: str, words: str, cast: Cast, client_of: ClientOf) -> None:
    assert words in client_of(cast.rep).get("/date/", {"text": typed}).content.decode()


def test_nothing_typed_means_nothing(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.rep).get("/date/", {"text": " "}).content == b""


def test_a_day_gets_an_hour_that_suits_both(cast: Cast, client_of: ClientOf) -> None:
    asked = {"text": "thu", "whom": str(cast.ben.pk), "by": "call"}
    assert "26 Nov 2026, 10:00" in client_of(cast.rep).get("/date/", asked).content.decode()  # 9:00 in London


def test_a_holiday_of_theirs_is_pointed_out(cast: Cast, client_of: ClientOf) -> None:
    asked = {"text": "25 dec 11:00", "whom": str(cast.ben.pk), "by": "call"}
    assert "Christmas" in client_of(cast.rep).get("/date/", asked).content.decode()


def test_an_unlawful_hour_is_refused(cast: Cast, client_of: ClientOf) -> None:
    asked = {"text": "thu 7:00", "whom": str(cast.ben.pk), "by": "call"}
    assert "the law allows calls" in client_of(cast.rep).get("/date/", asked).content.decode()


def test_nobody_elses_prospect_is_asked_about(cast: Cast, client_of: ClientOf) -> None:
    asked = {"text": "thu", "whom": str(cast.ben.pk), "by": "call"}
    assert client_of(cast.outsider).get("/date/", asked).status_code == 404


def test_signed_out_and_posting(cast: Cast, client_of: ClientOf) -> None:
    assert status_signed_out("/date/?text=thu")[0] == 302
    assert client_of(cast.rep).post("/date/", {"text": "thu"}).status_code == 405

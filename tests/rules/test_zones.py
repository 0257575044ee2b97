"""Where on the clock a person may be."""

from datetime import UTC, datetime

import pytest

from followthrough.rules.zones import candidate_zones, is_zone, local_now, local_times

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("known", "zones"),
    [
        ({}, ()),
        ({"phone": "+4930123456"}, ("Europe/Berlin",)),
        ({"phone": "+12125551234"}, ("America/New_York",)),
        ({"phone": "not a number"}, ()),
        ({"country": "DE"}, ("Europe/Berlin",)),
        ({"country": "no"}, ("Europe/Oslo",)),
        ({"country": "ES"}, ("Europe/Madrid", "Atlantic/Canary")),
        ({"country": "ES", "region": "Canary"}, ("Atlantic/Canary",)),
        ({"country": "US", "region": "CA"}, ("America/Los_Angeles",)),
        ({"country": "US", "region": "texas"}, ("America/Chicago", "America/Denver")),
        ({"country": "US", "city": "Chicago", "region": "TX"}, ("America/Chicago",)),
        ({"country": "US", "postal": "90210-1234"}, ("America/Los_Angeles",)),
        ({"country": "CA", "postal": "v5k 0a1", "phone": "+16045551234"}, ("America/Vancouver",)),
        ({"country": "AU", "region": "Tasmania"}, ("Australia/Hobart",)),
        ({"country": "BR", "region": "Sao Paulo"}, ("America/Sao_Paulo",)),
        ({"country": "XX"}, ()),
    ],
)
def test_zones_come_from_what_is_known(known, zones):
    assert candidate_zones(**known) == zones


def test_what_they_chose_beats_their_address_and_number():
    assert candidate_zones("+4930123456", "FR", "Asia/Tokyo") == ("Asia/Tokyo",)


def test_a_choice_that_is_no_zone_is_passed_over():
    assert candidate_zones("", "FR", "Mars/Olympus") == ("Europe/Paris",)


def test_their_address_beats_their_number():
    assert candidate_zones("+12125551234", "DE") == ("Europe/Berlin",)


def test_a_number_narrows_a_large_country():
    assert candidate_zones("+12125551234", "US") == ("America/New_York",)


def test_a_number_from_elsewhere_does_not():
    assert candidate_zones("+4930123456", "US") == candidate_zones("", "US")


def test_a_country_with_many_zones_keeps_one_of_each_clock():
    assert candidate_zones("", "US") == (
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Phoenix",
        "America/Los_Angeles",
        "America/Anchorage",
        "America/Adak",
        "Pacific/Honolulu",
    )


def test_several_candidates_show_the_earliest_and_the_latest_clock():
    shown = local_times(("America/New_York", "Pacific/Honolulu"), NOON)
    assert (shown.earliest.hour, shown.latest.hour, shown.is_sure) == (2, 7, False)


def test_one_candidate_is_sure():
    assert local_times(("Europe/Berlin",), NOON).is_sure


def test_no_candidate_shows_the_clock_given_instead():
    assert local_times((), NOON, "Asia/Tokyo").earliest.hour == 21


def test_local_now_shows_one_clock():
    assert local_now("Asia/Kolkata", NOON).strftime("%H:%M") == "17:30"


@pytest.mark.parametrize(
    ("name", "known"),
    [("Europe/Berlin", True), ("Europe", False), ("", False), ("../etc/passwd", False), ("Mars/Olympus", False)],
)
def test_a_zone_is_known_or_not(name, known):
    assert is_zone(name) is known

"""Where on the clock a person may be."""

import zoneinfo
from datetime import UTC, datetime

import pytest

from followthrough.rules import zones
from followthrough.rules.zones import candidate_zones, is_zone, local_now, local_times

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("known", "zones"),
    [
        ({}, ()),
        ({"phone": "+4930123456"}, ("Europe/Berlin",)),
        ({"phone": "+12125551234"}, ("America/New_York",)),
        ({"phone": "+12684641234"}, ("America/Antigua",)),
        (
            {"phone": "+61412345678"},
            tuple(f"Australia/{city}" for city in "Adelaide Brisbane Eucla Lord_Howe Perth Sydney".split()),
        ),
        ({"phone": "+999123456789"}, ()),
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
        ({"country": "US", "postal": "902", "region": "?"}, ("America/Los_Angeles",)),
        ({"country": "US", "postal": "33101"}, ("America/New_York", "America/Chicago")),
        ({"country": "ID", "region": "Sumatra"}, ("Asia/Jakarta",)),
        ({"country": "ID", "region": "Borneo", "phone": "+62411123456"}, ("Asia/Makassar",)),
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


def test_a_postal_code_that_is_too_short_or_unknown_narrows_nothing():
    assert candidate_zones("", "US", postal="9") == candidate_zones("", "US", postal="000") == candidate_zones("", "US")


def test_a_toll_free_number_may_ring_anywhere_in_its_numbering_plan():
    zones = candidate_zones("+18005551234")
    assert {"America/St_Johns", "Pacific/Honolulu", "Pacific/Guam"} <= set(zones)


@pytest.fixture
def _a_machine_without_zones(tmp_path):
    def forget():
        for cached in (zones.candidate_zones, zones._table, zones._clock, zones._zones_of_country):
            cached.cache_clear()

    zoneinfo.reset_tzpath(to=(tmp_path,))
    forget()
    yield
    zoneinfo.reset_tzpath()
    forget()


@pytest.mark.usefixtures("_a_machine_without_zones")
def test_the_tables_are_read_from_the_tzdata_package_where_the_machine_has_none():
    assert candidate_zones("", "ES") == ("Europe/Madrid", "Atlantic/Canary")


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


def test_countries_have_their_english_names():
    names = zones.country_names()
    assert names["DE"] == "Germany"
    assert all(len(code) == 2 for code in names)

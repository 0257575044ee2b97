"""The wire to a provider of texts, against one that runs on this machine with every fault on demand."""

import ipaddress
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings

from followthrough.mailroom.wires import outside
from followthrough.mailroom.wires.texts import Fate, HttpTexts, Text
from followthrough.mailroom.wires.troubles import Passing, Permanent, Trouble, Unknown
from tests.mailroom.provider import ACCOUNT, NUMBER, TOKEN, Fault, Provider

NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
ANNA = "+4915112345678"
TEXT = Text(to=ANNA, sender=NUMBER, words="I’ll call on Friday. – Rosa & Söhne", report_to="https://us.example/r")
NOBODY: frozenset[str] = frozenset()


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as running, override_settings(PRIVATE_ADDRESSES=["127.0.0.0/8"]):
        yield running


@pytest.fixture
def wire(provider: Provider) -> HttpTexts:
    return HttpTexts(provider.url, ACCOUNT, TOKEN)


def trouble(wire: HttpTexts, text: Text = TEXT) -> Trouble:
    with pytest.raises(Trouble) as raised:
        wire.send(text)
    return raised.value


# Handing over --------------------------------------------------------------------------------------------------------


def test_a_text_arrives_as_it_was_written(wire: HttpTexts, provider: Provider) -> None:
    answer = wire.send(TEXT)
    taken = provider.texts[0]
    assert (taken["to"], taken["from"], taken["body"]) == (ANNA, NUMBER, TEXT.words)
    assert taken["callback"] == "https://us.example/r"
    assert (answer.id, answer.said) == ("SM0000", "queued")


@pytest.mark.parametrize(
    ("fault", "kind", "of_all"),
    [
        (Fault(429, 20429, "Too many", headers={"Retry-After": "30"}), Passing, True),
        (Fault(400, 21611, "queue is full"), Passing, True),
        (Fault(503, 0, "later"), Passing, True),
        (Fault(500, 20500, "broke"), Unknown, False),
        (Fault(502, 0, "gateway"), Unknown, False),
        (Fault(504, 0, "gateway"), Unknown, False),
        (Fault(400, 21610, "unsubscribed recipient"), Permanent, False),
        (Fault(400, 21211, "not a number"), Permanent, False),
        (Fault(400, 21617, "body too long"), Permanent, False),
        (Fault(401, 20003, "Authenticate"), Permanent, True),
        (Fault(400, 21606, "From is not yours"), Permanent, True),
        (Fault(404, 20404, "no such account"), Permanent, True),
        (Fault(301, 0, "", headers={"Location": "http://169.254.169.254/"}), Permanent, True),
    ],
)
def test_each_no_is_the_right_kind_of_no(
    wire: HttpTexts, provider: Provider, fault: Fault, kind: type[Trouble], of_all: bool
) -> None:
    provider.faults = [fault]
    raised = trouble(wire)
    assert type(raised) is kind
    assert raised.of_all is of_all
    assert str(fault.status) in raised.said
    assert provider.asked == 1  # no redirect is followed, nothing is tried again by the wire itself


def test_a_provider_that_throttles_says_how_long(wire: HttpTexts, provider: Provider) -> None:
    date, later = "Wed, 25 Nov 2026 11:00:00 GMT", "Wed, 25 Nov 2026 11:02:00 GMT"
    for header, seconds in (("30", 30), (later, 120), ("99999999999", 6 * 3600)):
        provider.faults = [Fault(429, 20429, headers={"Retry-After": header, "Date": date})]
        raised = trouble(wire)
        assert isinstance(raised, Passing)
        assert raised.wait == timedelta(seconds=seconds)


@pytest.mark.parametrize("header", ["", "soon", "-5", "Wed, 25 Nov 2020 11:00:00 GMT"])
def test_a_wait_that_cannot_be_read_is_left_to_us(wire: HttpTexts, provider: Provider, header: str) -> None:
    provider.faults = [Fault(429, 20429, headers={"Retry-After": header})]
    raised = trouble(wire)
    assert isinstance(raised, Passing)
    assert raised.wait is None


def test_who_opted_out_and_a_number_that_takes_no_texts_are_told_apart(wire: HttpTexts, provider: Provider) -> None:
    provider.faults = [Fault(400, 21610), Fault(400, 21614)]
    opted_out, bad = trouble(wire), trouble(wire)
    assert isinstance(opted_out, Permanent)
    assert isinstance(bad, Permanent)
    assert (opted_out.opted_out, opted_out.bad_address) == (True, False)
    assert (bad.opted_out, bad.bad_address) == (False, True)


def test_an_answer_without_an_id_leaves_the_outcome_unknown(wire: HttpTexts, provider: Provider) -> None:
    provider.faults = [Fault(200, 0, "")]
    assert isinstance(trouble(wire), Unknown)


def test_a_connection_that_breaks_after_the_text_went_out_is_unknown(wire: HttpTexts, provider: Provider) -> None:
    provider.faults = [Fault(breaks=True, accepts=True)]
    assert isinstance(trouble(wire), Unknown)


def test_a_provider_that_hangs_is_left_and_the_outcome_is_unknown(provider: Provider) -> None:
    provider.faults = [Fault(hangs=True, accepts=True)]
    assert isinstance(trouble(HttpTexts(provider.url, ACCOUNT, TOKEN, patience=0.2)), Unknown)


def test_nobody_at_the_address_is_passing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with override_settings(PRIVATE_ADDRESSES=["127.0.0.0/8"]):
        raised = trouble(HttpTexts(f"http://127.0.0.1:{port}", ACCOUNT, TOKEN))
    assert isinstance(raised, Passing)
    assert raised.of_all


def test_a_wrong_key_is_the_accounts_fault(provider: Provider) -> None:
    raised = trouble(HttpTexts(provider.url, ACCOUNT, "another key"))
    assert isinstance(raised, Permanent)
    assert raised.of_all


# What became of it ---------------------------------------------------------------------------------------------------


def test_a_text_is_looked_up_by_its_id(wire: HttpTexts, provider: Provider) -> None:
    taken = provider.take({"To": ANNA, "From": NUMBER, "Body": "Hello"})
    taken |= {"status": "undelivered", "error_code": 30006}
    known = wire.look("SM0000")
    assert known is not None
    assert (known.fate, known.code) == (Fate.FAILED, 30006)
    assert wire.look("SM9999") is None


def test_a_text_that_was_taken_without_a_word_is_found(wire: HttpTexts, provider: Provider) -> None:
    provider.faults = [Fault(500, accepts=True)]
    assert isinstance(trouble(wire), Unknown)
    found = wire.find(TEXT, since=NOON, known=NOBODY)
    assert found is not None
    assert found.id == "SM0000"


def test_a_text_that_never_arrived_is_not_found(wire: HttpTexts, provider: Provider) -> None:
    provider.faults = [Fault(500)]
    assert isinstance(trouble(wire), Unknown)
    assert wire.find(TEXT, since=NOON, known=NOBODY) is None


def test_the_same_words_of_another_text_of_ours_are_left_out(wire: HttpTexts, provider: Provider) -> None:
    for _ in range(5):  # over several pages
        provider.take({"To": ANNA, "From": NUMBER, "Body": TEXT.words})
    others = frozenset(f"SM{number:04}" for number in (4, 3, 2, 0))
    found = wire.find(TEXT, since=NOON, known=others)
    assert found is not None
    assert found.id == "SM0001"
    assert wire.find(TEXT, since=NOON, known=others | {"SM0001"}) is None


def test_a_text_of_last_week_is_not_this_one(wire: HttpTexts, provider: Provider) -> None:
    provider.take({"To": ANNA, "From": NUMBER, "Body": TEXT.words})
    assert wire.find(TEXT, since=NOON + timedelta(days=7), known=NOBODY) is None


def test_a_look_up_that_fails_is_passing_and_changes_nothing(wire: HttpTexts, provider: Provider) -> None:
    provider.reading_faults = [Fault(500), Fault(429)]
    for _ in range(2):
        with pytest.raises(Passing):
            wire.look("SM0000")


def test_the_account_and_its_number_are_asked_for(wire: HttpTexts) -> None:
    account, number = wire.account_says(), wire.number_says(NUMBER)
    assert account is not None
    assert account["friendly_name"] == "Linden"
    assert number is not None
    assert wire.number_says("+4930999") is None


# Only outside --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.1.2.3", "192.168.0.7", "169.254.169.254"])
def test_private_addresses_are_never_reached_unless_allowed(host: str) -> None:
    raised = trouble(HttpTexts(f"https://{host}:9", ACCOUNT, TOKEN))
    assert isinstance(raised, Permanent)
    assert raised.of_all


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("10.1.2.3", True),
        ("10.2.2.3", False),
        ("::ffff:10.1.2.3", True),
        ("::ffff:127.0.0.1", False),
        ("93.184.216.34", True),
        ("224.0.0.1", False),
        ("100.64.0.1", False),
        ("fd00::1", False),
        ("2606:4700::1111", True),
    ],
)
@override_settings(PRIVATE_ADDRESSES=["10.1.0.0/16"])
def test_the_administrator_allows_networks_by_name(address: str, allowed: bool) -> None:
    assert outside.is_allowed(ipaddress.ip_address(address)) is allowed


@pytest.mark.parametrize("url", ["ftp://texts.example", "texts.example", "http://", "http://[::1", "https://a b"])
def test_an_address_that_cannot_be_read_is_no_crash(url: str) -> None:
    assert isinstance(trouble(HttpTexts(url, ACCOUNT, TOKEN)), Permanent | Passing)

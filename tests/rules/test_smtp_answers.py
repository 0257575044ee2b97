"""What a mail server's "no" means, by the words of many servers."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from followthrough.rules.smtp_answers import Stage, meaning_of

WAITS = (
    # what they say, at which stage: nothing goes out for a while
    (421, "4.7.0 Try again later, closing connection.", Stage.CONNECT),
    (421, "4.4.5 Server busy, try again later.", Stage.CONNECT),
    (450, "4.2.1 The user you are trying to contact is receiving mail too quickly", Stage.SENDER),
    (451, "4.7.650 The mail server has been temporarily rate limited due to IP reputation", Stage.SENDER),
    (452, "4.5.3 Too many recipients", Stage.RECIPIENT),
    (432, "4.3.2 Concurrent connections limit exceeded", Stage.DATA),
    (450, "4.7.1 Error: too much mail from 192.0.2.1", Stage.RECIPIENT),
    (550, "5.4.5 Daily user sending limit exceeded.", Stage.DATA),
    (554, "5.7.1 You have exceeded the maximum hourly sending quota", Stage.RECIPIENT),
    (550, "Too many messages sent, slow down", Stage.DATA),
    (454, "4.7.0 Too many login attempts, please try again later.", Stage.SIGN_IN),
    (454, "4.7.0 Temporary authentication failure", Stage.SIGN_IN),
    (451, "4.3.0 Error: queue file write error", Stage.DATA),
    (454, "TLS not available due to temporary reason", Stage.CONNECT),
)
LATER = (
    (450, "4.7.1 <anna@x.example>: Recipient address rejected: Greylisted", Stage.RECIPIENT),
    (450, "4.2.0 Mailbox busy", Stage.RECIPIENT),
    (452, "4.2.2 The recipient's mailbox is over quota", Stage.RECIPIENT),
    (451, "Requested action aborted", Stage.DATA),
)
NOBODY = (
    (550, "5.1.1 <a@x.example>: Recipient address rejected: User unknown", Stage.RECIPIENT),
    (550, "5.1.10 RESOLVER.ADR.RecipientNotFound", Stage.RECIPIENT),
    (550, "No such user here", Stage.RECIPIENT),
    (550, "5.2.1 The account you tried to reach is disabled", Stage.RECIPIENT),
    (553, "sorry, that address does not exist", Stage.RECIPIENT),
    (551, "User not local; please try another path", Stage.RECIPIENT),
    (550, "Requested action not taken: mailbox unavailable", Stage.RECIPIENT),
)
ABOUT_US = (
    (535, "5.7.8 Username and Password not accepted", Stage.SIGN_IN),
    (550, "5.7.1 Message rejected as spam by content filter", Stage.DATA),
    (554, "5.7.1 Service unavailable; client host [192.0.2.1] blocked using zen.rbl.example", Stage.RECIPIENT),
    (550, "5.7.26 This mail has been blocked because the sender is unauthenticated.", Stage.DATA),
    (554, "5.7.1 <a@x.example>: Relay access denied", Stage.RECIPIENT),
    (553, "5.7.1 <rosa@linden.example>: Sender address rejected: not owned by user", Stage.SENDER),
    (530, "5.7.0 Authentication required", Stage.SENDER),
    (554, "5.7.1 not authorized to send as this address", Stage.DATA),
)
REFUSED = (
    (552, "5.3.4 Message size exceeds fixed limit", Stage.SENDER),
    (552, "5.2.2 Mailbox full", Stage.RECIPIENT),
    (554, "5.6.0 Message contains invalid header", Stage.DATA),
    (550, "5.7.1 Recipient does not accept mail from outside the organisation", Stage.RECIPIENT),
)


@pytest.mark.parametrize(("code", "text", "stage"), WAITS)
def test_throttling_is_a_wait_of_the_whole_mailbox(code: int, text: str, stage: Stage) -> None:
    meaning = meaning_of(code, text, stage)
    assert (meaning.is_passing, meaning.of_all) == (True, True)


@pytest.mark.parametrize(("code", "text", "stage"), LATER)
def test_a_passing_no_about_them_holds_back_one_message(code: int, text: str, stage: Stage) -> None:
    meaning = meaning_of(code, text, stage)
    assert (meaning.is_passing, meaning.of_all) == (True, False)


@pytest.mark.parametrize(("code", "text", "stage"), NOBODY)
def test_an_address_that_reaches_nobody_is_told_apart(code: int, text: str, stage: Stage) -> None:
    meaning = meaning_of(code, text, stage)
    assert (meaning.is_passing, meaning.of_all, meaning.bad_address) == (False, False, True)


@pytest.mark.parametrize(("code", "text", "stage"), ABOUT_US)
def test_a_no_about_us_stops_the_mailbox_and_says_what_to_do(code: int, text: str, stage: Stage) -> None:
    meaning = meaning_of(code, text, stage)
    assert (meaning.is_passing, meaning.of_all, meaning.bad_address) == (False, True, False)
    assert meaning.why
    assert meaning.remedy


@pytest.mark.parametrize(("code", "text", "stage"), REFUSED)
def test_a_no_about_the_message_is_its_own_and_leaves_the_address_alone(code: int, text: str, stage: Stage) -> None:
    meaning = meaning_of(code, text, stage)
    assert (meaning.is_passing, meaning.of_all, meaning.bad_address) == (False, False, False)


def test_a_limit_of_the_day_is_waited_for_longer() -> None:
    assert meaning_of(550, "5.4.5 Daily user sending limit exceeded.", Stage.DATA).wait is not None
    assert meaning_of(421, "4.7.0 Try again later", Stage.DATA).wait is None


@given(some.integers(400, 599), some.text(max_size=300), some.sampled_from(Stage))
def test_every_answer_has_a_meaning_with_words(code: int, text: str, stage: Stage) -> None:
    meaning = meaning_of(code, text, stage)
    assert meaning.why
    assert code >= 500 or meaning.is_passing

"""What a person's words say."""

from datetime import UTC, datetime

from followthrough.rules.reading import sentences
from followthrough.rules.reading.verdict import Intent

AT = datetime(2026, 11, 21, 8, tzinfo=UTC)


def test_empty_words_say_nothing() -> None:
    said = sentences.read(" \n", at=AT)
    assert (said.intent, said.is_sure, said.dates, said.language) == (Intent.UNCLEAR, False, (), "")


def test_holidays_of_nobody_knows_whom_are_left_to_a_person() -> None:
    vague = sentences.read("Pas maintenant, rappelez-moi après les vacances.", at=AT, language="fr")
    exact = sentences.read("Bitte erst nach Ostern wieder anrufen.", at=AT, language="de")
    assert (vague.intent, vague.is_sure) == (Intent.NOT_NOW, False)
    assert (exact.intent, exact.is_sure, str(exact.not_before)) == (Intent.NOT_NOW, True, "2027-03-30")


def test_dates_are_told_in_the_zone_of_the_sender() -> None:
    said = sentences.read("Call me tomorrow at 4pm", at=AT, zone="America/New_York", language="en")
    assert [moment.isoformat() for moment in said.dates] == ["2026-11-22T16:00:00-05:00"]


def test_a_reply_by_friday_is_awaited_until_its_end() -> None:
    said = sentences.read("I'll get back to you by Friday.", at=AT, zone="Europe/Berlin", language="en")
    assert said.by is not None
    assert said.by.isoformat() == "2026-11-27T18:00:00+01:00"


def test_a_referral_holds_name_address_and_number() -> None:
    text = "Please contact my colleague Jane Smith, jane@example.com or 415-555-2671."
    referral = sentences.read(text, at=AT, language="en", country="US").referral
    assert (referral.name, referral.email, referral.phone) == ("Jane Smith", "jane@example.com", "+14155552671")


def test_an_opt_out_wins_over_interest() -> None:
    said = sentences.read("Great product, I am interested! But take me off your mailing list.", at=AT, language="en")
    assert (said.intent, said.opt_out, said.is_sure) == (Intent.DO_NOT_CONTACT, True, True)
    assert any("interest" in reason for reason in said.reasons)


def test_what_is_quoted_is_not_said() -> None:
    text = "Thanks!\n\nOn Mon, Nov 16, 2026 at 9:00 AM Ben Frost wrote:\n> Are you interested? Call me on Friday.\n"
    assert sentences.read(text, at=AT, language="en").intent is Intent.UNCLEAR


def test_one_word_in_a_long_mail_is_neither_an_order_nor_sure() -> None:
    story = "We met them at the fair. The weather was fine. Many came to see the stand. " * 4
    assert not sentences.read(f"{story}\nend\n{story}", at=AT, language="en").opt_out
    said = sentences.read(f"{story} They were too expensive. {story}", at=AT, language="en")
    assert (said.intent, said.is_sure) == (Intent.OBJECTION, False)


def test_whom_to_ask_in_case_of_questions_is_no_referral() -> None:
    text = "We look forward to it. If you have any questions, please contact the office by mail."
    assert sentences.read(text, at=AT, language="en").intent is not Intent.REFERRAL

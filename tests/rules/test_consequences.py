"""What follows from a message: a table of cases, and laws that hold for every verdict."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.rules.consequences import Key, Standing, by_itself, proposed
from followthrough.rules.consequences.happenings import is_dead, other_channel
from followthrough.rules.reading import stored
from followthrough.rules.reading.verdict import Contact, Failure, Intent, Kind, Objection, Said, Verdict
from followthrough.rules.words import Channel, CloseReason, NextBy, Outcome, Purpose, State, WaitingOn

NOW = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)  # a Wednesday
OPEN = Standing(now=NOW, zone="Europe/Berlin", purpose=Purpose.PROPOSE, channel=Channel.CALL, due_at=NOW)
OCTOBER = date(2027, 10, 1)
JANE = Contact(name="Jane Doe", email="jane@brandt.example")


def reply(intent: Intent, *, sure: bool = True, **said: object) -> Verdict:
    return Verdict(Kind.REPLY, (), said=Said(intent=intent, is_sure=sure, **said))  # type: ignore[arg-type]


def away(until: date | None, **more: object) -> Verdict:
    return Verdict(Kind.OUT_OF_OFFICE, (), return_date=until, **more)  # type: ignore[arg-type]


FIRST = [
    (reply(Intent.INTERESTED), Key.ANSWER, "Call today to answer"),
    (reply(Intent.QUESTION), Key.ANSWER, "Call today to answer"),
    (reply(Intent.NOT_NOW, not_before=date(2027, 10, 1)), Key.REST, "Let them rest until Fri 1 Oct 2027"),
    (reply(Intent.NOT_NOW, not_before=date(2026, 12, 3)), Key.STEP, "Call Thu 3 Dec"),
    (reply(Intent.NOT_NOW), Key.REST, "Let them rest until Sun 24 Jan 2027"),
    (reply(Intent.NOT_NOW, not_before=date(2026, 10, 1)), Key.REST, "Let them rest until Sun 24 Jan 2027"),
    (
        reply(Intent.WILL_GET_BACK, by=datetime(2026, 11, 27, 17, tzinfo=UTC)),
        Key.WAIT,
        "Wait for them until Fri 27 Nov, then call",
    ),
    (reply(Intent.WRONG_PERSON, referral=JANE), Key.OTHER, "Turn to Jane Doe, with the whole story"),
    (reply(Intent.WRONG_PERSON), Key.FIND_WHO, "Call today to find out who it is"),
    (reply(Intent.REFERRAL, referral=JANE), Key.REFER, "Add Jane Doe as a prospect"),
    (reply(Intent.NOT_INTERESTED), Key.LET_GO, "Let them go: they said no"),
    (reply(Intent.OBJECTION, objection=Objection.PRICE), Key.ANSWER, "Call today to answer"),
    (reply(Intent.DO_NOT_CONTACT), Key.LIFT, "It was misread: they may be contacted"),
    (reply(Intent.DO_NOT_CONTACT, sure=False), Key.ANSWER, "Call today to answer"),
    (reply(Intent.UNCLEAR, sure=False), Key.ANSWER, "Call today to answer"),
    (away(date(2027, 9, 1)), Key.REST, "Let them rest until Thu 2 Sep 2027"),
    (away(date(2026, 12, 4)), Key.STEP, "Call Sat 5 Dec"),
    (Verdict(Kind.MEETING, (), meeting_answer="declined"), Key.ANSWER, "Call today to answer"),
    (Verdict(Kind.MEETING, (), meeting_answer="accepted"), Key.KEEP, "Keep the step as it is"),
    (Verdict(Kind.AUTO, ()), Key.KEEP, "Keep the step as it is"),
]


@pytest.mark.parametrize(("verdict", "key", "sentence"), FIRST)
def test_the_first_proposal_is_what_a_colleague_would_do(verdict: Verdict, key: Key, sentence: str) -> None:
    first = proposed(verdict, OPEN)[0]
    assert (first.key, first.sentence) == (key, sentence)


def test_who_gets_back_by_friday_has_that_friday() -> None:
    first = proposed(reply(Intent.WILL_GET_BACK, by=datetime(2026, 11, 27, 23, tzinfo=UTC)), OPEN)[0]
    assert (first.waiting_on, first.day, first.hour) == (WaitingOn.THEM, date(2026, 11, 28), 16)  # 28th in Berlin


def test_a_competitor_offers_the_typed_end() -> None:
    ways = proposed(reply(Intent.OBJECTION, objection=Objection.COMPETITOR), OPEN)
    assert [each.reason for each in ways if each.key == Key.LET_GO] == [CloseReason.COMPETITOR]


def test_who_puts_off_for_the_third_time_is_asked_straight() -> None:
    assert proposed(reply(Intent.NOT_NOW), replace(OPEN, put_offs=3))[0].key == Key.ASK


def test_what_is_not_sure_proposes_to_read_first_and_the_guess_after() -> None:
    keys = [each.key for each in proposed(reply(Intent.NOT_NOW, sure=False, not_before=date(2027, 5, 3)), OPEN)]
    assert keys[:2] == [Key.ANSWER, Key.REST]


def test_a_bounce_offers_another_way_or_another_address() -> None:
    bounce = Verdict(Kind.BOUNCE, (), failures=(Failure("a@b.example", hard=True),))
    assert [each.key for each in proposed(bounce, OPEN)][:2] == [Key.OTHER_WAY, Key.FIND_WHO]
    assert proposed(bounce, replace(OPEN, channels=()))[0].sentence == "Find another address today"


def test_who_is_left_alone_can_only_be_freed() -> None:
    ways = proposed(reply(Intent.INTERESTED), replace(OPEN, state=State.LOST, is_left_alone=True))
    assert [each.key for each in ways] == [Key.LIFT, Key.KEEP]


def test_a_stand_in_is_offered_by_their_number_or_address() -> None:
    ways = proposed(away(date(2026, 12, 4), stand_in=Contact(name="Mia Huber", phone="+4930123456")), OPEN)
    stand_in = next(each for each in ways if each.key == Key.STAND_IN)
    assert stand_in.sentence == "Call Mia Huber today"
    assert "+4930123456" in stand_in.note


@pytest.mark.parametrize("state", [State.LOST, State.WON, None])
def test_who_is_closed_and_writes_is_followed_up_again_by_one_key(state: State | None) -> None:
    keys = [each.key for each in proposed(reply(Intent.INTERESTED), replace(OPEN, state=state))]
    assert keys[0] == Key.OPEN
    assert Key.REST not in keys
    assert Key.LET_GO not in keys


def test_not_before_a_day_is_a_pause_whatever_its_verb() -> None:
    """Nothing is as hard to take back as leaving somebody alone for good."""
    for text, days in (
        ("Please don't contact me before October 2027.", (OCTOBER,)),
        ("Bitte rufen Sie mich bis Oktober nicht mehr an.", (OCTOBER,)),
    ):
        pause = reply(Intent.DO_NOT_CONTACT, opt_out=True, dates=days)
        pause = replace(pause, newest_text=text)
        assert not by_itself(pause, OPEN).forbids
        assert by_itself(pause, OPEN).waits
        assert [each.key for each in proposed(pause, OPEN)][:2] == [Key.REST, Key.NO_CONTACT]
    for text, days in (
        ("Take me off your list, I asked for it before, on 3 March 2024!", (date(2024, 3, 3),)),
        ("Your event on 5 December is nothing for me, unsubscribe me.", (date(2026, 12, 5),)),
    ):
        opt_out = replace(reply(Intent.DO_NOT_CONTACT, opt_out=True, dates=days), newest_text=text)
        assert by_itself(opt_out, OPEN).forbids


# --- what happens by itself ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verdict", "outcome", "hand"),
    [
        (reply(Intent.INTERESTED), Outcome.REPLIED, "is interested"),
        (reply(Intent.QUESTION), Outcome.REPLIED, "asks something"),
        (reply(Intent.NOT_NOW), Outcome.PUT_OFF, ""),
        (reply(Intent.NOT_NOW, sure=False), Outcome.REPLIED, ""),
        (reply(Intent.WILL_GET_BACK), Outcome.WILL_CALL, ""),
        (reply(Intent.UNCLEAR, sure=False), Outcome.REPLIED, ""),
    ],
)
def test_a_reply_is_a_contact_that_waits_for_us(verdict: Verdict, outcome: Outcome, hand: str) -> None:
    happening = by_itself(verdict, OPEN)
    assert (happening.touch, happening.waits, happening.raises_hand) == (outcome, True, hand)
    assert happening.withholds
    assert not happening.forbids


def test_what_only_the_machine_would_go_on_with_comes_back_to_a_person() -> None:
    unclear = reply(Intent.UNCLEAR, sure=False)
    assert by_itself(unclear, replace(OPEN, by=NextBy.MACHINE)).raises_hand == "wrote to you"
    assert by_itself(unclear, replace(OPEN, state=State.NURTURE)).raises_hand == "wrote to you"
    assert not by_itself(reply(Intent.NOT_NOW), replace(OPEN, state=State.NURTURE)).raises_hand


@pytest.mark.parametrize(
    ("verdict", "forbids"),
    [
        (reply(Intent.DO_NOT_CONTACT), True),
        (reply(Intent.INTERESTED, opt_out=True), True),
        (reply(Intent.DO_NOT_CONTACT, sure=False), False),
        (reply(Intent.NOT_INTERESTED), False),
        (Verdict(Kind.FEEDBACK, ()), True),
        (away(date(2026, 12, 1), said=Said(opt_out=True)), False),  # a holiday note is no opt-out
    ],
)
def test_an_opt_out_happens_by_itself_and_nothing_else_does(verdict: Verdict, forbids: bool) -> None:
    assert bool(by_itself(verdict, OPEN).forbids) == forbids


@pytest.mark.parametrize(
    ("until", "fixed", "moves"),
    [
        (date(2026, 12, 4), False, True),
        (date(2026, 11, 25), False, True),
        (date(2026, 11, 24), False, False),  # past: a person decides
        (date(2027, 6, 30), False, False),  # over half a year: a person decides
        (date(2026, 12, 4), True, False),  # an appointment is never moved by itself
    ],
)
def test_an_absence_moves_the_step_unless_a_person_has_to_decide(until: date, fixed: bool, moves: bool) -> None:
    happening = by_itself(away(until), replace(OPEN, is_fixed=fixed))
    assert (happening.away_until == until, happening.waits) == (moves, not moves)
    assert happening.touch is None


def test_an_absence_without_a_day_changes_nothing() -> None:
    happening = by_itself(away(None), OPEN)
    assert (happening.away_until, happening.waits, happening.touch) == (None, False, None)


def test_a_meeting_is_confirmed_or_comes_to_a_person_at_once() -> None:
    accepted = by_itself(Verdict(Kind.MEETING, (), meeting_answer="accepted"), OPEN)
    assert (accepted.confirms, accepted.waits, accepted.touch) == (True, False, None)
    for answer in ("declined", "counter"):
        happening = by_itself(Verdict(Kind.MEETING, (), meeting_answer=answer), OPEN)
        assert happening.waits
        assert happening.raises_hand


def test_soft_bounces_kill_an_address_only_over_days() -> None:
    day = date(2026, 11, 20)
    assert not is_dead([day, day, day])
    assert not is_dead([day, day + timedelta(days=5)])
    assert is_dead([day, day + timedelta(days=1), day + timedelta(days=3)])


def test_another_way_is_a_voice_before_writing() -> None:
    assert other_channel((Channel.TEXT, Channel.CALL, Channel.EMAIL), Channel.EMAIL) == Channel.CALL
    assert other_channel((Channel.EMAIL,), Channel.EMAIL) is None


# --- laws ----------------------------------------------------------------------------------------------------------

days = st.dates(date(2000, 1, 1), date(2100, 1, 1)) | st.none()
contacts = st.builds(Contact, name=st.sampled_from(["", "Jane Doe"]), email=st.sampled_from(["", "j@x.example"]))
saids = st.builds(
    Said,
    intent=st.sampled_from(list(Intent)),
    objection=st.sampled_from([None, *Objection]),
    opt_out=st.booleans(),
    not_before=days,
    by=st.sampled_from([None, NOW, NOW + timedelta(days=2), NOW - timedelta(days=900), NOW + timedelta(days=9000)]),
    referral=contacts,
    dates=st.lists(st.sampled_from([date(2027, 10, 1), NOW, date(2020, 1, 1)]), max_size=2).map(tuple),
    is_sure=st.booleans(),
)
verdicts = st.builds(
    Verdict,
    kind=st.sampled_from(list(Kind)),
    reasons=st.just(("because",)),
    failures=st.lists(st.builds(Failure, address=st.just("a@b.example"), hard=st.booleans()), max_size=2).map(tuple),
    return_date=days,
    stand_in=contacts,
    meeting_answer=st.sampled_from(["", "accepted", "declined", "counter", "tentative"]),
    said=saids,
)
standings = st.builds(
    Standing,
    now=st.just(NOW),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"]),
    state=st.sampled_from([None, *State]),
    purpose=st.sampled_from([None, *Purpose]),
    channel=st.sampled_from([None, *Channel]),
    due_at=st.sampled_from([None, NOW, NOW + timedelta(days=9)]),
    by=st.sampled_from(list(NextBy)),
    is_fixed=st.booleans(),
    put_offs=st.integers(0, 5),
    channels=st.lists(st.sampled_from(list(Channel)), unique=True).map(tuple),
    message_channel=st.sampled_from([Channel.EMAIL, Channel.TEXT]),
    is_left_alone=st.booleans(),
)


@given(verdicts, standings)
def test_there_is_always_something_to_press_and_each_leaves_a_step_or_an_end(
    verdict: Verdict, standing: Standing
) -> None:
    ways = proposed(verdict, standing)
    assert 1 <= len(ways) <= 5
    assert len({each.key for each in ways}) == len(ways)
    for each in ways:
        assert each.sentence
        assert each.why
        if each.key in (Key.LET_GO, Key.NO_CONTACT):
            assert each.reason
        elif each.key not in (Key.KEEP, Key.LIFT):
            assert each.purpose
            assert each.channel
            assert each.day is None or each.day >= standing.today


@given(verdicts, standings)
def test_only_a_person_is_a_contact_and_only_an_opt_out_forbids(verdict: Verdict, standing: Standing) -> None:
    happening = by_itself(verdict, standing)
    assert (happening.touch is not None) == (verdict.kind == Kind.REPLY)
    if happening.forbids:
        assert verdict.kind == Kind.FEEDBACK or verdict.said.opt_out or verdict.said.intent == Intent.DO_NOT_CONTACT
    assert happening.said


@given(verdicts)
def test_a_verdict_is_stored_and_read_again_as_it_was(verdict: Verdict) -> None:
    assert stored.verdict_of(stored.as_plain(verdict)) == verdict

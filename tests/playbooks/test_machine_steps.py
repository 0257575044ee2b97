"""What the machine does of a sequence: writes in its owner's name, once, unless something speaks against it."""

from datetime import date, timedelta

import pytest

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, NextStep, Parking
from followthrough.mailroom.models import Mailbox, Message
from followthrough.people.models import ContactPoint
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.models import EnrollmentState, StepDone, Template, TemplateVersion
from followthrough.rules.sequences.holds import Halt
from followthrough.rules.words import Channel, Direction, NextBy, Origin, Outcome, Permission, Purpose, State
from followthrough.team.models import Absence
from tests.cast import NOON, Cast, make_opportunity, make_person, stage_of
from tests.playbooks.sequencing import (
    CALL,
    END,
    LETTER,
    MAIL,
    change,
    due_of,
    enrollment_of,
    fresh,
    make,
    minutes,
    step_of,
    tick,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(cast: Cast) -> Template:
    template = Template.objects.create(workspace=cast.workspace, name="Check in", channel="email")
    template.current = TemplateVersion.objects.create(
        workspace=cast.workspace,
        template=template,
        number=1,
        subject="How is it going, {{ person.given_name }}?",
        body="Dear {{ person.given_name }} of {{ company.name }},\nstill interested?\n{{ me.name }}",
        at=NOON,
    )
    template.save()
    Mailbox.objects.create(
        workspace=cast.workspace, member=cast.rep, address="rosa@linden.example", created_at=NOON - timedelta(days=90)
    )
    return template


def mail(words: Template, key: str = "mail", **more: object) -> dict[str, object]:
    return {**MAIL, "key": key, "template": words.pk, **more}


def test_a_mail_that_is_due_is_queued_once_and_the_next_step_planned(cast: Cast, words: Template) -> None:
    playbooks.enroll(cast.anna, make(cast, mail(words), CALL | {"days": 2}, END), by=cast.rep, at=NOON)
    assert step_of(cast.anna) == (Channel.EMAIL, NextBy.MACHINE, Origin.SEQUENCE)
    tick(NOON + minutes(1))
    tick(NOON + minutes(2))
    message = Message.objects.get()
    assert message.subject == "How is it going, Anna?"
    assert message.text.startswith("Dear Anna of Brandt & Söhne,\nstill interested?\nRosa Reed")
    assert (message.is_automatic, message.to_address) == (True, "anna.keller@brandt.example")
    assert step_of(cast.anna) == (Channel.CALL, NextBy.PERSON, Origin.SEQUENCE)
    assert due_of(cast.anna).date() == date(2026, 11, 27)
    assert StepDone.objects.get().message == message


def test_all_of_it_runs_through_to_its_end(cast: Cast, words: Template) -> None:
    playbooks.enroll(cast.anna, make(cast, mail(words), mail(words, "again", days=1), END), by=cast.rep, at=NOON)
    for day in range(4):
        tick(NOON + timedelta(days=day, hours=1))
    assert Message.objects.count() == 2
    assert enrollment_of(cast.anna).state == EnrollmentState.FINISHED
    assert step_of(cast.anna) == (Channel.CALL, NextBy.PERSON, Origin.STRATEGY)
    assert fresh(cast.anna).next_purpose == Purpose.REQUALIFY


def test_the_thread_and_the_sender_stay_one(cast: Cast, words: Template) -> None:
    playbooks.enroll(cast.anna, make(cast, mail(words), mail(words, "again", days=1), END), by=cast.rep, at=NOON)
    for day in range(3):
        tick(NOON + timedelta(days=day, hours=1))
    first, second = Message.objects.order_by("pk")
    assert first.conversation_id == second.conversation_id
    assert first.mailbox_id == second.mailbox_id
    assert second.reply_to_id == first.id_header


def test_a_reply_in_between_keeps_the_next_mail_back(cast: Cast, words: Template) -> None:
    playbooks.enroll(cast.anna, make(cast, mail(words, days=1), END), by=cast.rep, at=NOON)
    heard = Contact(channel=Channel.TEXT, outcome=Outcome.REPLIED, direction=Direction.IN)
    followup.log_touch(fresh(cast.anna), heard, by=None, at=NOON + minutes(5))
    playbooks.advance_due(at=NOON + timedelta(days=1, hours=4))
    assert not Message.objects.exists()
    row = enrollment_of(cast.anna)
    assert (row.state, row.halt) == (EnrollmentState.STOPPED, Halt.REPLIED)
    assert fresh(cast.anna).next_by == NextBy.PERSON


def test_what_is_late_is_asked_about_not_fired(cast: Cast, words: Template) -> None:
    playbooks.enroll(cast.anna, make(cast, mail(words), END), by=cast.rep, at=NOON)
    late = NOON + timedelta(days=5)
    tick(late)
    assert not Message.objects.exists()
    row = enrollment_of(cast.anna)
    assert (row.state, row.halt) == (EnrollmentState.HELD, Halt.LATE)
    assert "25 November" in fresh(cast.anna).next_note
    playbooks.go_on(row, by=cast.rep, at=late + minutes(1))
    tick(late + timedelta(hours=3))
    assert Message.objects.count() == 1


def test_an_empty_field_keeps_it_back_and_says_which(cast: Cast, words: Template) -> None:
    person = make_person(cast.workspace, "Dora Diaz", email="dora@diaz.example")
    dora = make_opportunity(person, cast.rep, stage_of(cast.sales, "Qualifying"))
    playbooks.enroll_many([dora.pk, cast.anna.pk], make(cast, mail(words), END), by=cast.rep, at=NOON)
    tick(NOON + minutes(1))
    assert Message.objects.get().person_id == cast.anna.person_id
    row = enrollment_of(dora)
    assert (row.state, row.halt) == (EnrollmentState.HELD, Halt.NO_WORDS)
    assert "Their company" in fresh(dora).next_note
    assert fresh(dora).next_by == NextBy.PERSON


def test_without_an_address_a_person_goes_on(cast: Cast, words: Template) -> None:
    ContactPoint.objects.filter(person=cast.anna.person, kind="email").update(is_valid=False)
    playbooks.enroll(cast.anna, make(cast, mail(words), END), by=cast.rep, at=NOON)
    tick(NOON + minutes(1))
    assert (enrollment_of(cast.anna).halt, fresh(cast.anna).next_by) == (Halt.NO_ADDRESS, NextBy.PERSON)


def test_without_a_mailbox_it_says_so(cast: Cast, words: Template) -> None:
    Mailbox.objects.update(is_active=False)
    playbooks.enroll(cast.anna, make(cast, mail(words), END), by=cast.rep, at=NOON)
    tick(NOON + minutes(1))
    assert enrollment_of(cast.anna).halt == Halt.NO_MAILBOX


def test_who_asked_for_no_contact_is_let_go(cast: Cast, words: Template) -> None:
    playbooks.enroll(cast.anna, make(cast, mail(words), END), by=cast.rep, at=NOON)
    type(cast.anna.person).objects.filter(pk=cast.anna.person_id).update(permission=Permission.WITHDRAWN)
    tick(NOON + minutes(1))
    assert not Message.objects.exists()
    assert fresh(cast.anna).state == State.LOST
    assert enrollment_of(cast.anna).halt == Halt.OPTED_OUT


@pytest.mark.parametrize(("wish", "mails"), [("continue", 1), ("hold", 0), ("stop", 0)])
def test_a_colleague_replied(cast: Cast, words: Template, wish: str, mails: int) -> None:
    sequence = make(cast, mail(words, days=1), END)
    playbooks.edit_sequence(sequence, {"on_colleague": wish}, by=cast.manager, at=NOON)
    playbooks.enroll(cast.anna, sequence, by=cast.rep, at=NOON)
    person = make_person(cast.workspace, "Uwe Brandt", email="uwe@brandt.example")
    person.company = cast.anna.person.company
    person.save()
    uwe = make_opportunity(person, cast.rep, stage_of(cast.sales, "Qualifying"))
    heard = Contact(channel=Channel.EMAIL, outcome=Outcome.REPLIED, direction=Direction.IN)
    followup.log_touch(uwe, heard, by=None, at=NOON + minutes(5))
    tick(NOON + timedelta(days=1, hours=4))
    assert Message.objects.count() == mails
    tick(NOON + timedelta(days=8))
    assert Message.objects.count() == (1 if wish != "stop" else 0)


def test_an_absence_of_the_owner_holds_where_asked(cast: Cast, words: Template) -> None:
    sequence = make(cast, mail(words), END)
    playbooks.edit_sequence(sequence, {"on_away": "hold"}, by=cast.manager, at=NOON)
    playbooks.enroll(cast.anna, sequence, by=cast.rep, at=NOON)
    Absence.objects.create(
        workspace=cast.workspace, member=cast.rep, first_day=date(2026, 11, 25), last_day=date(2026, 11, 26)
    )
    tick(NOON + minutes(1))
    assert not Message.objects.exists()
    assert due_of(cast.anna).date() == date(2026, 11, 27)
    tick(NOON + timedelta(days=2, hours=1))
    assert Message.objects.count() == 1


def test_a_drip_runs_while_they_rest_and_wakes_them_for_a_person(cast: Cast, words: Template) -> None:
    rest = NextStep(purpose=Purpose.NURTURE, channel=Channel.EMAIL, due_at=NOON + timedelta(days=90), by=NextBy.MACHINE)
    followup.park(cast.ben, Parking(step=rest, why="not now"), by=cast.rep, at=NOON)
    drip = make(cast, mail(words), CALL | {"days": 1}, END, kind="drip")
    playbooks.enroll(fresh(cast.ben), drip, by=cast.rep, at=NOON + minutes(1))
    tick(NOON + timedelta(hours=2))
    assert Message.objects.count() == 1
    assert fresh(cast.ben).state == State.NURTURE
    tick(NOON + timedelta(days=2))
    assert (fresh(cast.ben).state, fresh(cast.ben).next_by) == (State.OPEN, NextBy.PERSON)
    assert enrollment_of(cast.ben).state == EnrollmentState.ACTIVE


def test_a_removed_step_is_passed_by_without_a_mail(cast: Cast, words: Template) -> None:
    sequence = make(cast, mail(words, days=1), CALL, END)
    playbooks.enroll(cast.anna, sequence, by=cast.rep, at=NOON)
    change(cast, sequence, LETTER, END)
    tick(NOON + timedelta(days=1, hours=4))
    assert not Message.objects.exists()
    assert enrollment_of(cast.anna).step_key == "letter"
    assert fresh(cast.anna).next_channel == Channel.LETTER


def test_a_tick_with_nothing_due_costs_one_statement(cast: Cast, django_assert_num_queries) -> None:
    playbooks.enroll(cast.anna, make(cast, CALL, END), by=cast.rep, at=NOON)
    with django_assert_num_queries(1):
        assert playbooks.advance_due(at=NOON) == 0


def test_one_that_cannot_go_on_is_shown_and_the_others_go_on(cast: Cast, words: Template) -> None:
    playbooks.enroll_many([cast.anna.pk, cast.ben.pk], make(cast, mail(words), CALL, END), by=cast.rep, at=NOON)
    type(cast.ben.person).objects.filter(pk=cast.ben.person_id).update(zone="Europe/London")
    ContactPoint.objects.filter(person=cast.ben.person).update(is_valid=False)
    tick(NOON + minutes(1))
    assert Message.objects.count() == 1
    assert enrollment_of(cast.ben).state == EnrollmentState.HELD

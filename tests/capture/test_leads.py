"""People who come to us: once, on a plan at once, answered, and passed on until a person acts."""

from datetime import date, timedelta

import pytest

from followthrough.capture import actions as capture
from followthrough.capture.actions import Sent
from followthrough.capture.models import Lead, LeadForm
from followthrough.capture.refusals import FormClosed, FormNameTaken, LeadUnreachable, TooManyLeads
from followthrough.followup import actions as followup
from followthrough.followup.drafts import Agreement, Contact, NextStep
from followthrough.followup.models import Opportunity
from followthrough.mailroom.models import Mailbox, Message
from followthrough.people.models import Person
from followthrough.playbooks.models import Template, TemplateVersion
from followthrough.rules.messages import MessageState
from followthrough.rules.words import Channel, Outcome, Permission, Purpose
from followthrough.team.models import Absence
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db
NINA = Sent(name="Nina Novak", email="nina@novak.example", phone="+49 171 5550123", wants="A van for six", key="one")
MINUTE = timedelta(minutes=1)


def open_form(cast: Cast, **settings: object) -> LeadForm:
    takers = [cast.rep, cast.manager]
    return capture.make_form("Website", takers=takers, by=cast.manager, at=NOON, **settings)


def answering(cast: Cast, body: str = "Dear {{ person.given_name }}, we call you today. {{ me.name }}") -> Template:
    template = Template.objects.create(workspace=cast.workspace, name="Answer", channel="email")
    template.current = TemplateVersion.objects.create(
        workspace=cast.workspace, template=template, number=1, subject="Your question", body=body, at=NOON
    )
    template.save()
    Mailbox.objects.create(workspace=cast.workspace, member=None, address="hello@linden.example", created_at=NOON)
    return template


def owner_of(lead: Lead) -> int:
    return Opportunity.objects.get(pk=lead.opportunity_id).owner_id


def test_a_lead_stands_first_on_somebodys_plan_at_once(cast: Cast) -> None:
    lead = capture.take_lead(open_form(cast), NINA, at=NOON)
    row = Opportunity.objects.select_related("person").get(pk=lead.opportunity_id)
    assert row.person.name == "Nina Novak"
    assert (row.next_purpose, row.next_channel, row.next_due_at) == (Purpose.FIRST_RESPONSE, Channel.CALL, NOON)
    assert row.hand_raised_at == NOON
    assert row.hand_raised_how == "Website: A van for six"
    assert row.source == "Website"


def test_sent_twice_it_is_one_lead(cast: Cast) -> None:
    form = open_form(cast)
    first, again = capture.take_lead(form, NINA, at=NOON), capture.take_lead(form, NINA, at=NOON + MINUTE)
    assert first.pk == again.pk
    assert Person.objects.filter(name="Nina Novak").count() == 1


def test_somebody_we_know_raises_a_hand_with_what_is_live(cast: Cast) -> None:
    anna = Sent(name="A. Keller", email="ANNA.Keller@brandt.example", wants="Is it still there?")
    lead = capture.take_lead(open_form(cast), anna, at=NOON)
    assert lead.opportunity_id == cast.anna.pk
    assert Opportunity.objects.get(pk=cast.anna.pk).hand_raised_how == "Website: Is it still there?"


@pytest.mark.parametrize("erased", [False, True])
def test_who_had_asked_to_be_left_alone_comes_to_a_person_and_hears_nothing_by_itself(cast: Cast, erased: bool) -> None:
    """Anybody can type an address into a form."""
    form = open_form(cast, answer=answering(cast))
    no = Agreement(permission=Permission.WITHDRAWN, how="Said so")
    followup.record_permission(cast.anna.person, no, by=cast.rep, at=NOON)
    if erased:
        Opportunity.objects.filter(person=cast.anna.person).delete()
        cast.anna.person.delete()
    sent = Sent(name="Anna Keller", email="anna.keller@brandt.example", wants="An offer", key="back")

    lead = capture.take_lead(form, sent, at=NOON + MINUTE)

    row = Opportunity.objects.select_related("person").get(pk=lead.opportunity_id)
    assert (row.state, row.hand_raised_how) == ("open", "Website: An offer")
    assert row.person.permission == Permission.UNKNOWN
    assert "Came back by themselves" in row.person.permission_how
    assert row.person.contact_points.get(kind="email").suppressed_at == NOON
    assert not Message.objects.exists()
    assert lead.trouble


def test_without_a_way_to_answer_nothing_is_taken_in(cast: Cast) -> None:
    with pytest.raises(LeadUnreachable):
        capture.take_lead(open_form(cast), Sent(name="Nobody", email="at nowhere", phone="12"), at=NOON)
    assert not Lead.objects.exists()


def test_one_readable_address_is_enough(cast: Cast) -> None:
    lead = capture.take_lead(open_form(cast), Sent(name="Nina", email="oops", phone="+491715550123"), at=NOON)
    assert lead.sent["email"] == "oops"


def test_a_closed_form_takes_nothing_in(cast: Cast) -> None:
    form = capture.edit_form(open_form(cast), {"is_on": False}, by=cast.manager, at=NOON)
    with pytest.raises(FormClosed):
        capture.take_lead(form, NINA, at=NOON)


def test_a_flood_from_one_place_is_stopped_and_says_until_when(cast: Cast) -> None:
    form = open_form(cast)
    for number in range(5):
        capture.take_lead(form, Sent(email=f"n{number}@novak.example", sender="abc"), at=NOON)
    with pytest.raises(TooManyLeads) as refused:
        capture.take_lead(form, Sent(email="n9@novak.example", sender="abc"), at=NOON + MINUTE / 2)
    assert refused.value.until == NOON + MINUTE
    capture.take_lead(form, Sent(email="n9@novak.example", sender="abc"), at=NOON + MINUTE)
    assert Lead.objects.count() == 6


def test_turns_go_round_and_who_is_away_is_skipped(cast: Cast) -> None:
    form = open_form(cast)
    owners = [owner_of(capture.take_lead(form, Sent(email=f"n{n}@novak.example"), at=NOON)) for n in range(3)]
    assert owners == [cast.rep.pk, cast.manager.pk, cast.rep.pk]
    today = date(2026, 11, 25)
    Absence.objects.create(workspace=cast.workspace, member=cast.manager, first_day=today, last_day=today)
    assert owner_of(capture.take_lead(form, Sent(email="n7@novak.example"), at=NOON)) == cast.rep.pk


def test_the_answer_is_queued_with_the_lead(cast: Cast) -> None:
    lead = capture.take_lead(open_form(cast, answer=answering(cast)), NINA, at=NOON)
    message = Message.objects.get(pk=lead.answer_id)
    assert (message.state, message.send_at, message.is_automatic) == (MessageState.QUEUED, NOON, True)
    assert message.text.startswith("Dear Nina, we call you today. Rosa Reed")
    assert message.subject == "Your question"


def test_why_no_answer_went_out_is_on_record(cast: Cast) -> None:
    lead = capture.take_lead(open_form(cast, answer=answering(cast, "Dear {{ company.name }}")), NINA, at=NOON)
    assert lead.answer is None
    assert "Their company" in lead.trouble
    assert owner_of(lead) == cast.rep.pk


def test_nobody_acts_so_it_is_the_next_ones_turn_then_nobodys(cast: Cast) -> None:
    lead = capture.take_lead(open_form(cast), NINA, at=NOON)
    assert capture.pass_leads_on(at=NOON + 14 * MINUTE) == 0
    assert capture.pass_leads_on(at=NOON + 15 * MINUTE) == 1
    assert owner_of(lead) == cast.manager.pk
    assert capture.pass_leads_on(at=NOON + 30 * MINUTE) == 1
    assert owner_of(lead) == cast.admin.pk
    assert capture.pass_leads_on(at=NOON + 45 * MINUTE) == 0
    assert Lead.objects.get().passes_at is None


def test_only_a_persons_contact_stops_the_clock(cast: Cast) -> None:
    lead = capture.take_lead(open_form(cast), NINA, at=NOON)
    row = Opportunity.objects.get(pk=lead.opportunity_id)
    sent = Contact(channel=Channel.EMAIL, outcome=Outcome.SENT)
    followup.log_touch(row, sent, by=None, at=NOON + MINUTE)  # the machine's own answer
    assert capture.pass_leads_on(at=NOON + 15 * MINUTE) == 1

    row.refresh_from_db()
    call = Contact(channel=Channel.CALL, outcome=Outcome.REACHED)
    later = NextStep(purpose=Purpose.QUALIFY, channel=Channel.CALL, due_at=NOON + timedelta(days=1))
    followup.complete_step(row, call, later, by=cast.manager, at=NOON + 16 * MINUTE)
    assert capture.pass_leads_on(at=NOON + 60 * MINUTE) == 0
    lead.refresh_from_db()
    assert (lead.contacted_at, lead.contacted_by) == (NOON + 16 * MINUTE, cast.manager)


def test_a_lead_of_the_night_passes_on_in_the_morning(cast: Cast) -> None:
    night = NOON + timedelta(hours=10)  # 22:00 in Berlin
    lead = capture.take_lead(open_form(cast), NINA, at=night)
    assert lead.passes_at is not None
    assert lead.passes_at.isoformat() == "2026-11-26T08:15:00+00:00"


def test_who_claims_it_has_it_and_the_clock_waits_for_them(cast: Cast) -> None:
    lead = capture.take_lead(open_form(cast), NINA, at=NOON)
    lead = capture.claim_lead(lead, by=cast.manager, at=NOON + 5 * MINUTE)
    assert owner_of(lead) == cast.manager.pk
    assert lead.passes_at == NOON + 20 * MINUTE
    capture.pass_leads_on(at=NOON + 20 * MINUTE)
    assert owner_of(lead) == cast.admin.pk


def test_both_times_are_recorded(cast: Cast) -> None:
    lead = capture.take_lead(open_form(cast, answer=answering(cast)), NINA, at=NOON)
    Message.objects.filter(pk=lead.answer_id).update(state=MessageState.SENT, sent_at=NOON + timedelta(seconds=3))
    capture.settle_leads(at=NOON + MINUTE)
    lead.refresh_from_db()
    assert lead.answered_at == NOON + timedelta(seconds=3)


def test_a_name_is_taken_once(cast: Cast) -> None:
    open_form(cast)
    with pytest.raises(FormNameTaken):
        open_form(cast)

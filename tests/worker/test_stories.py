"""What the clock does by itself, from end to end: a real form, a real mail server, a clock that is moved on."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from followthrough.capture import actions as capture
from followthrough.capture.models import Lead
from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact, NextStep, Parking
from followthrough.followup.models import Opportunity
from followthrough.mailroom.carriers import POOL
from followthrough.playbooks import actions as playbooks
from followthrough.playbooks.models import Template, TemplateVersion
from followthrough.review.queries import plan_of
from followthrough.rules.words import Channel, NextBy, Outcome, Purpose, State
from followthrough.worker.clock import Clock
from tests.cast import NOON, Cast
from tests.mailroom.stage import make_mailbox
from tests.playbooks.sequencing import END, MAIL, due_of, fresh, make
from tests.servers.smtp import Sink, serving

pytestmark = pytest.mark.django_db
SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    settings.PRIVATE_ADDRESSES = ["127.0.0.0/8"]
    with serving(Sink()) as running:
        yield running
        POOL.close()


def tick(at: datetime) -> None:
    turns = Clock(now=lambda: at).tick()
    assert [turn.failure for turn in turns if turn.failure] == []


def hands_raised(cast: Cast) -> list[str]:
    """Who stands on top of Rosa's day."""
    return [row.name for row in plan_of(cast.rep, at=NOON + 3 * SECOND).rows[:2]]


def words(cast: Cast) -> Template:
    template = Template.objects.create(workspace=cast.workspace, name="Answer", channel="email")
    template.current = TemplateVersion.objects.create(
        workspace=cast.workspace,
        template=template,
        number=1,
        subject="Your question",
        body="Dear {{ person.given_name }}, we call you today. When suits you?",
        at=NOON,
    )
    template.save()
    return template


def test_a_form_is_answered_at_the_next_tick_and_stands_first_on_a_persons_day(
    cast: Cast, sink: Sink, at_noon: object
) -> None:
    make_mailbox(None, workspace=cast.workspace, smtp_port=sink.port)
    form = capture.make_form("Website", takers=[cast.rep], by=cast.manager, at=NOON, answer=words(cast))
    tick(NOON - SECOND)
    told = {"name": "Nina Novak", "email": "nina@novak.example", "phone": "+491715550123", "wants": "A van"}
    assert Client(enforce_csrf_checks=True).post(f"/come/{form.token}/", told).status_code == 200

    tick(NOON + 2 * SECOND)  # the clock ticks every two seconds
    assert [mail.rcpt_tos for mail in sink.taken] == [["nina@novak.example"]]
    assert b"Dear Nina, we call you today." in sink.taken[0].content
    assert b"Auto-Submitted: auto-generated" in sink.taken[0].content
    assert b"List-Unsubscribe:" in sink.taken[0].content
    assert hands_raised(cast) == ["Chloé Martin", "Nina Novak"]  # Chloé's was an hour before

    lead = Lead.objects.get()
    opportunity = Opportunity.objects.get(pk=lead.opportunity_id)
    reached = Contact(channel=Channel.CALL, outcome=Outcome.REACHED)
    later = NextStep(purpose=Purpose.QUALIFY, channel=Channel.CALL, due_at=NOON + DAY)
    followup.complete_step(opportunity, reached, later, by=cast.rep, at=NOON + 4 * MINUTE)
    tick(NOON + 5 * MINUTE)
    lead.refresh_from_db()
    assert lead.answered_at is not None
    assert lead.answered_at - lead.at <= 5 * SECOND
    assert (lead.contacted_at, lead.contacted_by) == (NOON + 4 * MINUTE, cast.rep)


def test_nobody_calls_so_it_goes_round_while_the_clock_ticks(cast: Cast, sink: Sink, at_noon: object) -> None:
    form = capture.make_form("Website", takers=[cast.rep, cast.manager], by=cast.manager, at=NOON)
    Client().post(f"/come/{form.token}/", {"email": "nina@novak.example"})
    for minute in range(0, 50, 5):
        tick(NOON + minute * MINUTE)
    row = Opportunity.objects.get(pk=Lead.objects.get().opportunity_id)
    assert row.owner_id == cast.admin.pk
    assert (row.next_by, row.state) == (NextBy.PERSON, State.OPEN)


def test_one_in_nurture_raises_a_hand_and_is_on_today_within_a_tick(cast: Cast, sink: Sink, at_noon: object) -> None:
    rest = NextStep(purpose=Purpose.NURTURE, channel=Channel.EMAIL, due_at=NOON + 90 * DAY, by=NextBy.MACHINE)
    followup.park(cast.ben, Parking(step=rest, why="not now"), by=cast.rep, at=NOON)
    drip = make(cast, {**MAIL, "template": words(cast).pk, "days": 20}, END, kind="drip")
    playbooks.enroll(fresh(cast.ben), drip, by=cast.rep, at=NOON)
    form = capture.make_form("Website", takers=[cast.manager], by=cast.manager, at=NOON)

    Client().post(f"/come/{form.token}/", {"email": "ben@okafor.example", "wants": "Now it is time"})
    tick(NOON + 2 * SECOND)
    assert hands_raised(cast) == ["Chloé Martin", "Ben Okafor"]
    assert fresh(cast.ben).hand_raised_how == "Website: Now it is time"
    assert fresh(cast.ben).state == State.OPEN


def test_a_drip_goes_out_on_its_day_and_the_next_waits_for_its_own(cast: Cast, sink: Sink, at_noon: object) -> None:
    make_mailbox(cast.rep, smtp_port=sink.port)
    rest = NextStep(purpose=Purpose.NURTURE, channel=Channel.EMAIL, due_at=NOON + 90 * DAY, by=NextBy.MACHINE)
    followup.park(cast.ben, Parking(step=rest, why="not now"), by=cast.rep, at=NOON)
    text = words(cast).pk
    first, second = ({**MAIL, "key": key, "template": text, "days": 20} for key in ("one", "two"))
    playbooks.enroll(fresh(cast.ben), make(cast, first, second, END, kind="drip"), by=cast.rep, at=NOON)
    for _ in range(2):
        tick(due_of(cast.ben) - MINUTE)
        before = len(sink.taken)
        tick(due_of(cast.ben) + MINUTE)
        assert len(sink.taken) == before + 1
    assert len(sink.taken) == 2

"""A lead comes in: taken once, put on a person's plan, answered at once."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min

from followthrough.capture.actions.lead_turns import here_among, members_of, passes_at, tell
from followthrough.capture.models import Lead, LeadForm
from followthrough.capture.refusals import FormClosed, LeadUnreachable, TooManyLeads
from followthrough.followup import actions as followup
from followthrough.followup.drafts import Agreement, NextStep, Opening
from followthrough.followup.models import Opportunity, Pipeline
from followthrough.journal.actions import lock
from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.drafts import MessageDraft
from followthrough.mailroom.models import Message
from followthrough.people import actions as people
from followthrough.people.actions.points import normal_value
from followthrough.people.drafts import PersonDraft, Point
from followthrough.people.models import ContactPoint, Person
from followthrough.people.refusals import AddressUnreadable
from followthrough.playbooks import queries as playbooks
from followthrough.rules.lead_chain import first_turn, next_turn
from followthrough.rules.messages import Urgency
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import (
    LIVE_STATES,
    Channel,
    ContactKind,
    Origin,
    Permission,
    PipelineKind,
    Purpose,
)
from followthrough.team.models import Membership

MOST_OF_SENDER = 5  # leads from one place within a minute; people don't fill in forms faster
WITHIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What somebody filled in. `key` names this sending: the same one twice is one lead."""

    name: str = ""
    email: str = ""
    phone: str = ""
    company: str = ""
    wants: str = ""
    source: str = ""
    key: str = ""
    sender: str = ""
    more: dict[str, str] = field(default_factory=dict)


def take_lead(form: LeadForm, sent: Sent, *, at: datetime) -> Lead:
    """Somebody came to us: on a person's plan from this moment, and answered by itself.

    Refuses `FormClosed`, `LeadUnreachable` (neither an address nor a number), `TooManyLeads`.
    """
    points = _points(sent, form.workspace.country)
    if not form.is_on:
        raise FormClosed
    with transaction.atomic():
        lock.word(f"lead form {form.pk}")
        known = Lead.objects.filter(form=form, key=sent.key).first() if sent.key else None
        if known is not None:
            return known
        _refuse_flood(form, sent, at=at)
        opportunity = _prospect(form, sent, points, at=at)
        lead = _store(form, sent, opportunity, at=at)
        _answer(lead, at=at)
        tell("take_lead", form, {"lead": lead.pk, "wants": sent.wants[:200]}, by=None, at=at, about=opportunity)
    return lead


def _prospect(form: LeadForm, sent: Sent, points: tuple[Point, ...], *, at: datetime) -> Opportunity:
    """What is live with them gets their raised hand; else something new opens, with its first step now."""
    how = f"{form.name}: {sent.wants}" if sent.wants else form.name
    person = _known(form, points)
    live = _live(person) if person else None
    if live is not None:
        followup.raise_hand(live, how, by=None, at=at)
        return live
    if person is None:
        draft = PersonDraft(name=sent.name, company=sent.company, points=points)
        person = people.add_person(draft, workspace=form.workspace, by=None, at=at)
    _welcome_back(form, person, at=at)
    return followup.open_opportunity(person, _opening(form, sent, how, at=at), by=None, at=at)


def _welcome_back(form: LeadForm, person: Person, *, at: datetime) -> None:
    """Who had asked to be left alone came to us: a person answers. Their addresses stay suppressed until they agree,
    since anybody can type an address into a form, and nothing goes out by itself.
    """
    if person.permission == Permission.WITHDRAWN:
        how = f"Came back by themselves: {form.name}. Ask whether you may write or call"
        followup.record_permission(person, Agreement(permission=Permission.UNKNOWN, how=how), by=None, at=at)


def _opening(form: LeadForm, sent: Sent, how: str, *, at: datetime) -> Opening:
    pipelines = Pipeline.objects.filter(workspace_id=form.workspace_id, kind=PipelineKind.SALES, is_active=True)
    pipeline = pipelines.order_by("position", "pk").first()
    if pipeline is None:
        raise FormClosed
    channel = Channel.CALL if sent.phone.strip() else Channel.EMAIL
    step = NextStep(purpose=Purpose.FIRST_RESPONSE, channel=channel, due_at=at, origin=Origin.CAPTURE)
    return Opening(
        owner=_taker(form, at=at),
        step=step,
        pipeline=pipeline,
        title=sent.wants[:200],
        source=(sent.source or form.source)[:80],
        raised_hand=how[:200],
    )


def _taker(form: LeadForm, *, at: datetime) -> Membership:
    """Whose turn it is; when everybody of the form is away, a manager who is here; else the first of all."""
    members = {member.pk: member for member in members_of(form.workspace_id)}
    here = here_among(members.values(), at=at)
    chosen = first_turn(form.takers, last=form.last_taker, here=here)
    managers = [pk for pk, member in members.items() if member.sees_all]
    chosen = chosen or next_turn([], managers, tried=(), here=here) or next(iter([*form.takers, *managers, *members]))
    LeadForm.objects.filter(pk=form.pk).update(last_taker=chosen)
    form.last_taker = chosen
    return members[chosen]


def _store(form: LeadForm, sent: Sent, opportunity: Opportunity, *, at: datetime) -> Lead:
    owner = Membership.objects.select_related("workspace").get(pk=opportunity.owner_id)
    told = {"name": sent.name, "email": sent.email, "phone": sent.phone, "company": sent.company, "wants": sent.wants}
    return Lead.objects.create(
        workspace_id=form.workspace_id,
        form=form,
        opportunity=opportunity,
        key=sent.key or secrets.token_urlsafe(18),
        sender=sent.sender,
        sent={**sent.more, **{name: value for name, value in told.items() if value}},
        at=at,
        tried=[owner.pk],
        passes_at=passes_at(form, owner, at=at),
    )


def _answer(lead: Lead, *, at: datetime) -> None:
    """The automatic answer: queued in the same transaction; why there is none is on record."""
    template = lead.form.answer
    if template is None or template.current is None:
        return
    opportunity = Opportunity.objects.select_related("person", "owner__workspace", "owner__user").get(
        pk=lead.opportunity_id
    )
    try:
        with transaction.atomic():
            lead.answer = _queue_answer(lead, opportunity, at=at)
    except Refusal as refused:
        lead.trouble = refused.message[:300]
    lead.save(update_fields=["answer", "trouble"])


def _queue_answer(lead: Lead, opportunity: Opportunity, *, at: datetime) -> Message:
    template = lead.form.answer
    assert template is not None
    assert template.current is not None
    filled = playbooks.filled(template.current, opportunity, opportunity.owner, at=at)
    filled.require_whole()
    return mailroom.queue_message(
        MessageDraft(
            person=opportunity.person,
            opportunity=opportunity,
            channel=Channel(template.channel),
            subject=filled.subject.text,
            text=filled.body.text,
            purpose=Purpose.FIRST_RESPONSE,
            key=f"lead {lead.pk} answer",
            is_automatic=True,
            urgency=Urgency.REPLY,
            send_at=at,
            begins_thread=True,
        ),
        by=None,
        at=at,
    )


def _known(form: LeadForm, points: tuple[Point, ...]) -> Person | None:
    """Somebody who has one of the addresses already; the one with something live first."""
    values = [_normal(point, form.workspace.country) for point in points]
    found = ContactPoint.objects.filter(workspace_id=form.workspace_id, value__in=[value for value in values if value])
    people = list(Person.objects.filter(pk__in=found.values("person_id")).order_by("pk"))
    return next((person for person in people if _live(person)), people[0] if people else None)


def _live(person: Person) -> Opportunity | None:
    live = Opportunity.objects.filter(person=person, state__in=[str(state) for state in LIVE_STATES])
    return live.order_by("-opened_at", "-pk").first()


def _points(sent: Sent, country: str) -> tuple[Point, ...]:
    """The addresses that can be read. Refuses `LeadUnreachable` when there is none."""
    given = ((ContactKind.EMAIL, sent.email), (ContactKind.MOBILE, sent.phone))
    points = tuple(Point(kind=kind, shown=shown.strip()) for kind, shown in given if shown.strip())
    points = tuple(point for point in points if _normal(point, country))
    if not points:
        raise LeadUnreachable
    return points


def _normal(point: Point, country: str) -> str:
    try:
        return normal_value(point.kind, point.shown, country)
    except AddressUnreadable:
        return ""


def _refuse_flood(form: LeadForm, sent: Sent, *, at: datetime) -> None:
    if not sent.sender:
        return
    of_sender = Lead.objects.filter(workspace_id=form.workspace_id, sender=sent.sender, at__gt=at - WITHIN)
    if of_sender.count() >= MOST_OF_SENDER:
        first = of_sender.aggregate(first=Min("at"))["first"]
        raise TooManyLeads(first + WITHIN)

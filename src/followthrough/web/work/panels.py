"""What the panels show: what happened; and next; everything of a step; how it ends; why not; what helps."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.http import urlencode

from followthrough.followup.drafts import Contact
from followthrough.followup.models import Opportunity, Promise, Stage
from followthrough.people.models import ContactPoint
from followthrough.playbooks.models import Reason as Brought
from followthrough.playbooks.queries import proposals_for, reasons_for, talk_for
from followthrough.rules.next_step import Action, Proposal, say_step
from followthrough.rules.reasons import ANSWERS, SOMETHING_NEW, Help
from followthrough.rules.words import (
    ANSWERED,
    Channel,
    ContactKind,
    NextBy,
    Origin,
    Outcome,
    PromiseState,
    Purpose,
    Reason,
)
from followthrough.rules.worktime import NoSlot
from followthrough.team.models import Membership
from followthrough.web import when
from followthrough.web.work import choices, proposed
from followthrough.web.work.courage import facts_against
from followthrough.web.work.desk import Desk, Values
from followthrough.web.work.reading import LOST_REASONS, UNFIT_REASONS

NAMES_A_DATE = frozenset({Outcome.WILL_CALL, Outcome.PUT_OFF})
UNHEARD = frozenset({Outcome.NO_ANSWER, Outcome.BAD_ADDRESS, Outcome.WRONG_PERSON})
SAID_SOMETHING = ANSWERED | {Outcome.REPLIED}
QUICK = ("tomorrow", "in 3 days", "next monday", "in 2 weeks")
MOST_IDEAS, FEW_IDEAS = 6, 3
OF_LIBRARY = "library-"
RESTS = ("in 1 month", "in 3 months", "in 6 months")
SOON, A_NIGHT = timedelta(minutes=15), timedelta(hours=14)
MORE = {
    "step": "Plan it",
    "park": "Let them rest",
    "won": "They bought",
    "lost": "Let them go",
    "unfit": "Point them on",
}
"""The other ways on, by the panel that asks for them, with the words on its button."""


def happened(desk: Desk, *, wrong: str = "") -> Values:
    """The outcome grid."""
    return {
        "panel": "work/_happened.html",
        "choices": choices.outcomes(),
        "channels": Channel.choices(),
        "channel": desk.typed.get("channel") or desk.opportunity.next_channel,
        "wrong": {"outcome": wrong},
    }


def and_next(desk: Desk, contact: Contact, *, their_date: datetime | None = None) -> Values:
    """Up to four proposals, the first ready under enter; everything else behind one press."""
    proposals = proposals_for(desk.opportunity, at=desk.at, contact=contact, their_date=their_date)
    return {
        "panel": "work/_and_next.html",
        "offers": _offers(desk, proposals),
        "asks_their_date": contact.outcome in NAMES_A_DATE,
        "their_label": "When do they get back?" if contact.outcome == Outcome.WILL_CALL else "When did they say?",
        "asks_goal": contact.outcome in SAID_SOMETHING,
        "goal": _goal(desk) if contact.outcome in SAID_SOMETHING else "",
        "stages": _stages(desk.opportunity),
        "owed": _owed(desk.opportunity) if contact.outcome not in UNHEARD else [],
        "kept": [promise.pk for promise in contact.kept],
        "points": _points(desk.opportunity) if contact.outcome == Outcome.BAD_ADDRESS else [],
        "wrong_point": contact.wrong_point,
        "meaning": _meaning(desk, proposals),
        "quick": QUICK,
        "wrong": {},
        **_said(contact),
    }


def more(desk: Desk, contact: Contact, which: str) -> Values:
    """One of the other ways on, as a panel with one main button."""
    row, typed = desk.opportunity, desk.typed
    shown: Values = {
        "panel": "work/_panel_form.html",
        "fields": f"work/_{which}_fields.html",
        "which": which,
        "act": MORE[which],
        "kept": [promise.pk for promise in contact.kept],
        "wrong": {},
        "quick": QUICK,
        **_said(contact),
    }
    shown["keep"] |= {"more": which}
    channel = typed.get("step_channel") or row.next_channel or Channel.CALL
    shown["date_address"] = date_address(desk, "when", str(channel))
    if which == "step":
        shown |= step_fields(desk)
    if which == "park":
        shown["quick"] = RESTS
    if which in ("lost", "unfit"):
        shown["end_reasons"] = LOST_REASONS if which == "lost" else UNFIT_REASONS
        shown["end_reason"] = typed.get("end_reason", "")
    return shown


def step_fields(desk: Desk) -> Values:
    """The choices of a whole step, filled in with what was typed, else with the step as it is."""
    row, typed = desk.opportunity, desk.typed
    owner = typed.get("owner", "")
    return {
        "purposes": Purpose.choices(),
        "step_channels": Channel.choices(),
        "bys": NextBy.choices(),
        "owners": Membership.objects.of_workspace(row.workspace_id).active().order_by("name"),
        "chosen": {
            "purpose": typed.get("purpose") or row.next_purpose,
            "channel": typed.get("step_channel") or row.next_channel,
            "by": typed.get("by") or NextBy.PERSON.value,
            "owner": int(owner) if owner.isdecimal() else row.owner_id,
        },
    }


def reasons(desk: Desk, *, wrong: str = "") -> Values:
    """Why it is not done now: one key each."""
    return {"panel": "work/_reasons.html", "choices": choices.reasons(), "wrong": {"reason": wrong}}


def helped(desk: Desk, reason: Reason) -> Values:
    """The answer to a reason, and the ways on, the best first."""
    answer, row = ANSWERS[reason], desk.opportunity
    shown: Values = {
        "panel": "work/_helped.html",
        "keep": {"reason": reason.value},
        "reason": reason,
        "answer": answer,
        "helps": [(help_, f"work/helps/_{help_.value}.html") for help_ in answer.helps],
        "facts": facts_against(reason, desk),
        "quick": QUICK,
        "rests": RESTS,
        "date_address": date_address(desk, "to", str(row.next_channel)),
        "wake_address": date_address(desk, "when", str(row.next_channel)),
        "ends": [*LOST_REASONS, *UNFIT_REASONS],
        "wrong": {},
        "moving_to": desk.typed.get("to")
        or _words_for(soon(desk, Channel.named(row.next_channel) or Channel.CALL, after=A_NIGHT), desk),
        **_ways_on(desk, answer.helps),
    }
    return shown


def _ways_on(desk: Desk, helps: tuple[Help, ...]) -> Values:
    """What some of the ways need to know."""
    row = desk.opportunity
    shown: Values = {
        "now_address": f"{reverse('work', args=[row.pk])}?{urlencode({'script': desk.typed.get('reason', '')})}"
    }
    if Help.REQUALIFY in helps:
        shown["straight"] = straight_question(desk)
    if Help.SOMETHING_NEW in helps:
        shown["ideas"] = ideas(desk)
    if Help.HAND_OVER in helps:
        here = Membership.objects.of_workspace(row.workspace_id).active()
        shown["colleagues"] = here.exclude(pk=row.owner_id).order_by("name")
    return shown


def ideas(desk: Desk) -> list[tuple[str, str]]:
    """What to bring: the team's library first, else the usual. Each with the value that `idea_note` reads."""
    today = desk.at.astimezone(desk.zone).date()
    found = reasons_for(desk.opportunity, desk.request.member, today=today, most=MOST_IDEAS)
    library = [(f"{OF_LIBRARY}{row.pk}", row.title) for row in found]
    usual = [(str(number), words) for number, words in enumerate(SOMETHING_NEW)]
    return library if len(library) >= FEW_IDEAS else [*library, *usual]


def idea_note(desk: Desk) -> str:
    """The words of the idea that was chosen; empty where it is none."""
    chosen = desk.typed.get("idea", "")
    if chosen.startswith(OF_LIBRARY):
        pk = chosen.removeprefix(OF_LIBRARY)
        library = Brought.objects.visible_to(desk.request.member)
        row = library.filter(pk=int(pk) if pk.isdecimal() else 0).first()
        return row.title if row else ""
    return SOMETHING_NEW[int(chosen)] if chosen.isdecimal() and int(chosen) < len(SOMETHING_NEW) else ""


def straight_question(desk: Desk) -> proposed.Offer:
    """Ask once more, straight, at the next good moment."""
    row = desk.opportunity
    channel = Channel(row.next_channel or Channel.CALL)
    proposal = Proposal(
        action=Action.STEP,
        purpose=Purpose.REQUALIFY,
        channel=channel,
        due_at=soon(desk, channel),
        by=NextBy.PERSON,
        why="A no is as good as a yes: either way you know.",
        origin=Origin.REQUALIFY,
        minutes=row.next_minutes or 10,
    )
    return proposed.offer_of(proposal, 1, zone=desk.zone, at=desk.at)


def soon(desk: Desk, channel: Channel, *, after: timedelta = SOON) -> datetime:
    """The next moment at which this may and should be done."""
    try:
        return when.calendar_of(desk.opportunity, at=desk.at).next_slot(desk.at + after, channel)
    except NoSlot:
        return desk.at + max(after, timedelta(days=1))


def may_write(opportunity: Opportunity) -> bool:
    """Whether there is a mail address that works."""
    mail = opportunity.person.contact_points.filter(kind=ContactKind.EMAIL, is_valid=True, suppressed_at__isnull=True)
    return mail.exists()


def _words_for(moment: datetime, desk: Desk) -> str:
    """A moment as one could have typed it: "mon 23 nov 13:00"."""
    local = moment.astimezone(desk.zone)
    return f"{local:%a} {local.day} {local:%b} {local:%H:%M}".lower()


def _offers(desk: Desk, proposals: tuple[Proposal, ...]) -> list[proposed.Offer]:
    return [
        proposed.offer_of(proposal, number, zone=desk.zone, at=desk.at)
        for number, proposal in enumerate(proposals, start=1)
    ]


def _said(contact: Contact) -> Values:
    outcome = contact.outcome
    return {
        "outcome": outcome,
        "outcome_word": choices.word_of(outcome),
        "channel": contact.channel,
        "note_label": "What did they say?" if outcome in SAID_SOMETHING else "A note",
        "keep": {"outcome": outcome.value, "channel": contact.channel.value},
    }


def _owed(opportunity: Opportunity) -> list[Promise]:
    """Our open promises, which this contact may have kept."""
    owed = Promise.objects.filter(opportunity=opportunity, state=PromiseState.OPEN, ours=True)
    return list(owed.order_by("due_at"))


def _points(opportunity: Opportunity) -> list[ContactPoint]:
    return list(opportunity.person.contact_points.filter(is_valid=True).order_by("position", "pk"))


def _goal(desk: Desk) -> str:
    row = desk.opportunity
    return talk_for(row, desk.request.member, at=desk.at).goal if row.next_purpose else ""


def _stages(opportunity: Opportunity) -> list[Stage]:
    """All stages of its pipeline, in order."""
    return list(Stage.objects.filter(pipeline_id=opportunity.pipeline_id).order_by("position"))


def _meaning(desk: Desk, proposals: tuple[Proposal, ...]) -> str:
    channel = next((proposal.channel for proposal in proposals if proposal.channel), Channel.CALL)
    return date_address(desk, "when", channel.value)


def date_address(desk: Desk, field: str, channel: str) -> str:
    asked = urlencode({"field": field, "whom": str(desk.opportunity.pk), "by": channel})
    return f"{reverse('date_meaning')}?{asked}"


def said_step(opportunity: Opportunity) -> str:
    """The step as it is, in words."""
    if not (opportunity.next_channel and opportunity.next_purpose):
        return ""
    return say_step(Channel(opportunity.next_channel), Purpose(opportunity.next_purpose))

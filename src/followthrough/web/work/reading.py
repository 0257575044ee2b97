"""What was typed and pressed, turned into the drafts of verbs. A field that can't be read says so beside itself."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property

from django import forms
from django.http import QueryDict

from followthrough.followup.drafts import Contact, Delay, Ending, NextStep, Parking, StageMove, Then, then_of
from followthrough.followup.models import Opportunity, Promise, Stage
from followthrough.people.models import ContactPoint
from followthrough.rules.refusals import Refusal
from followthrough.rules.strategies import MINUTES
from followthrough.rules.words import (
    REASONS_FOR,
    Channel,
    CloseReason,
    Direction,
    NextBy,
    Outcome,
    PromiseState,
    Purpose,
    Reason,
    State,
)
from followthrough.rules.worktime import Calendar
from followthrough.team.models import Membership
from followthrough.web import when
from followthrough.web.work import proposed
from followthrough.web.work.ways import KINDS

FROM_THEM = frozenset({Outcome.REPLIED})
LOST_REASONS = [(reason.value, reason.label) for reason in REASONS_FOR[State.LOST]]
UNFIT_REASONS = [(reason.value, reason.label) for reason in REASONS_FOR[State.DISQUALIFIED]]


class NotFilledIn(Refusal):
    """`field` names what is missing or can't be read."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class HappenedForm(forms.Form):
    """What happened. All but the outcome may be left out."""

    outcome = forms.ChoiceField(choices=Outcome.choices())
    channel = forms.ChoiceField(choices=Channel.choices(), required=False)
    note = forms.CharField(max_length=4000, required=False)
    reached = forms.BooleanField(required=False)


class StepForm(forms.Form):
    """Everything of a next step. The date is words."""

    purpose = forms.ChoiceField(choices=Purpose.choices())
    step_channel = forms.ChoiceField(choices=Channel.choices())
    when = forms.CharField(max_length=120, required=False)
    by = forms.ChoiceField(choices=NextBy.choices(), required=False)
    owner = forms.IntegerField(required=False)
    step_note = forms.CharField(max_length=500, required=False)
    fixed = forms.BooleanField(required=False)


class Reader:
    """Reads one form about one opportunity. Asks the database only for what the form names."""

    def __init__(self, post: QueryDict, opportunity: Opportunity, *, by: Membership, at: datetime) -> None:
        self.post, self.opportunity, self.member, self.at = post, opportunity, by, at

    @cached_property
    def calendar(self) -> Calendar:
        """The owner's time and the person's."""
        return when.calendar_of(self.opportunity, at=self.at)

    def seen(self) -> int | None:
        text = self.post.get("seen", "")
        return int(text) if text.isdecimal() else None

    def contact(self) -> Contact:
        form = HappenedForm(self.post)
        if not form.is_valid():
            raise NotFilledIn("outcome", "Say what happened: choose one of these.")
        said = form.cleaned_data
        outcome = Outcome(said["outcome"])
        return Contact(
            channel=Channel(said["channel"] or self.opportunity.next_channel or Channel.CALL),
            outcome=outcome,
            direction=Direction.IN if outcome in FROM_THEM else Direction.OUT,
            note=said["note"].strip(),
            purpose_reached=True if said["reached"] else None,
            kept=self._kept(),
            wrong_point=self._wrong_point() if outcome == Outcome.BAD_ADDRESS else None,
        )

    def their_date(self) -> datetime | None:
        """The date they named, where one was typed and can be read."""
        text = self.post.get("their", "").strip()
        return self._moment("their", text) if text else None

    def move(self) -> StageMove | None:
        """Another stage, when one was chosen."""
        chosen = self.post.get("stage", "")
        if not chosen.isdecimal() or int(chosen) == self.opportunity.stage_id:
            return None
        stages = Stage.objects.filter(workspace_id=self.opportunity.workspace_id)
        stage = stages.filter(pk=int(chosen)).first()
        if stage is None:
            raise NotFilledIn("stage", "This stage is not here any more. Choose another one.")
        return StageMove(stage=stage, evidence=self.post.get("evidence", ""))

    def delay(self) -> Delay:
        reason = Reason.named(self.post.get("reason"))
        if reason is None:
            raise NotFilledIn("reason", "Say why: one of these reasons.")
        return Delay(reason=reason, note=self.post.get("note", "").strip()[:500])

    def then(self) -> Then:
        """What comes next: a proposal as it was shown, or one of the panels filled in."""
        chosen = self.post.get("then", "")
        match chosen:
            case "step":
                return self.step()
            case "park":
                return self.parking()
            case "won":
                return Ending(state=State.WON, reason=CloseReason.BOUGHT, note=self._why())
            case "lost":
                return self._ending(State.LOST)
            case "unfit":
                return self._ending(State.DISQUALIFIED)
            case _:
                return self._proposal(chosen)

    def step(self, *, keep: datetime | None = None) -> NextStep:
        """A whole step; `keep` is the date for an empty field."""
        form = StepForm(self.post)
        if not form.is_valid():
            raise NotFilledIn(next(iter(form.errors)), "A next step needs this.")
        said = form.cleaned_data
        channel = Channel(said["step_channel"])
        return NextStep(
            purpose=Purpose(said["purpose"]),
            channel=channel,
            due_at=self._due_at(said["when"], channel, keep),
            by=NextBy(said["by"] or NextBy.PERSON),
            owner=self._owner(said["owner"]),
            minutes=MINUTES[channel],
            fixed=said["fixed"],
            note=said["step_note"],
        )

    def parking(self) -> Parking:
        """Out of the pipeline until a day, then taken up again by a person."""
        channel = Channel(self.opportunity.next_channel or Channel.CALL)
        due_at = self._moment("when", self.post.get("when", ""), channel)
        step = NextStep(purpose=Purpose.RE_ENGAGE, channel=channel, due_at=due_at, minutes=MINUTES[channel])
        return Parking(step=step, why=self._why())

    def end(self) -> Ending:
        """Lost or not a fit, as the reason says."""
        unfit = self.post.get("end_reason", "") in [each.value for each in REASONS_FOR[State.DISQUALIFIED]]
        return self._ending(State.DISQUALIFIED if unfit else State.LOST)

    def moment(self, field: str, channel: Channel | None = None) -> datetime:
        """The date in words of a field; `NotFilledIn` names the field."""
        return self._moment(field, self.post.get(field, ""), channel)

    def _kept(self) -> tuple[Promise, ...]:
        """The promises that were ticked."""
        ids = [int(each) for each in self.post.getlist("kept") if each.isdecimal()]
        owed = Promise.objects.filter(opportunity=self.opportunity, state=PromiseState.OPEN)
        return tuple(owed.filter(pk__in=ids)) if ids else ()

    def _wrong_point(self) -> ContactPoint | None:
        """The address that was named, else the one this channel would have used."""
        named = self.post.get("wrong_point", "")
        points = self.opportunity.person.contact_points.filter(is_valid=True).order_by("position", "pk")
        if named:
            return points.filter(pk=int(named) if named.isdecimal() else 0).first()
        channel = Channel.named(self.post.get("channel")) or Channel(self.opportunity.next_channel or Channel.CALL)
        return points.filter(kind__in=KINDS[channel]).first()

    def _proposal(self, chosen: str) -> Then:
        proposal = proposed.decode(chosen)
        text = self.post.get("when", "").strip()
        if text and proposal.due_at and proposal.channel:
            proposal = replace(proposal, due_at=self._moment("when", text, proposal.channel))
        return then_of(proposal)

    def _ending(self, state: State) -> Ending:
        reason = self.post.get("end_reason", "")
        if reason not in [each.value for each in REASONS_FOR[state]]:
            raise NotFilledIn("end_reason", "Say why it ended: choose one of the reasons.")
        pointed_to = self.post.get("pointed_to", "").strip()[:200]
        return Ending(state=state, reason=CloseReason(reason), note=self._why(), pointed_to=pointed_to)

    def _moment(self, field: str, text: str, channel: Channel | None = None) -> datetime:
        if not text.strip():
            raise NotFilledIn(field, f"Say when. {when.DateNotRead.message}")
        try:
            return when.read_moment(text, self.member, at=self.at, calendar=self.calendar, channel=channel)
        except Refusal as refusal:
            raise NotFilledIn(field, refusal.message) from None

    def _due_at(self, text: str, channel: Channel, keep: datetime | None) -> datetime:
        if text.strip() or keep is None:
            return self._moment("when", text, channel)
        return max(keep, self.at)

    def _owner(self, member_id: int | None) -> Membership | None:
        if member_id is None or member_id == self.opportunity.owner_id:
            return None
        here = Membership.objects.of_workspace(self.member.workspace_id).active()
        found = here.filter(pk=member_id).first()
        if found is None:
            raise NotFilledIn("owner", "This colleague doesn't work here any more. Choose somebody who does.")
        return found

    def _why(self) -> str:
        return self.post.get("why", "").strip()[:500]

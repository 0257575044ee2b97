"""The first step with somebody, as a form: proposed, followed while one types, changed by hand."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from followthrough.followup import queries as followup_queries
from followthrough.followup.drafts import NextStep, then_of
from followthrough.followup.models import Stage
from followthrough.rules.dates import say_date
from followthrough.rules.next_step import Proposal, say_step
from followthrough.rules.refusals import Refusal
from followthrough.rules.strategies import MINUTES
from followthrough.rules.words import Channel, Origin, Purpose
from followthrough.team.models import Membership
from followthrough.web import door, when
from followthrough.web.add import first_step
from followthrough.web.add.newcomer import Newcomer

Values = dict[str, Any]
QUICK = ("today", "tomorrow", "next monday", "in 2 weeks")


class StepNotSaid(Refusal):
    message = "Say what the first step is: what for, and how."


@dataclass(frozen=True)
class Adding:
    """Somebody to begin with, by one member, at one moment. `typed` is what the form holds."""

    member: Membership
    typed: QueryDict
    at: datetime
    who: Newcomer
    stage: Stage

    @property
    def is_untouched(self) -> bool:
        """Whether the step still is what was proposed."""
        typed = self.typed
        said = _said(typed.get("purpose", ""), typed.get("channel", ""), typed.get("when", ""))
        return typed.get("proposed", "") == said

    def proposal(self) -> Proposal | None:
        return next(iter(first_step.proposals(self.who, self.member, self.stage, at=self.at)), None)

    def step(self) -> NextStep:
        """As it was changed; as proposed for what is known now, when nobody touched it."""
        proposal = self.proposal()
        if proposal and self.is_untouched:
            then = then_of(proposal)
            assert isinstance(then, NextStep)
            return replace(then, origin=Origin.CAPTURE)
        purpose, channel = Purpose.named(self.typed.get("purpose")), Channel.named(self.typed.get("channel"))
        if purpose is None or channel is None:
            raise StepNotSaid
        ours = followup_queries.our_time(self.member, at=self.at)
        due_at = when.read_moment(
            self.typed.get("when", ""),
            self.member,
            at=self.at,
            calendar=first_step.calendar(self.who, ours),
            channel=channel,
        )
        return NextStep(
            purpose=purpose, channel=channel, due_at=due_at, minutes=MINUTES[channel], origin=Origin.CAPTURE
        )

    def shown(self) -> Values:
        """What the form shows of the step."""
        return self.proposed() if self.is_untouched else self._typed_step()

    def proposed(self) -> Values:
        """The proposed first step: its fields filled in, and the sentence that says it."""
        proposal = self.proposal()
        if proposal is None or not (proposal.purpose and proposal.channel and proposal.due_at):
            return self._typed_step()
        zone = door.zone_of(self.member)
        local = proposal.due_at.astimezone(zone)
        words = f"{local:%a} {local.day} {local:%b} {local:%H:%M}".lower()
        due = say_date(proposal.due_at, zone.key, self.at)
        return {
            **_choices(proposal.purpose, proposal.channel, words),
            "proposed": _said(proposal.purpose, proposal.channel, words),
            "sentence": f"{say_step(proposal.channel, proposal.purpose)}, {due}",
            "reason": proposal.why,
            "icon": proposal.channel,
        }

    def _typed_step(self) -> Values:
        typed = self.typed
        chosen = _choices(typed.get("purpose", ""), typed.get("channel", ""), typed.get("when", ""))
        return chosen | {"proposed": typed.get("proposed", ""), "is_changed": True}


def _said(purpose: str, channel: str, when_words: str) -> str:
    return f"{purpose} {channel} {when_words.strip()}".strip()


def _choices(purpose: str, channel: str, words: str) -> Values:
    return {
        "purposes": Purpose.choices(),
        "channels": Channel.choices(),
        "purpose": purpose,
        "channel": channel,
        "when": words,
        "quick": QUICK,
        "date_address": f"{reverse('date_meaning')}?{urlencode({'field': 'when'})}",
    }

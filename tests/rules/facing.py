"""Situations in a few words, and what is proposed in them in as few: for the tables of cases."""

from datetime import UTC, datetime, timedelta

from followthrough.rules.next_step import Action, Proposal, Situation, propose
from followthrough.rules.words import (
    Bucket,
    Channel,
    Purpose,
)

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)  # a Tuesday morning
THURSDAY = NOW + timedelta(days=2)
IN_MARCH = NOW + timedelta(days=100)
ALL = (Channel.CALL, Channel.TEXT, Channel.EMAIL, Channel.VISIT, Channel.VIDEO, Channel.LETTER, Channel.SOCIAL)
PHONE_AND_MAIL = (Channel.CALL, Channel.TEXT, Channel.EMAIL)

IN_DEVELOPMENT = {"bucket": Bucket.DEVELOPING, "stage": "Demo", "stage_purpose": Purpose.PRESENT, "touches": 4}
IN_CLOSING = {"bucket": Bucket.CLOSING, "stage": "Offer", "stage_purpose": Purpose.CLOSE, "touches": 6}
JUST_CALLED = {"channel": Channel.CALL, "purpose": Purpose.DISCOVER, **IN_DEVELOPMENT}


def proposals(**facts: object) -> tuple[Proposal, ...]:
    facts.setdefault("channels", PHONE_AND_MAIL)
    return propose(Situation(now=NOW, **facts))  # type: ignore[arg-type]


def first(**facts: object) -> Proposal:
    return proposals(**facts)[0]


def said(proposal: Proposal) -> str:
    """A proposal in a few words: "call qualify Fri 27", "park email Tue 15", "lost silence"."""
    if proposal.action is Action.CONCLUDE:
        return f"{proposal.close_state} {proposal.close_reason}"
    assert proposal.due_at is not None
    park = "park " if proposal.action is Action.PARK else ""
    return f"{park}{proposal.channel} {proposal.purpose} {proposal.due_at:%a} {proposal.due_at.day}"


def spoken(**facts: object) -> list[str]:
    return [said(each) for each in proposals(**facts)]

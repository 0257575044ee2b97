"""Which channel serves a goal best: not the easiest one, the one that gets there with this person.

The score of a channel is how well it serves the purpose (`FITNESS`), times: what they asked for, what they have
answered so far, whether the strategy uses it for such an opportunity, and how often it stayed silent just now.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from followthrough.rules.strategies import Strategy
from followthrough.rules.words import Channel, Purpose

_CHANNELS = (
    Channel.CALL,
    Channel.TEXT,
    Channel.EMAIL,
    Channel.VISIT,
    Channel.VIDEO,
    Channel.LETTER,
    Channel.SOCIAL,
)

_TABLE: Mapping[Purpose, tuple[float, ...]] = {
    #                        call  text  e-mail visit video letter social
    Purpose.FIRST_RESPONSE: (1.00, 0.60, 0.70, 0.40, 0.30, 0.10, 0.40),
    Purpose.QUALIFY: (1.00, 0.40, 0.45, 0.70, 0.70, 0.10, 0.35),
    Purpose.DISCOVER: (0.75, 0.10, 0.20, 1.00, 0.95, 0.05, 0.10),
    Purpose.PRESENT: (0.50, 0.05, 0.30, 1.00, 0.90, 0.10, 0.05),
    Purpose.PROPOSE: (0.70, 0.10, 0.50, 1.00, 0.90, 0.30, 0.05),
    Purpose.ANSWER: (1.00, 0.50, 0.70, 0.80, 0.80, 0.20, 0.40),
    Purpose.CLOSE: (0.85, 0.15, 0.30, 1.00, 0.85, 0.15, 0.05),
    Purpose.CHECK_IN: (1.00, 0.60, 0.60, 0.70, 0.50, 0.30, 0.40),
    Purpose.REQUALIFY: (1.00, 0.45, 0.55, 0.80, 0.75, 0.30, 0.25),
    Purpose.NURTURE: (0.40, 0.30, 1.00, 0.20, 0.20, 0.70, 0.50),
    Purpose.THANK: (0.90, 0.50, 0.60, 0.80, 0.40, 1.00, 0.30),
    Purpose.ONBOARD: (0.85, 0.30, 0.60, 1.00, 0.90, 0.10, 0.10),
    Purpose.ASK_REFERRAL: (0.90, 0.30, 0.40, 1.00, 0.75, 0.30, 0.25),
    Purpose.INVITE: (1.00, 0.60, 0.80, 0.70, 0.40, 0.80, 0.50),
    Purpose.KEEP_PROMISE: (1.00, 0.60, 0.70, 0.90, 0.70, 0.30, 0.40),
    Purpose.RE_ENGAGE: (1.00, 0.60, 0.70, 0.60, 0.40, 0.70, 0.50),
}

FITNESS: Mapping[Purpose, Mapping[Channel, float]] = {
    purpose: dict(zip(_CHANNELS, row, strict=True)) for purpose, row in _TABLE.items()
}
"""How well a channel serves a purpose, 1 being the best: what has to be seen is shown, what decides is talked about.
A judgement to begin with, not a measurement; what this person answers to outweighs it."""

ANSWER_RATE: Mapping[Channel, float] = {
    Channel.CALL: 0.35,
    Channel.TEXT: 0.45,
    Channel.EMAIL: 0.25,
    Channel.VISIT: 0.70,
    Channel.VIDEO: 0.60,
    Channel.LETTER: 0.10,
    Channel.SOCIAL: 0.20,
}
"""What we expect of anybody: the share of tries that are answered. The prior, worth `PRIOR_TRIES` tries."""

PRIOR_TRIES = 6
EFFORT: Mapping[Channel, int] = {
    Channel.SOCIAL: 1,
    Channel.TEXT: 1,
    Channel.EMAIL: 1,
    Channel.LETTER: 2,
    Channel.CALL: 3,
    Channel.VIDEO: 4,
    Channel.VISIT: 5,
}
"""How hard a channel is to bring oneself to use; an easy one is tempting and not therefore best."""

PREFERENCE = 3.0
"""They asked for it: it wins wherever it serves the purpose at all."""
SILENCE = 0.55
"""Each unanswered try in a row on a channel leaves this much of it."""
PLANNED = 2.0
"""The strategy planned this channel for this try."""
LEAST_PLANNED = 0.35
"""A planned channel serves at least this well: who did not answer six times may open a letter."""
UNUSUAL = 0.5
"""The strategy does not use this channel for such an opportunity (a visit to a small one)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What decides between channels beside the purpose."""

    strategy: Strategy
    next_try: int = 1
    """Number of the coming try, from 1."""
    preferred: Channel | None = None
    silent: Channel | None = None
    """The channel of the last, unanswered tries."""
    silent_tries: int = 0
    answers: Mapping[Channel, tuple[int, int]] = field(default_factory=dict)
    """(tries, answered) by channel, of this person."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A usable channel with its score for one purpose."""

    channel: Channel
    score: float
    fitness: float


def weigh_channels(purpose: Purpose, usable: Iterable[Channel], evidence: Evidence) -> tuple[Weighed, ...]:
    """The usable channels, best first; empty when there is none. Ties go to what they prefer, then as in the table."""
    weighed = [_weigh(purpose, channel, evidence) for channel in dict.fromkeys(usable)]
    weighed.sort(key=lambda each: _CHANNELS.index(each.channel))
    return tuple(sorted(weighed, key=lambda each: (-each.score, each.channel != evidence.preferred)))


def expect_answer(channel: Channel, tries: int, answered: int) -> float:
    """The share of tries they answer: their own, shrunk towards everybody's (mean of a Beta posterior)."""
    return (ANSWER_RATE[channel] * PRIOR_TRIES + answered) / (PRIOR_TRIES + tries)


def best_for_goal(purpose: Purpose, usable: Iterable[Channel], strategy: Strategy) -> Channel | None:
    """The channel that would serve the purpose best if they were equally likely to answer any."""
    usual = [channel for channel in dict.fromkeys(usable) if channel in strategy.channels]
    return max(usual, key=lambda channel: FITNESS[purpose][channel], default=None)


def _weigh(purpose: Purpose, channel: Channel, evidence: Evidence) -> Weighed:
    planned = evidence.next_try > 1 and channel == evidence.strategy.channel_of_try(evidence.next_try)
    fitness = max(FITNESS[purpose][channel], LEAST_PLANNED if planned else 0)
    score = fitness * _evidence_factor(channel, evidence)
    if channel == evidence.preferred:
        score *= PREFERENCE
    if channel not in evidence.strategy.channels:
        score *= UNUSUAL
    if planned:
        score *= PLANNED
    if channel == evidence.silent:
        score *= SILENCE**evidence.silent_tries
    return Weighed(channel, score, fitness)


def _evidence_factor(channel: Channel, evidence: Evidence) -> float:
    tries, answered = evidence.answers.get(channel, (0, 0))
    return expect_answer(channel, tries, answered) / ANSWER_RATE[channel]

"""What comes next in a sales pipeline, by what came of the touch just made."""

from collections.abc import Callable, Iterator, Mapping

from followthrough.rules.next_step import answers, lost_ways, openings, silence
from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.words import Outcome

_AFTER: Mapping[Outcome, Callable[[Situation], Iterator[Proposal]]] = {
    Outcome.REACHED: answers.reached,
    Outcome.NO_ANSWER: silence.unanswered,
    Outcome.VOICEMAIL: silence.unanswered,
    Outcome.WILL_CALL: answers.will_call,
    Outcome.PUT_OFF: answers.put_off,
    Outcome.SENT: silence.sent,
    Outcome.MET: answers.met,
    Outcome.REPLIED: answers.replied,
    Outcome.AGREED: answers.agreed,
    Outcome.WRONG_PERSON: lost_ways.wrong_person,
    Outcome.BAD_ADDRESS: lost_ways.bad_address,
    Outcome.NOT_INTERESTED: answers.not_interested,
}


def next_steps(facts: Situation) -> Iterator[Proposal]:
    """Proposals for an open sales opportunity, best first; may repeat themselves."""
    return openings.look_again(facts) if facts.outcome is None else _AFTER[facts.outcome](facts)

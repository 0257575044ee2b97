"""What comes next in a sales pipeline, by what came of the touch just made."""

from collections.abc import Callable, Iterator, Mapping

from followthrough.rules.next_step.answers import agreed, met, not_interested, put_off, reached, replied, will_call
from followthrough.rules.next_step.lost_ways import bad_address, wrong_person
from followthrough.rules.next_step.openings import look_again
from followthrough.rules.next_step.proposal import Proposal
from followthrough.rules.next_step.silence import sent, unanswered
from followthrough.rules.next_step.situation import Situation
from followthrough.rules.words import Outcome


def next_steps(facts: Situation) -> Iterator[Proposal]:
    """Proposals for an open sales opportunity, best first; may repeat themselves."""
    if facts.outcome is None:
        return look_again(facts)
    return _AFTER[facts.outcome](facts)


_AFTER: Mapping[Outcome, Callable[[Situation], Iterator[Proposal]]] = {
    Outcome.REACHED: reached,
    Outcome.NO_ANSWER: unanswered,
    Outcome.VOICEMAIL: unanswered,
    Outcome.WILL_CALL: will_call,
    Outcome.PUT_OFF: put_off,
    Outcome.SENT: sent,
    Outcome.MET: met,
    Outcome.REPLIED: replied,
    Outcome.AGREED: agreed,
    Outcome.WRONG_PERSON: wrong_person,
    Outcome.BAD_ADDRESS: bad_address,
    Outcome.NOT_INTERESTED: not_interested,
}

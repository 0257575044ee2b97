"""What can be pressed: the outcomes of a contact, the reasons for not making it, and the other ways on."""

from followthrough.rules.reasons import ANSWERS
from followthrough.rules.words import Outcome, Reason
from followthrough.web.kit.lines import Choice

OUTCOMES = (
    (Outcome.REACHED, "1", ""),
    (Outcome.NO_ANSWER, "2", ""),
    (Outcome.VOICEMAIL, "3", ""),
    (Outcome.WILL_CALL, "4", "waiting"),
    (Outcome.PUT_OFF, "5", "waiting"),
    (Outcome.SENT, "6", ""),
    (Outcome.MET, "7", ""),
    (Outcome.NOT_INTERESTED, "8", "overdue"),
    (Outcome.AGREED, "9", "kept"),
    (Outcome.BAD_ADDRESS, "0", ""),
    (Outcome.REPLIED, "r", ""),
    (Outcome.WRONG_PERSON, "w", ""),
)
"""Always in the same place under the same key: fingers learn them."""

WORDS = {Outcome.WILL_CALL: "They will call", Outcome.VOICEMAIL: "Voice mail", Outcome.BAD_ADDRESS: "Wrong number"}
KEYS_OF_REASONS = "tabcdefghijkl"


def word_of(outcome: Outcome) -> str:
    return WORDS.get(outcome, outcome.label)


def outcomes() -> list[Choice]:
    return [
        Choice(value=outcome.value, word=word_of(outcome), icon=outcome.value, key=key, tone=tone)
        for outcome, key, tone in OUTCOMES
    ]


def reasons() -> list[Choice]:
    """They asked, then the twelve, each under one key."""
    return [
        Choice(value=reason.value, word=ANSWERS[reason].short, icon=_icon(reason), key=key)
        for reason, key in zip(Reason, KEYS_OF_REASONS, strict=True)
    ]


def _icon(reason: Reason) -> str:
    return "words" if reason == Reason.THEY_ASKED else "question"

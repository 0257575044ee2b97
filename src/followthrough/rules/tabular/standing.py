"""Where a prospect stands, read from the words other systems use: won, lost, a poor fit, parked, open; and why."""

import re
from dataclasses import dataclass
from functools import lru_cache

from followthrough.rules.matching import fold
from followthrough.rules.words import CloseReason, State

_WORDS: dict[State, str] = {
    State.WON: (
        r"(?:closed?|deal|status)? ?-? ?won|gewonnen|gagnee?s?|ganad[oa]s?|ganh[oa]s?|vint[oa]s?|sold|verkauft|signed|"
        r"customer|kunde|bestandskunde|client actif|cliente|klant|evangelist|closed sale|converted customer"
    ),
    State.LOST: (
        r"(?:closed?|deal|status)? ?-? ?lost|verloren|perdu(?:e|es|s)?|perdid[oa]s?|pers[oa]|dead|closed - no|abgesagt|"
        r"abgelehnt|rejected|declined|refused|refuse|cancell?ed|storniert|archived|no sale|churned|lapsed"
    ),
    State.DISQUALIFIED: (
        r"disqualified|unqualified|not qualified|nicht qualifiziert|junk|junk lead|spam|not a fit|no fit|bad fit|"
        r"bad data|trash|invalid|non qualifiee?|descartad[oa]|no calificado|duplicate|not interested lead"
    ),
    State.NURTURE: (
        r"nurtur(?:e|ing)|in nurture|on hold|recycled?|recycle lead|later|long[- ]term|drip|dormant|sleeping|"
        r"zuruckgestellt|en attente|pausiert|pausad[oa]|bad timing"
    ),
    State.OPEN: (
        r"open|offen|ouverte?s?|abiert[oa]s?|abert[oa]s?|apert[oa]s?|new|neu|nouveau|nuevo|novo|nuovo|lead|in progress|"
        r"in bearbeitung|en cours|en curso|in corso|working|contacted|attempted to contact|open deal|qualified|"
        r"connected|prospect|active|aktiv|actif|activ[oa]|subscriber|marketing qualified lead|sales qualified lead|"
        r"opportunity|"
        r"pending|engaged|interested|warm|hot|cold|not contacted|prospecting|uncontacted"
    ),
}
_EXACT = {state: re.compile(words) for state, words in _WORDS.items()}
_WITHIN = {
    State.WON: re.compile(r"\b(?:won|gewonnen|gagnee?|ganad[oa]|ganh[oa]|vint[oa])\b"),
    State.LOST: re.compile(r"\b(?:lost|verloren|perdue?|perdid[oa]|pers[oa])\b"),
    State.DISQUALIFIED: re.compile(r"\b(?:disqualified|unqualified|junk)\b"),
    State.NURTURE: re.compile(r"\bnurtur(?:e|ing)\b"),
}

_REASONS: dict[CloseReason, str] = {
    CloseReason.COMPETITOR: (
        r"compet|konkurren|wettbewerb|concurren|concorren|mitbewerb|other (?:vendor|provider|supplier)"
    ),
    CloseReason.NO_BUDGET: (
        r"budget|price|pricing|expensive|cost|preis|teuer|prix|cher\b|precio|car[oa]\b|prezzo|funds|money"
    ),
    CloseReason.SILENCE: (
        r"no (?:response|reply|answer)|unresponsive|silen|ghost|went (?:dark|cold)|never (?:replied|answered)|"
        r"keine antwort|nicht erreich|meldet sich nicht|sans reponse|sin respuesta|nessuna risposta|lost contact|stale"
    ),
    CloseReason.DO_NOT_CONTACT: r"do not (?:contact|call)|unsubscrib|opted? ?out",
    CloseReason.NO_NEED: (
        r"no need|not needed|no longer need|kein bedarf|pas besoin|sin necesidad|no interest|not interested|"
        r"kein interesse|requirements? changed|project cancel"
    ),
    CloseReason.NO_DECISION: (
        r"no decision|timing|postpone|delay|on hold|status quo|not now|verschoben|later|inaction|stalled"
    ),
}
_UNFIT: dict[CloseReason, str] = {
    CloseReason.DUPLICATE: r"duplicat|dublette|doppel|doublon",
    CloseReason.UNREACHABLE: r"unreach|bad (?:number|data|address)|wrong (?:number|address)|invalid|bounce|spam",
}


@dataclass(frozen=True)
class Standing:
    """A state, with its typed end when it is one."""

    state: State
    reason: CloseReason | None = None


@lru_cache(maxsize=2048)
def state_of(text: str, *, exact: bool = False) -> State | None:
    """The state a word of a status or stage stands for. `exact`: only when that is all the cell says."""
    word = fold(text).strip(" .")
    for state, pattern in _EXACT.items():
        if pattern.fullmatch(word):
            return state
    if exact:
        return None
    return next((state for state, pattern in _WITHIN.items() if pattern.search(word)), None)


@lru_cache(maxsize=8192)
def standing_of(status: str = "", stage: str = "", why: str = "") -> Standing:
    """What status, stage and reason say together: an end beats an open state, a reason gives it its type."""
    said = [state for word in (status, stage) if word and (state := state_of(word)) is not None]
    state = next((state for state in said if state is not State.OPEN), State.OPEN)
    if state is State.WON:
        return Standing(state, CloseReason.BOUGHT)
    if state is State.LOST:
        return Standing(state, _typed(f"{why} {status} {stage}", _REASONS, CloseReason.SAID_NO))
    if state is State.DISQUALIFIED:
        return Standing(state, _typed(f"{why} {status} {stage}", _UNFIT, CloseReason.NOT_A_FIT))
    return Standing(state)


def _typed(text: str, table: dict[CloseReason, str], otherwise: CloseReason) -> CloseReason:
    folded = fold(text)
    return next((reason for reason, pattern in table.items() if re.search(pattern, folded)), otherwise)

"""Which words fit a contact best: by purpose, stage, channel, attempt and language; and which voice mail this time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from followthrough.rules.words import Channel, Purpose


@dataclass(frozen=True, slots=True)
class Wanted:
    """The contact words are looked for. `attempt` counts from 1; `language` may be unknown."""

    purpose: Purpose
    channel: Channel
    attempt: int = 1
    stage: int | None = None
    language: str = ""


class Fitting(Protocol):
    """What a script is for; empty or none: for any."""

    @property
    def purpose(self) -> str: ...
    @property
    def stage_id(self) -> int | None: ...
    @property
    def channel(self) -> str: ...
    @property
    def attempt(self) -> int | None: ...
    @property
    def language(self) -> str: ...


Script = TypeVar("Script", bound=Fitting)


def best_fitting(scripts: Iterable[Script], wanted: Wanted) -> Script | None:
    """The most specific one that fits: their language, then stage, attempt, channel. The first of equals.

    The general one (nothing but a purpose) is the last resort. None when not even the purpose is there.
    """
    fitting = [(script, specificity(script, wanted)) for script in scripts]
    ranked = [(script, rank) for script, rank in fitting if rank is not None]
    return max(ranked, key=lambda each: each[1])[0] if ranked else None


def specificity(script: Fitting, wanted: Wanted) -> tuple[int, int, int, int] | None:
    """How exactly it fits, None if it doesn't. Another language fits only when it is all there is."""
    if script.purpose != wanted.purpose:
        return None
    asked = ((script.stage_id, wanted.stage), (script.attempt, wanted.attempt), (script.channel, wanted.channel))
    if any(mine not in (None, "") and mine != theirs for mine, theirs in asked):
        return None
    stage, attempt, channel = (int(mine not in (None, "")) for mine, _ in asked)
    return _language(script.language, wanted.language), stage, attempt, channel


def voicemail_for(attempt: int, texts: Sequence[str]) -> str:
    """The words for this attempt (from 1); never those of the attempt before, unless there is only one.

    After the last they go round again, from the second on: the first introduces somebody who is known by then.
    """
    if not texts:
        return ""
    if attempt <= len(texts):
        return texts[max(attempt, 1) - 1]
    again = texts[1:] if len(texts) > 2 else texts
    return again[(attempt - 1 - (len(texts) - len(again))) % len(again)]


def _language(mine: str, theirs: str) -> int:
    """Theirs 3, any 2, English 1, some other 0; nobody's language known: English first."""
    if mine and mine[:2].lower() == theirs[:2].lower():
        return 3
    if not mine:
        return 2
    return 1 if mine[:2].lower() == "en" else 0

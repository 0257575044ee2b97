"""What a caller hands to the verbs of the playbooks."""

from dataclasses import dataclass
from datetime import date

from followthrough.followup.models import Stage
from followthrough.rules.reasons_to_call import ReasonKind
from followthrough.rules.words import Channel, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDraft:
    """`shared` is for the team; else it is the writer's own. Purpose and language none: for any."""

    name: str
    body: str
    channel: Channel = Channel.EMAIL
    subject: str = ""
    purpose: Purpose | None = None
    language: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptWords:
    """What is said. `objections` are pairs: what they say, what you answer. `voicemails` go by attempt."""

    goal: str
    opening: str = ""
    questions: tuple[str, ...] = ()
    listen_for: tuple[str, ...] = ()
    objections: tuple[tuple[str, str], ...] = ()
    closing: str = ""
    voicemails: tuple[str, ...] = ()

    def texts(self) -> list[str]:
        """Everything that may hold fields."""
        answers = [text for pair in self.objections for text in pair]
        return [self.opening, self.goal, *self.questions, *self.listen_for, *answers, self.closing, *self.voicemails]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptDraft:
    """For which contact: stage, channel, attempt, language none: for any."""

    name: str
    purpose: Purpose
    words: ScriptWords
    stage: Stage | None = None
    channel: Channel | None = None
    attempt: int | None = None
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonDraft:
    kind: ReasonKind
    title: str
    text: str = ""
    link: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    good_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """What was at hand in a contact: the version of the script on the screen, the reason that was brought."""

    script_version: int | None = None
    reason: int | None = None

"""What stops or holds somebody in a sequence, looked at before each step. Nothing automatic goes out on a doubt."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.rules.words import LIVE_STATES, State, Word

LATE = timedelta(days=2)
"""A step of the machine that is this late is asked about, not fired: the clock stood still, or a backup came back."""


class WhenColleagueReplies(Word):
    CONTINUE = "continue", "Go on"
    HOLD = "hold", "Hold for a week"
    STOP = "stop", "Stop"


class WhenAway(Word):
    GO_ON = "go_on", "Go on"
    HOLD = "hold", "Hold until they are back"


class Halt(Word):
    """Why an enrollment does not go on. All but the first end it."""

    WAIT = "wait", "Waits"
    REPLIED = "replied", "They replied"
    MEETING = "meeting", "A meeting was agreed"
    BOUNCED = "bounced", "The address is wrong"
    OPTED_OUT = "opted_out", "They asked not to be contacted"
    CLOSED = "closed", "It was closed"
    PARKED = "parked", "It was parked"
    COLLEAGUE = "colleague", "A colleague of theirs replied"
    TAKEN_OVER = "taken_over", "Somebody planned otherwise"
    LATE = "late", "Too late to go out unasked"
    NO_WORDS = "no_words", "A word is missing"
    NO_ADDRESS = "no_address", "There is no address for it"
    NO_MAILBOX = "no_mailbox", "No mailbox to send from"


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody in a sequence stands at the moment of a step. Moments are aware."""

    state: State
    due_at: datetime
    replied: bool = False
    meeting_agreed: bool = False
    suppressed: bool = False
    colleague_replied_at: datetime | None = None
    owner_back_at: datetime | None = None  # the owner is away until then


@dataclass(frozen=True, slots=True)
class Verdict:
    """Go on, wait until a moment, or stop. `halt` none: go on."""

    halt: Halt | None = None
    why: str = ""
    until: datetime | None = None


GO = Verdict()


def look(
    standing: Standing, *, at: datetime, on_colleague: WhenColleagueReplies, on_away: WhenAway, by_machine: bool = True
) -> Verdict:
    """Whether the step may be done now. The gravest reason is told."""
    if standing.suppressed:
        return Verdict(Halt.OPTED_OUT, "They asked not to be contacted.")
    if standing.state not in LIVE_STATES:
        return Verdict(Halt.CLOSED, f"It is closed: {standing.state.label.lower()}.")
    if standing.replied:
        return Verdict(Halt.REPLIED, "They replied: a person goes on.")
    if standing.meeting_agreed:
        return Verdict(Halt.MEETING, "A meeting is agreed.")
    if verdict := _colleague(standing, on_colleague, at=at):
        return verdict
    if standing.owner_back_at is not None and on_away == WhenAway.HOLD and standing.owner_back_at > at:
        return Verdict(Halt.WAIT, "Its owner is away.", until=standing.owner_back_at)
    if by_machine and at - standing.due_at > LATE:
        return Verdict(Halt.LATE, f"It should have gone out on {standing.due_at:%-d %B}: say whether it still may.")
    return GO


def _colleague(standing: Standing, wish: WhenColleagueReplies, *, at: datetime) -> Verdict | None:
    replied_at = standing.colleague_replied_at
    if replied_at is None or wish == WhenColleagueReplies.CONTINUE:
        return None
    if wish == WhenColleagueReplies.STOP:
        return Verdict(Halt.COLLEAGUE, "Somebody at the same company replied.")
    until = replied_at + timedelta(days=7)
    return Verdict(Halt.WAIT, "Somebody at the same company replied.", until=until) if until > at else None

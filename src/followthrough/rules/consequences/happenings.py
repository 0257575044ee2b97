"""What happens by itself when a message comes in. Nothing here waits for a person."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from followthrough.rules.consequences.standing import LONGEST_ABSENCE, Standing, say_day, say_whom
from followthrough.rules.reading.verdict import Failure, Intent, Kind, Verdict
from followthrough.rules.words import Channel, NextBy, Outcome, State

UP_TO = re.compile(
    r"\b(?:before|until|till|prior to|vor|bis|erst|avant|jusqu|hasta|antes|prima|fino|até|ate|voor|tot)\b",
    re.IGNORECASE,
)
SOFT_MOST = 3
SOFT_DAYS = 3
"""So many soft bounces, spread over so many days, and the address counts as dead."""
RAISES_HAND = {Intent.INTERESTED: "is interested", Intent.QUESTION: "asks something"}
NEEDS_A_PERSON = {Intent.UNCLEAR: "wrote to you", Intent.OBJECTION: "objects", Intent.REFERRAL: "names somebody"}
"""Comes back to a person where only the machine had the next step."""
OUTCOMES = {Intent.NOT_NOW: Outcome.PUT_OFF, Intent.WILL_GET_BACK: Outcome.WILL_CALL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """`touch`: what came of this contact, none when it is no contact. Words are for the journal and the screens."""

    touch: Outcome | None = None
    waits: bool = False
    """The conversation waits for us."""
    raises_hand: str = ""
    forbids: str = ""
    """They are left alone from now on, on every channel: why."""
    withholds: str = ""
    """Automatic messages that wait to go out are held back: why."""
    failures: tuple[Failure, ...] = ()
    away_until: date | None = None
    """The step moves to the first working day after this one."""
    confirms: bool = False
    """The meeting stands."""
    said: str = ""
    """One line that tells a reader what this message was."""


def by_itself(verdict: Verdict, standing: Standing) -> Happening:
    """What follows at once from one message."""
    happening = _OF_KIND[verdict.kind](verdict, standing)
    return happening if happening.said else replace(happening, said=verdict.kind.label)


def is_opt_out(verdict: Verdict, standing: Standing) -> bool:
    """Whether they said it so plainly that nobody needs to look: every reasonable wording, and complaints.

    "Don't call me before March" is a pause, whatever its verb: then a person decides.
    """
    said = verdict.said
    if verdict.kind == Kind.FEEDBACK:
        return True
    if verdict.kind != Kind.REPLY or pause_until(verdict, standing) is not None:
        return False
    return said.opt_out or (said.intent == Intent.DO_NOT_CONTACT and said.is_sure)


def pause_until(verdict: Verdict, standing: Standing) -> date | None:
    """The day up to which they want to be left in peace, where their words name one: the first that lies ahead."""
    said = verdict.said
    if said.not_before is not None and standing.lies_ahead(said.not_before):
        return said.not_before
    if not UP_TO.search(verdict.newest_text):
        return None
    days = [each.date() if isinstance(each, datetime) else each for each in said.dates]
    return next((day for day in days if day > standing.today and standing.lies_ahead(day)), None)


def _reply(verdict: Verdict, standing: Standing) -> Happening:
    if is_opt_out(verdict, standing):
        return Happening(touch=Outcome.NOT_INTERESTED, forbids="They asked not to be contacted", said="Opted out")
    intent, is_sure = verdict.said.intent, verdict.said.is_sure
    sure = intent if is_sure else Intent.UNCLEAR
    withheld = "They wrote, and it is not clear what they want: you decide" if sure == Intent.UNCLEAR else "They wrote"
    return Happening(
        touch=OUTCOMES.get(sure, Outcome.REPLIED),
        waits=True,
        raises_hand=_raised(sure, standing),
        withholds=withheld,
        said=intent.label if is_sure else f"{Intent.UNCLEAR.label}: not sure what it says",
    )


def _raised(intent: Intent, standing: Standing) -> str:
    """Interest and questions always; what only the machine would have gone on with, too."""
    if not standing.is_live:
        return ""
    is_with_the_machine = standing.state == State.NURTURE or standing.by == NextBy.MACHINE
    return RAISES_HAND.get(intent, "") or (NEEDS_A_PERSON.get(intent, "") if is_with_the_machine else "")


def _bounce(verdict: Verdict, standing: Standing) -> Happening:
    hard = any(failure.hard for failure in verdict.failures)
    return Happening(failures=verdict.failures, said="Came back: nobody is reached there" if hard else "Came back")


def _complaint(verdict: Verdict, standing: Standing) -> Happening:
    return Happening(forbids="They marked a mail as unwanted", said="Marked as unwanted")


def _out_of_office(verdict: Verdict, standing: Standing) -> Happening:
    """Moves what we would have done meanwhile. An appointment is never moved by itself, nor on an odd date."""
    until = verdict.return_date
    stand_in = f"; {say_whom(verdict.stand_in)} stands in" if verdict.stand_in else ""
    if until is None:
        return Happening(said=f"Out of office{stand_in}")
    said = f"Out of office until {say_day(until, standing.today)}{stand_in}"
    if not standing.lies_ahead(until, LONGEST_ABSENCE) or (_falls_into(until, standing) and standing.is_fixed):
        return Happening(waits=True, said=said)
    return Happening(away_until=until, said=said)


def _falls_into(until: date, standing: Standing) -> bool:
    return standing.due_at is not None and standing.due_at.date() <= until


def _meeting(verdict: Verdict, standing: Standing) -> Happening:
    answer = verdict.meeting_answer
    if answer == "accepted":
        return Happening(confirms=True, said="Accepted the meeting")
    words = {"declined": "declined the meeting", "counter": "proposes another time", "tentative": "may come"}
    said = words.get(answer, "answered the invitation")
    hand = said if answer in ("declined", "counter") and standing.is_live else ""
    return Happening(waits=True, raises_hand=hand, said=said[0].upper() + said[1:])


def _automatic(verdict: Verdict, standing: Standing) -> Happening:
    return Happening(said="Automatic mail")


_OF_KIND = {
    Kind.REPLY: _reply,
    Kind.BOUNCE: _bounce,
    Kind.FEEDBACK: _complaint,
    Kind.OUT_OF_OFFICE: _out_of_office,
    Kind.MEETING: _meeting,
    Kind.AUTO: _automatic,
}


def is_dead(soft_days: list[date]) -> bool:
    """Whether an address with soft bounces on these days counts as dead."""
    return len(soft_days) >= SOFT_MOST and (max(soft_days) - min(soft_days)).days >= SOFT_DAYS


def other_channel(channels: tuple[Channel, ...], broken: Channel) -> Channel | None:
    """The way to try instead, by the order in which ways serve."""
    order = (Channel.CALL, Channel.TEXT, Channel.EMAIL, Channel.SOCIAL, Channel.LETTER, Channel.VISIT)
    return next((each for each in order if each in channels and each != broken), None)

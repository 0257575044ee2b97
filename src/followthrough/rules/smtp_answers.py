"""What a mail server's "no" means: a wait or a refusal, about this message or about us.

Codes and enhanced codes (RFC 5321, RFC 3463) come first; words only where servers use one code for several things.
Throttling is a wait, never a failure, and some providers say it with a 5xx.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
THROTTLED = re.compile(
    r"too (?:many|fast|much|frequent)|rate[ -]?limit|(?:sending|message|submission|connection) (?:rate|frequency)"
    r"|throttl|slow(?:ing)? down|limit(?:s)? (?:was |has been |is )?(?:exceeded|reached)"
    r"|exceed(?:s|ed|ing)?\b[^.]{0,60}\b(?:limit|rate|quota)|(?:daily|hourly|sending) (?:\w+ ){0,3}(?:quota|limit)",
    re.IGNORECASE,
)
ABOUT_A_DAY = re.compile(r"\bdaily\b|per day|24[ -]?h", re.IGNORECASE)
ABOUT_US = re.compile(
    r"blocked|blacklist|block ?list|black ?list|\bspam\b|\brbl\b|dnsbl|reputation|not authori[sz]ed|unauthori[sz]ed"
    r"|authenticat|\bspf\b|\bdkim\b|\bdmarc\b|relay(?:ing)? (?:access )?(?:is )?(?:denied|not)|unable to relay"
    r"|not allowed to send|sender (?:address )?rejected|account (?:is |has been )?(?:disabled|suspended|locked)|banned",
    re.IGNORECASE,
)
NOBODY_THERE = re.compile(
    r"(?:user|recipient|mailbox|address|account)\b[^.]{0,40}\b(?:unknown|not found|does ?n[o']t exist|invalid|disabled"
    r"|not exist|unavailable|inactive|no longer)|no such (?:user|mailbox|recipient|address|person)"
    r"|unknown (?:user|local)|unrouteable address|not our customer",
    re.IGNORECASE,
)
FULL = re.compile(r"(?:mailbox|quota|storage|inbox)\b[^.]{0,30}\b(?:full|exceeded|over)|over quota", re.IGNORECASE)
A_DAYS_WAIT = timedelta(hours=4)  # the limits of a day are most often counted over the last 24 hours


class Stage(Enum):
    """What the server answered to."""

    CONNECT = "connect"
    SIGN_IN = "sign_in"
    SENDER = "sender"
    RECIPIENT = "recipient"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Meaning:
    """`of_all`: nothing goes out from this mailbox until then; else it is about the one message.

    `bad_address`: nobody is reached there. `wait`: where they tell more than “later”.
    """

    is_passing: bool
    of_all: bool = False
    bad_address: bool = False
    wait: timedelta | None = None
    why: str = ""
    remedy: str = ""


def meaning_of(code: int, text: str, stage: Stage) -> Meaning:
    """What to make of an answer that is no 2xx."""
    enhanced = _enhanced(text)
    if _is_throttling(code, enhanced, text):
        return Meaning(
            is_passing=True,
            of_all=True,
            wait=A_DAYS_WAIT if ABOUT_A_DAY.search(text) else None,
            why="The mail server asked us to send more slowly.",
            remedy="Nothing to do: it goes on by itself. If this happens often, lower the limits of the mailbox.",
        )
    if stage == Stage.SIGN_IN:
        return _not_signed_in(code)
    return _passing(code, enhanced, stage) if 400 <= code < 500 else _permanent(code, enhanced, text, stage)


def _is_throttling(code: int, enhanced: tuple[int, int], text: str) -> bool:
    if enhanced[0] == 2 or FULL.search(text) or _is_too_large(code, enhanced, text):
        return False  # a limit of their mailbox, or of one message
    if code in (421, 429, 432):
        return True
    return enhanced == (4, 5) or bool(THROTTLED.search(text))  # x.4.5: congestion, and Google's limit of the day


def _not_signed_in(code: int) -> Meaning:
    if code < 500:
        return Meaning(is_passing=True, of_all=True, why="The mail server could not sign us in just now.")
    return Meaning(
        is_passing=False,
        of_all=True,
        why="The mail server does not accept the user name and password.",
        remedy="Open the mailbox's settings and sign in again; many providers want an app password here.",
    )


def _passing(code: int, enhanced: tuple[int, int], stage: Stage) -> Meaning:
    of_all = stage in (Stage.CONNECT, Stage.SENDER) or enhanced[0] == 3
    whose = "The mail server is not ready" if of_all else "Their mail server asks us to come back later"
    return Meaning(is_passing=True, of_all=of_all, why=f"{whose}; it is tried again.")


def _permanent(code: int, enhanced: tuple[int, int], text: str, stage: Stage) -> Meaning:
    if _is_too_large(code, enhanced, text):
        return Meaning(is_passing=False, why="It is too large for the mail server. Send a link instead of the file.")
    if _is_bad_address(code, enhanced, text, stage):
        return Meaning(is_passing=False, bad_address=True, why="Nobody is reached at this address.")
    if enhanced == (2, 2) or FULL.search(text):
        return Meaning(is_passing=False, why="Their mailbox is full. Reach them another way.")
    if stage in (Stage.CONNECT, Stage.SENDER) or _is_about_us(enhanced, text):
        return Meaning(
            is_passing=False,
            of_all=True,
            why="The mail server does not let this mailbox send.",
            remedy="Read its answer, ask the provider what is wrong, then let the mailbox send again.",
        )
    return Meaning(is_passing=False, why="Their mail server refused it.")


def _is_too_large(code: int, enhanced: tuple[int, int], text: str) -> bool:
    return enhanced in ((3, 4), (2, 3)) or (code == 552 and "size" in text.lower())


def _is_bad_address(code: int, enhanced: tuple[int, int], text: str, stage: Stage) -> bool:
    if enhanced in ((1, 1), (1, 2), (1, 3), (1, 6), (1, 10), (2, 1)):
        return True
    about_them = stage in (Stage.RECIPIENT, Stage.DATA) and not _is_about_us(enhanced, text)
    return about_them and (bool(NOBODY_THERE.search(text)) or (code == 551 and stage == Stage.RECIPIENT))


def _is_about_us(enhanced: tuple[int, int], text: str) -> bool:
    """5.7.x is policy; by its words it is about us, or their own wish not to get this message."""
    if enhanced in ((1, 7), (1, 8), (7, 0), (7, 8), (7, 9), (7, 23), (7, 25), (7, 26)):
        return True
    return enhanced[0] in (7, -1, 0) and bool(ABOUT_US.search(text))


def _enhanced(text: str) -> tuple[int, int]:
    """Subject and detail of the enhanced code, (-1, -1) where there is none."""
    found = ENHANCED.search(text)
    return (int(found[2]), int(found[3])) if found else (-1, -1)

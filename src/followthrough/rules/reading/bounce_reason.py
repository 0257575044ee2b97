"""Why a mail was not delivered, and whether anybody will ever be reached there.

Hard is only what is certain: no such person, no such host, nobody takes mail there, they moved. A full mailbox, a
suspended account, a blocked sender, a slow network say nothing about the address: soft.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from followthrough.rules.reading.words import failures as words

LONGEST = 3_000  # letters of what a server said that are looked at
STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
REPLY_CODE = re.compile(r"(?<![\d.,/=-])([45][0-5]\d)(?=[\s:;,)\]#-]|$)")
# RFC 3463, RFC 7505: of the address itself
NOWHERE = frozenset({"5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.4.310"})
STAGE = re.compile(
    r"(?i:RCPT)(?![A-Z])|does not like recipient|(?:has )?rejected address"
    r"|\b(?:DATA|MAIL FROM|MAIL command|HELO|EHLO|end of (?:data|DATA))\b"
)
TRANSCRIPT = re.compile(
    r">>>\s*(RCPT|DATA|MAIL|HELO|EHLO)[^\n]{0,500}(?:\n(?!>>>)[^\n]{0,500}){0,5}?\n\s*<<< [45]\d\d", re.I
)
OF_SENDER = frozenset({"5.1.7", "5.1.8"})
NO_MAIL_CODES = frozenset({"521", "556"})  # RFC 7504: nobody takes mail there
LITTLE = re.compile(r"[245]\.[13]\.0$|4\.4\.7$")


@dataclass(frozen=True, slots=True)
class Reason:
    hard: bool
    status: str
    reply_code: str


@lru_cache(maxsize=64)  # a report about hundreds says the same of each
def find(said: str, *, status: str = "", stage: str = "") -> Reason:
    """The reason in a server's words. `status` as the report has it; `stage` the SMTP command it answered, if known."""
    said = said[:LONGEST]
    known = _telling(STATUS.findall(status)[:1] + STATUS.findall(said))
    reply = REPLY_CODE.search(said)
    code = reply[1] if reply else ""
    return Reason(_is_hard(_folded(said), known, code, stage), known, code)


def _telling(codes: list[str]) -> str:
    """The code that says most, the first of equals: “other mail system problem” stands beside what it was."""
    return min(
        codes, key=lambda code: (code[0] == "2", code.endswith(".0.0"), LITTLE.search(code) is not None), default=""
    )


def stage_of(said: str) -> str:
    """The SMTP command that was refused, as far as a report says: RCPT is where an address is judged."""
    said = said[:LONGEST]
    if found := TRANSCRIPT.search(said):
        return found[1].upper()
    named = STAGE.search(said)
    if not named:
        return ""
    return "RCPT" if named[0].upper().startswith(("RCPT", "DOES", "HAS", "REJE")) else named[0][:4].upper()


def _is_hard(said: str, status: str, code: str, stage: str) -> bool:
    if status.startswith("4") or (code.startswith("4") and not status.startswith("5")):
        return False
    if status in OF_SENDER or stage == "MAIL" or _says(words.SENDER, said):
        return False
    if status.startswith("5.7."):  # RFC 3463: security or policy
        return _says(words.NOT_LISTED, said) or _says(words.NO_MAIL_THERE, said)
    if _says(words.FULL, said) or _says(words.TOO_LARGE, said):
        return False
    if code in NO_MAIL_CODES and not _says(words.REFUSED, said):
        return True
    if _says(words.NO_MAIL_THERE, said) or _says(words.MOVED, said) or _says(words.NO_HOST, said):
        return True
    if _says(words.NOT_LISTED, said) or (_says(words.NOBODY, said) and (status in NOWHERE or stage == "RCPT")):
        return True
    if _says(words.REFUSED, said) or _says(words.NOT_YET, said):
        return False
    return status in NOWHERE or (stage == "RCPT" and _says(words.TURNED_AWAY, said) and not _says(words.STOPPED, said))


def _says(family: tuple[str, ...], said: str) -> bool:
    return _compiled(family).search(said) is not None


@lru_cache(maxsize=64)
def _compiled(family: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(family))


def _folded(said: str) -> str:
    return " ".join(said.lower().split())

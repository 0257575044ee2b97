"""Testing a line for texts, one step after the other: each builds on the one before."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from followthrough.mailroom.wires.outside import is_local
from followthrough.mailroom.wires.texts import HttpTexts
from followthrough.mailroom.wires.troubles import Trouble
from followthrough.rules.checks import Check, Fared

SEND_NEWS = "Enter it at your provider as the address for incoming messages of this number (HTTP POST)."


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is tested. `news_at`: where the provider has to send what comes in."""

    wire: HttpTexts
    number: str
    news_at: str


def check_line(line: Line) -> list[Check]:
    """The steps up to the first that does not work."""
    found: list[Check] = []
    try:
        for check in _steps(line):
            found.append(check)
            if check.fared == Fared.WRONG:
                break
    except Trouble as wrong:
        said = f" It said: {wrong.said}" if wrong.said else ""
        found.append(Check(Fared.WRONG, f"{wrong.why}{said}"[:300], wrong.remedy or "Try again in a few minutes."))
    return found


def _steps(line: Line) -> Iterator[Check]:
    account = line.wire.account_says()
    if account is None:
        yield Check(Fared.WRONG, "There is no such account at this address.", "Check the address and the account.")
        return
    yield Check(Fared.WELL, f"{urlsplit(line.wire.base_url).hostname} answers and lets us in.")
    state = str(account.get("status") or "active")
    if state != "active":
        yield Check(Fared.WRONG, f"The account is {state}.", "Ask your provider to open it again.")
    number = line.wire.number_says(line.number)
    if number is None:
        remedy = "Check the number, or use one of this account."
        yield Check(Fared.WRONG, f"{line.number} is none of the account’s numbers.", remedy)
        return
    yield Check(Fared.WELL, f"{line.number} belongs to the account: texts can go out.")
    yield _news(line, str(number.get("sms_url") or ""))


def _news(line: Line, told: str) -> Check:
    """Whether what comes in finds its way to us."""
    if is_local(urlsplit(line.news_at).hostname or ""):
        remedy = "Put it behind an address the provider can reach, and set PUBLIC_URL."
        return Check(Fared.DOUBTFUL, "Answers and delivery reports can’t reach this machine.", remedy)
    if told.rstrip("/") != line.news_at.rstrip("/"):
        words = f"The provider does not send what comes in to {line.news_at} yet."
        return Check(Fared.DOUBTFUL, words, SEND_NEWS)
    return Check(Fared.WELL, "What comes in is sent to us.")

"""What was pressed on the page, as a verb of the mailroom."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import QueryDict

from followthrough.mailroom import actions as mailroom
from followthrough.mailroom.models import Message
from followthrough.rules.refusals import Refusal
from followthrough.rules.words import Channel

HOURS = {
    "morning": (time(8), time(12)),
    "noon": (time(12), time(14)),
    "afternoon": (time(14), time(18)),
    "evening": (time(18), time(20)),
}
WAYS = ("email", "call", "text")
PAUSES = {"month": 30, "quarter": 91, "half": 182, "year": 365}
LONGEST_PAUSE = timedelta(days=731)


class NoSuchDay(Refusal):
    message = "wrong"


def press(wish: str, message: Message, typed: QueryDict, *, at: datetime) -> bool:
    """Do it. Returns False for what is no wish. Refuses `NoSuchDay`."""
    act = _ACTS.get(wish)
    if act is None:
        return False
    act(message, typed, at)
    return True


def _prefer(message: Message, typed: QueryDict, at: datetime) -> None:
    way = typed.get("way", "")
    mailroom.prefer(message, Channel(way) if way in WAYS else None, HOURS.get(typed.get("time", "")), at=at)


def _pause(message: Message, typed: QueryDict, at: datetime) -> None:
    mailroom.pause(message, _until(message, typed, at), at=at)


def _until(message: Message, typed: QueryDict, at: datetime) -> date:
    today = at.astimezone(ZoneInfo(message.workspace.zone or "UTC")).date()
    day = typed.get("day", "").strip()
    if not day:
        return today + timedelta(days=PAUSES.get(typed.get("pause", ""), PAUSES["month"]))
    try:
        until = date.fromisoformat(day)
    except ValueError:
        raise NoSuchDay from None
    if not today < until <= today + LONGEST_PAUSE:
        raise NoSuchDay
    return until


_ACTS: dict[str, Callable[[Message, QueryDict, datetime], None]] = {
    "leave": lambda message, typed, at: mailroom.stop_mails(message, at=at),
    "stop": lambda message, typed, at: mailroom.stop_all(message, at=at),
    "call": lambda message, typed, at: mailroom.ask_for_call(message, at=at),
    "prefer": _prefer,
    "pause": _pause,
}

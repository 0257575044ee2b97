"""What a server answers to FETCH, read; and a set of uids, written."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

UID = re.compile(rb"\bUID (\d+)")
CAME_AT = re.compile(rb'INTERNALDATE "\s*(\d+)-([A-Za-z]{3})-(\d{4}) (\d\d:\d\d:\d\d) ([+-])(\d\d)(\d\d)"')
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


def answers(parts: Sequence[Any]) -> Iterator[tuple[bytes, bytes]]:
    """(what is said about a mail, its bytes): an answer is a tuple, and what follows up to the next one."""
    about, raw = b"", b""
    for part in parts:
        if isinstance(part, tuple):
            if about:
                yield about, raw
            about, raw = part[0], part[1]
        elif isinstance(part, bytes) and about:
            about += b" " + part
    if about:
        yield about, raw


def came_at(about: bytes) -> datetime | None:
    """When the server got it."""
    if not (written := CAME_AT.search(about)):
        return None
    day, month, year, clock, sign, hours, minutes = (each.decode("ascii", "replace") for each in written.groups())
    offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
    try:
        hour, minute, second = map(int, clock.split(":"))
        number = MONTHS.index(month.title()) + 1
        return datetime(int(year), number, int(day), hour, minute, second, tzinfo=UTC) - offset
    except (ValueError, OverflowError):
        return None


def as_set(uids: Sequence[int]) -> str:
    """`3,4,5,9` as `3:5,9`."""
    spans: list[list[int]] = []
    for uid in sorted(uids):
        if spans and uid == spans[-1][1] + 1:
            spans[-1][1] = uid
        else:
            spans.append([uid, uid])
    return ",".join(str(first) if first == last else f"{first}:{last}" for first, last in spans)

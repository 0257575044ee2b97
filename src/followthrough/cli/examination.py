"""What the doctor looks at. Each look yields findings: well, careful (advice) or ill, and how to mend it."""

import os
import platform
import shutil
import sqlite3
import stat
import sys
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import django
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection

from followthrough import __version__
from followthrough.cli.migrate import pending
from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity
from followthrough.journal.models import Entry
from followthrough.journal.queries import clock_state
from followthrough.mailroom.queries.health import health
from followthrough.team import actions as team

ROOM_WANTED = 500_000_000  # bytes free
ROOM_NEEDED = 50_000_000
OLDEST_POSTGRES = 15
CLOCK_SLACK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    state: Literal["well", "careful", "ill"]
    said: str
    mend: str = ""


def examine(*, at: datetime, deep: bool = False) -> Iterator[Finding]:
    """Everything there is to say. A database that can't be read ends the examination early."""
    yield Finding("Program", "well", _versions())
    yield from _zones()
    yield from _folder(settings.DATA)
    yield from _disk(settings.DATA)
    yield from _address()
    reachable = yield from _reachable()
    if not reachable:
        return
    yield from (_sqlite(deep=deep) if connection.vendor == "sqlite" else _postgres())
    missing = pending()
    if missing:
        yield Finding("Tables", "ill", f"older than the program ({len(missing)} steps)", "Run: followthrough migrate")
        return
    yield Finding("Tables", "well", "up to date")
    yield from _guards()
    yield from _orphans(at)
    yield from _secrets()
    yield from _clock(at)
    yield from _mail(at)


def _versions() -> str:
    return f"followthrough {__version__}, Python {platform.python_version()}, Django {django.get_version()}"


def _zones() -> Iterator[Finding]:
    try:
        for name in ("America/New_York", "Asia/Kolkata", "Europe/Berlin"):
            ZoneInfo(name)
    except ZoneInfoNotFoundError:
        yield Finding("Time zones", "ill", "this machine does not know them", "Run: pip install tzdata")
    else:
        yield Finding("Time zones", "well", "known")


def _folder(data: Path) -> Iterator[Finding]:
    if not os.access(data, os.W_OK | os.X_OK):
        yield Finding("Data folder", "ill", f"{data} can't be written to", f"Run: chown -R $(whoami) {data}")
        return
    for name, words in (("secret-key", "the secret key"), ("sealing-keys", "the keys of stored passwords")):
        secret = data / name
        if secret.exists() and sys.platform != "win32" and stat.S_IMODE(secret.stat().st_mode) & 0o077:
            yield Finding("Data folder", "ill", f"others can read {words} in it", f"Run: chmod 600 {secret}")
            return
    yield Finding("Data folder", "well", str(data))


def _disk(data: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(data).free
    said = f"{free / 1e9:.1f} GB free"
    mend = "Make room: when the disk is full nothing can be saved. Old backups lie in the data folder."
    if free < ROOM_NEEDED:
        yield Finding("Disk", "ill", said, mend)
    elif free < ROOM_WANTED:
        yield Finding("Disk", "careful", said, mend)
    else:
        yield Finding("Disk", "well", said)


def _address() -> Iterator[Finding]:
    if settings.DEBUG:
        yield Finding("Debug", "ill", "DEBUG is on: errors show the inside of the program", "Unset DEBUG")
    local = ("http://127.0.0.1", "http://localhost", "http://[::1]")
    if settings.PUBLIC_URL.startswith("https://") or settings.PUBLIC_URL.startswith(local):
        yield Finding("Address", "well", settings.PUBLIC_URL)
    else:
        yield Finding(
            "Address",
            "careful",
            f"{settings.PUBLIC_URL} is not encrypted: passwords can be read on the way",
            "Put it behind a web server with https and set PUBLIC_URL=https://…; see docs/running.md",
        )


def _reachable() -> Generator[Finding, None, bool]:
    """Yields what is wrong; returns whether the database can be asked."""
    file = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite" and not file.exists():
        yield Finding("Database", "ill", f"there is none yet at {file}", "Run: followthrough start")
        return False
    try:
        connection.ensure_connection()
    except DatabaseError as refused:
        said = str(refused).strip().splitlines()[0]
        yield Finding("Database", "ill", f"can't be reached: {said}", "Check DATABASE_URL and that the server runs")
        return False
    return True


def _sqlite(*, deep: bool) -> Iterator[Finding]:
    size = Path(str(connection.settings_dict["NAME"])).stat().st_size
    yield Finding("Database", "well", f"SQLite {sqlite3.sqlite_version}, {size / 1e6:.1f} MB")
    wanted = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1}
    found = {name: _ask(f"PRAGMA {name}")[0][0] for name in wanted}
    wrong = [f"{name} is {found[name]}, not {wanted[name]}" for name in wanted if found[name] != wanted[name]]
    if wrong:
        mend = "Remove options from DATABASE_URL; a network drive can't hold a SQLite database in use, a local disk can"
        yield Finding("Options", "ill", "; ".join(wrong), mend)
    else:
        yield Finding("Options", "well", "write-ahead log, foreign keys checked")
    damage = [row[0] for row in _ask("PRAGMA integrity_check" if deep else "PRAGMA quick_check") if row[0] != "ok"]
    lost = _ask("PRAGMA foreign_key_check")
    if damage or lost:
        said = damage[0] if damage else f"{len(lost)} rows point at rows that are gone (first: {lost[0][0]})"
        yield Finding("Integrity", "ill", said, "Stop the program, keep a copy of the file, run: followthrough restore")
    else:
        yield Finding("Integrity", "well", "read in full, no damage" if deep else "no damage")


def _postgres() -> Iterator[Finding]:
    version = int(_ask("SHOW server_version_num")[0][0]) // 10_000
    if version < OLDEST_POSTGRES:
        yield Finding("Database", "ill", f"PostgreSQL {version} is too old", f"Use {OLDEST_POSTGRES} or newer")
        return
    size = _ask("SELECT pg_database_size(current_database())")[0][0]
    yield Finding("Database", "well", f"PostgreSQL {version}, {size / 1e6:.1f} MB")
    if _ask("SHOW fsync")[0][0] != "on":
        yield Finding("Options", "careful", "fsync is off: a power cut can destroy the database", "Set fsync = on")


def _guards() -> Iterator[Finding]:
    """The constraints that make a "maybe" impossible must be in the database, not only in the code."""
    missing = []
    with connection.cursor() as cursor:
        for model in apps.get_app_config("followup").get_models():
            there = connection.introspection.get_constraints(cursor, model._meta.db_table)
            missing += [constraint.name for constraint in model._meta.constraints if constraint.name not in there]
    triggers = {
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%owner_works_here%'",
        "postgresql": "SELECT count(*) FROM pg_trigger WHERE tgname LIKE '%owner_works_here%'",
    }
    if _ask(triggers[connection.vendor])[0][0] < 2:  # one on insert, one on update
        missing.append("opportunity_owner_works_here")
    if missing:
        mend = "Restore a backup made by `followthrough backup`: a copy made otherwise may have lost them"
        yield Finding("Guards", "ill", f"the database lost {', '.join(missing)}", mend)
    else:
        yield Finding("Guards", "well", "the database refuses a prospect without a next step")


def _orphans(at: datetime) -> Iterator[Finding]:
    found = followup.repair_orphans(at=at)
    if found:
        said = f"{len(found)} without one or with an owner who left: opportunities {', '.join(map(str, found[:5]))}"
        yield Finding("Next steps", "ill", said, "Open each on screen and give it a step and an owner")
    else:
        live = Opportunity.objects.live().count()
        yield Finding("Next steps", "well", f"each of {live} open prospects has exactly one; without a step: 0")


def _secrets() -> Iterator[Finding]:
    """Stored passwords without their key are lost: a copy of the database without `sealing-keys`."""
    found = team.count_sealed()
    if found.lost:
        said = f"{found.lost} of {found.secrets} can't be opened: the key that sealed them is gone"
        yield Finding("Passwords", "ill", said, "Put the key back into sealing-keys, or type them again on screen")
    else:
        yield Finding("Passwords", "well", f"{found.secrets} stored, all sealed")


def _clock(at: datetime) -> Iterator[Finding]:
    latest = Entry.objects.order_by("-id").values_list("at", flat=True).first()
    if latest and latest > at + CLOCK_SLACK:
        said = f"this machine says {at:%Y-%m-%d %H:%M} UTC, but something was done at {latest:%Y-%m-%d %H:%M}"
        yield Finding("Time", "ill", said, "Set the machine's clock (timedatectl set-ntp true)")
    else:
        yield Finding("Time", "well", f"{at:%Y-%m-%d %H:%M} UTC")
    state = clock_state(at=at)
    if state.stands_still:
        said = f"stands still since {state.last_tick:%Y-%m-%d %H:%M} UTC" if state.last_tick else "has not run yet"
        yield Finding("Clock", "ill", said, "Run: followthrough start, or: followthrough worker")
    else:
        yield Finding("Clock", "well", f"ticked at {state.last_tick:%H:%M:%S} UTC")
    for name, said in state.failing:
        yield Finding(f"Act {name}", "ill", said, "It is tried again by itself; the log has the whole story")


def _mail(at: datetime) -> Iterator[Finding]:
    found = health(at=at)
    for name, why, remedy in found.still:
        yield Finding(f"Mailbox {name}", "ill", f"sends nothing: {why}", remedy or "Open its settings")
    if found.unknown:
        said = f"of {found.unknown} messages nobody knows whether they went out"
        yield Finding("Messages", "careful", said, "Decide under Inbox, Sent or not?")
    if found.lying:
        said = f"messages of {', '.join(found.lying[:5])} are due and not sent"
        yield Finding("Sending", "ill", said, "See that the clock runs: followthrough worker")
    if not (found.still or found.lying):
        yield Finding("Sending", "well", "nothing stands still")


def _ask(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())

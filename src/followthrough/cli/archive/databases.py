"""Copying a database that is in use, out and back in. Each direction happens whole or not at all."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from followthrough.rules.refusals import Refusal
from followthrough.team.models import Workspace


class ToolMissing(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is needed to copy a PostgreSQL database. On Debian: apt install postgresql-client")


class CopyFailed(Refusal):
    def __init__(self, said: str) -> None:
        super().__init__(f"The database could not be copied; nothing was changed. It said: {said}")


def copy_out(target: Path) -> None:
    """A consistent copy at `target`, made while others read and write."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(_sqlite_file())) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def copy_in(source: Path) -> None:
    """Put the copy in place of what is there, in one transaction: a kill leaves the old or the new, never a mixture."""
    connection.close()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(_sqlite_file())) as target:
            target.execute("PRAGMA journal_mode=WAL")
            copy.backup(target)
    else:
        _run("pg_restore", *_restore_options(), str(source))


def is_in_use() -> bool:
    """Whether anything worth keeping is in the database. Raises DatabaseError when it can't be read."""
    if Workspace._meta.db_table not in connection.introspection.table_names():
        return False
    return Workspace.objects.exists()


def put_aside(folder: Path, name: str) -> Path | None:
    """Move a SQLite file that can't be read out of the way, with what belongs to it. None elsewhere."""
    if connection.vendor != "sqlite":
        return None
    connection.close()
    folder.mkdir(parents=True, exist_ok=True)
    for ending in ("", "-wal", "-shm"):
        file = Path(f"{_sqlite_file()}{ending}")
        if file.exists():
            file.replace(folder / f"{name}.sqlite3{ending}")
    return folder / f"{name}.sqlite3"


def check(copy: Path, vendor: str) -> str:
    """What is wrong with a copy, empty when nothing is."""
    if vendor == "sqlite":
        try:
            with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as opened:
                said = opened.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as broken:
            return str(broken)
        return "" if said == "ok" else str(said)
    listed = subprocess.run([_tool("pg_restore"), "--list", copy], capture_output=True, text=True, check=False)
    return listed.stderr.strip() if listed.returncode else ""


def migrations() -> list[str]:
    """What the database has seen, as app.name."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def _restore_options() -> tuple[str, ...]:
    return ("--clean", "--if-exists", "--single-transaction", "--no-owner", "--no-privileges", "--exit-on-error")


def _run(tool: str, *arguments: str) -> None:
    settings = connection.settings_dict
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    surroundings = {variable: str(settings[key]) for key, variable in names.items() if settings.get(key)}
    done = subprocess.run(
        [_tool(tool), f"--dbname={settings['NAME']}", *arguments],
        env={**os.environ, **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CopyFailed(done.stderr.strip().splitlines()[0] if done.stderr.strip() else f"{tool} {done.returncode}")


def _tool(name: str) -> str:
    """Newest first: pg_dump refuses a server that is newer than itself."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=_version, reverse=True)
    path = str(found[0]) if found else shutil.which(name)
    if path is None:
        raise ToolMissing(name)
    return path


def _version(path: Path) -> int:
    return int(path.parents[1].name) if path.parents[1].name.isdigit() else 0


def _sqlite_file() -> Any:
    return connection.settings_dict["NAME"]

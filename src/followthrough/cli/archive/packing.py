"""Making a backup."""

import io
import os
import shutil
import tarfile
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.db import connection

from followthrough import __version__
from followthrough.cli.archive import databases
from followthrough.cli.archive.manifest import DATABASE, FILES, NAME, Manifest, sum_of
from followthrough.rules.refusals import Refusal

FOLDER = "backups"
LEFT_OUT = frozenset({FOLDER, "static", "restoring"})  # made again by themselves, or backups of their own
ABANDONED = 24 * 3600  # seconds
DATABASE_ENDINGS = (".sqlite3", ".sqlite3-wal", ".sqlite3-shm", ".sqlite3-journal")


class BackupDamaged(Refusal):
    def __init__(self, said: str) -> None:
        super().__init__(
            f"The copy of the database is damaged ({said}), so no backup was made. Run: followthrough doctor"
        )


def make(target: Path, *, data: Path, at: datetime) -> Manifest:
    """Write the archive. It appears under its name only when it is whole. Refuses `BackupDamaged`, `CopyFailed`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as work:
        copy = Path(work) / DATABASE
        databases.copy_out(copy)
        if said := databases.check(copy, connection.vendor):
            raise BackupDamaged(said)
        members = {DATABASE: copy} | {FILES + name: path for name, path in _files(data)}
        manifest = Manifest(
            made_at=at.isoformat(),
            program=__version__,
            vendor=connection.vendor,
            migrations=databases.migrations(),
            sums={name: sum_of(path) for name, path in members.items()},
        )
        whole = Path(work) / "whole"
        _write(whole, manifest, members)
        whole.replace(target)
    return manifest


def usual_target(data: Path, *, at: datetime, name: str = "followthrough") -> Path:
    return data / FOLDER / f"{name}-{at:%Y%m%d-%H%M%S}.tar.gz"


def _sweep(folder: Path) -> None:
    """Remove what a backup that was killed left behind: by now nobody writes there."""
    for left in folder.glob(".backup-*"):
        if time.time() - left.stat().st_mtime > ABANDONED:
            shutil.rmtree(left, ignore_errors=True)


def _files(data: Path) -> Iterator[tuple[str, Path]]:
    """Everything else in the data folder, the secret key included: without it nobody stays signed in."""
    for path in sorted(data.rglob("*")):
        inside = path.relative_to(data)
        if inside.parts[0] in LEFT_OUT or inside.parts[0].startswith(".") or path.name.endswith(DATABASE_ENDINGS):
            continue
        if path.is_file() and not path.is_symlink():
            yield inside.as_posix(), path


def _write(target: Path, manifest: Manifest, members: dict[str, Path]) -> None:
    """Readable by its owner alone: the key and everybody's data are in it. On disk before it gets its name."""
    opened = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=3) as archive:
            head = tarfile.TarInfo(NAME)
            head.size = len(manifest.as_bytes())
            archive.addfile(head, io.BytesIO(manifest.as_bytes()))
            for name, path in members.items():
                archive.add(path, arcname=name, recursive=False)
        file.flush()
        os.fsync(file.fileno())

"""Checking a backup and bringing it back."""

import os
import shutil
import tarfile
import zlib
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from followthrough.cli.archive import databases
from followthrough.cli.archive.manifest import DATABASE, FILES, NAME, Manifest, sum_of
from followthrough.rules.refusals import Refusal


class NotABackup(Refusal):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} is no whole backup of Followthrough ({why}). Nothing was changed.")


class OtherDatabase(Refusal):
    def __init__(self, there: str, here: str) -> None:
        super().__init__(
            f"The backup was made on {there}, and DATABASE_URL names {here}. Nothing was changed.\n"
            "Bring it back where it was made."
        )


class MadeByNewer(Refusal):
    def __init__(self, program: str) -> None:
        super().__init__(
            f"The backup was made by a newer version ({program}). Nothing was changed.\n"
            "Bring the program up to date, then try again."
        )


def open_backup(source: Path, work: Path) -> Manifest:
    """Unpack into `work` and check every byte. Refuses `NotABackup`, `OtherDatabase`, `MadeByNewer`."""
    try:
        with tarfile.open(source, "r:*") as archive:
            archive.extractall(work, filter="data")
        manifest = Manifest.read(work / NAME)
    except (OSError, tarfile.TarError, zlib.error, EOFError, ValueError, TypeError) as broken:
        raise NotABackup(source, str(broken)) from None
    for name, wanted in manifest.sums.items():
        path = work / name
        if not path.is_file() or sum_of(path) != wanted:
            raise NotABackup(source, f"{name} is damaged or missing")
    if manifest.vendor != connection.vendor:
        raise OtherDatabase(manifest.vendor, connection.vendor)
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if set(manifest.migrations) - known:
        raise MadeByNewer(manifest.program)
    if said := databases.check(work / DATABASE, manifest.vendor):
        raise NotABackup(source, said)
    return manifest


def bring_back(work: Path, manifest: Manifest, *, data: Path) -> None:
    """The database in one transaction, then each file in one rename. Run again after a kill, it ends the same way."""
    databases.copy_in(work / DATABASE)
    for name in manifest.sums:
        if name.startswith(FILES):
            _put(work / name, data / name.removeprefix(FILES))


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    shutil.copy2(source, part)
    os.replace(part, target)

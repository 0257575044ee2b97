"""Changing the key that seals passwords and tokens: a new one in front, every secret sealed anew, the old ones dropped.

Every table is looked through for columns called `sealed_…`, so that a new one cannot be forgotten.
"""

import base64
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet
from django.apps import apps
from django.conf import settings
from django.db import models, transaction

from followthrough.team import sealing
from followthrough.team.refusals import KeysElsewhere, KeysStillNeeded, SealBroken

PORTION = 500


@dataclass(frozen=True, slots=True)
class Sealed:
    """How many secrets there are, how many an older key sealed, how many no kept key opens."""

    secrets: int
    older: int
    lost: int


def count_sealed() -> Sealed:
    """Look at every secret there is."""
    newest = Fernet(sealing.keys()[0])
    secrets = older = lost = 0
    for _, _, sealed in _every_secret():
        secrets += 1
        older += not _opens(newest, sealed)
        lost += not _opens_at_all(sealed)
    return Sealed(secrets, older - lost, lost)


def rotate_keys() -> int:
    """A new key in front of the others, and every secret sealed with it. Returns how many were sealed anew.

    Run again after a crash it ends the same way. Refuses `KeysElsewhere`.
    """
    _write_keys([base64.urlsafe_b64encode(os.urandom(32)).decode("ascii"), *sealing.keys()])
    changed = 0
    for model, column, sealed, pk in _every_row():
        if _opens_at_all(sealed):
            with transaction.atomic():
                row = model._base_manager.filter(pk=pk, **{column: sealed})  # somebody may have typed a new one
                changed += row.update(**{column: sealing.reseal(sealed)})
    return changed


def drop_old_keys() -> int:
    """Keep the newest key alone. Returns how many were dropped. Refuses `KeysStillNeeded`, `KeysElsewhere`."""
    if count_sealed().older:
        raise KeysStillNeeded
    keys = sealing.keys()
    _write_keys(keys[:1])
    return len(keys) - 1


def _write_keys(keys: list[str]) -> None:
    """Written beside and moved into place, readable by its owner alone."""
    path: Path | None = settings.SEALING_KEYS_FILE
    if path is None:
        raise KeysElsewhere
    part = path.with_name(f".{path.name}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write("\n".join(keys) + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)
    sealing.read_keys_anew()


def _every_secret() -> Iterator[tuple[type[models.Model], str, str]]:
    for model, column, sealed, _ in _every_row():
        yield model, column, sealed


def _every_row() -> Iterator[tuple[type[models.Model], str, str, int]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.name.startswith("sealed_"):
                rows = model._base_manager.exclude(**{field.name: ""}).order_by("pk")
                for pk, sealed in list(rows.values_list("pk", field.name)):
                    yield model, field.name, sealed, pk


def _opens(key: Fernet, sealed: str) -> bool:
    try:
        key.decrypt(sealed.encode("ascii"))
    except Exception:  # whatever a broken seal raises, it does not open
        return False
    return True


def _opens_at_all(sealed: str) -> bool:
    try:
        sealing.unseal(sealed)
    except SealBroken:
        return False
    return True

"""Secrets at rest: sealed with the newest key, opened with any key that is still kept.

A key that was changed while this process runs is found in the file when the ones it knows don't open a seal.
"""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from followthrough.team.refusals import SealBroken


class _Seen:
    """When the file was written that the keys in use were read from."""

    written = 0


def seal(secret: str) -> str:
    """The secret as it may be stored. Empty stays empty."""
    return _ring(tuple(keys())).encrypt(secret.encode()).decode("ascii") if secret else ""


def unseal(sealed: str) -> str:
    """The secret again. Refuses `SealBroken` when no kept key opens it."""
    if not sealed:
        return ""
    try:
        return _opened(sealed)
    except (InvalidToken, UnicodeEncodeError):
        read_keys_anew()
    try:
        return _opened(sealed)
    except (InvalidToken, UnicodeEncodeError) as wrong:
        raise SealBroken from wrong


def reseal(sealed: str) -> str:
    """The same secret under the newest key. Refuses `SealBroken`."""
    return seal(unseal(sealed))


def keys() -> list[str]:
    """The kept keys, newest first. Nothing is sealed with a key that was dropped meanwhile."""
    path = settings.SEALING_KEYS_FILE
    written = path.stat().st_mtime_ns if path is not None and path.exists() else 0
    if _Seen.written and written != _Seen.written:
        read_keys_anew()
    _Seen.written = written
    return list(settings.SEALING_KEYS)


def read_keys_anew() -> None:
    """Another process may have changed them since this one began."""
    path = settings.SEALING_KEYS_FILE
    if path is not None and path.exists():
        settings.SEALING_KEYS = path.read_text(encoding="ascii").split() or settings.SEALING_KEYS


def _opened(sealed: str) -> str:
    return _ring(tuple(keys())).decrypt(sealed.encode("ascii")).decode()


@lru_cache(maxsize=4)
def _ring(kept: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in kept])

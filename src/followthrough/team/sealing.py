"""Secrets at rest: sealed with the newest key, opened with any key that is still kept."""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from followthrough.team.refusals import SealBroken


def seal(secret: str) -> str:
    """The secret as it may be stored. Empty stays empty."""
    return _ring(tuple(settings.SEALING_KEYS)).encrypt(secret.encode()).decode("ascii") if secret else ""


def unseal(sealed: str) -> str:
    """The secret again. Refuses `SealBroken` when no kept key opens it."""
    if not sealed:
        return ""
    try:
        return _ring(tuple(settings.SEALING_KEYS)).decrypt(sealed.encode("ascii")).decode()
    except InvalidToken as wrong:
        raise SealBroken from wrong


def reseal(sealed: str) -> str:
    """The same secret under the newest key. Refuses `SealBroken`."""
    return seal(unseal(sealed))


@lru_cache(maxsize=4)
def _ring(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])

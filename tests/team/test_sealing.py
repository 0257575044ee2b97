"""Secrets at rest: what is stored says nothing, any kept key opens it, the newest one seals."""

import pytest
from cryptography.fernet import Fernet

from followthrough.team import sealing
from followthrough.team.refusals import SealBroken

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def test_what_is_stored_does_not_show_the_secret(settings) -> None:
    settings.SEALING_KEYS = [OLD]
    sealed = sealing.seal("open sesame")
    assert "sesame" not in sealed
    assert sealing.unseal(sealed) == "open sesame"


def test_an_old_key_still_opens_and_the_new_one_seals(settings) -> None:
    settings.SEALING_KEYS = [OLD]
    sealed = sealing.seal("open sesame")
    settings.SEALING_KEYS = [NEW, OLD]
    anew = sealing.reseal(sealed)
    settings.SEALING_KEYS = [NEW]
    assert sealing.unseal(anew) == "open sesame"
    with pytest.raises(SealBroken):
        sealing.unseal(sealed)


def test_nothing_is_sealed_as_nothing() -> None:
    assert sealing.seal("") == ""
    assert sealing.unseal("") == ""

"""Secrets at rest: what is stored says nothing, any kept key opens it, the newest one seals."""

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from followthrough.mailroom.models import Mailbox
from followthrough.team import actions as team
from followthrough.team import sealing
from followthrough.team.actions.sealing import Sealed
from followthrough.team.refusals import KeysElsewhere, KeysStillNeeded, SealBroken
from tests.cast import Cast
from tests.mailroom.letters import make_mailbox

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


@pytest.fixture
def keys_file(settings, tmp_path: Path) -> Path:
    """A running house: its keys in a file of its own."""
    path = tmp_path / "sealing-keys"
    path.write_text(OLD + "\n", encoding="ascii")
    settings.SEALING_KEYS, settings.SEALING_KEYS_FILE = [OLD], path
    return path


@pytest.fixture
def secret(cast: Cast, keys_file: Path) -> Mailbox:
    return make_mailbox(cast.rep, sealed_password=sealing.seal("open sesame"), sealed_tokens=sealing.seal("{}"))


def test_a_new_key_seals_every_secret_and_the_old_one_may_go(secret: Mailbox, keys_file: Path) -> None:
    was = secret.sealed_password
    assert team.rotate_keys() == 2
    secret.refresh_from_db()
    assert secret.sealed_password != was
    assert sealing.unseal(secret.sealed_password) == "open sesame"
    assert team.count_sealed() == Sealed(secrets=2, older=0, lost=0)
    assert sealing.unseal(was) == "open sesame"
    assert team.drop_old_keys() == 1
    assert len(keys_file.read_text(encoding="ascii").split()) == 1
    assert stat.S_IMODE(keys_file.stat().st_mode) == 0o600
    with pytest.raises(SealBroken):
        sealing.unseal(was)
    assert sealing.unseal(secret.sealed_password) == "open sesame"


def test_an_old_key_that_is_still_needed_is_not_dropped(secret: Mailbox, keys_file: Path, settings) -> None:
    settings.SEALING_KEYS = [NEW, OLD]
    with pytest.raises(KeysStillNeeded):
        team.drop_old_keys()


@pytest.mark.django_db
def test_a_running_process_finds_a_key_that_was_changed_beside_it(keys_file: Path, settings) -> None:
    sealed = sealing.seal("open sesame")
    assert team.rotate_keys() == 0
    anew = sealing.seal("open sesame")
    settings.SEALING_KEYS = [OLD]  # as a process still knows them that began before
    assert sealing.unseal(anew) == "open sesame"
    assert sealing.unseal(sealed) == "open sesame"


@pytest.mark.django_db
def test_keys_of_the_environment_are_not_ours_to_change(settings) -> None:
    settings.SEALING_KEYS, settings.SEALING_KEYS_FILE = [OLD], None
    with pytest.raises(KeysElsewhere):
        team.rotate_keys()


def test_a_secret_whose_key_is_gone_is_counted_and_left_as_it_is(secret: Mailbox, keys_file: Path, settings) -> None:
    keys_file.write_text(NEW, encoding="ascii")
    settings.SEALING_KEYS = [NEW]
    was = secret.sealed_password
    assert team.count_sealed() == Sealed(secrets=2, older=0, lost=2)
    assert team.rotate_keys() == 0
    secret.refresh_from_db()
    assert secret.sealed_password == was

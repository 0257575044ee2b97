"""What the surroundings say: safe defaults, one secret whoever asks first, one address for the database."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from followthrough.config import environment
from tests.house.source import ROOT


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first, second = environment.secret_key(tmp_path), environment.secret_key(tmp_path)
    assert first == second
    assert len(first) > 60
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_those_who_start_at_the_same_moment_share_one_secret(tmp_path: Path) -> None:
    found: list[str] = []
    gate = threading.Barrier(8)

    def ask() -> None:
        gate.wait()
        found.append(environment.secret_key(tmp_path))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert found[0]


def test_a_given_secret_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "given")
    assert environment.secret_key(tmp_path) == "given"
    assert not list(tmp_path.iterdir())


def test_sqlite_in_the_data_folder_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    found = environment.database(tmp_path)
    assert found["NAME"] == str(tmp_path / "followthrough.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_the_data_folder_of_a_clone_is_var(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOLLOWTHROUGH_DATA", raising=False)
    assert environment.data_folder() == ROOT / "var"


def test_settings_are_safe_behind_https(tmp_path: Path) -> None:
    """Django's own list of what a public site needs; what is left out has its reason here."""
    left_out = {
        "security.W004",  # HSTS and the redirect to https belong to the web server in front, which speaks https
        "security.W008",
    }
    env = {**os.environ, "FOLLOWTHROUGH_DATA": str(tmp_path), "PUBLIC_URL": "https://sales.example"}
    env |= {"ALLOWED_HOSTS": "sales.example", "PYTHONPATH": str(ROOT / "src")}
    checked = subprocess.run(
        [sys.executable, "-W", "error", "-m", "django", "check", "--deploy"],
        env={**env, "DJANGO_SETTINGS_MODULE": "followthrough.config.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    found = {word.strip("?:()") for word in checked.stderr.split() if word.startswith(("(security", "security."))}
    assert found <= left_out, checked.stderr

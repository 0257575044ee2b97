"""Real processes: the program as a person starts it, with a data folder and a database of its own."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tests.house.source import ROOT

PATIENCE = 120  # seconds after which something that should have happened counts as failed


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A process takes a second or two to start: on PostgreSQL only those run for which the database matters."""
    if config.option.db != "postgres":
        return
    here = Path(__file__).parent
    left_out = [item for item in items if here in item.path.parents and not item.get_closest_marker("both")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


class Preloaded:
    """The program with its imports done: see `preloaded.py`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("preloaded.py")],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, arguments: tuple[str, ...], env: dict[str, str], given: str) -> subprocess.CompletedProcess[str]:
        assert self.process.stdin
        assert self.process.stdout
        (self.folder / "stdin").write_text(given, encoding="utf-8")
        order = {"arguments": arguments, "env": env, "folder": str(self.folder), "patience": PATIENCE}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        code = int(self.process.stdout.readline())
        said, complained = ((self.folder / name).read_text(encoding="utf-8") for name in ("stdout", "stderr"))
        return subprocess.CompletedProcess(arguments, code, said, complained)

    def stop(self) -> None:
        try:
            self.process.communicate(timeout=PATIENCE)  # closing its input ends it
        except (subprocess.TimeoutExpired, BrokenPipeError):
            self.process.kill()
            self.process.communicate()


class House:
    """One installation. `run` waits for a command to end, `begin` leaves one running and reads what it says."""

    def __init__(self, data: Path, database_url: str | None, preloaded: Preloaded) -> None:
        self.data = data
        self.preloaded = preloaded
        self.running: list[Running] = []
        kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        self.env = kept | {
            "FOLLOWTHROUGH_DATA": str(data),
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONWARNINGS": "default",
            "NO_COLOR": "1",
            "COLUMNS": "100",
        }
        self.env.pop("DATABASE_URL", None)
        if database_url:
            self.env["DATABASE_URL"] = database_url

    def run(self, *arguments: str, given: str = "", **surroundings: str) -> subprocess.CompletedProcess[str]:
        return self.preloaded.run(arguments, self.env | surroundings, given)

    def say(self, *arguments: str, **surroundings: str) -> str:
        """What a command that must work says."""
        done = self.run(*arguments, **surroundings)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def tell(self, *arguments: str, **surroundings: str) -> Any:
        """What it says in JSON."""
        return json.loads(self.say(*arguments, "--json", **surroundings))

    def begin(self, *arguments: str, **surroundings: str) -> "Running":
        self.running.append(Running(self.command(*arguments), self.env | surroundings))
        return self.running[-1]

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "followthrough", *arguments]


class Running:
    """A process that goes on until it is stopped."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.heard = ""
        self.process = subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
        )

    def hear(self, pattern: str) -> re.Match[str]:
        """Read on until it has said this. Fails when it ends first, or says nothing for too long and is stopped."""
        assert self.process.stdout
        too_long = threading.Timer(PATIENCE, self.process.kill)
        too_long.start()
        try:
            return self._read_until(pattern)
        finally:
            too_long.cancel()

    def _read_until(self, pattern: str) -> re.Match[str]:
        assert self.process.stdout
        while not (found := re.search(pattern, self.heard)):
            line = self.process.stdout.readline()
            assert line, f"it ended with {self.process.wait(PATIENCE)} before saying {pattern!r}:\n{self.heard}"
            self.heard += line
        return found

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send the signal and return the exit code. What was still said is in `heard`."""
        self.process.send_signal(number)
        with contextlib.suppress(ValueError):
            self.heard += self.process.communicate(timeout=PATIENCE)[0]
        return self.process.returncode

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        if self.process.stdout and not self.process.stdout.closed:
            self.process.communicate()


@pytest.fixture(scope="session")
def preloaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preloaded]:
    made = Preloaded(tmp_path_factory.mktemp("preloaded"))
    yield made
    made.stop()


@pytest.fixture
def house(tmp_path: Path, pytestconfig: pytest.Config, preloaded: Preloaded) -> Iterator[House]:
    """An installation that has never been started."""
    with _database(pytestconfig) as url:
        yield from _lived_in(House(tmp_path / "data", url, preloaded))


@pytest.fixture
def inhabited(template: House, tmp_path: Path, pytestconfig: pytest.Config, preloaded: Preloaded) -> Iterator[House]:
    """An installation in which Rosa has a workspace of her own: a copy, because making one takes a second or two."""
    shutil.copytree(template.data, tmp_path / "data")
    with _database(pytestconfig, template.env.get("DATABASE_URL", "")) as url:
        yield from _lived_in(House(tmp_path / "data", url, preloaded))


@pytest.fixture(scope="session")
def template(
    tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config, preloaded: Preloaded
) -> Iterator[House]:
    with _database(pytestconfig) as url:
        made = House(tmp_path_factory.mktemp("template") / "data", url, preloaded)
        made.say(
            "workspace", "Linden Motors", "--email", "rosa@linden.example", "--your-name", "Rosa Reed",
            "--zone", "Europe/Berlin", "--country", "DE", "--currency", "EUR",
        )  # fmt: skip
        yield made


def _lived_in(house: House) -> Iterator[House]:
    yield house
    for running in house.running:
        running.end()


@contextlib.contextmanager
def _database(config: pytest.Config, template: str = "") -> Iterator[str | None]:
    """On PostgreSQL a database of its own in the run's cluster; on SQLite the file in the data folder."""
    if config.option.db == "sqlite":
        yield None
        return
    name = f"process_{uuid.uuid4().hex[:12]}"
    base = os.environ["DATABASE_URL"].rsplit("/", 1)[0]
    with psycopg.connect(f"{base}/postgres".replace("postgres://", "postgresql://"), autocommit=True) as server:
        source = sql.Identifier(template.rsplit("/", 1)[1] if template else "template1")
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), source))
        try:
            yield f"{base}/{name}"
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

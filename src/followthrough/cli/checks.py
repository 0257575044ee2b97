"""`followthrough test`: the one command that checks everything. CI runs the same."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[3]
COUNTED = re.compile(r"(\d+) (passed|failed|skipped|errors?)\b")
SUMMARY = re.compile(r"^=*\s*\d+ (passed|failed|error|skipped|deselected).* in [\d.]+s")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    about: str
    command: tuple[str, ...]
    missing: str = ""  # what this machine lacks for it
    is_pytest: bool = False
    is_slow: bool = False  # only when it is named


@dataclass(slots=True)
class Result:
    check: Check
    passed: bool
    seconds: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--only", multiple=True, metavar="NAME", help="Only this check; may be given several times.")
@click.option("--list", "listed", is_flag=True, help="Show the checks and what each needs.")
@click.argument("pytest_args", nargs=-1, type=click.UNPROCESSED)
def command(only: tuple[str, ...], listed: bool, pytest_args: tuple[str, ...]) -> None:
    """Check everything: style, types, floors, migrations, tests on both databases, journeys.

    What a machine lacks (PostgreSQL, Chromium) is said and left out; where CI=true is set its absence fails.
    With PYTEST_ARGS (`followthrough test tests/rules -k zones`) only pytest runs, on SQLite.

    Leaves with 0 when everything passed, else with 1.
    """
    if not (ROOT / "tests").is_dir():
        raise click.ClickException("The tests are not part of an installed package: run this in a clone.")
    if pytest_args:
        sys.exit(subprocess.run(_pytest(*pytest_args), cwd=ROOT, env=_surroundings(), check=False).returncode)
    checks = [check for check in _checks() if (check.name in only if only else listed or not check.is_slow)]
    if unknown := set(only) - {check.name for check in _checks()}:
        raise click.UsageError(f"There is no check called {', '.join(sorted(unknown))}. See --list.")
    if listed:
        for check in checks:
            click.echo(f"{check.name:12} {check.about}{f' (missing: {check.missing})' if check.missing else ''}")
        return
    began = time.monotonic()
    results = [run_check(check) for check in checks]
    sys.exit(sum_up(results, time.monotonic() - began))


def _checks() -> Iterator[Check]:
    tools = Path(sys.executable).parent
    workers = ("-n", str(min(os.cpu_count() or 1, 4)))
    yield Check("style", "ruff finds nothing to mend", (str(tools / "ruff"), "check", "."))
    yield Check("format", "ruff would format nothing differently", (str(tools / "ruff"), "format", "--check", "."))
    yield Check("floors", "calls go down", (str(tools / "lint-imports"), "--no-logo"))
    yield Check(
        "migrations",
        "models and migrations agree",
        (
            sys.executable,
            *("-m", "django", "makemigrations", "--check", "--dry-run"),
            *("--settings", "followthrough.config.settings"),
        ),
    )
    yield Check("types", "mypy, strict", (str(tools / "mypy"),))
    yield Check("sqlite", "the tests on SQLite", _pytest("-q", *workers), is_pytest=True)
    yield Check(
        "postgres",
        "the tests on PostgreSQL",
        _pytest("-q", "--db", "postgres", *workers, *([] if _in_ci() else ["--only-database"])),
        missing="" if _has_postgres() else "PostgreSQL's server programs (apt install postgresql)",
        is_pytest=True,
    )
    yield Check(
        "rules",
        "every branch of the rules is taken by their own tests (only by --only rules)",
        (sys.executable, "-m", "tests.covered"),
        is_slow=True,
    )
    yield Check(
        "journeys",
        "whole stories in a real browser",
        _pytest("-q", "--journeys", "-m", "journey"),
        missing="" if any(map(shutil.which, BROWSERS)) else "Chromium (apt install chromium)",
        is_pytest=True,
    )


def run_check(check: Check) -> Result:
    click.secho(f"\n── {check.name}: {check.about}", bold=True)
    if check.missing:
        click.echo(f"{'failed' if _in_ci() else 'left out'}: this machine lacks {check.missing}")
        return Result(check, passed=not _in_ci())
    began = time.monotonic()
    counts: Counter[str] = Counter()
    with subprocess.Popen(
        check.command, cwd=ROOT, env=_surroundings(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        assert running.stdout
        for line in running.stdout:
            click.echo(line, nl=False)
            if check.is_pytest and SUMMARY.match(line):
                counts = Counter({word.rstrip("s"): int(number) for number, word in COUNTED.findall(line)})
    passed = running.returncode == 0
    if check.is_pytest and not passed and not counts["failed"] + counts["error"]:
        counts["error"] = 1  # it broke off before it could count
    return Result(check, passed=passed, seconds=time.monotonic() - began, counts=counts)


def sum_up(results: list[Result], seconds: float) -> int:
    """Say what passed, last of all in pytest's own words, and return the exit code."""
    click.echo()
    total: Counter[str] = Counter()
    for result in results:
        total += result.counts
        if not result.passed and not result.check.is_pytest:
            total["failed"] += 1
        elif not result.passed and not result.counts:
            total["error"] += 1
        mark = "ok    " if result.passed and not result.check.missing else "left out" if result.passed else "FAILED"
        click.echo(f"{mark:9} {result.check.name:12} {result.seconds:6.1f} s")
    words = [f"{total[word]} {word}" for word in ("failed", "passed", "skipped", "error") if total[word]]
    click.echo(f"=== {', '.join(words) or 'no tests ran'} in {seconds:.2f}s ===")
    return 0 if all(result.passed for result in results) else 1


def _pytest(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "pytest", *arguments)


def _surroundings() -> dict[str, str]:
    """Django's own commands read the settings; pytest names them itself, see tests/conftest.py."""
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return kept | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}


def _in_ci() -> bool:
    """There nothing may be left out."""
    return bool(os.environ.get("CI"))


def _has_postgres() -> bool:
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb") is not None

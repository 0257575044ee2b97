"""The one command that checks everything tells the truth: what failed fails, what is missing is said."""

import sys
from collections import Counter

import pytest

from followthrough.cli.checks import Check, Result, run_check, sum_up
from followthrough.cli.commands import run


def check(code: str, *, missing: str = "", is_pytest: bool = True) -> Check:
    return Check("it", "what it is", (sys.executable, "-c", code), missing=missing, is_pytest=is_pytest)


@pytest.fixture
def outside_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture
def in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")


def test_the_counts_of_pytest_are_read() -> None:
    result = run_check(check("print('x.py F\\n== 1 failed, 12 passed, 2 errors in 3.21s =='); exit(1)"))
    assert not result.passed
    assert result.counts == Counter(passed=12, failed=1, error=2)


def test_a_run_that_broke_off_before_it_could_count_is_an_error() -> None:
    result = run_check(check("exit(3)"))
    assert (result.passed, result.counts["error"]) == (False, 1)


def test_other_checks_count_by_their_exit_code() -> None:
    assert run_check(check("print('fine')", is_pytest=False)).passed
    assert not run_check(check("exit(1)", is_pytest=False)).passed


def test_what_is_missing_is_left_out_and_said(outside_ci: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_check(check("exit(1)", missing="a browser")).passed
    assert "left out: this machine lacks a browser" in capsys.readouterr().out


def test_what_is_missing_fails_in_ci(in_ci: None, capsys: pytest.CaptureFixture[str]) -> None:
    result = run_check(check("exit(0)", missing="a browser"))
    assert not result.passed
    assert sum_up([result], 1.0) == 1
    assert "=== 1 error in 1.00s ===" in capsys.readouterr().out


def test_the_last_line_adds_everything_up(capsys: pytest.CaptureFixture[str]) -> None:
    results = [
        Result(check("", is_pytest=False), passed=True),
        Result(check(""), passed=True, counts=Counter(passed=10, skipped=1)),
        Result(check(""), passed=True, counts=Counter(passed=5)),
    ]
    assert sum_up(results, 12.5) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "=== 15 passed, 1 skipped in 12.50s ==="


def test_one_failed_check_fails_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    results = [
        Result(check("", is_pytest=False), passed=False),
        Result(check(""), passed=True, counts=Counter(passed=5)),
    ]
    assert sum_up(results, 1.0) == 1
    assert "=== 1 failed, 5 passed in 1.00s ===" in capsys.readouterr().out


def test_a_check_nobody_knows_is_a_wrong_call() -> None:
    assert run(["test", "--only", "luck"]) == 2


def test_the_checks_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["test", "--list"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == ["style", "format", "floors", "migrations", "types", "sqlite", "postgres", "rules", "journeys"]


def test_pytest_is_given_its_own_arguments() -> None:
    with pytest.raises(SystemExit) as left:
        run(["test", "tests/config", "-k", "given_secret", "-q", "-p", "no:cacheprovider"])
    assert left.value.code == 0

"""`followthrough import`: as the terminal brings lists in, looks first, goes on after a kill, takes back."""

import json
import signal
from pathlib import Path

import pytest

from tests.capture.bringing import LIST
from tests.cli.conftest import House


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_list_comes_in_and_is_taken_back(inhabited: House, path: Path) -> None:
    told = inhabited.tell("import", str(path))
    assert (told["rows"], told["stored"], told["joined"], told["refused"]) == (5, 5, 0, 0)
    assert told["refused_file"] is None
    again = inhabited.tell("import", str(path))
    assert (again["stored"], again["joined"]) == (0, 5)
    assert inhabited.tell("import", "--undo", str(told["import"]))["progress"] == "undone"


def test_a_dry_run_says_what_would_happen_and_changes_nothing(inhabited: House, path: Path) -> None:
    told = inhabited.tell("import", str(path), "--dry-run")
    assert (told["dry_run"], told["rows"], told["stored"]) == (True, 5, 5)
    assert told["files"]["list.csv"]["columns"]["Email"] == "email"
    assert sum(told["steps"].values()) == 4  # three open ones, and care for the customer
    assert not list(inhabited.data.glob("imports/*/*/*"))
    said = inhabited.say("import", str(path), "--dry-run")
    assert "5 would be stored" in said
    assert "Nothing was changed." in said


def test_what_a_dry_run_printed_can_be_changed_and_given_as_the_map(inhabited: House, path: Path) -> None:
    files = inhabited.tell("import", str(path), "--dry-run")["files"]
    files["list.csv"]["columns"]["Company"] = "ignore"
    map_path = path.with_name("map.json")
    map_path.write_text(json.dumps({"files": files}), encoding="utf-8")
    assert inhabited.tell("import", str(path), "--map", str(map_path))["stored"] == 5


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("no json", "no JSON object"),
        ('{"columns": {"Fax": "phone"}}', "no column “Fax”"),
        ('{"columns": {"Email": "telex"}}', "“telex” is no field"),
        ('{"kind": "cats"}', "“cats”"),
    ],
)
def test_a_map_that_does_not_fit_is_refused(inhabited: House, path: Path, content: str, words: str) -> None:
    map_path = path.with_name("map.json")
    map_path.write_text(content, encoding="utf-8")
    done = inhabited.run("import", str(path), "--map", str(map_path))
    assert done.returncode == 1
    assert words in done.stderr
    assert not list(inhabited.data.glob("imports/*/*/*"))


def test_refused_rows_lie_where_it_says(inhabited: House, path: Path) -> None:
    path.write_text("Name,Email,Deal value\nAnn,a@x.example,5\nBo,b@x.example,lots\n", encoding="utf-8")
    told = inhabited.tell("import", str(path))
    assert (told["rows"], told["stored"], told["refused"]) == (2, 1, 1)
    lines = Path(told["refused_file"]).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Name,Email,Deal value,Why it was refused"
    assert lines[1].startswith("Bo,b@x.example,lots,")


def test_calling_it_wrongly_is_said(inhabited: House, path: Path) -> None:
    assert inhabited.run("import").returncode == 2
    assert inhabited.run("import", str(path.with_name("absent.csv"))).returncode == 2
    done = inhabited.run("import", "--undo", "77")
    assert (done.returncode, "no import 77" in done.stderr) == (1, True)
    path.write_bytes(b"")
    done = inhabited.run("import", str(path))
    assert (done.returncode, "is empty" in done.stderr) == (1, True)


@pytest.mark.both
def test_killed_in_the_middle_it_goes_on_to_the_end(inhabited: House, path: Path) -> None:
    rows = "".join(f"Pat P{n},p{n}@x.example\n" for n in range(30_000))
    path.write_text(f"Name,Email\n{rows}", encoding="utf-8")
    running = inhabited.begin("import", str(path))
    running.hear("Being brought in")
    running.stop(signal.SIGKILL)
    told = inhabited.tell("import", "--go-on", "1")
    assert (told["rows"], told["stored"], told["refused"]) == (30_000, 30_000, 0)


def test_a_salesperson_brings_in_for_themselves_only(inhabited: House, path: Path) -> None:
    inhabited.say("sample", "--prospects", "5")
    rep = "rosa.lindqvist.2@sample.example"
    done = inhabited.run("import", str(path), "--as", rep, "--owner", "Tom Avery")
    assert done.returncode == 1
    assert "Only a manager" in done.stderr
    assert not list(inhabited.data.glob("imports/*/*/*"))
    assert inhabited.tell("import", str(path), "--as", rep, "--owner", "Rosa Lindqvist")["stored"] == 5

"""The script at the root: sets up once, from anywhere, and says plainly what a bare machine lacks.

The programs it calls are stand-ins on a PATH of the test's own, so nothing is fetched.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.source import ROOT

FAKE_UV = """#!/bin/sh
echo "uv $*" >>"$CALLS"
case $1 in venv) for last; do :; done; mkdir -p "$last/bin"; cp "$FAKES/python" "$last/bin/python" ;; esac
"""
FAKE_PYTHON = """#!/bin/sh
case "$*" in
*version_info*) exit ${TOO_OLD:-0} ;;
*ensurepip*) exit ${NO_VENV:-0} ;;
*purelib*) mkdir -p "$SITE"; echo "$SITE" ;;
--version) echo "Python 3.9.2" ;;
-m\\ venv*) mkdir -p "$3/bin"; cp "$FAKES/python" "$3/bin/python" ;;
*) echo "python $*" ;;
esac
"""
TOOLS = ("sh", "dirname", "readlink", "cat", "cksum", "rm", "mkdir", "cp")


class Machine:
    """A clone in a folder with a space in its name, on a machine with just the programs we say."""

    def __init__(self, folder: Path) -> None:
        self.clone = folder / "my clone"
        self.fakes = folder / "fakes"
        self.calls = folder / "calls"
        self.clone.mkdir()
        self.fakes.mkdir()
        self.calls.touch()
        for name in ("followthrough", "pyproject.toml", "requirements.lock", "requirements-dev.lock"):
            shutil.copy(ROOT / name, self.clone / name)
        for tool in TOOLS:
            (self.fakes / tool).symlink_to(shutil.which(tool) or "/bin/false")
        self.add("python", FAKE_PYTHON)

    def add(self, name: str, text: str) -> None:
        (self.fakes / name).write_text(text, encoding="utf-8")
        (self.fakes / name).chmod(0o755)

    def run(self, *arguments: str, script: Path | None = None, **surroundings: str) -> subprocess.CompletedProcess[str]:
        env = {
            "PATH": str(self.fakes),
            "FAKES": str(self.fakes),
            "CALLS": str(self.calls),
            "SITE": str(self.clone / ".venv" / "site"),
            **surroundings,
        }
        return subprocess.run(
            [script or self.clone / "followthrough", *arguments],
            env=env,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    @property
    def set_ups(self) -> int:
        return self.calls.read_text(encoding="utf-8").count("uv pip install")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def machine_with_uv(machine: Machine) -> Machine:
    machine.add("uv", FAKE_UV)
    return machine


def test_arguments_reach_the_program(machine_with_uv: Machine) -> None:
    done = machine_with_uv.run("plan", "--for", "Rosa Reed")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "python -m followthrough plan --for Rosa Reed\n"


def test_it_sets_up_once(machine_with_uv: Machine) -> None:
    first, second = machine_with_uv.run("start"), machine_with_uv.run("start")
    assert "Setting up" in first.stderr
    assert second.stderr == ""
    assert machine_with_uv.set_ups == 1


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements.lock"])
def test_it_sets_up_again_when_what_it_needs_changes(machine_with_uv: Machine, changed: str) -> None:
    machine_with_uv.run("start")
    with (machine_with_uv.clone / changed).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    machine_with_uv.run("start")
    assert machine_with_uv.set_ups == 2


def test_a_moved_clone_is_set_up_again(machine_with_uv: Machine) -> None:
    machine_with_uv.run("start")
    machine_with_uv.clone = machine_with_uv.clone.rename(machine_with_uv.clone.parent / "elsewhere")
    assert machine_with_uv.run("start").returncode == 0
    assert (machine_with_uv.clone / ".venv/site/followthrough.pth").read_text().strip() == str(
        machine_with_uv.clone / "src"
    )


def test_only_the_tests_bring_the_tools_for_building(machine_with_uv: Machine) -> None:
    machine_with_uv.run("start")
    assert "requirements-dev.lock" not in machine_with_uv.calls.read_text(encoding="utf-8")
    machine_with_uv.run("test")
    assert "requirements-dev.lock" in machine_with_uv.calls.read_text(encoding="utf-8")


def test_it_is_found_through_symlinks(machine_with_uv: Machine, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(Path("my clone") / "followthrough")
    second = tmp_path / "second link"
    second.symlink_to(link)
    assert machine_with_uv.run("--version", script=second).stdout == "python -m followthrough --version\n"


def test_it_works_without_uv(machine: Machine) -> None:
    done = machine.run("start")
    assert done.stdout.splitlines()[-1] == "python -m followthrough start"


def test_an_old_python_is_refused_with_what_to_install(machine: Machine) -> None:
    machine.add("python3", FAKE_PYTHON)
    done = machine.run("start", TOO_OLD="1")
    assert done.returncode == 1
    assert "needs Python 3.11 or newer and found Python 3.9.2" in done.stderr
    assert "apt install python3 python3-venv" in done.stderr


def test_a_missing_venv_module_is_named_with_the_line_that_brings_it(machine: Machine) -> None:
    done = machine.run("start", NO_VENV="1")
    assert done.returncode == 1
    assert "apt install python3-venv" in done.stderr


def test_a_set_up_that_broke_off_is_done_again(machine_with_uv: Machine) -> None:
    machine_with_uv.add("uv", FAKE_UV + "case $1 in pip) exit 1 ;; esac\n")
    broken = machine_with_uv.run("start")
    assert broken.returncode == 1
    assert "run it again" in broken.stderr
    machine_with_uv.add("uv", FAKE_UV)
    assert machine_with_uv.run("start").returncode == 0


def test_the_lock_files_hold_no_addresses() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        assert lines
        assert not [line for line in lines if "://" in line or line.startswith("--")]


def test_the_lock_files_name_every_dependency() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {"requirements.lock": project["dependencies"]}
    wanted["requirements-dev.lock"] = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for name, requirements in wanted.items():
        locked = (ROOT / name).read_text(encoding="utf-8").lower()
        for requirement in requirements:
            package = requirement.split(">")[0].split("[")[0].split("=")[0].lower()
            assert f"\n{package}" in f"\n{locked}", f"{package} is missing in {name}: see CONTRIBUTING.md"


def test_the_shell_reads_the_scripts() -> None:
    for name in ("followthrough", ".ci/run"):
        shell = "sh" if name == "followthrough" else "bash"
        assert subprocess.run([shell, "-n", ROOT / name], check=False).returncode == 0
        assert os.access(ROOT / name, os.X_OK)

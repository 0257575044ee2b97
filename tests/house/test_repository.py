"""What the repository may hold: no addresses of package registries, no lock with addresses, no generated files."""

import shutil
import subprocess

import pytest

from tests.house.source import ROOT

REGISTRIES = tuple(
    f"{name}.{end}"
    for name, end in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "com"), ("npmjs", "org"), ("unpkg", "com"))
)
OPTIONS = (*(f"--{name}-url" for name in ("index", "extra-index")), "--find" + "-links")


@pytest.fixture(scope="module")
def files() -> list[str]:
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("this is no git clone, so there is no list of files")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_package_registry(files: list[str]) -> None:
    found = [
        (name, word)
        for name in files
        for word in (*REGISTRIES, *OPTIONS)
        if word.encode() in (ROOT / name).read_bytes()
    ]
    assert not found


def test_nothing_generated_is_kept(files: list[str]) -> None:
    generated = (".pyc", ".sqlite3", ".egg-info", "uv.lock", ".coverage")
    assert not [name for name in files if name.endswith(generated) or name.startswith(("var/", ".venv/"))]


def test_no_file_is_a_giant(files: list[str]) -> None:
    assert not [name for name in files if (ROOT / name).stat().st_size > 1_000_000]

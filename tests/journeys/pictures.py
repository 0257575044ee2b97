"""The pictures of the README, from the running program: a fresh start with its sample, as a salesperson sees it.

python -m tests.journeys.pictures docs/pictures
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.shots import browser, sign_in, window

PATIENCE = 120  # lines of output until the link must have come
SHOWN = {
    "today": "/today/",
    "work": "/work/",
    "inbox": "/inbox/",
    "prospects": "/prospects/?whose=all",
    "board": "/board/",
    "sequence": "/playbook/sequences/1/",
}
SALESPERSON = "rosa.lindqvist.1@sample.example"


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, started(data) as link, browser() as opened:
        state = Path(data) / "session.json"
        sign_in(opened, link, state)
        for width, names in (("desk", SHOWN), ("phone", ("today", "work"))):
            with window(opened, width, "light", state=str(state)) as context:
                leaf(context.new_page(), link[: link.index("/sign-in")], folder, width, names)


def leaf(page: Page, base: str, folder: Path, width: str, names: Iterable[str]) -> None:
    """The screens that the README and the docs show."""
    for name in names:
        page.goto(base + SHOWN[name])
        page.wait_for_load_state("networkidle")
        path = folder / (f"{name}.png" if width == "desk" else f"{name}-{width}.png")
        page.screenshot(path=path)
        print(path)


@contextmanager
def started(data: str) -> Iterator[str]:
    """The program on a fresh folder, and a link that signs the salesperson in."""
    surroundings = os.environ | {"FOLLOWTHROUGH_DATA": data, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "followthrough", "start", "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings)
    try:
        base = re.match(r"https?://[^/]+", first_link(server))
        assert base
        surroundings["PUBLIC_URL"] = base[0]
        asked = [sys.executable, "-m", "followthrough", "link", "--as", SALESPERSON]
        answer = subprocess.run(asked, env=surroundings, capture_output=True, text=True, check=True)
        yield link_in(answer.stdout)
    finally:
        server.terminate()
        server.wait(30)


def first_link(server: subprocess.Popen[str]) -> str:
    assert server.stdout
    for _ in range(PATIENCE):
        line = server.stdout.readline()
        if "/sign-in/link/" in line:
            return link_in(line)
    raise SystemExit("the program printed no link")


def link_in(text: str) -> str:
    found = re.search(r"https?://\S+/sign-in/link/\S+", text)
    assert found, text
    return found[0]


if __name__ == "__main__":
    main()

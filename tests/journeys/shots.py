"""Takes pictures of screens: 390 and 1,440 px wide, light and dark, into a folder one can leaf through.

    python -m tests.journeys.shots FOLDER http://127.0.0.1:8300 --link http://…/sign-in/link/…/ /today/ /prospects/

Signs in by a link that works once, then takes every address given. `--axe` also looks for what hinders people.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDTHS = {"phone": (390, 844), "desk": (1440, 900)}
THEMES = ("light", "dark")


@contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium, which talks to nobody but the page."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        try:
            yield opened
        finally:
            opened.close()


def window(opened: Browser, width: str, theme: str, *, script: bool = True, state: str | None = None) -> BrowserContext:
    """A fresh window of a width and theme, with script or without, signed in by a saved state."""
    wide, high = WIDTHS[width]
    return opened.new_context(
        viewport={"width": wide, "height": high},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        java_script_enabled=script,
        has_touch=width == "phone",
        storage_state=state,
    )


def sign_in(opened: Browser, link: str, state: Path) -> None:
    """Use a link once and keep the session in a file."""
    with opened.new_context() as context:
        page = context.new_page()
        page.goto(link)
        page.click("button.is-main")
        page.wait_for_load_state()
        context.storage_state(path=state)


def take(page: Page, address: str, path: Path, *, whole: bool = True) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=path, full_page=whole)


def hindrances(page: Page) -> list[str]:
    """What axe finds on the page that is open: one line each; none when all is well."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']} ({each['impact']}): {each['help']}: {node['html'][:160]} {node.get('failureSummary', '')[:240]}"
        for each in found
        for node in each["nodes"]
    ]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("base")
    parser.add_argument("addresses", nargs="+")
    parser.add_argument("--link", help="a sign-in link; without it the pages are taken signed out")
    parser.add_argument("--axe", action="store_true")
    parser.add_argument("--fold", action="store_true", help="only what is seen without scrolling")
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with browser() as opened:
        return _take_all(opened, chosen)


def _take_all(opened: Browser, chosen: argparse.Namespace) -> int:
    state = chosen.folder / "session.json"
    if chosen.link:
        sign_in(opened, chosen.link, state)
    found = 0
    for width in WIDTHS:
        for theme in THEMES:
            with window(opened, width, theme, state=str(state) if state.exists() else None) as context:
                page = context.new_page()
                page.on("console", lambda said: print("console:", said.text) if said.type == "error" else None)
                page.on("pageerror", lambda error: print("script:", error))
                for address in chosen.addresses:
                    name = address.strip("/").replace("/", "-") or "home"
                    take(
                        page,
                        chosen.base + address,
                        chosen.folder / f"{name}-{width}-{theme}.png",
                        whole=not chosen.fold,
                    )
                    lines = hindrances(page) if chosen.axe else []
                    found += len(lines)
                    for line in lines:
                        print(f"{address} {width} {theme}: {line}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A real browser for the journeys. Run with `pytest --journeys`."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys import shots

# Playwright keeps an event loop in this thread; the tests' own database calls are not made from it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/journeys" in str(item.path):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with shots.browser() as opened:
        yield opened


@pytest.fixture
def open_page(browser: Browser, live_server: Any, cast_for_real: Any) -> Iterator[OpenPage]:
    """`open_page("/today/")`: a window in which Ada, the administrator, is signed in, opened at an address.

    `of=` another member, or None for signed out; `width="phone"`, `theme="dark"`, `script=False`.
    What goes wrong in the page's own scripts fails the test.
    """
    windows: list[BrowserContext] = []
    wrong: list[str] = []

    def opened(address: str, *, of: Any = "admin", width: str = "desk", theme: str = "light", **how: Any) -> Page:
        member = getattr(cast_for_real, of) if isinstance(of, str) else of
        windows.append(shots.window(browser, width, theme, **how))
        if member is not None:
            windows[-1].add_cookies([_session_cookie(member, live_server.url)])
        page = windows[-1].new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(live_server.url + address)
        return page

    yield opened
    for window in windows:
        window.close()
    assert wrong == []


def _session_cookie(member: Any, url: str) -> dict[str, Any]:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(member.user, backend="django.contrib.auth.backends.ModelBackend")
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }

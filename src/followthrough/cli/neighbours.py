"""What the terminal starts without knowing it: the pages and the clock, loaded by name as any web server would.

Doors don't import each other, so only their shape is written here.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Any, Protocol, cast

from django.utils.module_loading import import_string

PAGES = "followthrough.config.wsgi.application"
CLOCK = "followthrough.worker.clock.Clock"


class Turn(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def report(self) -> str: ...
    @property
    def failure(self) -> str: ...


class Clock(Protocol):
    def tick(self) -> Sequence[Turn]: ...
    def run(self, stop: threading.Event) -> None: ...


def pages() -> Callable[..., Any]:
    """The WSGI application."""
    return cast(Callable[..., Any], import_string(PAGES))


def clock() -> Clock:
    return cast(Clock, import_string(CLOCK)())

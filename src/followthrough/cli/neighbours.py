"""What the terminal starts without knowing it: pages, clock and listener, loaded by name as any web server would.

Doors don't import each other, so only their shape is written here.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, cast

from django.utils.module_loading import import_string

PAGES = "followthrough.config.wsgi.application"
CLOCK = "followthrough.worker.clock.Clock"
LISTENER = "followthrough.worker.listener.Listener"


class Turn(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def report(self) -> str: ...
    @property
    def failure(self) -> str: ...


class Runs(Protocol):
    def run(self, stop: threading.Event) -> None: ...


class Clock(Protocol):
    def tick(self) -> Sequence[Turn]: ...
    def run(self, stop: threading.Event) -> None: ...


def pages() -> Callable[..., Any]:
    """The WSGI application."""
    return cast(Callable[..., Any], import_string(PAGES))


def clock() -> Clock:
    return cast(Clock, import_string(CLOCK)())


@contextmanager
def listening() -> Iterator[None]:
    """Wait for news of the mailboxes in a thread of its own, for as long as the block runs."""
    stop = threading.Event()
    listener = cast(Runs, import_string(LISTENER)())
    thread = threading.Thread(target=listener.run, args=(stop,), name="listener")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()

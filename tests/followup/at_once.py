"""Several people (or workers) at the same moment, each in a thread with a database connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connections

from followthrough.rules.refusals import Refusal

PATIENCE = 60  # seconds until a thread that waits for another counts as stuck


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run them all at the same moment. Each one's answer or refusal, in order; anything else is raised."""
    ready = Barrier(len(acts))

    def act_when_ready(act: Callable[[], Any]) -> Any:
        try:
            ready.wait(PATIENCE)
            return act()
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [each.result(PATIENCE) for each in [pool.submit(act_when_ready, act) for act in acts]]


def refusals(answers: Sequence[Any]) -> list[type[Refusal]]:
    """The kinds of refusals among the answers."""
    return [type(answer) for answer in answers if isinstance(answer, Refusal)]

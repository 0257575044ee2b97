"""How a verb says no: a named exception, worded for the person who asked.

Doors turn a refusal into a form error or a 4xx; nothing was changed when one is raised.
"""

from typing import Protocol


class Refusal(Exception):
    """Base of all refusals. `message` says what happened, what is safe, what to do."""

    message = "That can't be done."

    def __init__(self, message: str = "") -> None:
        self.message = message or self.message
        super().__init__(self.message)


class Elsewhere(Refusal):
    message = "That belongs to another workspace. Nothing was changed: choose one of yours."


class Housed(Protocol):
    """Anything that belongs to a workspace."""

    workspace_id: int


def refuse_strangers(workspace_id: int, *rows: Housed | None) -> None:
    """Refuse `Elsewhere` when one of the rows belongs to another workspace. None is nobody's."""
    if any(row is not None and row.workspace_id != workspace_id for row in rows):
        raise Elsewhere

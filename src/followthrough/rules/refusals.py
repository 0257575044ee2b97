"""How a verb says no: a named exception, worded for the person who asked.

Doors turn a refusal into a form error or a 4xx; nothing was changed when one is raised.
"""


class Refusal(Exception):
    """Base of all refusals. `message` says what happened, what is safe, what to do."""

    message = "That can't be done."

    def __init__(self, message: str = "") -> None:
        self.message = message or self.message
        super().__init__(self.message)

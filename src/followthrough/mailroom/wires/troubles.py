"""What a wire answers when it hands a message over, and how it says that it could not.

Every wire that sends (SMTP, a sending service, texts) offers the same act: `send(message, …) -> Answer`. It returns
when the peer took the message, and raises one of three troubles otherwise. Only `Passing` may be tried again by
itself: it promises that the peer has not taken the message.
"""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Answer:
    """The peer took it. `said`: its own words. `id`: how it knows the message, where it told."""

    said: str = ""
    id: str = ""


class Trouble(Exception):
    """A message could not be handed over. `said`: the peer's own words, for the record; `why` and `remedy`: for a
    person. `of_all`: nothing goes out from here until it is mended or the wait is over; else it is this message's own.
    """

    def __init__(self, why: str, *, said: str = "", remedy: str = "", of_all: bool = False) -> None:
        super().__init__(why)
        self.why, self.said, self.remedy, self.of_all = why, said, remedy, of_all


class Passing(Trouble):
    """Not taken, and it may be by and by: try again. `wait`: how long the peer asked us to, if it did."""

    def __init__(
        self,
        why: str,
        *,
        said: str = "",
        remedy: str = "",
        of_all: bool = False,
        wait: timedelta | None = None,
    ) -> None:
        super().__init__(why, said=said, remedy=remedy, of_all=of_all)
        self.wait = wait


class Permanent(Trouble):
    """Not taken, and never will be like this: a person has to see it. `bad_address`: nobody is reached there;
    `opted_out`: they asked not to be written to. With `of_all` it is the account's fault, not the message's.
    """

    def __init__(
        self,
        why: str,
        *,
        said: str = "",
        remedy: str = "",
        of_all: bool = False,
        bad_address: bool = False,
        opted_out: bool = False,
    ) -> None:
        super().__init__(why, said=said, remedy=remedy, of_all=of_all)
        self.bad_address, self.opted_out = bad_address, opted_out


class Unknown(Trouble):
    """Nobody can say whether the peer took it: look it up, else ask a person; never send it again by itself."""

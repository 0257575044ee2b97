"""The places of the frame: five on a phone's bottom bar, the same and the board on a desk's rail, with their keys."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    icon: str
    word: str
    address: str
    keys: str
    count: str = ""
    """Where to ask how many wait there."""
    is_desk_only: bool = False
    dialog: str = ""  # "desk": opens over the page one is on, at a desk; "everywhere": on a phone too


@dataclass(frozen=True, slots=True)
class Shown:
    place: Place
    is_here: bool

    @property
    def is_add(self) -> bool:
        return self.place.icon == "add"


HOME = "/today/"
PLACES = (
    Place("today", "Today", HOME, "g t"),
    Place("prospects", "Prospects", "/prospects/", "g p"),
    Place("add", "Add", "/add/", "a", dialog="desk"),
    Place("inbox", "Inbox", "/inbox/", "g i", count="/inbox/count/"),
    Place("board", "Board", "/board/", "g b", is_desk_only=True),
    Place("search", "Search", "/search/", "/", dialog="desk"),
)


def shown(path: str) -> list[Shown]:
    """All of them, marked for the page at `path`."""
    return [Shown(place, path.startswith(place.address)) for place in PLACES]

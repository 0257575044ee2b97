"""The places of the frame: the same five on a phone's bottom bar and a desk's rail, with the keys that go there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    icon: str
    word: str
    address: str
    keys: str
    dialog: str = ""  # "desk": opens over the page one is on, at a desk; "everywhere": on a phone too


@dataclass(frozen=True, slots=True)
class Shown:
    place: Place
    is_here: bool

    @property
    def is_add(self) -> bool:
        return self.place.icon == "add"


HOME = "/today/"
FIVE = (
    Place("today", "Today", HOME, "g t"),
    Place("prospects", "Prospects", "/prospects/", "g p"),
    Place("add", "Add", "/add/", "a", "desk"),
    Place("board", "Board", "/board/", "g b"),
    Place("search", "Search", "/search/", "/", "desk"),
)


def shown(path: str) -> list[Shown]:
    """The five, marked for the page at `path`."""
    return [Shown(place, path.startswith(place.address)) for place in FIVE]

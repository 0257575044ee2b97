"""vCards of any age (2.1, 3.0, 4.0) as the rows of a table, the way a list of the same people would read.

Quirks met: properties in groups (`item1.TEL`), types without a name (`TEL;CELL`), quoted-printable text that goes on
over soft line ends, numbers as `tel:` addresses.
"""

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

HEADER = (
    "First name", "Last name", "Full name", "Salutation", "Company", "Job title", "Street", "City", "Region",
    "Postal code", "Country", "Website", "Tags", "Notes",
)  # fmt: skip
REPEATED = ("Email", "Phone", "Mobile", "Fax")
_SPLIT = re.compile(r"(?<!\\);")


@dataclass
class Card:
    """One person: single values by column, and lists of addresses."""

    values: dict[str, str] = field(default_factory=dict)
    several: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in REPEATED})

    def add(self, column: str, value: str) -> None:
        if value and value not in self.several[column]:
            self.several[column].append(value)

    def note(self, text: str) -> None:
        if text:
            self.values["Notes"] = f"{self.values.get('Notes', '')}\n{text}".strip()


def is_vcard(first: bytes) -> bool:
    return first.lstrip(b"\xef\xbb\xbf \r\n\t").upper().startswith(b"BEGIN:VCARD")


def read_vcards(text: str) -> Iterator[list[str]]:
    """A header and a row per card, with as many columns for addresses as anybody needs."""
    cards = list(_cards(_properties(text)))
    most = {name: max((len(card.several[name]) for card in cards), default=0) for name in REPEATED}
    yield [*HEADER, *(f"{name} {number + 1}" for name in REPEATED for number in range(most[name]))]
    for card in cards:
        addresses = (
            found for name in REPEATED for found in card.several[name] + [""] * (most[name] - len(card.several[name]))
        )
        yield [*(card.values.get(column, "") for column in HEADER), *addresses]


@dataclass(frozen=True)
class _Property:
    name: str
    types: frozenset[str]
    value: str

    @property
    def parts(self) -> list[str]:
        return [_plain(part) for part in _SPLIT.split(self.value)]


def _cards(properties: Iterable[_Property]) -> Iterator[Card]:
    card: Card | None = None
    for found in properties:
        if found.name == "BEGIN" and found.value.upper() == "VCARD":
            card = Card()
        elif found.name == "END" and card is not None:
            yield card
            card = None
        elif card is not None:
            _take(card, found)
    if card is not None and (card.values or any(card.several.values())):
        yield card  # torn off: what there is, counts


def _take(card: Card, found: _Property) -> None:
    simple = {"FN": "Full name", "TITLE": "Job title", "URL": "Website", "CATEGORIES": "Tags"}
    if found.name in simple:
        card.values.setdefault(simple[found.name], _plain(found.value))
    elif found.name == "N":
        family, given, _, prefix, *_ = [*found.parts, "", "", "", ""]
        card.values |= {"Last name": family, "First name": given, "Salutation": prefix}
    elif found.name == "ORG":
        card.values.setdefault("Company", found.parts[0])
    elif found.name == "EMAIL":
        card.add("Email", _plain(found.value))
    elif found.name == "TEL":
        card.add(_number_column(found.types), _plain(found.value).removeprefix("tel:"))
    elif found.name == "ADR":
        _take_address(card, found.parts)
    elif found.name == "NOTE":
        card.note(_plain(found.value))


def _number_column(types: frozenset[str]) -> str:
    if types & {"FAX", "PAGER"}:
        return "Fax"
    return "Mobile" if types & {"CELL", "IPHONE", "TEXT"} else "Phone"


def _take_address(card: Card, parts: list[str]) -> None:
    """The first address has the columns; another one is kept in the notes."""
    box, extra, street, city, region, postal, country, *_ = [*parts, *[""] * 7]
    if any(card.values.get(column) for column in ("Street", "City", "Postal code", "Country")):
        card.note(", ".join(part for part in (box, extra, street, postal, city, region, country) if part))
        return
    line = ", ".join(part.replace("\n", ", ") for part in (street, extra, box) if part)
    card.values |= {"Street": line, "City": city, "Region": region, "Postal code": postal, "Country": country}


def _properties(text: str) -> Iterator[_Property]:
    for line in _unfold(text):
        head, colon, value = _at_colon(line)
        if not colon:
            continue
        name, *parameters = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', head)
        words = {
            part.strip('"').upper() for raw in parameters for part in raw.partition("=")[2].split(",") if "=" in raw
        }
        words |= {raw.upper() for raw in parameters if "=" not in raw}
        words = {word.strip('"') for word in words}
        if "QUOTED-PRINTABLE" in words:
            value = _unquoted(value, parameters)
        if not words & {"B", "BASE64"}:
            yield _Property(name.rpartition(".")[2].upper(), frozenset(words), value)


def _unfold(text: str) -> Iterator[str]:
    """Logical lines: continued by a blank at the front of the next, or by `=` at the end of quoted-printable."""
    line = ""
    is_soft = False
    for physical in re.split(r"\r\n|\r|\n", text):
        if is_soft:
            line = line[:-1] + physical
        elif physical[:1] in {" ", "\t"} and line:
            line += physical[1:]
        else:
            if line:
                yield line
            line = physical
        is_soft = line.endswith("=") and "QUOTED-PRINTABLE" in line.upper()
    if line:
        yield line


def _at_colon(line: str) -> tuple[str, str, str]:
    """The colon that ends the parameters is none of those inside quotes."""
    found = re.match(r'((?:[^":]|"[^"]*")*)(:)(.*)', line, re.DOTALL)
    return (found[1], found[2], found[3]) if found else (line, "", "")


def _unquoted(value: str, parameters: list[str]) -> str:
    charset = next((raw.partition("=")[2] for raw in parameters if raw.upper().startswith("CHARSET=")), "utf-8")
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return raw.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return raw.decode("cp1252", "replace")


def _plain(value: str) -> str:
    """Without the backslashes of escaping."""
    value = re.sub(r"\\[nN]", "\n", value)
    return re.sub(r"\\([,;:\\])", r"\1", value).replace("\r\n", "\n").strip()

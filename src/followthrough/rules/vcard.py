"""The few lines of a vCard (2.1 to 4.0) that say who somebody is and how to reach them. Only the first card is read."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

BEGIN = re.compile(r"^\s*BEGIN:VCARD\s*$", re.I | re.M)
ESCAPED = re.compile(r"\\([,;\\nN])")


@dataclass(frozen=True, slots=True)
class VCard:
    """`numbers` are (mobile or phone, as written); faxes and pagers are left out."""

    name: str
    job_title: str
    company: str
    emails: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    kinds: frozenset[str]
    value: str


def is_vcard(text: str) -> bool:
    return bool(BEGIN.search(text))


def read(text: str) -> VCard:
    lines = list(_lines(text))
    first = {line.name: line.value for line in reversed(lines)}
    numbers = [(_number_kind(line.kinds), line.value.removeprefix("tel:")) for line in lines if line.name == "TEL"]
    return VCard(
        name=_plain(first.get("FN", "")) or _name(first.get("N", "")),
        job_title=_plain(first.get("TITLE", "")),
        company=_plain(_parts(first.get("ORG", ""))[0]),
        emails=tuple(dict.fromkeys(_plain(line.value) for line in lines if line.name == "EMAIL" and "@" in line.value)),
        numbers=tuple((kind, number) for kind, number in dict.fromkeys(numbers) if kind),
    )


def _lines(text: str) -> Iterator[Line]:
    """Unfolded lines of the first card with their parameters, decoded."""
    for whole in _unfolded(text[BEGIN.search(text).end() :] if BEGIN.search(text) else ""):  # type: ignore[union-attr]
        head, colon, value = whole.partition(":")
        name, *parameters = head.upper().split(";")
        name = name.rpartition(".")[2].strip()
        if name == "END":
            return
        if colon:
            yield Line(name, _kinds(parameters), _decoded(value, parameters))


def _unfolded(text: str) -> Iterator[str]:
    line = ""
    for raw in text.splitlines():
        if line.endswith("=") and "QUOTED-PRINTABLE" in line.upper():
            line = line[:-1] + raw.strip()
        elif raw[:1] in (" ", "\t") and line:
            line += raw[1:]
        else:
            yield line
            line = raw
    yield line


def _kinds(parameters: list[str]) -> frozenset[str]:
    """TEL;TYPE="cell,voice" and TEL;CELL;VOICE say the same."""
    values = ",".join(parameter.rpartition("=")[2] for parameter in parameters)
    return frozenset(re.findall(r"[A-Z-]+", values))


def _decoded(value: str, parameters: list[str]) -> str:
    if not any("QUOTED-PRINTABLE" in parameter for parameter in parameters):
        return value.strip()
    raw = quopri.decodestring(value.encode())
    try:
        return raw.decode().strip()
    except UnicodeDecodeError:
        return raw.decode("latin-1").strip()


def _number_kind(kinds: frozenset[str]) -> str:
    if kinds & {"FAX", "PAGER"}:
        return ""
    return "mobile" if kinds & {"CELL", "IPHONE"} else "phone"


def _name(parts: str) -> str:
    """Family;Given;Middle;Prefix;Suffix"""
    family, given, *_ = [*_parts(parts), ""]
    return " ".join(_plain(part) for part in (given, family) if part)


def _parts(value: str) -> list[str]:
    return re.split(r"(?<!\\);", value)


def _plain(value: str) -> str:
    return " ".join(ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).split())

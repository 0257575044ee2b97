"""A delivery report in the form of RFC 3464: one group of fields per recipient, as machines write them for machines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from followthrough.rules.reading.mail import Mail

FIELD = re.compile(r"([A-Za-z][A-Za-z-]{2,40})[ \t]*:[ \t]*(.*)")
ENVELOPE_ID = re.compile(r"^Original-Envelope-Id[ \t]*:[ \t]*([!-~]{1,100})", re.I | re.M)
ADDRESS_TYPE = re.compile(r"^\s*(?:rfc-?822|utf-8|x400|smtp|unknown|x-[\w-]+|internet|local|dns)\s*;\s*", re.I)
ADDRESS = re.compile(r"""(?:"[^"\s]{1,64}"|[^\s<>()\[\],;:"\\]{1,150})@[^\s<>()\[\],;:"\\]{1,150}""")
NAMING = ("original-recipient", "final-recipient", "x-actual-recipient")
REPORTS = frozenset({"message/delivery-status", "message/global-delivery-status"})
REACHED = frozenset({"delivered", "relayed", "expanded"})
MOST_RECIPIENTS = 500
MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Group:
    """What a report says of one recipient."""

    address: str
    action: str
    status: str
    diagnostic: str

    @property
    def is_reached(self) -> bool:
        return self.action in REACHED


def read_groups(mail: Mail) -> list[Group]:
    """The recipients a report names, each once; the later group tells more where two are of one."""
    return _each_once(_report_texts(mail))


def envelope_id_of(mail: Mail) -> str:
    """The name the sender gave the envelope (RFC 3464, Original-Envelope-Id); empty where none is repeated."""
    found = (ENVELOPE_ID.search(text[:20_000]) for text in _report_texts(mail))
    return next((str(match[1]) for match in found if match), "")


def _each_once(texts: Iterable[str]) -> list[Group]:
    found: dict[str, Group] = {}
    for text in texts:
        for fields in _blocks(text):
            if (group := _group(fields)) and (group.address.lower() not in found or group.diagnostic):
                found[group.address.lower()] = group
            if len(found) >= MOST_RECIPIENTS:
                break
    return list(found.values())


def _report_texts(mail: Mail) -> Iterator[str]:
    """The parts that are reports by their type; else what stands in the text itself, as some servers write it."""
    typed = [part for part in mail.parts if part.content_type in REPORTS]
    if typed:
        yield from (part.text for part in typed)
    else:
        yield mail.report_text


def read_carried(mail: Mail) -> list[Group]:
    """The recipients of a report within this mail: a bounce that a system in between passed on."""
    texts = [part.text for part in mail.root.walk(into_messages=True) if part.content_type in REPORTS]
    return _each_once(texts or [mail.returned_text[:50_000]])


def _blocks(text: str) -> Iterator[dict[str, str]]:
    """Runs of fields between empty lines, continuations joined. Fields of one recipient cut in two are put together."""
    fields: dict[str, str] = {}
    last = ""
    for line in text.splitlines()[:MOST_LINES]:
        matched = FIELD.match(line)
        if not line.strip():
            if _names_recipient(fields):
                yield fields
                fields = {}
            last = ""
        elif line[:1] in " \t" and last:
            fields[last] = f"{fields[last]} {line.strip()}"[:4000]
        elif matched:
            last = matched[1].lower()
            if last in NAMING and last in fields:
                yield fields
                fields = {}
            fields[last] = matched[2].strip()
    if _names_recipient(fields):
        yield fields


def _names_recipient(fields: dict[str, str]) -> bool:
    return any(name in fields for name in NAMING)


def _group(fields: dict[str, str]) -> Group | None:
    """None where it is not of a recipient: a group must name one and say what happened."""
    if not any(name in fields for name in ("action", "status", "diagnostic-code")):
        return None
    address = next(filter(None, (address_in(fields.get(name, "")) for name in NAMING)), "")
    if not address:
        return None
    action = re.sub(r"\W.*", "", fields.get("action", "").strip().lower())
    diagnostic = fields.get("diagnostic-code", "")
    return Group(address, action, fields.get("status", ""), re.sub(r"^\s*[\w-]{1,40}\s*;\s*", "", diagnostic))


def address_in(written: str) -> str:
    """The address of a field such as `rfc822; <ada@example.org>`."""
    written = ADDRESS_TYPE.sub("", written[:1000])
    found = ADDRESS.search(written)
    return found[0].strip(".'") if found else ""

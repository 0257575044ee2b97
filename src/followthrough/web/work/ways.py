"""The ways to reach a person: one button for the channel of the step, the others beside it, invalid ones struck out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from followthrough.people.models import ContactPoint, Person
from followthrough.rules.words import Channel, ContactKind

KINDS: dict[Channel, tuple[ContactKind, ...]] = {
    Channel.CALL: (ContactKind.MOBILE, ContactKind.PHONE),
    Channel.TEXT: (ContactKind.MOBILE,),
    Channel.EMAIL: (ContactKind.EMAIL,),
    Channel.VIDEO: (ContactKind.EMAIL,),
    Channel.VISIT: (ContactKind.ADDRESS,),
    Channel.LETTER: (ContactKind.ADDRESS,),
    Channel.SOCIAL: (ContactKind.SOCIAL,),
}
SCHEMES = {Channel.CALL: "tel:", Channel.TEXT: "sms:", Channel.EMAIL: "mailto:", Channel.VIDEO: "mailto:"}
VERBS = {
    Channel.CALL: "Call",
    Channel.TEXT: "Text",
    Channel.EMAIL: "Write to",
    Channel.VIDEO: "Invite",
    Channel.VISIT: "Visit",
    Channel.LETTER: "Send a letter to",
    Channel.SOCIAL: "Open",
}
MOST_SHOWN = 8
NOTHING: Mapping[Channel, str] = {}


@dataclass(frozen=True, slots=True)
class Way:
    """`address` empty: nothing a browser can open. `why_not`: it does not work; `why_closed`: not at this hour.

    `writes`: the address is our own page for writing, from where it goes out by itself.
    """

    channel: Channel
    verb: str
    shown: str
    label: str
    address: str
    why_not: str = ""
    why_closed: str = ""
    is_preferred: bool = False
    writes: bool = False


def ways_to(
    person: Person,
    points: Sequence[ContactPoint],
    *,
    channel: Channel,
    forbidden: Mapping[Channel, str] = NOTHING,
    written: Mapping[Channel, str] = NOTHING,
) -> tuple[Way | None, list[Way]]:
    """The way for this channel (none when no address serves it), and the others: liked ones first, broken ones last.

    `forbidden`: channels the law closes at this moment, and why; their addresses are shown and can't be pressed.
    `written`: channels on which we can write ourselves, with the address of the page for it.
    """
    ways = [way for point in points for way in ways_of(person, point, written)]
    if person.street and not any(way.channel == Channel.VISIT for way in ways):
        ways.append(_street(person))
    main = next((way for way in ways if way.channel == channel and not way.why_not), None)
    others = [
        replace(way, address="", why_closed=forbidden[way.channel])
        if way.channel in forbidden and not way.writes  # what we write waits for the hour by itself
        else way
        for way in ways
        if way is not main and not _is_same_address(way, main)
    ]
    others.sort(key=lambda way: (bool(way.why_not), not way.is_preferred))
    return main, others[:MOST_SHOWN]


def ways_of(person: Person, point: ContactPoint, written: Mapping[Channel, str] = NOTHING) -> list[Way]:
    """What can be done with one address; one that does not work says so once."""
    channels = [channel for channel in (Channel.CALL, Channel.TEXT, Channel.EMAIL, Channel.VISIT, Channel.SOCIAL)
                if point.kind in KINDS[channel]]  # fmt: skip
    broken = _why_not(point)
    return [_way(person, point, channel, broken, written) for channel in channels[: 1 if broken else None]]


def _way(person: Person, point: ContactPoint, channel: Channel, broken: str, written: Mapping[Channel, str]) -> Way:
    ours = "" if broken else written.get(channel, "")
    return Way(
        channel=channel,
        verb=VERBS[channel],
        shown=point.shown,
        label=point.label,
        address="" if broken else ours or _address(channel, point),
        writes=bool(ours),
        why_not=broken,
        is_preferred=person.preferred_channel == channel,
    )


def _address(channel: Channel, point: ContactPoint) -> str:
    if channel in SCHEMES:
        return SCHEMES[channel] + quote(point.value, safe="+@.-_")
    return point.value if point.value.startswith(("https://", "http://")) else ""


def _why_not(point: ContactPoint) -> str:
    if point.suppressed_at:
        return "they asked not to be contacted here"
    return "" if point.is_valid else point.invalid_why or "does not work"


def _street(person: Person) -> Way:
    shown = ", ".join(part for part in (person.street, f"{person.postal_code} {person.city}".strip()) if part)
    return Way(Channel.VISIT, VERBS[Channel.VISIT], shown, "", "", is_preferred=person.preferred_channel == "visit")


def _is_same_address(way: Way, main: Way | None) -> bool:
    return main is not None and way.channel == main.channel and way.shown == main.shown

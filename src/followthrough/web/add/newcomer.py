"""What was typed or pasted about somebody new, as the facts and drafts of the rooms below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from followthrough.people.drafts import PersonDraft, Point
from followthrough.rules.business_card import Card, is_card, read_card
from followthrough.rules.contact_kind import kind_of
from followthrough.rules.matching import PersonFacts
from followthrough.rules.words import Channel, ContactKind

REACHED = frozenset({ContactKind.EMAIL, ContactKind.PHONE, ContactKind.MOBILE, ContactKind.SOCIAL, ContactKind.WEB})
CUTS = re.compile(r"[,;\n]+")
PHONES = (ContactKind.PHONE, ContactKind.MOBILE)
CHANNELS = {
    ContactKind.MOBILE: (Channel.CALL, Channel.TEXT),
    ContactKind.PHONE: (Channel.CALL,),
    ContactKind.EMAIL: (Channel.EMAIL,),
    ContactKind.SOCIAL: (Channel.SOCIAL,),
}


@dataclass(frozen=True)
class Newcomer:
    """Somebody new as they were typed. `country` (ISO) is whose spelling a number without a plus is in."""

    name: str = ""
    company: str = ""
    reach: str = ""
    job_title: str = ""
    country: str = ""

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Every address in the field, of whatever kind; also one that was typed as the name."""
        typed = [*CUTS.split(self.reach), *([self.name] if self._is_address(self.name) else [])]
        written = dict.fromkeys(part.strip() for part in typed if part.strip())
        return tuple(Point(kind=kind_of(part, self.country), shown=part) for part in written)

    @property
    def names(self) -> tuple[str, str]:
        """(name, company): “Anna Keller, Brandt” tells both."""
        if self._is_address(self.name):
            return "", self.company
        name, comma, behind = self.name.partition(",")
        if comma and not self.company:
            return name.strip(), behind.strip()
        return self.name.strip(), self.company.strip()

    @property
    def draft(self) -> PersonDraft:
        name, company = self.names
        return PersonDraft(name=name, company=company, job_title=self.job_title, points=self.points)

    @property
    def facts(self) -> PersonFacts:
        """To be compared with those known already."""
        name, company = self.names
        return PersonFacts(
            name=name,
            company=company,
            emails=tuple(point.shown for point in self.points if point.kind == ContactKind.EMAIL),
            phones=tuple(point.shown for point in self.points if point.kind in PHONES),
            country=self.country,
        )

    @property
    def channels(self) -> tuple[Channel, ...]:
        """How they can be reached; while nothing is typed, as most people can."""
        usable = {channel for point in self.points for channel in CHANNELS.get(ContactKind(point.kind), ())}
        return tuple(channel for channel in Channel if channel in usable) or (Channel.CALL, Channel.TEXT, Channel.EMAIL)

    @property
    def is_nobody(self) -> bool:
        return not self.name.strip() and not self.points

    def _is_address(self, text: str) -> bool:
        return bool(text.strip()) and kind_of(text, self.country) in REACHED


def read(typed: QueryDict, country: str) -> Newcomer:
    """From the fields of the form."""
    return Newcomer(
        name=typed.get("name", "").strip()[:300],
        company=typed.get("company", "").strip()[:200],
        reach=typed.get("reach", "").strip()[:600],
        job_title=typed.get("job_title", "").strip()[:120],
        country=country,
    )


def of_text(text: str, country: str) -> Newcomer:
    """From a signature, a card, a vCard; a single fact goes where it belongs."""
    if not is_card(text):
        return Newcomer(name=text.strip()[:300], country=country)
    card = read_card(text, country)
    return Newcomer(
        name=card.name, company=card.company, reach=", ".join(_ways(card)), job_title=card.job_title, country=country
    )


def _ways(card: Card) -> Iterator[str]:
    yield from card.mobiles
    yield from card.phones
    yield from card.emails

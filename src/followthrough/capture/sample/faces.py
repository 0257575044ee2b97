"""Who the prospect of a story is: a person, perhaps a company, and ways to reach them. Pure, from the random source."""

import re
import unicodedata
from dataclasses import dataclass
from random import Random

from followthrough.capture.sample import world
from followthrough.rules.matching import company_key, fold
from followthrough.rules.words import ContactKind

STEMS = ("Ridge", "Valley", "Harbor", "Prairie")


@dataclass(slots=True)
class Face:
    given: str
    family: str
    company: str
    company_key: str
    job_title: str
    country: str
    language: str
    city: str
    region: str
    zone: str
    points: list[tuple[ContactKind, str, str]]  # kind, normalised value, as shown

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def sort_name(self) -> str:
        return fold(f"{self.family} {self.given}")


def invent(random: Random, number: int) -> Face:
    """The face of prospect `number`; the number keeps addresses apart."""
    country = random.choices(world.COUNTRIES, [each.weight for each in world.COUNTRIES])[0]
    city, region, zone = random.choice(country.cities)
    given, family = random.choice(country.given), random.choice(country.family)
    company = _company(random, country, family, city) if random.random() < 0.55 else ""
    return Face(
        given=given,
        family=family,
        company=company,
        company_key=company_key(company) if company else "",
        job_title=random.choice(world.TITLES) if company else "",
        country=country.code,
        language=country.language,
        city=city,
        region=region,
        zone=zone,
        points=_points(random, country, given, family, city, number),
    )


def _company(random: Random, country: world.Country, family: str, city: str) -> str:
    return random.choice(country.company).format(family=family, city=city, word=random.choice(STEMS))


def _points(
    random: Random, country: world.Country, given: str, family: str, city: str, number: int
) -> list[tuple[ContactKind, str, str]]:
    points = []
    if random.random() < 0.93:
        phone = _phone(random, country, city)
        points.append((ContactKind.MOBILE if random.random() < 0.7 else ContactKind.PHONE, phone, phone))
    if random.random() < 0.88 or not points:
        address = f"{_ascii(given)}.{_ascii(family)}{number}@{country.language}{number % 97}.example"
        points.append((ContactKind.EMAIL, address, address))
    return points


def _phone(random: Random, country: world.Country, city: str) -> str:
    pattern = country.number.replace("{area}", world.AREAS.get(city, ""))
    return "".join(str(random.randint(0, 9)) if letter == "#" else letter for letter in pattern)


def _ascii(word: str) -> str:
    plain = unicodedata.normalize("NFKD", fold(word)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", plain) or "someone"

"""What a signature says that the record does not: offered to a person, never stored by itself."""

from collections.abc import Collection
from dataclasses import dataclass

from followthrough.rules.reading.verdict import Signature
from followthrough.rules.words import Word


class NewsKind(Word):
    PHONE = "phone", "Number"
    TITLE = "title", "What they do"
    COMPANY = "company", "Company"


@dataclass(frozen=True, slots=True)
class News:
    """One thing to take over. `was` is what the record says now; empty: nothing."""

    kind: NewsKind
    value: str
    was: str = ""


def news_of(signature: Signature, *, numbers: Collection[str], title: str, company: str) -> tuple[News, ...]:
    """What is new in it: numbers (E.164) nobody wrote down, another title, another company."""
    found = [News(NewsKind.PHONE, number) for number in signature.phones if number not in numbers]
    if signature.title and not _same(signature.title, title):
        found.append(News(NewsKind.TITLE, signature.title, title))
    if signature.company and not _same(signature.company, company):
        found.append(News(NewsKind.COMPANY, signature.company, company))
    return tuple(found)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()

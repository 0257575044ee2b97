"""Something to bring: which reason to get in touch fits a person best, of those not used with them yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from followthrough.rules.words import Word


class ReasonKind(Word):
    NEWS = "news", "News"
    CASE = "case", "A case like theirs"
    ARTICLE = "article", "Something to read"
    ANNIVERSARY = "anniversary", "An anniversary"
    QUESTION = "question", "A question"
    INVITATION = "invitation", "An invitation"


@dataclass(frozen=True, slots=True)
class Brought:
    """A reason as far as the choice needs it. `tags` none: for anybody. `times` it was used so far, with anybody."""

    id: int
    kind: ReasonKind
    tags: frozenset[str]
    language: str
    since: date
    good_until: date | None = None
    times: int = 0


def suggest(
    reasons: Iterable[Brought], *, used: frozenset[int], tags: frozenset[str], language: str, today: date
) -> list[Brought]:
    """Those not used with this person that are still good and meant for them, the best first.

    What shares a tag with them comes before what is for anybody; then the newest; then what was used least. Tags are
    compared without regard to case. What is in another language is suggested only when nothing else is left.
    """
    theirs = frozenset(tag.casefold() for tag in tags)
    fitting = [each for each in reasons if each.id not in used and _is_for(each, theirs, today)]
    spoken = [each for each in fitting if _is_spoken(each, language)]
    fitting = spoken or fitting
    return sorted(fitting, key=lambda each: (-_shared(each, theirs), -each.since.toordinal(), each.times, each.id))


def _is_for(reason: Brought, tags: frozenset[str], today: date) -> bool:
    if reason.good_until is not None and reason.good_until < today:
        return False
    return not reason.tags or _shared(reason, tags) > 0


def _is_spoken(reason: Brought, language: str) -> bool:
    return not reason.language or not language or reason.language[:2].lower() == language[:2].lower()


def _shared(reason: Brought, tags: frozenset[str]) -> int:
    return len(tags & {tag.casefold() for tag in reason.tags})

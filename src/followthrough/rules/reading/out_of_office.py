"""A note that somebody is away: until when, and who is there instead. Seven languages."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from followthrough.rules.reading import automatic
from followthrough.rules.reading.dates import SpokenDate, find_dates, is_day_first
from followthrough.rules.reading.folding import compose, fold_in_place
from followthrough.rules.reading.language import tell_language
from followthrough.rules.reading.mail import Mail
from followthrough.rules.reading.phones import find_phones
from followthrough.rules.reading.verdict import Contact, Kind, Verdict
from followthrough.rules.reading.words import absences as words

LONGEST = 4_000  # letters: notes are short, and what stands further down is a footer
LONGEST_ABSENCE = timedelta(days=550)
JUST_PASSED = timedelta(days=2)  # a note that was not taken down in time
ENDLESS = re.compile(r"\S{120,}")  # a link, a code: no words
NEAR = 60  # letters between a word such as “until” and the date it is of
AROUND = 220  # letters around the words that name a stand-in
EMAIL = re.compile(r"[^\s<>()\[\],;:\"']{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}")
CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]{1,30}"
NAME = re.compile(rf"{CAPITALISED}(?: (?:(?:von|van|de|der|da|di|del|la|le|dos|ten) ){{0,2}}{CAPITALISED}){{1,3}}")
LEADING = re.compile(rf"^(?:(?:{words.TITLES}|{words.STARTERS})\b\.? ?)+", re.I)
BACK = re.compile(words.BACK)


def read(mail: Mail, *, at: datetime, zone: str, language: str, country: str) -> Verdict | None:
    """The verdict on a note of absence; None for any other mail. What a person writes of a holiday is a reply."""
    signs = automatic.answer_signs(mail)
    text = ENDLESS.sub(" ", compose(mail.text[:LONGEST]))
    folded = fold_in_place(text)
    is_away = _away().search(f"{fold_in_place(mail.subject)}\n{folded}") is not None
    if not is_away or not signs:
        return None
    language = language or tell_language(f"{mail.subject} {text}", "en")
    back = _return_date(f"{text}\n{mail.subject}", at, zone=zone, language=language, country=country)
    instead = _stand_in(text, mail, language=language, country=country, zone=zone)
    reasons = [*signs, "Its words say that somebody is away."]
    if back:
        reasons.append(f"They name the return: {back:%-d %B %Y}.")
    if instead:
        reasons.append(f"They name who is there instead: {instead.name or instead.email or instead.phone}.")
    return Verdict(
        Kind.OUT_OF_OFFICE,
        tuple(reasons),
        original_id=mail.original_id,
        return_date=back,
        stand_in=instead,
        newest_text=text.strip(),
    )


def _return_date(text: str, at: datetime, *, zone: str, language: str, country: str) -> date | None:
    """The day that is named for the return: “back on”, else the end of “until” or of a stretch, else the last day."""
    here = at.astimezone(ZoneInfo(zone))
    phones = find_phones(text, language=language, country=country, zone=zone)
    folded = fold_in_place(text)
    spoken = find_dates(
        re.sub(words.HOLIDAYS, lambda found: "\0" * len(found[0]), folded),
        here.replace(tzinfo=None),
        language=language,
        day_first=is_day_first(language, country, zone),
        skipped=tuple((phone.start, phone.end) for phone in phones),
    )
    today = here.date()
    dated = [
        (_weight(one, folded), one.last, one)
        for one in spoken
        if today - JUST_PASSED <= one.last <= today + LONGEST_ABSENCE
    ]
    named = [(weight, day) for weight, day, _ in dated if weight and day > today] or [
        (weight, day) for weight, day, _ in dated if weight
    ]
    if named:
        strongest = max(weight for weight, _ in named)
        return max(day for weight, day in named if weight == strongest)
    return max((day for _, day, _ in dated if day > today), default=None)


def _weight(spoken: SpokenDate, folded: str) -> int:
    """3: said to be the return. 2: the end of the absence. 0: some date."""
    before = folded[max(0, spoken.start - NEAR) : spoken.start]
    before = re.split(r"[.!?]\s|\n\s*\n", before)[-1]
    within = folded[spoken.start : spoken.end]
    behind = re.split(r"[.!?;]\s|\n", folded[spoken.end : spoken.end + NEAR])[0]
    is_until = _until_before().search(before) is not None or re.match(rf"(?:{words.UNTIL})\b", within) is not None
    if is_until or (spoken.is_stretch and not BACK.search(before)):
        return 2
    if BACK.search(before) or BACK.search(behind) or BACK.search(within):
        return 3
    return 0


@lru_cache(maxsize=1)
def _until_before() -> re.Pattern[str]:
    articles = "the|den|dem|le|el|il|o|de|and including|und mit|including|incl\\.?|inclusive|einschliesslich|compris"
    return re.compile(rf"(?:^|[\s(])(?:{words.UNTIL})(?: (?:{articles}))*\s*(?:\w+,?\s+)?$")


def _stand_in(text: str, mail: Mail, *, language: str, country: str, zone: str) -> Contact:
    """Whom the note names to turn to: an address, number and name beside words such as “please contact”."""
    folded = fold_in_place(text)
    own = mail.headers.get("from").lower()
    for found in _instead().finditer(folded):
        start, end = _sentence_around(text, found.start(), found.end())
        passage = text[start:end]
        email = next(
            (each[0].rstrip(".") for each in EMAIL.finditer(passage) if each[0].lower().rstrip(".") not in own), ""
        )
        phones = find_phones(passage, language=language, country=country, zone=zone)
        name = _name_in(passage[found.start() - start :], language) or _name_in(passage, language)
        if email or (phones and name):
            return Contact(name, email, phones[0].number if phones else "")
    return Contact()


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """From the beginning of the sentence to the end of the next lines: addresses often stand below."""
    before = max(text.rfind(mark, max(0, start - AROUND), start) for mark in (". ", "\n\n", "! ", ".\n"))
    behind = text.find("\n\n", end, end + AROUND)
    first_behind = behind if behind >= 0 and EMAIL.search(text[end:behind]) else min(len(text), end + AROUND)
    return max(0, before + 1, start - AROUND), first_behind


def _name_in(passage: str, language: str) -> str:
    """The first two words that look like a name; in German every noun looks like one."""
    for found in NAME.finditer(passage):
        bare = LEADING.sub("", found[0]).strip(" .,")
        if len(bare.split()) >= 2 and not _is_noun_phrase(bare, language):
            return bare
    return ""


def _is_noun_phrase(name: str, language: str) -> bool:
    words_of_it = fold_in_place(name).split()
    return any(word in words.NO_NAMES for word in words_of_it) or (
        language == "de" and words_of_it[0] in ("sie", "ihre", "der", "die")
    )


@lru_cache(maxsize=1)
def _away() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words.AWAY})")


@lru_cache(maxsize=1)
def _instead() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words.INSTEAD})")

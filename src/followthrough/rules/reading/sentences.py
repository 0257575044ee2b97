"""What a person wrote to us: the dates and numbers in their words, and what they want."""

from datetime import datetime
from zoneinfo import ZoneInfo

from followthrough.rules.reading.folding import compose
from followthrough.rules.reading.language import tell_language
from followthrough.rules.reading.phones import find_phones
from followthrough.rules.reading.verdict import Said

LONGEST_TEXT = 20_000  # characters: what a person wants stands further up


def read(text: str, *, at: datetime, zone: str = "UTC", language: str = "", country: str = "") -> Said:
    """What the newest words of a message say; quoted text and a signature are better cut off before.

    `at` is when it was written, `zone` where: “tomorrow” is told from both. `language` (of the seven) is told from the
    words when not given; `country` (ISO, two letters) is whose numbers are written without a plus.
    """
    text = compose(text)[:LONGEST_TEXT]
    if not text.strip():
        return Said()
    here = at.astimezone(ZoneInfo(zone))
    language = language or tell_language(text, "en")
    phones = find_phones(text, language=language, country=country, zone=zone)
    del here
    return Said(language=language, phones=tuple(phone.number for phone in phones))

"""What a person wrote to us: the dates and numbers in their words, and what they want."""

from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from followthrough.rules.reading.dates import SpokenDate, find_dates, is_day_first
from followthrough.rules.reading.folding import compose
from followthrough.rules.reading.intents import tell_reply_language, tell_wish
from followthrough.rules.reading.phones import find_phones
from followthrough.rules.reading.verdict import Said

LONGEST_TEXT = 8_000  # characters: what a person wants stands further up


def read(text: str, *, at: datetime, zone: str = "UTC", language: str = "", country: str = "") -> Said:
    """What the newest words of a message say; quoted text and a signature are better cut off before.

    `at` is when it was written, `zone` where: “tomorrow” is told from both. `language` (of the seven) is told from the
    words when not given; `country` (ISO, two letters) is whose numbers are written without a plus.
    """
    text = compose(text[:LONGEST_TEXT])
    if not text.strip():
        return Said()
    here = at.astimezone(ZoneInfo(zone))
    language = language or tell_reply_language(text) or "en"
    phones = find_phones(text, language=language, country=country, zone=zone)
    dates = find_dates(
        text,
        here.replace(tzinfo=None),
        language=language,
        day_first=is_day_first(language, country, zone),
        skipped=tuple((phone.start, phone.end) for phone in phones),
    )
    wish = tell_wish(text, dates, here.replace(tzinfo=None), language=language, phones=phones)
    return Said(
        intent=wish.intent,
        objection=wish.objection,
        opt_out=wish.opt_out,
        not_before=wish.not_before,
        by=wish.by and wish.by.replace(tzinfo=here.tzinfo),
        referral=wish.referral,
        dates=tuple(dict.fromkeys(moment for spoken in dates for moment in _moments(spoken, here.tzinfo))),
        phones=tuple(phone.number for phone in phones),
        language=language,
        is_sure=wish.is_sure,
        reasons=wish.reasons,
    )


def _moments(spoken: SpokenDate, zone: tzinfo | None) -> Iterator[date | datetime]:
    """A date as it was told, with its time if it had one; of a stretch both ends."""
    yield datetime.combine(spoken.first, spoken.time, zone) if spoken.time else spoken.first
    if spoken.is_stretch:
        yield spoken.last

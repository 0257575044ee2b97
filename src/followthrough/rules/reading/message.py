"""A whole mail, read: what it is, in the order in which mistakes are dearest, and what a person wrote in it.

Bounces first (nearly half of them call themselves automatic), then complaints, meeting answers, out-of-office notes,
other automatic mail; what is left a person wrote. Start at `read`.
"""

import re
from datetime import UTC, datetime

from followthrough.rules.reading import (
    automatic,
    bounces,
    feedback,
    meetings,
    newest,
    out_of_office,
    sentences,
    signatures,
)
from followthrough.rules.reading import mail as mails
from followthrough.rules.reading.mail import Mail
from followthrough.rules.reading.newest import Newest
from followthrough.rules.reading.verdict import Kind, Verdict

EARLIEST, LATEST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)  # a mail may claim any date
LONGEST_SPOKEN = 8_000  # letters: what a person wants stands further up
ENDLESS = re.compile(r"\S{120,}")


def read(raw: bytes, *, at: datetime, zone: str = "UTC", language: str = "", country: str = "") -> Verdict:
    """What a mail is and says. Never raises; `at` is when it came, `zone` and `country` are the sender's."""
    return read_mail(mails.open_mail(raw), at=at, zone=zone, language=language, country=country)


def read_mail(mail: Mail, *, at: datetime, zone: str = "UTC", language: str = "", country: str = "") -> Verdict:
    """The same of a mail that was opened already."""
    at = min(max(at, EARLIEST), LATEST)
    return (
        feedback.read(mail)
        or bounces.read(mail)
        or meetings.read(mail)
        or out_of_office.read(mail, at=at, zone=zone, language=language, country=country)
        or _of_automatic(mail)
        or _of_reply(mail, at=at, zone=zone, language=language, country=country)
    )


def _of_automatic(mail: Mail) -> Verdict | None:
    signs = automatic.answer_signs(mail) or automatic.other_signs(mail)
    if not signs:
        return None
    return Verdict(Kind.AUTO, signs, original_id=mail.original_id, newest_text=newest.newest_text(mail.text)[:2000])


def _of_reply(mail: Mail, *, at: datetime, zone: str, language: str, country: str) -> Verdict:
    written = newest.split(mail.text)
    sender = signatures.sender_of(mail.headers.get("from"))
    words, signed = signatures.find(written.text, sender)
    under = written.under if signatures.is_signature(written.under, sender) else ""
    said = sentences.read(_spoken(mail, written, words), at=at, zone=zone, language=language, country=country)
    reasons = ["Nothing says that a program sent it."]
    if meetings.is_invitation(mail):
        reasons.append("It carries an invitation to a meeting.")
    if written.is_passed_on:
        reasons.append("Nothing new is written in it: it passes on or quotes another mail.")
    return Verdict(
        Kind.REPLY,
        (*reasons, *said.reasons),
        original_id=mail.original_id,
        newest_text=written.text,
        signature=signatures.read(f"{signed}\n{under}".strip(), country=country, sender=sender),
        said=said,
    )


def _spoken(mail: Mail, written: Newest, words: str) -> str:
    """As much as a person says in a mail; a run without a blank (a link, a code) is no word of it.

    What is passed on, others wrote. The subject speaks where nothing else does, unless it is the one we wrote.
    """
    if written.is_passed_on:
        return ""
    if not words.strip() and not mail.is_answer:
        words = mail.subject
    return ENDLESS.sub(" ", words[:LONGEST_SPOKEN])

"""Delivery failures: is it one, of whom, and for good?

Reports for machines (RFC 3464) are taken at their word. The others are told by two witnesses: a machine sent it, and
its words say that a mail did not arrive. Start at `read`.
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from followthrough.rules.reading import bounce_reason, bounce_recipients, delivery_status
from followthrough.rules.reading.delivery_status import Group
from followthrough.rules.reading.mail import Mail
from followthrough.rules.reading.verdict import Failure, Kind, Verdict
from followthrough.rules.reading.words import failures as words

FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv|i|enc|doorst|vs|pd|转发)\s*:", re.I)
SMTP_ERROR = re.compile(
    r"(?<![\d.])[45]\d\d[ -]#?\(?[45]\.\d{1,3}\.\d{1,3}|(?:^|said:|:)[ \t]*[45][0-5]\d[ -]|<<< [45]\d\d", re.M
)


def read(mail: Mail) -> Verdict | None:
    """The verdict on a delivery failure; None for any other mail."""
    groups = delivery_status.read_groups(mail)
    if groups and (mail.is_report("delivery-status") or mail.has_part("message/delivery-status") or _is_told(mail)):
        return _verdict(mail, _of_groups(mail, groups), "It carries a delivery report for machines.")
    if (notified := _of_notification(mail)) is not None:
        return _verdict(mail, notified, "It carries a delivery notification for programs.")
    if "x-failed-recipients" in mail.headers or mail.is_report("delivery-status") or _is_told(mail):
        failures = _of_groups(mail, delivery_status.read_carried(mail)) or _of_words(mail)
        return _verdict(mail, failures, "A mail system sent it, and says that a mail did not arrive.")
    return None


def _verdict(mail: Mail, failures: list[Failure], reason: str) -> Verdict:
    reasons = [reason]
    for failure in failures[:3]:
        kind = "for good" if failure.hard else "not for good"
        reasons.append(
            f"{failure.address} was not reached, {kind}: {failure.said[:160] or failure.status or 'no reason given'}"
        )
    if not failures:
        reasons.append("It names nobody who was not reached.")
    return Verdict(
        Kind.BOUNCE,
        tuple(reasons),
        failures=tuple(failures),
        original_id=mail.returned_id or mail.original_id,
        envelope_id=delivery_status.envelope_id_of(mail),
    )


def _is_told(mail: Mail) -> bool:
    """Two witnesses: who sent it, and what it says."""
    if FORWARDED.match(mail.subject):
        return False
    subject = _says(words.SUBJECTS, mail.subject)
    phrase = _says(words.PHRASES, mail.report_text[:6000])
    code = SMTP_ERROR.search(mail.report_text[:20_000]) is not None
    if mail.is_from_mail_system:
        return subject or phrase or code
    if mail.is_named_like_mail_system and ((subject and (phrase or code)) or (phrase and code)):
        return True
    if mail.is_from_nobody or mail.is_automatic or mail.is_from_program:
        return (subject and (phrase or code or bool(mail.returned))) or (phrase and code and bool(mail.returned))
    return subject and (phrase or code) and bool(mail.returned) and (code or not mail.is_answer)


def _of_groups(mail: Mail, groups: list[Group]) -> list[Failure]:
    failed = [group for group in groups if not group.is_reached]
    segments = bounce_recipients.segments(mail.report_text, [group.address for group in failed])
    return [
        _failure(group.address, group.diagnostic, segments[at], status=group.status, action=group.action)
        for at, group in enumerate(failed)
    ]


def _of_words(mail: Mail) -> list[Failure]:
    addresses = bounce_recipients.find(mail)
    segments = bounce_recipients.segments(mail.report_text, addresses)
    return [_failure(address, segments[at], mail.subject) for at, address in enumerate(addresses)]


def _failure(address: str, said: str, around: str, *, status: str = "", action: str = "") -> Failure:
    """Of the server's own words; where they say nothing, of the words around them."""
    words_of_it = said if len(said) > 20 or not around else f"{said} {around}"
    reason = bounce_reason.find(words_of_it, status=status, stage=bounce_reason.stage_of(f"{said}\n{around}"))
    hard = reason.hard and action != "delayed"
    return Failure(address, hard, reason.status, reason.reply_code, " ".join(words_of_it.split())[:500])


def _of_notification(mail: Mail) -> list[Failure] | None:
    """Providers report by JSON too: whatever holds bounced recipients is one, or a delivery that succeeded."""
    text = mail.report_text
    start = text.find("{")
    if start < 0 or "ecipients" not in text:
        return None
    try:
        told = json.JSONDecoder().raw_decode(text[start : start + 100_000].replace("\n", ""))[0]
    except (ValueError, RecursionError):
        return None
    failures = [_of_notified(entry) for entry in _recipients_in(told, depth=0)]
    return failures if failures or (isinstance(told, dict) and {"mail", "delivery"} <= told.keys()) else None


def _recipients_in(told: Any, *, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6 or not isinstance(told, dict):
        return
    for name, value in told.items():
        if "bounced" in name.lower() and isinstance(value, list):
            yield from (
                entry
                for entry in value[:500]
                if isinstance(entry, dict) and delivery_status.address_in(str(entry.get("emailAddress")))
            )
        elif isinstance(value, str) and value.startswith("{"):
            try:
                yield from _recipients_in(json.loads(value), depth=depth + 1)
            except (ValueError, RecursionError):
                continue
        else:
            yield from _recipients_in(value, depth=depth + 1)


def _of_notified(entry: dict[str, Any]) -> Failure:
    said = str(entry.get("diagnosticCode") or "")
    return _failure(
        delivery_status.address_in(str(entry.get("emailAddress"))), said, "", status=str(entry.get("status") or "")
    )


def _says(family: tuple[str, ...], text: str) -> bool:
    return _compiled(family).search(" ".join(text.lower().replace("’", "'").split())) is not None


@lru_cache(maxsize=8)
def _compiled(family: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(family))

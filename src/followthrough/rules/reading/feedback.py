"""Complaints: reports of a mail that somebody marked as junk or does not want any more (RFC 5965, RFC 8058).

A provider sends them for its users. Who complained is never written to again; some providers do not tell who it was.
"""

import re

from followthrough.rules.reading.delivery_status import FIELD, address_in
from followthrough.rules.reading.mail import Mail
from followthrough.rules.reading.verdict import Failure, Kind, Said, Verdict

COMPLAINTS = frozenset({"abuse", "fraud", "opt-out", "opt-out-list", "complaint", "miscategorized", "other", ""})
WHO = ("original-rcpt-to", "removal-recipient", "x-hmxmroriginalrecipient", "x-original-rcpt-to")
UNSUBSCRIBES = re.compile(r"\s*(?:unsubscribe|unsubscribe me|remove|opt-?out)\b.{0,200}$", re.I | re.S)


def read(mail: Mail) -> Verdict | None:
    """The verdict on a complaint; None for any other mail."""
    part = next((part for part in mail.parts if part.content_type == "message/feedback-report"), None)
    if part or mail.is_report("feedback-report") or "x-hmxmroriginalrecipient" in mail.headers:
        return _of_report(mail, _fields(part.text if part else mail.report_text))
    if _is_unsubscribing(mail):
        said = f"{address_in(mail.headers.get('from'))} asked to be taken off, by the button of their mail program."
        return _verdict(mail, [address_in(mail.headers.get("from"))], "opt-out", said)
    return None


def _of_report(mail: Mail, fields: dict[str, str]) -> Verdict:
    kind = fields.get("feedback-type", "").lower().strip()
    named = [address_in(fields.get(name, "") or mail.headers.get(name)) for name in WHO]
    addresses = [address for address in named if address] or [address_in(to) for to in mail.returned_recipients[:1]]
    if kind not in COMPLAINTS:
        return _verdict(mail, [], kind, f"A provider reports “{kind}”: nobody complained.")
    return _verdict(mail, addresses[:1], kind, f"A provider passes on a complaint ({kind or 'abuse'}).")


def _verdict(mail: Mail, addresses: list[str], kind: str, reason: str) -> Verdict:
    failures = tuple(Failure(address, hard=False, said=kind) for address in addresses if address)
    said = Said(opt_out=bool(failures), is_sure=bool(failures))
    original = mail.returned_id or mail.original_id
    return Verdict(Kind.FEEDBACK, (reason,), failures=failures, original_id=original, said=said)


def _is_unsubscribing(mail: Mail) -> bool:
    """The mail that a List-Unsubscribe address gets, which nobody typed."""
    is_button = "x-apple-unsubscribe" in mail.headers or mail.is_automatic
    return is_button and UNSUBSCRIBES.fullmatch(mail.subject) is not None


def _fields(text: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in text[:20_000].splitlines():
        if matched := FIELD.match(line):
            fields.setdefault(matched[1].lower(), matched[2].strip())
    return fields

"""A verdict as it is stored with its message, and read again: plain values, nothing lost."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from followthrough.rules.reading.verdict import (
    Contact,
    Failure,
    Intent,
    Kind,
    Objection,
    Said,
    Signature,
    Verdict,
)

Plain = dict[str, Any]


def as_plain(verdict: Verdict) -> Plain:
    """Ready for JSON: words by their value, moments in ISO 8601."""
    plain: Plain = _plain(asdict(verdict))
    return plain


def verdict_of(plain: Plain) -> Verdict:
    """What `as_plain` wrote. What is missing or can't be read is left out: an unknown kind is a reply nobody read."""
    return Verdict(
        kind=Kind.named(plain.get("kind")) or Kind.REPLY,
        reasons=tuple(plain.get("reasons") or ()),
        failures=tuple(Failure(**_known(Failure, each)) for each in plain.get("failures") or ()),
        original_id=plain.get("original_id") or "",
        envelope_id=plain.get("envelope_id") or "",
        return_date=_day(plain.get("return_date")),
        stand_in=_contact(plain.get("stand_in")),
        meeting_uid=plain.get("meeting_uid") or "",
        meeting_answer=plain.get("meeting_answer") or "",
        newest_text=plain.get("newest_text") or "",
        signature=_signature(plain.get("signature") or {}),
        said=_said(plain.get("said") or {}),
    )


def _said(plain: Plain) -> Said:
    return Said(
        intent=Intent.named(plain.get("intent")) or Intent.UNCLEAR,
        objection=Objection.named(plain.get("objection")),
        opt_out=bool(plain.get("opt_out")),
        not_before=_day(plain.get("not_before")),
        by=_moment(plain.get("by")),
        referral=_contact(plain.get("referral")),
        dates=tuple(_day_or_moment(each) for each in plain.get("dates") or ()),
        phones=tuple(plain.get("phones") or ()),
        language=plain.get("language") or "",
        is_sure=bool(plain.get("is_sure")),
        reasons=tuple(plain.get("reasons") or ()),
    )


def _signature(plain: Plain) -> Signature:
    known = _known(Signature, plain)
    return Signature(**known | {"phones": tuple(known.get("phones") or ())})


def _contact(plain: Plain | None) -> Contact:
    return Contact(**_known(Contact, plain or {}))


def _known(record: type[Any], plain: Plain) -> Plain:
    return {name: value for name, value in plain.items() if name in record.__dataclass_fields__ and value is not None}


def _day(value: str | date | None) -> date | None:
    """A day, also out of a moment."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date) or value is None:
        return value
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _day_or_moment(value: str | date) -> date | datetime:
    """As it was written: the verdict's own dates are always readable."""
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if len(value) == len("2026-11-25") else datetime.fromisoformat(value)


def _moment(value: str | datetime | None) -> datetime | None:
    if isinstance(value, datetime) or not value:
        return value or None
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        return None
    return read if read.tzinfo else None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, str) else value

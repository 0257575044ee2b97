"""What was read, for people and for programs: a verdict in words or as one line of JSON; sentences line by line."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import click

from followthrough.rules.reading import sentences
from followthrough.rules.reading.verdict import Contact, Failure, Intent, Kind, Said, Verdict


def as_line(name: str, verdict: Verdict) -> str:
    """One line of JSON for programs."""
    said = verdict.said
    return _line(
        {
            "file": name,
            "kind": verdict.kind.value,
            "hard": verdict.hard,
            "recipients": [failure.address for failure in verdict.failures],
            "status": verdict.failures[0].status if verdict.failures else "",
            "failures": [_failure(failure) for failure in verdict.failures],
            "return_date": verdict.return_date,
            "stand_in": _contact(verdict.stand_in),
            "meeting_answer": verdict.meeting_answer,
            "meeting_uid": verdict.meeting_uid,
            **(_said(said) if verdict.kind in (Kind.REPLY, Kind.FEEDBACK) else _said(None)),
            "newest_text": verdict.newest_text,
            "signature": {
                "text": verdict.signature.text,
                "name": verdict.signature.name,
                "title": verdict.signature.title,
                "company": verdict.signature.company,
                "phones": verdict.signature.phones,
            },
            "phones": list(dict.fromkeys((*said.phones, *verdict.signature.phones))),
            "original_id": verdict.original_id,
            "reasons": verdict.reasons,
        }
    )


def in_words(name: str, verdict: Verdict) -> str:
    """The same for people."""
    lines = [f"{name}: {verdict.kind.label}", *(f"  {line}" for line in _facts(verdict))]
    return "\n".join([*lines, *(f"  · {reason}" for reason in verdict.reasons)])


def read_lines(lines: Iterable[str], *, at: datetime, zone: str, told: dict[str, str], as_json: bool) -> None:
    """Read sentences, one a line, and print what each says."""
    for line in lines:
        text = line.rstrip("\n")
        said = sentences.read(text, at=at, zone=zone, language=told["lang"], country=told["country"].upper())
        if as_json:
            found = {"text": text, "dates": said.dates, "phones": said.phones, **_said(said), "reasons": said.reasons}
            click.echo(_line(found))
        else:
            click.echo("\n".join([text, *(f"  {fact}" for fact in _said_in_words(said))]))


def _facts(verdict: Verdict) -> list[str]:
    facts = [
        f"{each.address} {'will never be reached there' if each.hard else 'was not reached'}"
        for each in verdict.failures
    ]
    if verdict.return_date:
        facts.append(f"Back on {verdict.return_date:%-d %B %Y}")
    if verdict.stand_in:
        facts.append(f"Meanwhile: {_contact_in_words(verdict.stand_in)}")
    if verdict.meeting_answer:
        facts.append(f"The meeting: {verdict.meeting_answer}")
    if verdict.kind is Kind.REPLY:
        facts += _said_in_words(verdict.said)
        facts += [f"> {line}" for line in verdict.newest_text.splitlines()]
    signed = [verdict.signature.name, verdict.signature.title, verdict.signature.company, *verdict.signature.phones]
    if any(signed):
        facts.append(f"Signed: {', '.join(filter(None, signed))}")
    return facts


def _said_in_words(said: Said) -> list[str]:
    facts = [said.intent.label + (f" ({said.objection.label})" if said.objection else "")]
    if said.opt_out:
        facts.append("Wants to hear no more from us")
    if said.not_before:
        facts.append(f"Not before {said.not_before:%-d %B %Y}")
    if said.by:
        facts.append(f"By {said.by:%-d %B %Y}")
    if said.referral:
        facts.append(f"Points to {_contact_in_words(said.referral)}")
    if said.dates:
        facts.append(f"Dates: {', '.join(moment.isoformat() for moment in said.dates)}")
    if said.phones:
        facts.append(f"Numbers: {', '.join(said.phones)}")
    return facts


def _said(said: Said | None) -> dict[str, Any]:
    """What a person's words say; nothing of it where no person wrote."""
    told = said or Said()
    return {
        "intent": told.intent.value if said else None,
        "objection": told.objection.value if told.objection else None,
        "opt_out": told.opt_out,
        "not_before": told.not_before,
        "by": told.by,
        "referral": _contact(told.referral),
        "language": told.language,
        "is_sure": told.is_sure and told.intent is not Intent.UNCLEAR,
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "address": failure.address,
        "hard": failure.hard,
        "status": failure.status,
        "reply_code": failure.reply_code,
        "said": failure.said,
    }


def _contact(contact: Contact) -> dict[str, str] | None:
    return {"name": contact.name, "email": contact.email, "phone": contact.phone} if contact else None


def _contact_in_words(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.name, contact.email, contact.phone)))


def _line(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, default=lambda moment: moment.isoformat())

"""Answers to an invitation: accepted, declined, tentative, another time proposed (RFC 5546, RFC 6047; Outlook's too).

The calendar part is read as far as it matters: its method, the meeting's id and the answer of whoever sent it. A small
reader of its own, since strangers send it: nothing in it can be expanded, and it takes one pass.
"""

import re
from dataclasses import dataclass

from followthrough.rules.reading.delivery_status import address_in
from followthrough.rules.reading.mail import Mail
from followthrough.rules.reading.verdict import Kind, Verdict
from followthrough.rules.reading.words import meetings as words

LONGEST = 200_000  # letters of a calendar
MOST_LINES = 5_000
CALENDARS = frozenset({"text/calendar", "application/ics", "text/x-vcalendar", "text/ics"})
ANSWERS = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative", "DELEGATED": "declined"}
OUTLOOK = {b"MtgRespP": "accepted", b"Resp.Pos": "accepted", b"MtgRespN": "declined", b"Resp.Neg": "declined"}
OUTLOOK |= {b"MtgRespA": "tentative", b"Resp.Tent": "tentative"}


@dataclass(frozen=True, slots=True)
class CalendarAnswer:
    """What a calendar part says: its method in large letters, the meeting's id, the answer by attendee."""

    method: str
    uid: str
    answers: tuple[tuple[str, str], ...]


def read(mail: Mail) -> Verdict | None:
    """The verdict on the answer to an invitation; None for any other mail, an invitation included."""
    for part in mail.parts:
        if part.content_type in CALENDARS or part.file_name.lower().endswith(".ics"):
            answer = read_calendar(part.text)
            if answer.method in ("REPLY", "COUNTER", "CANCEL"):
                return _verdict(mail, _said(answer, mail), answer.uid, "It carries the answer of a calendar.")
    if said := _of_outlook(mail):
        return _verdict(mail, said, "", "Outlook marks it as the answer to an invitation.")
    if said := _of_subject(mail):
        return _verdict(mail, said, "", "Its subject and its marks are those of an answer to an invitation.")
    return None


def is_invitation(mail: Mail) -> bool:
    return any(part.content_type in CALENDARS and read_calendar(part.text).method == "REQUEST" for part in mail.parts)


def read_calendar(text: str) -> CalendarAnswer:
    """The method, id and answers of a calendar; lines that cannot be read are passed over."""
    method = uid = ""
    answers: list[tuple[str, str]] = []
    for name, parameters, value in _lines(text):
        if name == "METHOD":
            method = method or value.strip().upper()
        elif name == "UID":
            uid = uid or value.strip()[:500]
        elif name == "ATTENDEE" and len(answers) < 200:
            found = re.search(r"PARTSTAT=\"?([A-Za-z-]{1,30})", parameters, re.I)
            answers.append(
                (
                    address_in(value.replace("mailto:", "").replace("MAILTO:", "")).lower(),
                    found[1].upper() if found else "",
                )
            )
    return CalendarAnswer(method, uid, tuple(answers))


def _lines(text: str) -> list[tuple[str, str, str]]:
    """(name, parameters, value) of each line, folded ones put together."""
    unfolded = re.sub(r"\r?\n[ \t]", "", text[:LONGEST])
    found = []
    for line in unfolded.splitlines()[:MOST_LINES]:
        matched = re.match(
            r'([A-Za-z-]{1,40})((?:;[A-Za-z-]{1,40}=(?:"[^"]{0,500}"|[^";:]{0,500}))*):(.*)', line[:4000]
        )
        if matched:
            found.append((matched[1].upper(), matched[2], matched[3]))
    return found


def _said(answer: CalendarAnswer, mail: Mail) -> str:
    """The answer of whoever sent the mail; of the only attendee where the addresses differ."""
    if answer.method != "REPLY":
        return {"COUNTER": "counter", "CANCEL": "declined"}[answer.method]
    sender = address_in(mail.headers.get("from")).lower()
    stats = [stat for address, stat in answer.answers if address == sender] or [
        stat for _, stat in answer.answers if stat
    ]
    return next((ANSWERS[stat] for stat in stats if stat in ANSWERS), "") or _of_words(mail)


def _of_outlook(mail: Mail) -> str:
    """Outlook's own form (TNEF) names the kind of message in plain letters."""
    for part in mail.parts:
        if (
            part.content_type in ("application/ms-tnef", "application/vnd.ms-tnef")
            or part.file_name.lower() == "winmail.dat"
        ):
            body = part.content(100_000)
            if b"IPM." in body and (b"Meeting" in body or b"Schedule" in body):
                return next((said for mark, said in OUTLOOK.items() if mark in body), "")
    return ""


def _of_subject(mail: Mail) -> str:
    """“Accepted: Demo” with a calendar's mark, or with nothing written in it."""
    is_marked = "x-mail-calendar-part" in mail.headers or "calendarmessage" in mail.headers.get("content-class").lower()
    return _of_words(mail) if is_marked or not mail.text.strip() else ""


def _of_words(mail: Mail) -> str:
    return next((said for said, shape in words.ANSWERS if re.match(rf"\s*(?:{shape})\s*:", mail.subject, re.I)), "")


def _verdict(mail: Mail, said: str, uid: str, reason: str) -> Verdict:
    text = mail.text.strip()[:2000]
    return Verdict(
        Kind.MEETING,
        (reason, f"It says: {said or 'nothing we understand'}."),
        original_id=mail.original_id,
        meeting_uid=uid,
        meeting_answer=said,
        newest_text=text,
    )

"""What the headers of a mail say of who wrote to whom about what: enough to tell whether it concerns us at all."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import getaddresses, parsedate_to_datetime

from followthrough.rules import matching
from followthrough.rules.reading import mime
from followthrough.rules.reading.bytes_to_text import decode_header
from followthrough.rules.reading.mime import Headers

MESSAGE_ID = re.compile(r"<([^<>\s]{1,250})>")
MOST_IDS = 30
MOST_ADDRESSES = 200
ANSWERING = re.compile(
    r"^\s*(?:(?:re|aw|antw|sv|vs|rif|ref|fwd?|wg|tr|rv|enc|odp|vá|ynt|doorst|r|i)\s*(?:\[\d+\])?\s*[:：]\s*)+", re.I
)
FROM_MACHINES = re.compile(
    r"^(?:mailer-?daemon|postmaster|mail-?delivery|bounces?|no-?reply|do-?not-?reply|(?:mail|delivery)subsystem"
    r"|notifications?|newsletters?|news|abuse|fbl|complaints?)(?:[+._=-].*)?@",
    re.I,
)
LIST_FIELDS = ("list-id", "list-unsubscribe", "list-post", "feedback-id", "x-mailchimp-id", "x-campaign-id")
BULK = frozenset({"bulk", "list", "junk"})
REPORTS = ("multipart/report", "message/feedback-report", "message/delivery-status")


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody named in a header: the address in its one spelling, the name as they write it."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """`answers` are the ids it refers to, the nearest first; ids are without their brackets."""

    id: str = ""
    subject: str = ""
    sent_at: datetime | None = None
    sender: Correspondent = Correspondent("")
    reply_to: tuple[Correspondent, ...] = ()
    recipients: tuple[Correspondent, ...] = ()
    reply_to_id: str = ""
    references: tuple[str, ...] = ()
    is_bulk: bool = False
    may_be_report: bool = False

    @property
    def answers(self) -> tuple[str, ...]:
        named = (self.reply_to_id, *reversed(self.references))
        return tuple(dict.fromkeys(each for each in named if each))[:MOST_IDS]

    @property
    def senders(self) -> tuple[str, ...]:
        """Every address the mail says it comes from."""
        return tuple(dict.fromkeys(each.email for each in (self.sender, *self.reply_to) if each.email))

    @property
    def is_by_a_machine(self) -> bool:
        return self.is_bulk or bool(FROM_MACHINES.match(self.sender.email))

    @property
    def looks_like_an_answer(self) -> bool:
        return bool(self.answers or ANSWERING.match(self.subject))


def read(headers: Headers) -> Envelope:
    """Never raises: what can't be read is not there."""
    ids = MESSAGE_ID.findall(headers.get("message-id")) or [headers.get("message-id").strip()[:250]]
    senders = _people(headers, "from") or _people(headers, "sender")
    answered = MESSAGE_ID.findall(headers.get("in-reply-to"))
    return Envelope(
        id="".join(ids[0].split()),
        subject=" ".join(headers.get("subject").split())[:1000],
        sent_at=_moment(headers.get("date")),
        sender=senders[0] if senders else Correspondent(""),
        reply_to=_people(headers, "reply-to"),
        recipients=tuple(dict.fromkeys(each for name in ("to", "cc", "bcc") for each in _people(headers, name))),
        reply_to_id=answered[0] if answered else "",
        references=tuple(MESSAGE_ID.findall(headers.get("references"))[-MOST_IDS:]),
        is_bulk=_is_bulk(headers),
        may_be_report=_may_be_report(headers),
    )


def of_bytes(raw: bytes) -> Envelope:
    """Of the headers of a mail, or of a whole one."""
    return read(mime.parse(raw).headers)


def bare_subject(subject: str) -> str:
    """The subject without "Re:", "AW:" and their like, small, for comparing."""
    return " ".join(ANSWERING.sub("", subject).casefold().split())


def _people(headers: Headers, name: str) -> tuple[Correspondent, ...]:
    """Names are decoded after the addresses are told apart: a name may hold a comma."""
    written = [value.decode("utf-8", "replace") for key, value in headers.fields if key == name]
    found = []
    for shown, address in getaddresses([" ".join(each.split()) for each in written])[:MOST_ADDRESSES]:
        if email := matching.normal_email(address):
            found.append(Correspondent(email[:254], " ".join(decode_header(shown.encode()).split())[:200]))
    return tuple(found)


def _moment(written: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(written)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_bulk(headers: Headers) -> bool:
    return any(name in headers for name in LIST_FIELDS) or headers.get("precedence").strip().lower() in BULK


def _may_be_report(headers: Headers) -> bool:
    """A delivery failure or a complaint, perhaps: only the whole mail can tell, and whether it is about one of ours."""
    if headers.get("content-type").strip().lower().startswith(REPORTS) or "x-failed-recipients" in headers:
        return True
    sender = _people(headers, "from")
    written = headers.get("from").lower()
    return (
        headers.get("return-path").strip() == "<>"
        or "mailer-daemon" in written
        or (bool(sender) and bool(re.match(r"(?:mailer-?daemon|postmaster|mail-?delivery)", sender[0].email)))
    )

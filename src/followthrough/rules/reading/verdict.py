"""The words of a verdict: what a message is, what it says, and why we think so."""

from dataclasses import dataclass, field
from datetime import date, datetime

from followthrough.rules.words import Word


class Kind(Word):
    """What a message that came in is. Bounces are looked for first: nearly half of them call themselves automatic."""

    BOUNCE = "bounce", "Delivery failure"
    FEEDBACK = "feedback", "Complaint"
    OUT_OF_OFFICE = "out_of_office", "Out of office"
    AUTO = "auto", "Automatic mail"
    MEETING = "meeting", "Meeting answer"
    REPLY = "reply", "Reply"


class Intent(Word):
    """What a person wants who wrote to us."""

    INTERESTED = "interested", "Interested"
    QUESTION = "question", "Asks something"
    NOT_NOW = "not_now", "Not now"
    WILL_GET_BACK = "will_get_back", "Will get back to us"
    WRONG_PERSON = "wrong_person", "Wrong person"
    NOT_INTERESTED = "not_interested", "Not interested"
    DO_NOT_CONTACT = "do_not_contact", "Do not contact"
    REFERRAL = "referral", "Points to somebody"
    OBJECTION = "objection", "Objects"
    UNCLEAR = "unclear", "A person decides"


class Objection(Word):
    PRICE = "price", "Price"
    TIME = "time", "No time"
    COMPETITOR = "competitor", "Has or prefers another"
    AUTHORITY = "authority", "Somebody else decides"
    NEED = "need", "No need"
    TRUST = "trust", "Not convinced"


@dataclass(frozen=True, slots=True)
class Failure:
    """One recipient that was not reached. `status` is RFC 3463's (`5.1.1`), `said` the server's own words."""

    address: str
    hard: bool
    status: str = ""
    reply_code: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody a message names: who decides, who stands in, whom to turn to."""

    name: str = ""
    email: str = ""
    phone: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.email or self.phone)


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands under a person's words: offered as updates of the record, never stored by itself."""

    text: str = ""
    name: str = ""
    title: str = ""
    company: str = ""
    phones: tuple[str, ...] = ()  # E.164


@dataclass(frozen=True, slots=True)
class Said:
    """What a person's words say. Moments are in the sender's zone; `dates` in the order in which they stand.

    `opt_out` may be true beside another intent. `is_sure` false: a person decides, nothing automatic goes out.
    """

    intent: Intent = Intent.UNCLEAR
    objection: Objection | None = None
    opt_out: bool = False
    not_before: date | None = None  # "not before October": the first day on which we may come back
    by: datetime | None = None  # "I get back to you by Friday"
    referral: Contact = field(default_factory=Contact)
    dates: tuple[date | datetime, ...] = ()
    phones: tuple[str, ...] = ()  # E.164
    language: str = ""
    is_sure: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a message is and, where a person wrote it, what it says."""

    kind: Kind
    reasons: tuple[str, ...]
    failures: tuple[Failure, ...] = ()  # of a bounce; of a complaint: who complained
    original_id: str = ""  # the Message-ID of ours that it answers, as far as it says
    envelope_id: str = ""  # of a bounce: the ENVID we gave it on the wire (RFC 3461), where the report repeats it
    return_date: date | None = None
    stand_in: Contact = field(default_factory=Contact)
    meeting_uid: str = ""
    meeting_answer: str = ""  # accepted, declined, tentative, counter
    newest_text: str = ""
    signature: Signature = field(default_factory=Signature)
    said: Said = field(default_factory=Said)

    @property
    def hard(self) -> bool | None:
        """Of a bounce: no recipient will ever be reached there. None where nothing failed."""
        return all(failure.hard for failure in self.failures) if self.failures else None

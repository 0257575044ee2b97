"""The words of the house, one per concept: the same in code, on screens, in the database and in the API.

Each word is a `Word`: its value is what is stored, its label is what a person reads.
"""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A stored value with the label a person reads: `Channel.CALL == "call"`, `.label == "Call"`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label or value.replace("_", " ").capitalize()
        return word

    @classmethod
    def named(cls, value: str | None) -> Self | None:
        """The word with this value; none where there is none: what came from outside may be anything."""
        return next((word for word in cls if word.value == value), None)

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """(value, label) pairs, as forms and model fields want them."""
        return [(word.value, word.label) for word in cls]


class State(Word):
    """Where an opportunity stands. The first two are open ends and must carry a next step."""

    OPEN = "open", "Open"
    NURTURE = "nurture", "In nurture"
    WON = "won", "Won"
    LOST = "lost", "Lost"
    DISQUALIFIED = "disqualified", "Not a fit"


LIVE_STATES = (State.OPEN, State.NURTURE)
CLOSED_STATES = (State.WON, State.LOST, State.DISQUALIFIED)


class Bucket(Word):
    """The four quarters of a healthy pipeline; the last one is moved out of it."""

    NEW = "new", "New"
    DEVELOPING = "developing", "Developing"
    CLOSING = "closing", "Closing"
    PARKED = "parked", "Dead horse"


class PipelineKind(Word):
    SALES = "sales", "Sales"
    CARE = "care", "Care"


class Purpose(Word):
    """Why the next contact is made. One specific intention each."""

    FIRST_RESPONSE = "first_response", "First response"
    QUALIFY = "qualify", "Qualify"
    DISCOVER = "discover", "Discover"
    PRESENT = "present", "Present"
    PROPOSE = "propose", "Propose"
    ANSWER = "answer", "Answer"
    CLOSE = "close", "Close"
    CHECK_IN = "check_in", "Check in"
    REQUALIFY = "requalify", "Re-qualify"
    NURTURE = "nurture", "Nurture"
    THANK = "thank", "Thank"
    ONBOARD = "onboard", "Onboard"
    ASK_REFERRAL = "ask_referral", "Ask for a referral"
    INVITE = "invite", "Invite"
    KEEP_PROMISE = "keep_promise", "Keep a promise"
    RE_ENGAGE = "re_engage", "Re-engage"


class Channel(Word):
    CALL = "call", "Call"
    TEXT = "text", "Text"
    EMAIL = "email", "E-mail"
    VISIT = "visit", "Visit"
    VIDEO = "video", "Video call"
    LETTER = "letter", "Letter"
    SOCIAL = "social", "Social message"


class NextBy(Word):
    PERSON = "person", "By a person"
    MACHINE = "machine", "By the machine"


class WaitingOn(Word):
    """Who has to act. A step that waits on them is dated with the day on which *we* act."""

    US = "us", "Us"
    THEM = "them", "Them"


class Origin(Word):
    """Where a next step comes from."""

    HAND = "hand", "Set by hand"
    STRATEGY = "strategy", "Strategy"
    SEQUENCE = "sequence", "Sequence"
    PROMISE = "promise", "Promise"
    FALLBACK = "fallback", "Fallback"
    REQUALIFY = "requalify", "Re-qualification"
    CAPTURE = "capture", "Newly come in"


class Direction(Word):
    OUT = "out", "From us"
    IN = "in", "From them"


class Outcome(Word):
    """What happened in a touch. See `ANSWERED` for those in which the other side was heard."""

    REACHED = "reached", "Reached"
    NO_ANSWER = "no_answer", "No answer"
    VOICEMAIL = "voicemail", "Left voice mail"
    WILL_CALL = "will_call", "They will get back"
    PUT_OFF = "put_off", "Put off"
    SENT = "sent", "Sent"
    MET = "met", "Met"
    REPLIED = "replied", "Replied"
    AGREED = "agreed", "Agreed"
    WRONG_PERSON = "wrong_person", "Wrong person"
    BAD_ADDRESS = "bad_address", "Number or address is wrong"
    NOT_INTERESTED = "not_interested", "Not interested"


ANSWERED = frozenset(
    {
        Outcome.REACHED,
        Outcome.WILL_CALL,
        Outcome.PUT_OFF,
        Outcome.MET,
        Outcome.REPLIED,
        Outcome.AGREED,
        Outcome.NOT_INTERESTED,
    }
)


class Reason(Word):
    """Why a step is skipped or postponed: the twelve known reasons for not following up, and "they asked"."""

    THEY_ASKED = "they_asked", "They asked for it"
    FEAR_OF_NO = "fear_of_no", "I fear a no"
    THEY_WILL_CALL = "they_will_call", "If they are interested, they will call"
    DISORGANISED = "disorganised", "I did not get to it"
    NO_BELIEF = "no_belief", "I do not believe in the offer for them"
    WONT_BUY = "wont_buy", "They won't buy anyway"
    TOO_BUSY = "too_busy", "They are too busy to see me"
    SCATTERED = "scattered", "Too many things at once"
    NO_CONFIDENCE = "no_confidence", "I don't feel up to it"
    COMPETITOR = "competitor", "The competitor gets it anyway"
    NO_STRATEGY = "no_strategy", "I don't know how to go on"
    NOTHING_TO_SAY = "nothing_to_say", "I have nothing more to say"
    POOR_PROSPECT = "poor_prospect", "A poor prospect from the start"


class CloseReason(Word):
    """The typed end. Lost to silence is told apart from lost to a competitor."""

    BOUGHT = "bought", "They bought"
    COMPETITOR = "competitor", "Bought from a competitor"
    NO_NEED = "no_need", "No need any more"
    NO_BUDGET = "no_budget", "No budget"
    NO_DECISION = "no_decision", "They decided to do nothing"
    SILENCE = "silence", "Lost to silence"
    SAID_NO = "said_no", "They said no"
    DO_NOT_CONTACT = "do_not_contact", "They asked not to be contacted"
    NOT_A_FIT = "not_a_fit", "Not a fit"
    UNREACHABLE = "unreachable", "No way to reach them"
    DUPLICATE = "duplicate", "Duplicate"


REASONS_FOR: dict[State, tuple[CloseReason, ...]] = {
    State.WON: (CloseReason.BOUGHT,),
    State.LOST: (
        CloseReason.SAID_NO,
        CloseReason.COMPETITOR,
        CloseReason.NO_DECISION,
        CloseReason.NO_NEED,
        CloseReason.NO_BUDGET,
        CloseReason.SILENCE,
        CloseReason.DO_NOT_CONTACT,
    ),
    State.DISQUALIFIED: (CloseReason.NOT_A_FIT, CloseReason.UNREACHABLE, CloseReason.DUPLICATE),
}


class Size(Word):
    """How much follow-up effort an opportunity earns: by its value beside the workspace's own, or by choice."""

    SMALL = "small", "Small"
    MEDIUM = "medium", "Medium"
    LARGE = "large", "Large"


class Permission(Word):
    """Whether the person agreed to be followed up."""

    UNKNOWN = "unknown", "Not asked yet"
    GIVEN = "given", "Given"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ContactKind(Word):
    EMAIL = "email", "E-mail"
    PHONE = "phone", "Phone"
    MOBILE = "mobile", "Mobile"
    ADDRESS = "address", "Address"
    WEB = "web", "Web page"
    SOCIAL = "social", "Social profile"


class Role(Word):
    """What a member may do: a rep works their own, a manager sees and edits all, an admin also the settings."""

    REP = "rep", "Salesperson"
    MANAGER = "manager", "Manager"
    ADMIN = "admin", "Administrator"


class PromiseState(Word):
    OPEN = "open", "Open"
    KEPT = "kept", "Kept"
    BROKEN = "broken", "Broken"
    RELEASED = "released", "Released"

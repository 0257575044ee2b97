"""The life of a message: its states, and what each of them allows.

    draft → queued → claimed → handed over → sent | refused | queued again (a passing trouble) | unknown
                  ↘ withheld (why)   ↘ cancelled

Handed over is written before the socket hears the message, its result after. What dies in between is unknown: it is
looked up and else shown to a person; it is never sent again by itself and never dropped.
"""

from followthrough.rules.words import Word


class MessageState(Word):
    DRAFT = "draft", "Draft"
    QUEUED = "queued", "Waiting to go out"
    CLAIMED = "claimed", "Going out"
    HANDED_OVER = "handed_over", "Handed over"
    SENT = "sent", "Sent"
    REFUSED = "refused", "Refused"
    UNKNOWN = "unknown", "Outcome unknown"
    WITHHELD = "withheld", "Held back"
    CANCELLED = "cancelled", "Taken back"
    RECEIVED = "received", "Received"


WAITING_STATES = (MessageState.QUEUED, MessageState.CLAIMED)
ENDED_STATES = (
    MessageState.SENT,
    MessageState.REFUSED,
    MessageState.WITHHELD,
    MessageState.CANCELLED,
    MessageState.RECEIVED,
)

MAY_FOLLOW: dict[MessageState, frozenset[MessageState]] = {
    MessageState.DRAFT: frozenset({MessageState.QUEUED, MessageState.CANCELLED}),
    MessageState.QUEUED: frozenset(
        {MessageState.CLAIMED, MessageState.WITHHELD, MessageState.CANCELLED, MessageState.DRAFT}
    ),
    MessageState.CLAIMED: frozenset({MessageState.HANDED_OVER, MessageState.QUEUED, MessageState.WITHHELD}),
    MessageState.HANDED_OVER: frozenset(
        {MessageState.SENT, MessageState.REFUSED, MessageState.QUEUED, MessageState.UNKNOWN}
    ),
    MessageState.UNKNOWN: frozenset({MessageState.SENT, MessageState.QUEUED, MessageState.CANCELLED}),
    MessageState.WITHHELD: frozenset({MessageState.QUEUED, MessageState.CANCELLED, MessageState.DRAFT}),
    MessageState.REFUSED: frozenset({MessageState.DRAFT}),
    MessageState.SENT: frozenset(),
    MessageState.CANCELLED: frozenset({MessageState.DRAFT}),
    MessageState.RECEIVED: frozenset(),
}


def may_follow(state: MessageState, following: MessageState) -> bool:
    """Whether a message may go from the one state to the other."""
    return following in MAY_FOLLOW[state]


class Urgency:
    """What goes out first from a mailbox that has to wait: lowest first."""

    PROMISE = 10
    REPLY = 20
    PERSON = 30
    MACHINE = 40
    BULK = 50


class MailboxState(Word):
    NEW = "new", "Not tried yet"
    WELL = "well", "Works"
    HELD = "held", "Waits"
    BROKEN = "broken", "Stands still"


class FolderRole(Word):
    INBOX = "inbox", "Inbox"
    SENT = "sent", "Sent"
    JUNK = "junk", "Junk"
    OTHER = "other", "Other"


class Security(Word):
    TLS = "tls", "TLS from the start"
    STARTTLS = "starttls", "STARTTLS"
    NONE = "none", "Not encrypted"


class SignInBy(Word):
    PASSWORD = "password", "Password or app password"
    OAUTH = "oauth", "Signed in with the provider"
    SERVICE = "service", "A sending service"

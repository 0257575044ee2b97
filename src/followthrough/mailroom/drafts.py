"""What a caller hands to the verbs of the mailroom."""

from dataclasses import dataclass
from datetime import datetime

from followthrough.followup.drafts import StageMove, Then
from followthrough.followup.models import Opportunity
from followthrough.mailroom.files import Kept
from followthrough.mailroom.models import Conversation, Mailbox, Message, TextLine
from followthrough.mailroom.wires.texts import Fate
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.messages import Security, SignInBy, Urgency
from followthrough.rules.words import Channel, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """The message does the prospect's next step: what comes then, and what the caller's screen knew (`seen`)."""

    then: Then | None
    seen: int | None = None
    move: StageMove | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDraft:
    """An e-mail or a text to one person.

    Who leaves a field empty gets the house's choice: `to` their best address, `mailbox` (or `line`) the one they know,
    `conversation` the thread they are in, `reply_to` its newest message, `send_at` at once (by hand: after the ten
    seconds in which it can be taken back), `meant_until` three days later. `key` names the intention: the same key
    twice is one message. `subject` counts where a thread begins: an old one keeps its own unless `begins_thread`.
    With `marked_up` the text gets its HTML beside it (`rules.light_markup`); `quote` stands under the signature.
    """

    person: Person
    text: str
    opportunity: Opportunity | None = None
    channel: Channel = Channel.EMAIL
    subject: str = ""
    html: str = ""
    marked_up: bool = False
    quote: str = ""
    purpose: Purpose | None = None
    key: str | None = None
    to: ContactPoint | None = None
    copied: tuple[str, ...] = ()
    attachments: tuple[Kept, ...] = ()
    mailbox: Mailbox | None = None
    line: TextLine | None = None
    conversation: Conversation | None = None
    reply_to: Message | None = None
    begins_thread: bool = False
    signed: bool = True
    is_automatic: bool = False
    urgency: int = Urgency.PERSON
    send_at: datetime | None = None
    meant_until: datetime | None = None
    completes: Completion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a message says, written anew."""

    text: str
    subject: str = ""
    html: str = ""
    send_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxDraft:
    """A mailbox as somebody typed it. An empty `password` keeps the stored one, so do empty secrets of `service`.

    `service` is the key of a sending service, `told` what it wants to know.
    """

    address: str
    shown_name: str = ""
    provider: str = ""
    sign_in_by: SignInBy = SignInBy.PASSWORD
    username: str = ""
    password: str = ""
    imap_host: str = ""
    imap_port: int = 993
    imap_security: Security = Security.TLS
    smtp_host: str = ""
    smtp_port: int = 465
    smtp_security: Security = Security.TLS
    keeps_sent_itself: bool = False
    service: str = ""
    told: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDraft:
    """A line for texts as somebody typed it. An empty `token` keeps the stored one."""

    number: str
    base_url: str
    account: str
    token: str = ""
    name: str = ""
    help_words: str = ""
    per_day: int = 400
    per_hour: int = 60
    gap_seconds: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCameIn:
    """A text as the provider brings it. `id` is the provider's; `sender` in E.164."""

    id: str
    sender: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReport:
    """What became of a text of ours. `message`: our own key of it, where the provider gave it back; `code`: why not."""

    id: str
    fate: Fate
    code: int = 0
    message: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """What was typed so far, on its way into a draft."""

    to_address: str = ""
    copied: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    attachments: tuple[Kept, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.subject.strip() or self.attachments)

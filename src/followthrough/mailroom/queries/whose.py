"""Whom a mail is with: by what it refers to, then by its sender, then by what we sent lately."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from followthrough.followup.models import Opportunity
from followthrough.mailroom.models import Conversation, Mailbox, Message
from followthrough.people.models import ContactPoint, Person
from followthrough.rules.reading.envelope import Envelope, bare_subject
from followthrough.rules.words import LIVE_STATES, ContactKind, Direction

LATELY = timedelta(days=45)
MOST_LATELY = 2_000
SHORTEST_SUBJECT = 6  # letters: "Hi" is no evidence
EVERYBODYS = frozenset(
    """gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com
    aol.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de mail.ru yandex.ru proton.me protonmail.com
    orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it alice.it tiscali.it mail.com zoho.com
    fastmail.com posteo.de mailbox.org bluewin.ch telenet.be skynet.be ziggo.nl kpnmail.nl btinternet.com comcast.net
    verizon.net att.net qq.com 163.com 126.com naver.com""".split()
)
"""Domains whose people don't know each other."""


@dataclass(frozen=True, slots=True)
class Whose:
    """The person a mail is with, the conversation it goes on, if any, and the message of ours it answers, if known."""

    person: Person
    conversation: Conversation | None = None
    answered: Message | None = None


def of_incoming(mailbox: Mailbox, envelope: Envelope, *, at: datetime, named: Collection[str] = ()) -> Whose | None:
    """None when it is with nobody of the workspace. `named` are addresses a delivery failure is about."""
    return (
        _by_reference(mailbox, envelope.answers)
        or _by_address(mailbox, envelope.senders, envelope.subject)
        or _by_failure(mailbox, named, at=at)
        or _by_recent_send(mailbox, envelope, at=at)
    )


def of_report(mailbox: Mailbox, ids: Iterable[str], *, named: Collection[str], at: datetime) -> Whose | None:
    """Whom a delivery failure or complaint is about: only what we sent counts."""
    return _by_reference(mailbox, tuple(filter(None, ids))) or _by_failure(mailbox, named, at=at)


def of_outgoing(mailbox: Mailbox, envelope: Envelope) -> Whose | None:
    """Of a mail the member wrote elsewhere: the first recipient who is somebody's."""
    addresses = tuple(each.email for each in envelope.recipients)
    by_address = _by_address(mailbox, addresses, envelope.subject)
    by_reference = _by_reference(mailbox, envelope.answers)
    if by_reference and (by_address is None or by_address.person == by_reference.person):
        return by_reference if _is_one_of(by_reference.person, addresses) else by_address
    return by_address


def concerning(mailbox: Mailbox, envelopes: Iterable[Envelope]) -> "Concern":
    """What decides of many mails at once whether they are with people of the workspace. Two statements."""
    envelopes = list(envelopes)
    addresses = {each for env in envelopes for each in (*env.senders, *(to.email for to in env.recipients))}
    answered = {each for env in envelopes for each in env.answers}
    ids = {env.id for env in envelopes if env.id}
    points = ContactPoint.objects.filter(
        workspace_id=mailbox.workspace_id, value__in=addresses, kind=ContactKind.EMAIL
    ).values_list("value", flat=True)
    messages = Message.objects.filter(workspace_id=mailbox.workspace_id, id_header__in=answered | ids)
    stored = frozenset(messages.values_list("id_header", flat=True))
    return Concern(
        addresses=frozenset(points),
        ours=stored & answered,
        stored=stored & ids,
    )


@dataclass(frozen=True, slots=True)
class Concern:
    """`addresses` and `ours` (ids answered) are known to the workspace, `stored` ids are here already."""

    addresses: frozenset[str]
    ours: frozenset[str]
    stored: frozenset[str]


def recent_sends(mailbox: Mailbox, *, at: datetime) -> dict[tuple[str, str], int]:
    """(domain, bare subject) → message, of what went out lately: for answers whose headers a provider rewrote."""
    lately = Message.objects.filter(mailbox=mailbox, direction=Direction.OUT, sent_at__gte=at - LATELY)
    rows = lately.order_by("-sent_at").values_list("to_address", "subject", "pk")[:MOST_LATELY]
    found: dict[tuple[str, str], int] = {}
    for to_address, subject, pk in rows:
        if (key := likeness(to_address, subject)) is not None:
            found.setdefault(key, pk)
    return found


def likeness(address: str, subject: str) -> tuple[str, str] | None:
    """What an answer from a colleague's or another own address shares with what we sent; none where it says nothing."""
    domain, bare = address.rpartition("@")[2].lower(), bare_subject(subject)
    return (domain, bare) if domain and domain not in EVERYBODYS and len(bare) >= SHORTEST_SUBJECT else None


def opportunity_of(person: Person, mailbox: Mailbox) -> Opportunity | None:
    """The one a mail is about: a live one before a closed one, the mailbox's owner's before another's, the newest."""
    found = Opportunity.objects.filter(person=person).select_related("owner", "stage", "workspace")
    return min(
        found,
        key=lambda each: (each.state not in LIVE_STATES, each.owner_id != mailbox.member_id, -each.pk),
        default=None,
    )


def _by_reference(mailbox: Mailbox, ids: tuple[str, ...]) -> Whose | None:
    if not ids:
        return None
    messages = Message.objects.filter(workspace_id=mailbox.workspace_id, id_header__in=ids)
    found = {each.id_header: each for each in messages.select_related("conversation", "person")}
    nearest = next((found[each] for each in ids if each in found), None)
    if nearest is None:
        return None
    ours = next((found[each] for each in ids if each in found and found[each].direction == Direction.OUT), None)
    return Whose(nearest.person, nearest.conversation, ours)


def _by_address(mailbox: Mailbox, addresses: tuple[str, ...], subject: str) -> Whose | None:
    if not addresses:
        return None
    points = ContactPoint.objects.filter(
        workspace_id=mailbox.workspace_id, kind=ContactKind.EMAIL, value__in=addresses
    ).select_related("person")
    holders = {point.value: point.person for point in points.order_by("-pk")}
    person = next((holders[each] for each in addresses if each in holders), None)
    return Whose(person, _going_on(mailbox, person, subject)) if person else None


def _going_on(mailbox: Mailbox, person: Person, subject: str) -> Conversation | None:
    """The person's conversation of this subject, else the newest that this mailbox holds with them."""
    conversations = Conversation.objects.filter(workspace_id=mailbox.workspace_id, person=person, channel="email")
    newest = list(conversations.order_by("-last_at")[:20])
    bare = bare_subject(subject)
    same = next((each for each in newest if bare and bare_subject(each.subject) == bare), None)
    return same or next((each for each in newest if each.mailbox_id == mailbox.pk), None)


def _by_failure(mailbox: Mailbox, addresses: Collection[str], *, at: datetime) -> Whose | None:
    """A delivery failure that names no message of ours, but somebody to whom we wrote lately."""
    if not addresses:
        return None
    points = ContactPoint.objects.filter(workspace_id=mailbox.workspace_id, value__in=addresses)
    people = set(points.values_list("person_id", flat=True))
    sent = Message.objects.filter(
        conversation__workspace_id=mailbox.workspace_id,
        conversation__person__in=people,
        direction=Direction.OUT,
        mailbox=mailbox,
        to_address__in=addresses,
        sent_at__gte=at - LATELY,
    )
    last = sent.select_related("conversation", "person").order_by("-sent_at").first()
    return Whose(last.person, last.conversation, last) if last else None


def _by_recent_send(mailbox: Mailbox, envelope: Envelope, *, at: datetime) -> Whose | None:
    if not envelope.looks_like_an_answer or envelope.is_by_a_machine:
        return None
    key = likeness(envelope.sender.email, envelope.subject)
    pk = recent_sends(mailbox, at=at).get(key) if key else None
    sent = Message.objects.select_related("conversation", "person").filter(pk=pk).first() if pk else None
    return Whose(sent.person, sent.conversation, sent) if sent else None


def _is_one_of(person: Person, addresses: tuple[str, ...]) -> bool:
    return person.contact_points.filter(kind=ContactKind.EMAIL, value__in=addresses).exists()

"""A mail comes in: read, told whom it is with, stored with its verdict, and what follows from it.

Mail from before the mailbox was connected is history: it is stored, and nothing follows from it.
"""

import hashlib
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from followthrough.followup import actions as followup
from followthrough.followup.drafts import Contact
from followthrough.followup.models import Opportunity
from followthrough.followup.queries import their_zones
from followthrough.journal.actions import lock
from followthrough.mailroom.actions import consequences, enclosing
from followthrough.mailroom.models import Conversation, Folder, Mailbox, Message
from followthrough.mailroom.queries import whose as whoses
from followthrough.mailroom.queries.whose import Whose
from followthrough.people.models import Person
from followthrough.rules.messages import FolderRole, MessageState
from followthrough.rules.reading import envelope as envelopes
from followthrough.rules.reading import mail as mails
from followthrough.rules.reading import message as reading
from followthrough.rules.reading import mime
from followthrough.rules.reading.envelope import Envelope
from followthrough.rules.reading.mail import Mail
from followthrough.rules.reading.verdict import Kind, Verdict
from followthrough.rules.storable import storable
from followthrough.rules.words import Channel, Direction, Outcome, Role
from followthrough.team.models import Membership

BEFORE = timedelta(days=2)  # what came just before one connected still waits for an answer
AHEAD = timedelta(days=1)  # a Date further in the future is a wrong clock
AT_ONCE = timedelta(minutes=20)
LONGEST_HTML = 400_000  # letters
ABOUT_SENDING = (Kind.BOUNCE, Kind.FEEDBACK)


def receive(
    mailbox: Mailbox, raw: bytes, *, at: datetime, folder: Folder | None = None, came_at: datetime | None = None
) -> Message | None:
    """Store a mail that is with somebody of the workspace, and let happen what follows from it: all or nothing.

    `came_at` is when the server got it, `at` the moment of the verb. Returns None when it is with nobody, or here
    already. What the member wrote in their own mail program is stored as sent, with its touch.
    """
    mail = mails.open_mail(raw)
    envelope = envelopes.read(mail.headers)
    try:
        with transaction.atomic():
            if _is_by_us(mailbox, envelope, folder):
                return _take_sent(mailbox, mail, envelope, came_at=came_at or at, at=at)
            return _take_incoming(mailbox, raw, mail, envelope=envelope, came_at=came_at or at, at=at)
    except IntegrityError:
        if _is_here(mailbox, id_of(envelope, raw)):  # another worker was faster
            return None
        raise


def id_of(envelope: Envelope, raw: bytes) -> str:
    """Its Message-ID; a mail without one is known by what stands in it."""
    return storable(envelope.id)[:254] or f"{_fingerprint(raw)}@without-id.invalid"


def is_history(mailbox: Mailbox, came_at: datetime) -> bool:
    return came_at < mailbox.created_at - BEFORE


def _is_by_us(mailbox: Mailbox, envelope: Envelope, folder: Folder | None) -> bool:
    in_sent = folder is not None and folder.role == FolderRole.SENT
    return envelope.sender.email == mailbox.address.lower() or (in_sent and not envelope.may_be_report)


def _take_incoming(
    mailbox: Mailbox, raw: bytes, mail: Mail, *, envelope: Envelope, came_at: datetime, at: datetime
) -> Message | None:
    id_header = id_of(envelope, raw)
    lock.word(f"mail:{mailbox.workspace_id}:{id_header}")
    if _is_here(mailbox, id_header) or _is_by_a_colleague(mailbox, envelope):
        return None
    known = whoses.of_incoming(mailbox, envelope, at=at)
    verdict = _read(mailbox, raw, known.person if known else None, came_at=came_at)
    if verdict.kind in ABOUT_SENDING:
        named = [failure.address.lower() for failure in verdict.failures if failure.address]
        known = whoses.of_report(mailbox, (verdict.original_id, *envelope.answers), named=named, at=at) or known
    if known is None:
        return None
    conversation = _conversation(mailbox, known, envelope, came_at=came_at)
    message = _stored(
        conversation,
        mail,
        envelope,
        mailbox=mailbox,
        person=known.person,
        direction=Direction.IN,
        state=MessageState.RECEIVED,
        id_header=id_header,
        kind=verdict.kind,
        intent=verdict.said.intent if verdict.kind == Kind.REPLY else "",
        verdict=storable(asdict(verdict)),
        newest_text=storable(verdict.newest_text),
        sent_at=_own_moment(envelope, came_at),
        received_at=came_at,
        created_at=at,
    )
    is_past = is_history(mailbox, came_at)
    enclosing.enclose(message, mail, with_bytes=not is_past)
    if is_past:
        Message.objects.filter(pk=message.pk).update(dealt_with_at=at)
        message.dealt_with_at = at
    else:
        consequences.follow(message, at=at)
    return message


def _is_by_a_colleague(mailbox: Mailbox, envelope: Envelope) -> bool:
    """What colleagues write to each other is nobody's story; what they write to prospects is in their own Sent."""
    senders = envelope.senders[:1]
    mailboxes = Mailbox.objects.filter(workspace_id=mailbox.workspace_id, address__in=senders)
    members = Membership.objects.of_workspace(mailbox.workspace_id).filter(user__email__in=senders)
    return mailboxes.exists() or members.exists()


def _read(mailbox: Mailbox, raw: bytes, person: Person | None, *, came_at: datetime) -> Verdict:
    if person is None:
        return reading.read(raw, at=came_at, zone=mailbox.workspace.zone, country=mailbox.workspace.country)
    zone = next(iter(their_zones(person)), mailbox.workspace.zone)
    country = person.country or mailbox.workspace.country
    return reading.read(raw, at=came_at, zone=zone, language=person.language, country=country)


def _take_sent(mailbox: Mailbox, mail: Mail, envelope: Envelope, *, came_at: datetime, at: datetime) -> Message | None:
    """A mail of the member's own. What we sent ourselves is known by its id, and left as it is."""
    known = whoses.of_outgoing(mailbox, envelope)
    moment = _own_moment(envelope, came_at)
    lock.word(f"mail:{mailbox.workspace_id}:{envelope.id}")
    if known is None or not envelope.id or _is_here(mailbox, id_of(envelope, b"")):
        return None
    if _went_out_from_here(mailbox, envelope, moment):
        return None
    conversation = _conversation(mailbox, known, envelope, came_at=came_at)
    opportunity = conversation.opportunity
    message = _stored(
        conversation,
        mail,
        envelope,
        mailbox=mailbox,
        person=known.person,
        direction=Direction.OUT,
        state=MessageState.SENT,
        writer=mailbox.member,
        key=f"sent:{mailbox.pk}:{_fingerprint(envelope.id.encode())}",
        id_header=id_of(envelope, b""),
        purpose=(opportunity and opportunity.next_purpose) or "check_in",
        sent_at=moment,
        created_at=at,
    )
    is_past = is_history(mailbox, moment)
    enclosing.enclose(message, mail, with_bytes=not is_past)
    if not is_past:
        _note_touch(message, opportunity, moment, at=at)
        _no_longer_waits(conversation, moment)
    return message


def _note_touch(message: Message, opportunity: Opportunity | None, moment: datetime, *, at: datetime) -> None:
    if opportunity is None:
        return
    words = Contact(channel=Channel.EMAIL, outcome=Outcome.SENT, note=message.subject, at=min(moment, at))
    followup.log_touch(opportunity, words, by=message.writer, at=at)


def _no_longer_waits(conversation: Conversation, moment: datetime) -> None:
    """They were answered, be it in another program."""
    if conversation.waits_for_id and conversation.waits_since and conversation.waits_since <= moment:
        waiting = Message.objects.filter(pk=conversation.waits_for_id, dealt_with_at=None)
        waiting.update(dealt_with_at=moment)
        conversation.waits_since = conversation.waits_for = None
        conversation.save(update_fields=["waits_since", "waits_for"])


def _conversation(mailbox: Mailbox, known: Whose, envelope: Envelope, *, came_at: datetime) -> Conversation:
    """The one it goes on, else a new one. Each prospect keeps the mailbox a conversation began with."""
    moment = _own_moment(envelope, came_at)
    if found := known.conversation:
        if found.last_at < moment:
            Conversation.objects.filter(pk=found.pk).update(last_at=moment)
            found.last_at = moment
        return found
    opportunity = whoses.opportunity_of(known.person, mailbox)
    return Conversation.objects.create(
        workspace_id=mailbox.workspace_id,
        person=known.person,
        opportunity=opportunity,
        owner=opportunity.owner if opportunity else _looks_after(mailbox),
        mailbox=mailbox,
        subject=storable(envelope.subject)[:300],
        last_at=moment,
    )


def _looks_after(mailbox: Mailbox) -> Membership:
    """Whose a conversation is with somebody without a prospect's story: the mailbox's owner's, else an admin's."""
    if mailbox.member:
        return mailbox.member
    members = Membership.objects.of_workspace(mailbox.workspace_id).active()
    return members.filter(role=Role.ADMIN).order_by("pk").first() or members.earliest("pk")


def _stored(
    conversation: Conversation, mail: Mail, envelope: Envelope, *, mailbox: Mailbox, person: Person, **columns: Any
) -> Message:
    """`copied` are all further recipients but the mailbox itself."""
    recipients = [each.email for each in envelope.recipients]
    is_ours = columns["direction"] == Direction.OUT
    points = set(person.contact_points.values_list("value", flat=True)) if is_ours else {mailbox.address.lower()}
    first = next((each for each in recipients if each in points), recipients[0] if recipients else "")
    return Message.objects.create(
        workspace_id=mailbox.workspace_id,
        conversation=conversation,
        mailbox=mailbox,
        person=person,
        opportunity=conversation.opportunity,
        from_address=envelope.sender.email,
        to_address=first,
        copied=[each for each in recipients if each not in (first, mailbox.address.lower())],
        subject=storable(envelope.subject)[:300],
        text=storable(mail.text),
        html=storable(_html(mail)),
        reply_to_id=storable(envelope.reply_to_id),
        references=storable(" ".join(envelope.references)),
        **columns,
    )


def _html(mail: Mail) -> str:
    parts = [part.text for part in mime.html_parts(mail.root) if part.content_type == "text/html"]
    return "\n".join(parts)[:LONGEST_HTML]


def _own_moment(envelope: Envelope, came_at: datetime) -> datetime:
    """Its own date, unless the clock it was written by is wrong."""
    written = envelope.sent_at
    return written if written and written.year > 1990 and written < came_at + AHEAD else came_at


def _is_here(mailbox: Mailbox, id_header: str) -> bool:
    """Stored or sent already, from whichever mailbox: a mail to two of us is one in the story."""
    return Message.objects.filter(workspace_id=mailbox.workspace_id, id_header=id_header).exists()


def _went_out_from_here(mailbox: Mailbox, envelope: Envelope, moment: datetime) -> bool:
    """Some providers give what we send another Message-ID: then its copy in Sent is known by recipient and subject."""
    sent = Message.objects.filter(
        mailbox=mailbox,
        direction=Direction.OUT,
        state__in=(MessageState.SENT, MessageState.HANDED_OVER, MessageState.UNKNOWN),
        handed_over_at__range=(moment - AT_ONCE, moment + AT_ONCE),
        to_address__in=[each.email for each in envelope.recipients],
    )
    wanted = envelopes.bare_subject(envelope.subject)
    return any(envelopes.bare_subject(subject) == wanted for subject in sent.values_list("subject", flat=True))


def _fingerprint(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:40]

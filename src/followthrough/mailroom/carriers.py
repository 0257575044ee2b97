"""Who carries a message out: the mailbox's server, a sending service, a provider of texts. All behind one act."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from followthrough.mailroom import accounts, mime
from followthrough.mailroom.models import Attachment, Mailbox, Message, TextLine
from followthrough.mailroom.wires import imap, lines
from followthrough.mailroom.wires.smtp import Letter, Login, Pool
from followthrough.mailroom.wires.texts import Text
from followthrough.mailroom.wires.troubles import Answer, Permanent
from followthrough.rules.messages import SignInBy
from followthrough.team.refusals import SealBroken

Outlet = Mailbox | TextLine
POOL = Pool()


class Carrier(Protocol):
    """Raises `troubles.Trouble`. What `pack` makes is all that `send` needs: in between nothing fails but the wire."""

    def reach(self) -> None:
        """Make sure that somebody is there, as far as that can be known beforehand."""

    def pack(self, message: Message, attachments: Sequence[Attachment], *, at: datetime) -> object:
        """The message as it goes over the wire. Refuses `AttachmentGone`."""

    def send(self, parcel: object) -> Answer:
        """Hand it over."""

    def file(self, parcel: object, *, at: datetime) -> None:
        """Keep a copy where its sender keeps sent mail, if nobody else does."""


def carrier_of(outlet: Outlet) -> Carrier:
    """Raises `Permanent` when its secret can't be opened."""
    try:
        if isinstance(outlet, TextLine):
            return TextCarrier(outlet)
        if outlet.sign_in_by == SignInBy.SERVICE:
            from followthrough.mailroom.service_carrier import ServiceCarrier  # 20 MB of packages: only who needs it

            return ServiceCarrier(outlet)
        return SmtpCarrier(outlet)
    except SealBroken as broken:
        raise Permanent(
            "The stored password can't be opened: its key is gone.",
            remedy="Enter the password again in the mailbox's settings.",
            of_all=True,
        ) from broken


class SmtpCarrier:
    """The mailbox's own server. Its connection is kept from one message to the next."""

    def __init__(self, mailbox: Mailbox, pool: Pool = POOL) -> None:
        self.mailbox, self.pool = mailbox, pool
        self.login = _login_of(mailbox)

    def reach(self) -> None:
        self.pool.line(self.mailbox.pk, self.login)

    def pack(self, message: Message, attachments: Sequence[Attachment], *, at: datetime) -> Letter:
        recipients = tuple(mime.wire_address(each) for each in (message.to_address, *message.copied))
        return Letter(
            sender=mime.wire_address(self.mailbox.address),
            recipients=recipients,
            content=mime.compose(message, self.mailbox, at=at, attachments=attachments),
            envelope_id=message.id_header.partition("@")[0],
            is_international=mime.is_international((self.mailbox.address, *recipients)),
        )

    def send(self, parcel: object) -> Answer:
        assert isinstance(parcel, Letter)
        return self.pool.send(self.mailbox.pk, self.login, parcel)

    def file(self, parcel: object, *, at: datetime) -> None:
        assert isinstance(parcel, Letter)
        imap.append_to_sent(self.mailbox, parcel.content, at=at)


class TextCarrier:
    """A provider of texts."""

    def __init__(self, line: TextLine) -> None:
        self.wire = lines.wire_of(line)

    def reach(self) -> None:
        """Every request is a connection of its own."""

    def pack(self, message: Message, attachments: Sequence[Attachment], *, at: datetime) -> Text:
        return lines.text_of(message)

    def send(self, parcel: object) -> Answer:
        assert isinstance(parcel, Text)
        return self.wire.send(parcel)

    def file(self, parcel: object, *, at: datetime) -> None:
        """The provider keeps them."""


def _login_of(mailbox: Mailbox) -> Login:
    account = accounts.to_send(mailbox)
    return Login(
        host=account.server.host,
        port=account.server.port,
        security=account.server.security,
        may_be_private=account.server.may_be_private,
        username=account.username,
        password=account.password,
        token=account.token,
        helo=mime.wire_address(mailbox.address).rpartition("@")[2],
    )

"""A sending service as a carrier. Apart from the others, because its packages are large and few need them."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.core.mail import EmailMultiAlternatives

from followthrough.mailroom import mime
from followthrough.mailroom.models import Attachment, Mailbox, Message
from followthrough.mailroom.wires import service
from followthrough.mailroom.wires.troubles import Answer
from followthrough.team import sealing


class ServiceCarrier:
    """A sending service, for the workspace's automatic mail."""

    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox
        told = json.loads(sealing.unseal(mailbox.sealed_service) or "{}")
        options = tuple(sorted((str(name), str(value)) for name, value in told.get("settings", {}).items()))
        self.service = service.Service(backend=str(told.get("backend", "")), settings=options)

    def reach(self) -> None:
        """Every request is a connection of its own."""

    def pack(self, message: Message, attachments: Sequence[Attachment], *, at: datetime) -> EmailMultiAlternatives:
        return mime.as_django_mail(message, self.mailbox, attachments=attachments)

    def send(self, parcel: object) -> Answer:
        assert isinstance(parcel, EmailMultiAlternatives)
        return service.send(self.service, parcel)

    def file(self, parcel: object, *, at: datetime) -> None:
        """The service keeps them."""

"""Waiting for news of one mailbox: an open connection that says when something came."""

import socket
from datetime import datetime

from followthrough.mailroom import accounts
from followthrough.mailroom.actions import signing_in
from followthrough.mailroom.models import Mailbox
from followthrough.mailroom.refusals import SignInNotSetUp
from followthrough.mailroom.wires import imap
from followthrough.mailroom.wires.imap import Box
from followthrough.mailroom.wires.troubles import Trouble
from followthrough.team.refusals import SealBroken


class Ear:
    """`socket` is readable when the server said something; then ask `hears_news`."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self.socket: socket.socket = box.socket
        self.has_news = False

    def hears_news(self) -> bool | None:
        """Whether anything came or went; none when the line is dead."""
        try:
            self.has_news = self.box.hears_news()
        except Trouble:
            return None
        return self.has_news

    def listen_on(self) -> bool:
        """Begin anew. Whether the line still stands."""
        try:
            self.box.listen_on()
        except Trouble:
            return False
        return True

    def close(self) -> None:
        self.box.hang_up()


def listen_to(mailbox: Mailbox, *, at: datetime) -> Ear | None:
    """Wait for news of its inbox. None when the server can't, or can't be reached: the next reading says why."""
    try:
        signing_in.renew_tokens(mailbox, at=at)
        box = imap.connect(accounts.to_read(mailbox))
    except (Trouble, SealBroken, SignInNotSetUp):
        return None
    try:
        if box.listen():
            return Ear(box)
    except Trouble:
        pass
    box.hang_up()
    return None

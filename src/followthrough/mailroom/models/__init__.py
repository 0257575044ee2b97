"""The tables of the mailroom: where mail goes out and comes in, conversations, messages, unknown senders."""

from followthrough.mailroom.models.conversations import Conversation
from followthrough.mailroom.models.drafts import Draft
from followthrough.mailroom.models.mailboxes import Folder, Mailbox, TextLine, Unread
from followthrough.mailroom.models.messages import Attachment, Message
from followthrough.mailroom.models.sign_in_clients import SignInClient
from followthrough.mailroom.models.strangers import Stranger
from followthrough.mailroom.models.text_stops import TextStop

__all__ = [
    "Attachment",
    "Conversation",
    "Draft",
    "Folder",
    "Mailbox",
    "Message",
    "SignInClient",
    "Stranger",
    "TextLine",
    "TextStop",
    "Unread",
]

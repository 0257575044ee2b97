"""Files that came with a mail: kept beside the database; those of the past stay on the server and are only named."""

from collections.abc import Iterator

from followthrough.mailroom import files
from followthrough.mailroom.models import Attachment, Message
from followthrough.mailroom.refusals import AttachmentTooLarge
from followthrough.rules.reading.mail import Mail
from followthrough.rules.reading.mime import Part

MOST = 30  # files of one mail
READ_AS_WORDS = ("text/plain", "text/html", "text/calendar", "message/delivery-status", "message/feedback-report")


def enclose(message: Message, mail: Mail, *, with_bytes: bool) -> None:
    """Part of a verb: name the files of a mail and, if wanted, keep their bytes."""
    rows = [_row(message, part, with_bytes=with_bytes) for part in list(_files_in(mail))[:MOST]]
    Attachment.objects.bulk_create(rows)


def _files_in(mail: Mail) -> Iterator[Part]:
    """What a person would call a file: not the words, nor the pictures that stand in them."""
    for part in mail.parts:
        if part.is_multipart or (part.content_type in READ_AS_WORDS and part.disposition != "attachment"):
            continue
        is_in_the_words = part.content_type.startswith("image/") and "content-id" in part.headers
        if part.disposition == "attachment" or (part.file_name and not is_in_the_words):
            yield part


def _row(message: Message, part: Part, *, with_bytes: bool) -> Attachment:
    content = part.content(files.LARGEST + 1)
    size, digest = len(content), ""
    if with_bytes:
        try:
            kept = files.store([content], name=part.file_name)
        except AttachmentTooLarge:  # larger than any mail we fetch whole: it stays where it is
            pass
        else:
            size, digest = kept.size, kept.digest
    return Attachment(
        workspace_id=message.workspace_id,
        message=message,
        name=files.safe_name(part.file_name),
        media_type=part.content_type[:120] or "application/octet-stream",
        size=size,
        digest=digest,
    )

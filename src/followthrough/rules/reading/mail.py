"""A mail that was opened: the headers rules ask for, and the text a person would read of it."""

import re
from dataclasses import dataclass
from functools import cached_property

from followthrough.rules.reading import html_text, mime
from followthrough.rules.reading.mime import Headers, Part

MESSAGE_ID = re.compile(r"<([^<>\s]{1,500})>")
LONGEST_TEXT = 200_000  # letters that are read


@dataclass
class Mail:
    root: Part

    @property
    def headers(self) -> Headers:
        return self.root.headers

    @cached_property
    def parts(self) -> list[Part]:
        """Every part, those of messages it carries left out."""
        return list(self.root.walk())

    @cached_property
    def text(self) -> str:
        """What a person reads of it, as plain text."""
        texts = [
            html_text.to_text(p.text) if p.content_type == "text/html" else p.text for p in mime.text_parts(self.root)
        ]
        return "\n".join(text.strip("\n") for text in texts)[:LONGEST_TEXT]

    @cached_property
    def subject(self) -> str:
        return self.headers.get("subject")[:1000]

    @cached_property
    def original_id(self) -> str:
        """The Message-ID of the mail it answers, without its brackets."""
        for name in ("in-reply-to", "references"):
            if ids := MESSAGE_ID.findall(self.headers.get(name)):
                return str(ids[-1])
        return ""

    @property
    def is_automatic(self) -> bool:
        return self.headers.get("auto-submitted").lower().startswith("auto-")


def open_mail(raw: bytes) -> Mail:
    return Mail(mime.parse(raw))

"""A mail that was opened: the headers rules ask for, the text a person would read of it, and the mail it returns."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from followthrough.rules.reading import html_text, mime
from followthrough.rules.reading.mime import Headers, Part
from followthrough.rules.reading.words import failures as words

OFFSET = re.compile(r"\d\s+([+-])(\d\d)(\d\d)\b")
MOST_HOURS = {"+": 14, "-": 12}
MESSAGE_ID = re.compile(r"<([^<>\s]{1,500})>")
ADDRESS = re.compile(r"[^\s<>()\[\],;:\"\\]{1,150}@[^\s<>()\[\],;:\"\\]{1,150}")
LONGEST_TEXT = 200_000  # letters that are read
MOST_LINES = 5_000  # that are looked at for a returned mail
TRAIL = re.compile(
    r"^\s{0,8}(?:return-path|received|delivered-to|dkim-signature|x-originating-ip|envelope-to|domainkey-signature|authentication-results)\s*:",
    re.I,
)
KNOWN_FIELD = re.compile(
    r"^\s{0,8}(?:from|to|subject|date|message-id|mime-version|content-type|cc|reply-to|sender|received|return-path|x-[\w-]+|content-[\w-]+|user-agent)\s*:",
    re.I,
)
ENCODED_HEADERS = frozenset(
    {"text/rfc822-headers", "text/rfc822-header", "message/rfc822-headers", "message/rfc822-header"}
)


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

    def has_part(self, content_type: str) -> bool:
        return any(part.content_type == content_type for part in self.parts)

    def is_report(self, of: str) -> bool:
        """Whether its type says that it is a report of a kind (RFC 6522)."""
        return any(
            part.content_type == "multipart/report" and part.parameters.get("report-type", "").lower() == of
            for part in self.parts[:3]
        )

    @cached_property
    def text(self) -> str:
        """What a person reads of it, as plain text."""
        texts = [_readable(part) for part in mime.text_parts(self.root)]
        if not texts and self.root.is_multipart and not self.root.children:
            texts = [self.root.text]  # its parts are not where its header says: all there is to read is the whole
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

    @cached_property
    def zone(self) -> str:
        """The sender's zone as far as the Date tells: "Etc/GMT-1" is an hour ahead of London; "" for none."""
        told = OFFSET.search(self.headers.get("date")[:200])
        if not told or told[3] != "00" or int(told[2]) > MOST_HOURS[told[1]]:
            return ""
        return f"Etc/GMT{'-' if told[1] == '+' else '+'}{int(told[2])}" if int(told[2]) else "Etc/GMT"

    @property
    def is_answer(self) -> bool:
        return bool(self.original_id) or self.subject.lower().lstrip().startswith(("re:", "aw:"))

    @property
    def is_automatic(self) -> bool:
        return self.headers.get("auto-submitted").lower().lstrip().startswith("auto-")

    @property
    def is_from_nobody(self) -> bool:
        """Sent so that nothing can come back (`Return-Path: <>`), as reports must be and a person's mail never is."""
        return "return-path" in self.headers and self.headers.get("return-path").strip() in (
            "<>",
            "",
            "<MAILER-DAEMON>",
        )

    @cached_property
    def is_from_mail_system(self) -> bool:
        """Whether its sender is a mail system by its address."""
        return any(local in words.MACHINE_SENDERS for local in self._sender_boxes)

    @cached_property
    def is_named_like_mail_system(self) -> bool:
        written = [self.headers.get(name)[:500].lower() for name in ("from", "sender")]
        return any(said in value for value in written for said in words.MACHINE_NAMES)

    @cached_property
    def is_from_program(self) -> bool:
        return any(re.match(words.PROGRAMS, local) for local in self._sender_boxes)

    @cached_property
    def _sender_boxes(self) -> list[str]:
        """The names before the @ of whoever it says sent it."""
        written = [self.headers.get(name)[:500].lower() for name in ("from", "sender", "return-path")]
        return [re.sub(r"^.*<|[@>].*$", "", value).strip(" \"'") for value in written]

    @cached_property
    def own_addresses(self) -> frozenset[str]:
        """Of a report: to whom it came (that is us) and who sent it."""
        names = (
            "to",
            "from",
            "sender",
            "delivered-to",
            "x-original-to",
            "envelope-to",
            "return-path",
            "cc",
            "reply-to",
        )
        return frozenset(
            found.lower()
            for name in names
            for value in self.headers.get_all(name)[:5]
            for found in ADDRESS.findall(value[:2000])
        )

    @cached_property
    def _reported(self) -> tuple[str, str]:
        """(what a report says, the mail it returns as text), where that stands in the text itself."""
        text = self.text
        if not text.strip():
            text = "\n".join(_readable(part) for part in self.parts if part.content_type in ("text/plain", "text/html"))
        return _cut_returned(text)

    @property
    def report_text(self) -> str:
        """What a report says, without the mail that it returns."""
        return self._reported[0]

    @property
    def returned_text(self) -> str:
        """The mail that is returned, where it stands in the text itself."""
        return self._reported[1]

    @cached_property
    def returned(self) -> Headers | None:
        """The headers of the mail that a report returns, as far as it does."""
        for part in self.parts:
            if part.is_message and part.children and part.children[0].headers.fields:
                return part.children[0].headers
            if part.content_type in ENCODED_HEADERS:
                return mime.parse(part.content()).headers
        cut = self._reported[1].lstrip("\n")
        if not cut:
            others = [
                part
                for part in self.parts[1:]
                if part.content_type == "text/plain" and part not in mime.text_parts(self.root)
            ]
            cut = next((part.text for part in others if TRAIL.match(part.text.lstrip())), "")
        lines = cut.splitlines()
        first = next((at for at, line in enumerate(lines) if KNOWN_FIELD.match(line)), None)
        if first is None:
            return None
        return mime.parse(
            "\n".join(line.strip() if KNOWN_FIELD.match(line) else line for line in lines[first:]).encode()
        ).headers

    @property
    def returned_id(self) -> str:
        """The Message-ID of the mail that is returned, without its brackets."""
        if self.returned is None:
            return ""
        written = self.returned.get("message-id")
        found = MESSAGE_ID.search(written)
        return found[1] if found else written.strip("<> ")[:500]

    @property
    def returned_recipients(self) -> list[str]:
        if self.returned is None:
            return []
        return ADDRESS.findall(self.returned.get("to")[:4000])


def open_mail(raw: bytes) -> Mail:
    return Mail(mime.parse(raw))


def _readable(part: Part) -> str:
    return html_text.to_text(part.text) if part.content_type == "text/html" else part.text


def _cut_returned(text: str) -> tuple[str, str]:
    """Where the returned mail begins: at a line that says so, or at the trail of servers it took."""
    lines = text.splitlines()
    for at, line in enumerate(lines[:MOST_LINES]):
        if not line.strip():
            continue
        if TRAIL.match(line) or (
            len(line) < 120 and at and _announces(line) and _looks_like_mail(lines[at + 1 : at + 8])
        ):
            return "\n".join(lines[:at]), "\n".join(lines[at if TRAIL.match(line) else at + 1 :])
    return text, ""


def _announces(line: str) -> bool:
    return _compiled().search(" ".join(line.lower().split())) is not None


def _looks_like_mail(lines: list[str]) -> bool:
    written = [line for line in lines if line.strip()]
    return not written or any(KNOWN_FIELD.match(line) or TRAIL.match(line) for line in written[:4])


@lru_cache(maxsize=1)
def _compiled() -> re.Pattern[str]:
    return re.compile("|".join(words.ORIGINAL_FOLLOWS))

"""A message as bytes: any mail program reads back what was written, and nothing typed becomes a header."""

import email
from email.message import EmailMessage
from email.policy import default as modern
from email.utils import parseaddr

import pytest
from hypothesis import given
from hypothesis import strategies as some

from followthrough.mailroom import files, links
from followthrough.mailroom.mime import compose, header, mailbox_header, wire_address
from followthrough.mailroom.models import Attachment, Mailbox, Message
from followthrough.people.models import Person
from tests.cast import NOON

ROSA = Mailbox(address="rosa@linden.example", shown_name="Rosa Reed")
HEADERS = {
    "date", "from", "to", "subject", "message-id", "in-reply-to", "references", "mime-version",
    "content-type", "content-transfer-encoding",
}  # fmt: skip
ANY_TEXT = some.text(max_size=400)
WITHOUT_SURROGATES = some.text(some.characters(exclude_categories=["Cs"]), max_size=600)


def message(**fields: object) -> Message:
    usual = {
        "person": Person(name="Anna Keller"),
        "to_address": "anna.keller@brandt.example",
        "subject": "The offer",
        "text": "Hello Anna\n",
        "id_header": "0123456789abcdef@linden.example",
    }
    return Message(**usual | fields)


def sent(row: Message, *attachments: Attachment, sender: Mailbox = ROSA) -> bytes:
    return compose(row, sender, at=NOON, attachments=attachments)


def parsed(raw: bytes) -> EmailMessage:
    found = email.message_from_bytes(raw, policy=modern)
    assert isinstance(found, EmailMessage)
    return found


def words_of(part: EmailMessage | None) -> str:
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def as_lines(text: str) -> str:
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return text if text.endswith("\n") else text + "\n"


def test_a_plain_mail_is_what_a_mail_program_would_write() -> None:
    mail = parsed(sent(message()))
    assert (mail["From"], mail["To"]) == ("Rosa Reed <rosa@linden.example>", "Anna Keller <anna.keller@brandt.example>")
    assert mail["Date"].datetime == NOON
    assert mail["Message-ID"] == "<0123456789abcdef@linden.example>"
    assert (mail.get_content_type(), words_of(mail)) == ("text/plain", "Hello Anna\n")
    assert not mail["Auto-Submitted"]


def test_an_answer_says_to_what() -> None:
    mail = parsed(sent(message(reply_to_id="b@x.example", references="a@x.example b@x.example")))
    assert mail["In-Reply-To"] == "<b@x.example>"
    assert str(mail["References"]).split() == ["<a@x.example>", "<b@x.example>"]


def test_html_stands_beside_plain_text_with_its_styles_in_place() -> None:
    html = "<style>p { color: red }</style><p>Grüße</p>"
    mail = parsed(sent(message(html=html, text="Grüße")))
    assert mail.get_content_type() == "multipart/alternative"
    assert words_of(mail.get_body(["plain"])) == "Grüße\n"
    assert "color: red" in words_of(mail.get_body(["html"])).split("<p", 1)[1]


def test_html_without_a_text_gets_one() -> None:
    mail = parsed(sent(message(html="<p>One</p><p>Two</p>", text="")))
    assert words_of(mail.get_body(["plain"])).split() == ["One", "Two"]


@pytest.mark.parametrize("name", ["offer.pdf", "Angebot für Söhne.pdf", 'a "b" \\c.pdf', "日本語" * 40 + ".pdf"])
def test_files_arrive_whole_and_by_their_name(name: str) -> None:
    kept = files.store([bytes(range(256)) * 40], name=name, media_type="application/pdf")
    row = Attachment(name=kept.name, media_type=kept.media_type, digest=kept.digest)
    mail = parsed(sent(message(html="<p>Hi</p>"), row))
    attached = next(mail.iter_attachments())
    assert attached.get_filename() == kept.name
    assert attached.get_content() == bytes(range(256)) * 40
    assert words_of(mail.get_body(["plain"])) == "Hello Anna\n"


def test_automatic_mail_says_so_and_can_be_left_with_one_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "unsubscribe_url", lambda message: "https://f.example/u/abc?x=1")
    mail = parsed(sent(message(is_automatic=True)))
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Unsubscribe"] == "<https://f.example/u/abc?x=1>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert not parsed(sent(message()))["List-Unsubscribe"]


def test_an_address_is_written_as_the_wire_wants_it() -> None:
    assert wire_address("anna@bücher.example") == "anna@xn--bcher-kva.example"
    assert wire_address("jürgen@bücher.example") == "jürgen@xn--bcher-kva.example"
    assert wire_address("anna@" + "ü" * 80) == "anna@" + "ü" * 80


@pytest.mark.parametrize(
    "hostile",
    [
        "a\r\nBcc: everybody@x.example",
        "a\nX: 1",
        "a\r\n\r\nbody",
        "a\u2028Bcc: x@x.example",
        "a\x0b\x0c\x1c\x85Bcc: x@x.example",
        "=?utf-8?q?a=0D=0ABcc:_x@x.example?=",
        "x@y>\r\nBcc: z@x.example",
    ],
)
def test_what_is_typed_never_becomes_a_header(hostile: str) -> None:
    row = message(
        subject=hostile,
        to_address=hostile,
        person=Person(name=hostile),
        reply_to_id=hostile,
        references=hostile,
        id_header=hostile,
        copied=[hostile],
    )
    raw = sent(row, sender=Mailbox(address="rosa@linden.example", shown_name=hostile))
    names = {line.split(b":", 1)[0].lower().decode() for line in head_of(raw) if not line.startswith(b" ")}
    assert names <= HEADERS | {"cc"}


def head_of(raw: bytes) -> list[bytes]:
    return raw.partition(b"\r\n\r\n")[0].split(b"\r\n")


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, some.text(max_size=80))
def test_anything_typed_keeps_to_the_headers_we_write(subject: str, name: str, text: str, address: str) -> None:
    raw = sent(message(subject=subject, person=Person(name=name), text=text, to_address=address))
    lines = head_of(raw)
    assert {line.split(b":", 1)[0].lower().decode() for line in lines if not line.startswith(b" ")} <= HEADERS
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert b"\0" not in raw


@given(WITHOUT_SURROGATES)
def test_the_subject_is_read_back_as_it_was_typed(subject: str) -> None:
    visible = " ".join("".join(letter if letter.isprintable() else " " for letter in subject).split())
    assert parsed(header("Subject", subject) + b"\r\n\r\n")["Subject"] == visible


@given(WITHOUT_SURROGATES, WITHOUT_SURROGATES)
def test_text_and_html_are_read_back_as_they_were_typed(text: str, html: str) -> None:
    mail = parsed(sent(message(text=text or "x", html="<b>" + html.replace("<", ""))))
    assert words_of(mail.get_body(["plain"])) == as_lines(text or "x")
    assert words_of(mail.get_body(["html"])) == as_lines("<b>" + html.replace("<", ""))


@given(WITHOUT_SURROGATES.filter(lambda text: "@" not in text))
def test_a_name_is_read_back_and_never_hides_the_address(name: str) -> None:
    mail = parsed(mailbox_header("To", name, "anna@brandt.example") + b"\r\n\r\n")
    assert parseaddr(str(mail["To"]))[1] == "anna@brandt.example"
    visible = "".join("".join(letter if letter.isprintable() else " " for letter in name).split())
    # Python's own parser puts a space between two encoded words of a phrase: RFC 2047 takes it away.
    assert mail["To"].addresses[0].display_name.replace(" ", "") == visible

"""Reading mail in a terminal: files, folders and mailbox files; a bad one is named and the others go on."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from followthrough.cli.commands import run

REPLY = (
    b"From: Ada Lopez <ada@example.org>\nDate: Mon, 2 Nov 2026 09:00:00 +0100\nSubject: Re: Offer\n\n"
    b"Yes, send it.\n\nAda\n"
)
BOUNCE = (
    b"Return-Path: <>\nFrom: mailer-daemon@mx.example\nSubject: Undelivered Mail Returned to Sender\n"
    b"X-Failed-Recipients: ben@example.org\n\nben@example.org\n550 5.1.1 User unknown (in reply to RCPT TO)\n"
)
FIELDS = (
    "file kind hard recipients status return_date stand_in intent opt_out not_before referral newest_text signature"
    " phones original_id reasons"
).split()

Tell = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Runs the command and returns what it told programs, a line a mail."""

    def told(*arguments: object, code: int = 0) -> list[dict[str, Any]]:
        assert run(["read", "--json", *map(str, arguments)]) == code
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return told


def put(folder: Path, name: str, raw: bytes) -> Path:
    file = folder / name
    file.write_bytes(raw)
    return file


def test_each_mail_is_a_line_for_programs(tmp_path: Path, tell: Tell) -> None:
    reply, bounce = tell(put(tmp_path, "a.eml", REPLY), put(tmp_path, "b.eml", BOUNCE))

    assert set(FIELDS) <= reply.keys()
    assert (reply["kind"], reply["newest_text"], reply["hard"]) == ("reply", "Yes, send it.\n\nAda", None)
    assert reply["signature"]["name"] == "Ada"
    assert (bounce["kind"], bounce["hard"], bounce["status"]) == ("bounce", True, "5.1.1")
    assert bounce["recipients"] == ["ben@example.org"]
    assert bounce["intent"] is None


def test_a_mail_is_told_to_people_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(put(tmp_path, "b.eml", BOUNCE)), str(put(tmp_path, "a.eml", REPLY))]) == 0
    said = capsys.readouterr().out

    assert "b.eml: Delivery failure\n  ben@example.org will never be reached there" in said
    assert "> Yes, send it." in said


def test_a_bad_file_is_named_and_the_others_go_on(
    tmp_path: Path, tell: Tell, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(tmp_path / "none.eml"), str(put(tmp_path, "a.eml", REPLY))]) == 1
    out, err = capsys.readouterr()

    assert "none.eml: There is no such file." in err
    assert "a.eml: Reply" in out


def test_folders_and_mailbox_files_hold_many_mails(tmp_path: Path, tell: Tell) -> None:
    put(tmp_path, "a.eml", REPLY)
    box = b"From ada@example.org Mon Nov  2 09:00:00 2026\n%s\nFrom mx Mon Nov  2 09:00:00 2026\n%s" % (REPLY, BOUNCE)
    put(tmp_path, "old.mbox", box)

    told = tell(tmp_path)
    assert [(Path(each["file"]).name, each["kind"]) for each in told] == [
        ("a.eml", "reply"),
        ("old.mbox:1", "reply"),
        ("old.mbox:2", "bounce"),
    ]


def test_an_empty_folder_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(tmp_path)]) == 1
    assert "There is no file in this folder." in capsys.readouterr().err


def test_sentences_are_read_line_by_line(tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Call me next Tuesday on +49 511 123456.\nThank you.\n"))
    first, second = tell("--text", "--at", "2026-11-21T09:00", "--zone", "Europe/Berlin", "--lang", "en")

    assert (first["dates"], first["phones"]) == (["2026-11-24"], ["+49511123456"])
    assert (second["dates"], second["phones"]) == ([], [])
    assert {"intent", "opt_out", "not_before", "referral"} <= first.keys()


def test_sentences_are_told_to_people_too(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Call me next Tuesday.\n"))
    assert run(["read", "--text", "--at", "2026-11-21T09:00"]) == 0
    assert "Dates: 2026-11-24" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "Name the mails to read"),
        (["x.eml", "--zone", "Mars"], "That time zone is unknown."),
        (["x.eml", "--at", "soon"], "That moment can't be read."),
    ],
)
def test_what_is_wrong_is_said(arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", *arguments]) == 1
    assert complaint in capsys.readouterr().err

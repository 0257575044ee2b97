"""Kept files: once for all, and only as long as somebody needs them."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from followthrough.mailroom import files
from followthrough.mailroom.actions import forget_orphan_files
from followthrough.mailroom.models import Draft
from followthrough.mailroom.refusals import AttachmentGone, AttachmentTooLarge
from followthrough.rules.words import Channel
from tests.cast import NOON, Cast
from tests.mailroom.stage import make_mailbox, queue_to_anna

LONG_AGO = (NOON - timedelta(days=3)).timestamp()


@pytest.fixture(autouse=True)
def folder_of_its_own(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def keep(content: bytes, *, old: bool = True) -> files.Kept:
    kept = files.store([content], name="a.pdf")
    if old:
        os.utime(files.path_of(kept.digest), (LONG_AGO, LONG_AGO))
    return kept


@pytest.mark.django_db
def test_files_of_messages_and_drafts_stay_and_those_of_nobody_go(cast: Cast) -> None:
    make_mailbox(cast.rep)
    sent, written, nobodys = keep(b"sent"), keep(b"written"), keep(b"nobody's")
    queue_to_anna(cast, attachments=(sent,))
    Draft.objects.create(
        workspace=cast.workspace,
        opportunity=cast.anna,
        member=cast.rep,
        channel=Channel.EMAIL,
        attachments=[{"name": "a.pdf", "media_type": "", "size": 7, "digest": written.digest}],
        saved_at=NOON,
    )
    assert forget_orphan_files(at=NOON) == 1
    assert (files.read(sent.digest), files.read(written.digest)) == (b"sent", b"written")
    with pytest.raises(AttachmentGone):
        files.read(nobodys.digest)


@pytest.mark.django_db
def test_what_somebody_is_about_to_attach_stays() -> None:
    again = keep(b"attached again after a long time")
    files.store([b"attached again after a long time"], name="b.pdf")
    stored_at = datetime.fromtimestamp(files.path_of(again.digest).stat().st_mtime, UTC)
    assert forget_orphan_files(at=stored_at + timedelta(days=1)) == 0
    assert files.read(again.digest)


def test_a_file_too_large_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 10)
    with pytest.raises(AttachmentTooLarge):
        files.store([b"12345", b"678901"], name="a")
    assert not [path for path in files._folder().iterdir() if path.name.startswith(".part")]


@pytest.mark.parametrize("digest", ["", "../../secret-key", "Z" * 64, "a" * 63])
def test_what_is_no_digest_leads_nowhere(digest: str) -> None:
    with pytest.raises(AttachmentGone):
        files.read(digest)


@pytest.mark.parametrize(
    ("said", "kept"),
    [("application/PDF", "application/pdf"), ("message/rfc822", files.OCTETS), ("a/b\r\nX: 1", files.OCTETS)],
)
def test_a_media_type_is_never_taken_as_it_comes(said: str, kept: str) -> None:
    assert files.store([b"x"], name="a", media_type=said).media_type == kept

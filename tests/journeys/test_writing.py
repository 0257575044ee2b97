"""Writing to a prospect in a real browser, by keyboard: sent, taken back, sent again, and what became of it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from followthrough.followup.models import Opportunity, Touch
from followthrough.mailroom.actions import send_due
from followthrough.mailroom.carriers import POOL
from followthrough.mailroom.models import Draft, Message
from followthrough.rules.messages import MessageState
from followthrough.rules.words import Channel
from tests.cast import NOON, Cast
from tests.mailroom.stage import make_line, make_mailbox
from tests.servers.smtp import Sink, serving
from tests.web.doors import place_all

OpenPage = Callable[..., Page]
pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def sink(settings: Any, tmp_path: Any) -> Iterator[Sink]:
    settings.PRIVATE_ADDRESSES, settings.DATA = ["127.0.0.0/8"], tmp_path
    with serving(Sink()) as running:
        yield running
        POOL.close()


@pytest.fixture(autouse=True)
def connected(cast_for_real: Cast, at_noon: object, sink: Sink) -> None:
    make_mailbox(cast_for_real.rep, smtp_port=sink.port, signature="Rosa Reed")
    make_line(cast_for_real.workspace)
    Opportunity.objects.filter(pk=cast_for_real.anna.pk).update(next_channel=Channel.EMAIL)
    place_all()


def write_by_keyboard(page: Page) -> None:
    page.keyboard.press("c")
    expect(page.locator("#text")).to_be_focused()
    page.locator("#subject").focus()
    page.keyboard.type("The offer")
    page.locator("#text").focus()
    page.keyboard.type("Dear Anna, here it is.")
    page.keyboard.press("Control+Enter")


def test_written_taken_back_written_again_and_sent(open_page: OpenPage, cast_for_real: Cast, sink: Sink) -> None:
    page = open_page(f"/work/{cast_for_real.anna.pk}/", of="rep")
    write_by_keyboard(page)
    toast = page.locator("#toasts")
    expect(toast).to_contain_text("goes out in a moment")
    expect(toast).to_contain_text("Undo")

    page.keyboard.press("z")
    expect(toast).to_contain_text("Taken back")
    expect(page.locator("#text")).to_have_value("Dear Anna, here it is.")
    assert Message.objects.get().state == MessageState.CANCELLED
    assert not Touch.objects.exists()

    page.locator("#text").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Twice.")
    page.keyboard.press("Control+Enter")
    expect(toast).to_contain_text("goes out in a moment")

    assert send_due(at=NOON + timedelta(seconds=12)).sent == 1
    assert len(sink.taken) == 1
    assert Opportunity.objects.get(pk=cast_for_real.anna.pk).next_waiting_on == "them"
    page.goto(page.url.split("/work/")[0] + f"/prospects/{cast_for_real.anna.person_id}/")
    expect(page.get_by_text("Dear Anna, here it is. Twice.")).to_be_visible()
    expect(page.get_by_text("Sent Wed 25 Nov")).to_be_visible()


def test_what_was_typed_is_kept_when_one_leaves(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page(f"/work/{cast_for_real.anna.pk}/", of="rep")
    page.keyboard.press("c")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type("Half a sent")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_contain_text("November")
    page.go_back()
    expect(page.locator("#text")).to_have_value("Half a sent")
    assert Draft.objects.get().text == "Half a sent"


def test_a_text_counts_itself_and_a_file_is_attached_by_choosing_it(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page(f"/opportunities/{cast_for_real.anna.pk}/writing/?channel=text", of="rep")
    page.locator("#text").fill("I’ll call on Friday. " * 4)
    expect(page.locator("#text-count")).to_have_text("2 segments, 50 characters left")
    expect(page.get_by_text("makes it 2 segments")).to_be_visible()
    page.get_by_role("button", name="Write it plainly").click()
    expect(page.locator("#text-count")).to_contain_text("1 segment")

    page.goto(page.url.replace("channel=text", "channel=email"))
    page.locator("input[type=file]").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"})
    expect(page.get_by_role("button", name="Remove a.txt")).to_be_visible()
    page.get_by_role("button", name="Remove a.txt").click()
    expect(page.get_by_role("button", name="Remove a.txt")).to_have_count(0)


def test_it_works_without_script(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page(f"/work/{cast_for_real.anna.pk}/", of="rep", script=False)
    page.get_by_role("link", name="Write to anna.keller@brandt.example").click()
    page.get_by_label("Subject").fill("The offer")
    page.locator("#text").fill("Dear Anna")
    page.locator("button[data-sends]").click()
    expect(page.locator("#toasts")).to_contain_text("goes out in a moment")
    assert Message.objects.get().subject == "The offer"

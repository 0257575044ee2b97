"""Who wrote, in a real browser: by keyboard, by thumb without any script, and from the prospect's own page."""

from collections.abc import Callable
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from followthrough.followup.models import Opportunity
from followthrough.mailroom import links
from followthrough.mailroom.models import Conversation, Message
from followthrough.rules.reading.verdict import Intent
from followthrough.rules.words import State
from tests.cast import Cast
from tests.mailroom.incoming import answer, conversation_of, went_out
from tests.mailroom.stage import make_mailbox

OpenPage = Callable[..., Page]
pytestmark = pytest.mark.usefixtures("at_noon")
OCTOBER = date(2027, 10, 1)


@pytest.fixture
def they_wrote(cast_for_real: Cast, at_noon: object) -> Cast:
    """Anna says not before October, Ben asks something."""
    make_mailbox(cast_for_real.rep)
    text = "Please not before October, the budget is spent."
    answer(cast_for_real.anna, Intent.NOT_NOW, not_before=OCTOBER, text=text)
    answer(cast_for_real.ben, Intent.QUESTION, text="Do you deliver to Leeds?")
    return cast_for_real


def test_not_before_october_rests_by_two_keys_and_comes_back_by_one(open_page: OpenPage, they_wrote: Cast) -> None:
    page = open_page("/today/", of="rep")
    page.keyboard.press("g")
    page.keyboard.press("i")
    expect(page.get_by_role("heading", name="Inbox", level=1)).to_be_visible()
    page.get_by_role("link", name="Anna Keller").click()
    first = page.locator("#beside .proposal.is-first")
    expect(first).to_contain_text("Let them rest until Fri 1 Oct 2027")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#toasts")).to_contain_text("let them rest until Fri 1 Oct 2027")
    expect(page.get_by_role("link", name="Anna Keller")).to_have_count(0)
    row = Opportunity.objects.get(pk=they_wrote.anna.pk)
    assert (row.state, row.next_due_at and row.next_due_at.date()) == (State.NURTURE, OCTOBER)

    page.keyboard.press("z")
    expect(page.get_by_role("heading", name="Anna Keller")).to_be_visible()
    assert Opportunity.objects.get(pk=they_wrote.anna.pk).state == State.OPEN


def test_a_question_is_answered_by_thumb_without_script(open_page: OpenPage, they_wrote: Cast) -> None:
    page = open_page("/inbox/", of="rep", width="phone", script=False)
    page.get_by_role("link", name="Ben Okafor").click()
    page.get_by_label("Write back").fill("Yes, every Tuesday.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("link", name="Ben Okafor")).to_have_count(0)
    message = Message.objects.get(direction="out")
    assert (message.text, message.state) == ("Yes, every Tuesday.", "queued")
    assert Conversation.objects.get(pk=conversation_of(they_wrote.ben).pk).waits_since is None


@pytest.mark.parametrize("width", ["phone", "desk"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_on_these_pages_hinders_anybody(open_page: OpenPage, they_wrote: Cast, width: str, theme: str) -> None:
    token = links.token_of(went_out(they_wrote.anna, is_automatic=True))
    shown = (
        f"/inbox/{conversation_of(they_wrote.anna).pk}/",
        "/inbox/",
        f"/wishes/{token}/",
        f"/wishes/{token}/leave/",
    )
    for address in shown:
        page = open_page(address, of="rep" if "inbox" in address else None, width=width, theme=theme)
        page.wait_for_load_state("networkidle")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_somebody_asks_for_a_call_on_their_own_page_and_is_first_today(open_page: OpenPage, they_wrote: Cast) -> None:
    token = links.token_of(went_out(they_wrote.anna, is_automatic=True))
    page = open_page(f"/wishes/{token}/", of=None, width="phone", script=False)
    page.get_by_role("button", name="Ask for a call").click()
    expect(page.get_by_text("Somebody will call you soon.")).to_be_visible()
    assert Opportunity.objects.get(pk=they_wrote.anna.pk).hand_raised_how == "asks for a call, on their own page"

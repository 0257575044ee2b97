"""A salesperson's day in a real browser: by keyboard alone, by thumb, and without any script."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from followthrough.followup.models import Deferral, Opportunity, Touch
from followthrough.rules.words import Reason
from tests.cast import NOON, Cast
from tests.web.doors import place_all

OpenPage = Callable[..., Page]
pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture(autouse=True)
def the_day_is_planned(cast_for_real: Cast, at_noon: object) -> None:
    place_all()


def name_on(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def test_two_keys_complete_a_step_and_bring_the_next_prospect(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/today/", of="rep")
    page.keyboard.press("s")
    name_on(page, "Chloé Martin")

    page.keyboard.press("2")
    expect(page.locator(".proposal.is-first")).to_be_focused()
    page.keyboard.press("Enter")

    name_on(page, "Anna Keller")
    expect(page.locator(".where")).to_contain_text("2 of 3")
    assert Touch.objects.get().opportunity_id == cast_for_real.chloe.pk
    assert Opportunity.objects.get(pk=cast_for_real.chloe.pk).next_due_at > NOON  # type: ignore[operator]


def test_a_key_takes_it_back_to_where_one_was(open_page: OpenPage) -> None:
    page = open_page("/work/", of="rep")
    page.keyboard.press("3")
    expect(page.locator(".proposal.is-first")).to_be_focused()
    page.keyboard.press("Enter")
    name_on(page, "Anna Keller")
    page.keyboard.press("z")
    name_on(page, "Chloé Martin")
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    assert not Touch.objects.exists()


def test_another_day_is_typed_in_words(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page(f"/work/{cast_for_real.ben.pk}/", of="rep")
    page.keyboard.press("1")
    expect(page.locator(".proposal.is-first")).to_be_focused()
    page.keyboard.press("d")
    page.keyboard.type("thu 3 dec 10:30")
    expect(page.locator(".meant")).to_contain_text("Thu 3 Dec 2026, 10:30")
    page.keyboard.press("Enter")
    name_on(page, "Chloé Martin")
    assert Opportunity.objects.get(pk=cast_for_real.ben.pk).next_due_at.isoformat() == "2026-12-03T09:30:00+00:00"  # type: ignore[union-attr]


def test_a_note_survives_a_call_that_comes_in_between(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page(f"/work/{cast_for_real.anna.pk}/", of="rep")
    page.keyboard.press("n")
    page.keyboard.type("Wants the longer warranty")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    expect(page.locator(".proposal.is-first")).to_be_focused()
    expect(page.locator("#note")).to_have_value("Wants the longer warranty")
    assert "warranty" not in page.url
    page.reload()
    expect(page.locator(".chosen")).to_contain_text("Reached")
    expect(page.locator("#note")).to_have_value("Wants the longer warranty")


def test_not_now_asks_why_and_helps(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page(f"/work/{cast_for_real.ben.pk}/", of="rep")
    page.keyboard.press("s")
    expect(page.get_by_role("heading", name="Why not now?")).to_be_visible()
    page.keyboard.press("a")
    expect(page.locator("#act .script")).to_contain_text("clear no")
    page.keyboard.press("Backspace")
    expect(page.get_by_role("heading", name="Why not now?")).to_be_visible()
    page.keyboard.press("t")
    field = page.get_by_label("Move to")
    expect(field).to_be_focused()
    field.fill("thu 3 dec 11:00")
    page.keyboard.press("Enter")
    name_on(page, "Chloé Martin")
    assert Deferral.objects.get().reason == Reason.THEY_ASKED


def test_later_leaves_one_for_the_end(open_page: OpenPage) -> None:
    page = open_page("/work/", of="rep")
    page.keyboard.press("l")
    name_on(page, "Anna Keller")
    page.keyboard.press("l")
    name_on(page, "Ben Okafor")
    page.keyboard.press("l")
    name_on(page, "Chloé Martin")
    page.keyboard.press("Escape")
    name_on(page, "Wednesday, 25 November")


def test_a_line_of_today_is_done_in_a_dialog(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/today/", of="rep")
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.get_by_role("dialog")).to_contain_text("What happened?")
    page.keyboard.press("2")
    expect(page.locator(".proposal.is-first")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".step-line")).to_have_count(2)
    expect(page.locator(".lead")).to_contain_text("1 of 3 done")
    assert Touch.objects.get().opportunity_id == cast_for_real.chloe.pk


def test_a_line_of_today_is_moved_in_a_dialog(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/today/", of="rep")
    page.keyboard.press("j")
    page.keyboard.press("m")
    expect(page.get_by_role("dialog")).to_contain_text("Why not now?")
    page.keyboard.press("c")
    expect(page.get_by_label("Move to")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".step-line")).to_have_count(2)
    assert Deferral.objects.get().reason == Reason.DISORGANISED


def test_the_last_one_leads_back_to_today(open_page: OpenPage, cast_for_real: Cast) -> None:
    Opportunity.objects.exclude(pk=cast_for_real.ben.pk).update(next_due_at=NOON + timedelta(days=1))
    page = open_page("/work/", of="rep")
    name_on(page, "Ben Okafor")
    page.keyboard.press("2")
    expect(page.locator(".proposal.is-first")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="All done for today")).to_be_visible()
    expect(page.locator(".empty")).to_contain_text("Tomorrow holds 2")


def test_by_thumb_on_a_phone(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/work/", of="rep", width="phone")
    page.get_by_role("link", name="What happened?", exact=True).tap()
    page.get_by_role("button", name="No answer").tap()
    page.locator(".proposal.is-first").tap()
    name_on(page, "Anna Keller")
    assert Touch.objects.get().opportunity_id == cast_for_real.chloe.pk


def test_all_of_it_without_script(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/today/", of="rep", script=False)
    page.get_by_role("link", name="Start").click()
    name_on(page, "Chloé Martin")
    page.get_by_label("A note").fill("Nobody there")
    page.get_by_role("button", name="No answer").click()
    expect(page.locator("#note")).to_have_value("Nobody there")
    page.locator(".proposal.is-first").click()
    name_on(page, "Anna Keller")
    assert Touch.objects.get().note == "Nobody there"

    page.get_by_role("button", name="Undo").click()
    name_on(page, "Chloé Martin")
    assert not Touch.objects.exists()

    page.get_by_role("link", name="Not now").click()
    page.get_by_role("button", name="They asked for it").click()
    page.get_by_label("Move to").fill("thu 3 dec 11:00")
    page.get_by_role("button", name="Move it").click()
    name_on(page, "Anna Keller")
    assert Deferral.objects.get().opportunity_id == cast_for_real.chloe.pk


def test_an_end_is_told_without_script(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page(f"/work/{cast_for_real.ben.pk}/", of="rep", script=False)
    page.get_by_role("button", name="Not interested").click()
    page.get_by_role("button", name="Not a fit").click()
    page.get_by_label("Where did you point them?").fill("The city's van pool")
    page.get_by_role("button", name="Point them on").click()
    name_on(page, "Chloé Martin")
    assert Opportunity.objects.get(pk=cast_for_real.ben.pk).pointed_to == "The city's van pool"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", ["phone", "desk"])
def test_nothing_hinders_anybody(open_page: OpenPage, cast_for_real: Cast, width: str, theme: str) -> None:
    anna = cast_for_real.anna.pk
    page = open_page("/today/", of="rep", width=width, theme=theme)
    base = re.sub(r"/today/.*", "", page.url)
    addresses = ["/today/", "/today/?span=week", "/today/done/", "/balance/", f"/work/{anna}/",
                 f"/work/{anna}/?outcome=put_off", f"/work/{anna}/?skip=1", f"/work/{anna}/?reason=nothing_to_say",
                 f"/work/{anna}/?outcome=reached&more=step", f"/opportunities/{anna}/step/"]  # fmt: skip
    for address in addresses:
        page.goto(base + address)
        assert Axe().run(page).response["violations"] == [], address

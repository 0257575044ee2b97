"""The frame in a real browser: keys, fingers, dialogs, toasts, the theme, and all of it without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from followthrough.team import actions as team
from followthrough.web import door
from tests.cast import PASSWORD, Cast
from tests.journeys import shots

OpenPage = Callable[..., Page]


def here(page: Page) -> str | None:
    return page.locator(".is-here").first.get_attribute("id") if page.locator(".is-here").count() else None


def test_signing_in_with_a_password(open_page: OpenPage) -> None:
    page = open_page("/profile/", of=None)
    page.get_by_label("E-mail").fill("rosa@linden.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your profile")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_signing_in_by_link_and_out_again(open_page: OpenPage, cast_for_real: Cast, script: bool) -> None:
    secret = team.make_sign_in_link(cast_for_real.rep.user, at=door.now())
    page = open_page(f"/sign-in/link/{secret}/?next=/profile/", of=None, script=script)
    page.get_by_role("button", name="Sign in as Rosa Reed").click()
    expect(page.get_by_role("heading", name="Your profile")).to_be_visible()
    page.locator("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_the_question_mark_lists_the_keys(open_page: OpenPage) -> None:
    page = open_page("/kit/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_two_keys_go_to_a_place(open_page: OpenPage) -> None:
    page = open_page("/kit/")
    page.keyboard.press("g")
    page.keyboard.press("b")
    page.wait_for_url("**/board/")


def test_a_slash_searches_and_typing_is_not_a_key(open_page: OpenPage) -> None:
    page = open_page("/kit/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("g b ?")
    expect(page.get_by_role("searchbox")).to_have_value("g b ?")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).not_to_be_focused()


def test_j_and_k_walk_over_lines_and_enter_opens(open_page: OpenPage) -> None:
    page = open_page("/kit/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert here(page) == "step-2"
    page.keyboard.press("k")
    assert here(page) == "step-1"
    page.keyboard.press("Enter")
    page.wait_for_url("**/kit/#1")


def test_a_theme_is_switched_and_kept(open_page: OpenPage) -> None:
    page = open_page("/profile/")
    page.locator(".rail summary").click()
    with page.expect_response("**/profile/theme/"):
        page.get_by_role("button", name="Theme: as the device").click()
    with page.expect_response("**/profile/theme/"):
        page.get_by_role("button", name="Theme: light").click()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_a_menu_closes_by_escape_and_by_a_click_elsewhere(open_page: OpenPage) -> None:
    page = open_page("/kit/")
    menu = page.locator(".rail details")
    page.locator(".rail summary").click()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Your profile")).to_be_focused()
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    page.locator(".rail summary").click()
    page.get_by_role("heading", name="Kit").click()
    assert menu.get_attribute("open") is None


def test_a_form_opens_as_a_dialog_is_refused_in_it_and_done(open_page: OpenPage) -> None:
    page = open_page("/kit/")
    page.get_by_role("link", name="Open a page as a dialog").click()
    dialog = page.get_by_role("dialog", name="Say something")
    dialog.get_by_label("Words").fill("no")
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("Anything but no.")).to_be_visible()
    dialog.get_by_label("Words").fill("Moved to Friday.")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.locator("#toasts")).to_contain_text("Moved to Friday.")


def test_z_undoes_what_was_done_last(open_page: OpenPage) -> None:
    page = open_page("/kit/say/")
    page.get_by_label("Words").fill("Moved to Friday.")
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("Moved to Friday.")
    page.keyboard.press("z")
    expect(page.locator("#toasts")).to_contain_text("Taken back.")


def test_a_dialog_and_a_toast_are_pages_without_script(open_page: OpenPage) -> None:
    page = open_page("/kit/", script=False)
    page.get_by_role("link", name="Open a page as a dialog").click()
    page.get_by_label("Words").fill("no")
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_text("Anything but no.")).to_be_visible()
    page.get_by_label("Words").fill("Moved to Friday.")
    page.get_by_role("button", name="Say it").click()
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.locator("#toasts")).to_contain_text("Taken back.")


def test_a_combobox_offers_what_fits(open_page: OpenPage) -> None:
    page = open_page("/kit/")
    box = page.get_by_role("combobox", name="Whose")
    box.fill("ann")
    expect(page.get_by_role("option", name="Anna Keller")).to_be_visible()
    page.keyboard.press("Enter")
    expect(box).to_have_value("Anna Keller")
    assert page.locator("[name=owner]").input_value() == "Anna Keller"
    box.fill("zzz")
    expect(page.get_by_text("Nobody by these words")).to_be_visible()
    assert page.locator("[name=owner]").input_value() == ""


def test_a_word_fills_the_date_field(open_page: OpenPage) -> None:
    page = open_page("/kit/")
    field = page.locator("[data-date-words]").first
    field.get_by_role("button", name="next week").click()
    expect(field.get_by_role("textbox")).to_have_value("next week")


@pytest.mark.parametrize(("by", "act"), [(150, "complete"), (-150, "move")])
def test_a_swipe_does_what_it_shows(open_page: OpenPage, by: int, act: str) -> None:
    page = open_page("/kit/", width="phone")
    page.evaluate(
        "act => document.querySelector(`#step-1 [data-act=${act}]`)"
        ".addEventListener('click', event => { event.preventDefault(); document.title = `did ${act}` })",
        act,
    )
    line = page.locator("#step-1")
    line.scroll_into_view_if_needed()
    box = line.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + 20
    touch = {"pointerType": "touch", "clientY": y, "bubbles": True}
    line.dispatch_event("pointerdown", touch | {"clientX": x})
    line.dispatch_event("pointermove", touch | {"clientX": x + by / 2})
    line.dispatch_event("pointermove", touch | {"clientX": x + by})
    expect(page.locator(".swipe-ground")).to_have_attribute("data-act", act)
    line.dispatch_event("pointerup", touch | {"clientX": x + by})
    page.wait_for_function("act => document.title === `did ${act}`", arg=act)
    expect(page.locator(".swipe-ground")).to_have_count(0)


def test_picks_are_counted(open_page: OpenPage) -> None:
    page = open_page("/kit/")
    bar = page.locator("[data-pick-bar]")
    expect(bar).to_be_hidden()
    page.get_by_label("Pick Anna Keller").check()
    expect(bar).to_contain_text("1 picked")
    page.get_by_label("All of these").check()
    expect(bar).to_contain_text("4 picked")
    page.get_by_label("Pick none").click()
    expect(bar).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", ["phone", "desk"])
@pytest.mark.parametrize("address", ["/kit/", "/profile/", "/profile/password/"])
def test_nothing_hinders_people(open_page: OpenPage, address: str, width: str, theme: str) -> None:
    assert shots.hindrances(open_page(address, width=width, theme=theme)) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/sign-in/", "/sign-in/link/made-up/", "/nowhere/"])
def test_nothing_hinders_people_outside(open_page: OpenPage, address: str, theme: str) -> None:
    assert shots.hindrances(open_page(address, of=None, width="phone", theme=theme)) == []


@pytest.mark.parametrize(("width", "script"), [("phone", True), ("desk", True), ("phone", False)])
def test_no_page_is_wider_than_the_window(open_page: OpenPage, width: str, script: bool) -> None:
    for address in ("/kit/", "/profile/"):
        page = open_page(address, width=width, script=script)
        wide, seen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= seen, address


@pytest.mark.parametrize("address", ["/kit/", "/kit/say/", "/profile/"])
@pytest.mark.parametrize("wide", [720, 320], ids=["at 200 %", "at 400 %"])
def test_pages_can_be_read_enlarged(open_page: OpenPage, address: str, wide: int) -> None:
    page = open_page(address)
    page.set_viewport_size({"width": wide, "height": 450})
    assert page.evaluate("document.documentElement.scrollWidth") <= wide


def test_a_clock_that_never_ran_is_said_in_red(open_page: OpenPage) -> None:
    page = open_page("/profile/")
    expect(page.locator(".standstill")).to_contain_text("The clock has not run yet")

"""The playbook in a real browser: taken in, changed, said in work mode, and what came of it."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from followthrough.playbooks.models import Script, ScriptUse, Template
from tests.cast import Cast
from tests.web.doors import place_all

OpenPage = Callable[..., Page]
pytestmark = pytest.mark.usefixtures("at_noon")


def test_a_manager_changes_what_is_said_and_sees_what_it_achieves(open_page: OpenPage, cast_for_real: Cast) -> None:
    place_all()
    page = open_page("/playbook/", of="manager")
    page.get_by_role("button", name="Take in the starting playbook").click()
    page.get_by_role("link", name="Go through the proposal").click()
    page.get_by_label("Goal").fill("Hear from {{ person.given_name }} which line is wrong.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Version 2")).to_be_visible()

    rosa = open_page(f"/work/{cast_for_real.anna.pk}/", of="rep")
    expect(rosa.get_by_text("Hear from Anna which line is wrong.")).to_be_visible()
    rosa.get_by_text("If they say…").click()
    expect(rosa.get_by_text("Compared with what?")).to_be_visible()
    rosa.keyboard.press("1")
    expect(rosa.locator(".proposal.is-first")).to_be_focused()
    rosa.get_by_label("Goal reached").check()
    rosa.locator(".proposal.is-first").click()
    expect(rosa.get_by_role("heading", name="Anna Keller", level=1)).not_to_be_visible()

    assert ScriptUse.objects.get().version == Script.objects.get(shipped_as="en:propose").current
    page.reload()
    expect(page.get_by_text("n = 1")).to_be_visible()
    expect(page.get_by_text("Nothing to compare yet.")).to_be_visible()
    assert Axe().run(page).violations_count == 0


def test_a_text_is_written_with_its_reader_beside_it(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/playbook/templates/new/", of="rep")
    page.get_by_label("Name", exact=True).fill("Short")
    page.get_by_label("Sent as").select_option("text")
    page.get_by_label("As it reads to").select_option(label="Anna Keller, Brandt & Söhne")
    page.get_by_label("Words").fill("Hello {{ person.given_name }}, may I call {{ person.nick }}?")
    said = page.locator("#said-to")
    expect(said).to_contain_text("Hello Anna")
    expect(said).to_contain_text("There is no field “person.nick”")

    page.get_by_label("Words").fill("Hello {{ person.given_name | default: person.name }}, when may I call?")
    expect(said).to_contain_text("Ready to be sent.")
    expect(said).to_contain_text("1 text")
    assert Axe().run(page).violations_count == 0
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Short").click()
    page.get_by_role("button", name="Take it away").click()
    expect(page.get_by_text("Short is gone.")).to_be_visible()
    page.wait_for_load_state("load")
    page.keyboard.press("z")
    expect(page.get_by_role("link", name="Short")).to_be_visible()
    assert Template.objects.get().owner == cast_for_real.rep


def test_without_script_it_is_written_by_plain_forms(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/playbook/templates/new/", of="rep", script=False)
    page.get_by_label("Name", exact=True).fill("Plain")
    page.get_by_label("Words").fill("Hello {{ person.given_name }}")
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator("#said-to")).to_contain_text("Hello")
    expect(page.get_by_text("may be empty: then it can’t be sent")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Plain")).to_be_visible()

"""From search to a prospect, known things changed in their place, somebody new; by keys, on a phone, no script."""

import re

from playwright.sync_api import Page, expect

from followthrough.people import search
from followthrough.people.models import Person
from tests.cast import Cast
from tests.journeys.conftest import OpenPage


def index() -> None:
    """The cast's people are written by hand; make them findable as the verbs do."""
    for person in Person.objects.select_related("company"):
        search.index_person(person)


def seen(page: Page) -> str:
    return page.locator("#content").inner_text()


def test_a_prospect_is_found_and_opened_with_keys_alone(cast_for_real: Cast, open_page: OpenPage) -> None:
    index()
    page = open_page("/profile/", of="rep")
    page.keyboard.press("/")
    page.keyboard.type("kelelr")  # a slip of the finger
    expect(page.locator("[data-found]")).to_have_count(1)
    page.keyboard.press("Control+a")
    page.keyboard.type("ma")
    expect(page.locator("mark").first).to_have_text("Ma")
    page.keyboard.press("Control+a")
    page.keyboard.type("okafor")
    page.keyboard.press("Enter")  # before the answer is there: it waits
    expect(page).to_have_url(re.compile(rf"/prospects/{cast_for_real.ben.person_id}/"))
    expect(page.locator("h1")).to_have_text("Ben Okafor")


def test_arrows_walk_over_what_was_found_and_escape_leaves(cast_for_real: Cast, open_page: OpenPage) -> None:
    index()
    page = open_page("/profile/", of="rep")
    page.keyboard.press("/")
    page.keyboard.type("example")
    expect(page.locator("[data-found]")).to_have_count(3)
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found_2")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#found_3")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#dialog")).not_to_be_visible()


def test_what_is_known_changes_in_its_place_and_the_story_tells(cast_for_real: Cast, open_page: OpenPage) -> None:
    page = open_page(f"/prospects/{cast_for_real.anna.person_id}/", of="rep")
    page.locator("#part-discovery").get_by_text("Write down").click()
    page.get_by_label("What is the problem, in their words?").fill("Old vans")
    page.locator("#part-discovery").get_by_role("button", name="Save").click()
    expect(page.locator("#part-discovery")).to_contain_text("1 of 6")
    expect(page.locator("#story")).to_contain_text("Their problem: Old vans")
    page.locator("h1").click()
    page.keyboard.press("n")
    page.keyboard.type("Has a dog")
    page.locator(".composer").get_by_role("button", name="Note").click()
    expect(page.locator("#story")).to_contain_text("Has a dog")
    page.locator("#part-about").get_by_label("Tag").fill("Fleet")
    page.keyboard.press("Enter")
    expect(page.locator("#part-about .chip")).to_contain_text("Fleet")
    expect(page.locator("#story")).to_contain_text("Tagged “Fleet”")
    page.locator("#part-promises").get_by_text("Promise", exact=True).click()
    page.get_by_label("What", exact=True).fill("Send the offer")
    page.get_by_label("By when").fill("friday 10:00")
    expect(page.locator("#date_due_meant")).to_contain_text("10:00")
    page.locator("#part-promises").get_by_role("button", name="Promise").click()
    expect(page.locator("#part-promises")).to_contain_text("Send the offer")
    page.locator("#part-promises").get_by_role("button", name="Kept").click()
    expect(page.locator("#part-promises")).to_contain_text("Nothing is owed")


def test_a_stage_is_moved_in_a_dialog_and_taken_back(cast_for_real: Cast, open_page: OpenPage) -> None:
    page = open_page(f"/prospects/{cast_for_real.anna.person_id}/", of="rep")
    page.locator("#part-worth").get_by_text("Move").click()
    page.get_by_label("Decision").check()
    page.get_by_role("button", name="Move").last.click()
    expect(page.locator("#dialog")).to_contain_text("Say what you saw")
    page.get_by_label("Decision").check()
    page.get_by_label("What did you see?").fill("They asked for the contract")
    page.keyboard.press("Enter")
    expect(page.locator(".prospect-head")).to_contain_text("Decision")
    page.keyboard.press("z")
    expect(page.locator(".prospect-head")).to_contain_text("Proposal")


def test_somebody_new_is_pasted_and_on_the_plan(cast_for_real: Cast, open_page: OpenPage) -> None:
    page = open_page("/profile/", of="rep")
    page.keyboard.press("a")
    paste = "Eva Ernst\nHead of Fleet\nErnst Bau GmbH\nM +49 151 99887766\neva@ernst.example"
    page.locator("#add-name").evaluate(
        """(field, text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        paste,
    )
    expect(page.locator("#add-reach")).to_have_value("+49 151 99887766, eva@ernst.example")
    expect(page.locator("#add-company")).to_have_value("Ernst Bau GmbH")
    page.get_by_label("What do they want?").fill("Two vans")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("Eva Ernst is on the plan")
    expect(page).to_have_url(re.compile("/profile/"))


def test_somebody_known_is_recognised_while_typing(cast_for_real: Cast, open_page: OpenPage) -> None:
    page = open_page("/add/", of="rep")
    page.get_by_label("Phone or e-mail").fill("0151 12345678")
    expect(page.locator("#hints")).to_contain_text("Anna Keller")
    page.locator("#hints a").click()
    expect(page.locator("h1")).to_have_text("Anna Keller")


def test_a_phone_shows_one_part_at_a_time(cast_for_real: Cast, open_page: OpenPage) -> None:
    page = open_page(f"/prospects/{cast_for_real.anna.person_id}/", of="rep", width="phone")
    expect(page.locator("#story")).to_be_visible()
    expect(page.locator("#part-reach")).not_to_be_visible()
    page.locator(".prospect-tabs").get_by_text("Reach").click()
    expect(page.locator("#part-reach")).to_be_visible()
    expect(page.locator("#story")).not_to_be_visible()
    assert "show=reach" in page.url
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


def test_all_of_it_works_without_script(cast_for_real: Cast, open_page: OpenPage) -> None:
    index()
    page = open_page("/search/", of="rep", script=False)
    page.get_by_label("Search").fill("keller")
    page.get_by_role("button", name="Search").click()
    page.get_by_text("Anna Keller").click()
    page.get_by_label("A note").fill("Has a dog")
    page.get_by_role("button", name="Note").click()
    assert "Has a dog" in seen(page)
    page.locator("#part-reach").get_by_text("Edit").click()
    page.get_by_label("Add a number, an address, a profile").fill("0221 5550123")
    page.get_by_role("button", name="Add").click()
    assert "0221 5550123" in seen(page)
    page.locator("#part-worth").get_by_text("Edit").click()
    page.get_by_label("Worth").fill("51000")
    page.get_by_role("button", name="Save").click()
    assert "51,000" in seen(page)
    page.goto(page.url.partition("/prospects")[0] + "/add/")
    page.get_by_label("Name").fill("Finn Falk")
    page.get_by_role("button", name="Add", exact=True).click()
    assert "Finn Falk" in page.locator("h1").inner_text()
    assert "Call" in seen(page)

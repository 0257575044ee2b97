"""From the list one has to a worked day, and back: in a real browser, with script and without."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from followthrough.followup.models import Opportunity, Touch
from followthrough.people.models import Person
from tests.cast import Cast
from tests.web.doors import place_all

OpenPage = Callable[..., Page]
pytestmark = pytest.mark.usefixtures("at_noon")
LIST = """Name;E-Mail;Telefon;Firma;Wert
Dora Eck;dora@eck.example;+4930123401;Eck GmbH;1000
Emil Fuchs;emil@fuchs.example;+4930123402;Fuchs KG;9000
Anna Keller;anna.keller@brandt.example;;Brandt & Söhne;500
Ida Jung;ida@jung.example;;Jung;viel
"""


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any, cast_for_real: Cast, at_noon: object) -> None:
    settings.DATA = tmp_path / "data"
    place_all()


@pytest.fixture
def list_of_theirs(tmp_path: Path) -> Path:
    path = tmp_path / "kunden.csv"
    path.write_text(LIST, encoding="cp1252")
    return path


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def bring_in(page: Page, path: Path) -> None:
    """The whole way, looking at each step."""
    page.get_by_label("Choose your files").set_input_files(path)
    page.get_by_role("button", name="Read them").click()
    heading(page, "kunden.csv")
    expect(page.get_by_text("Semicolons divide the cells")).to_be_visible()
    expect(page.get_by_label("Wert")).to_have_value("value")
    page.get_by_role("button", name="Go on").click()
    heading(page, "Who follows up")
    page.get_by_role("button", name="Read the list").click()
    heading(page, "Preview")
    expect(page.get_by_text("no message is sent to anybody")).to_be_visible()
    expect(page.get_by_text("“viel” in “Wert”")).to_be_visible()
    page.get_by_role("link", name="Same people").click()
    expect(page.get_by_text("With you already", exact=True)).to_be_visible()
    page.get_by_role("link", name="Preview").last.click()
    page.get_by_role("button", name="Bring them in").click()
    heading(page, "They are in")
    expect(page.get_by_text("4 rows = 2 stored + 1 joined + 1 refused.")).to_be_visible()


def take_back(page: Page) -> None:
    page.get_by_role("link", name="Take this import back").click()
    expect(page.locator(".plain-lines")).to_contain_text("Emil Fuchs")
    expect(page.locator(".plain-lines")).not_to_contain_text("Dora Eck")
    page.get_by_role("button", name="Take it back").click()
    heading(page, "Taken back")
    expect(page.locator(".plain-lines")).to_contain_text("Emil Fuchs")
    names = set(Person.objects.values_list("name", flat=True))
    assert "Emil Fuchs" in names
    assert "Anna Keller" in names
    assert "Dora Eck" not in names


def test_a_list_becomes_a_worked_day_and_is_taken_back(open_page: OpenPage, list_of_theirs: Path) -> None:
    page = open_page("/import/", of="rep")
    bring_in(page, list_of_theirs)
    result = page.url
    page.get_by_role("link", name="Work the day").click()
    expect(page.locator(".step-lines")).to_contain_text(["Emil Fuchs"])
    expect(page.locator("main")).to_contain_text("Dora Eck")

    emil = Opportunity.objects.get(person__name="Emil Fuchs")
    page.goto(result.split("/import/")[0] + f"/work/{emil.pk}/")
    heading(page, "Emil Fuchs")
    page.keyboard.press("2")
    expect(page.locator(".proposal.is-first")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Emil Fuchs")
    assert Touch.objects.get().opportunity_id == emil.pk

    page.goto(result)
    take_back(page)


def test_all_of_it_without_script(open_page: OpenPage, list_of_theirs: Path) -> None:
    page = open_page("/import/", of="rep", script=False, width="phone")
    bring_in(page, list_of_theirs)
    result = page.url
    emil = Opportunity.objects.get(person__name="Emil Fuchs")
    page.goto(result.split("/import/")[0] + f"/work/{emil.pk}/")
    page.get_by_role("button", name="No answer").click()
    page.locator(".proposal.is-first").click()
    page.goto(result)
    take_back(page)


def test_a_file_read_otherwise_shows_itself_at_once(open_page: OpenPage, list_of_theirs: Path) -> None:
    page = open_page("/import/", of="rep")
    page.get_by_label("Choose your files").set_input_files(list_of_theirs)
    page.get_by_role("button", name="Read them").click()
    page.get_by_text("Read it otherwise").click()
    page.get_by_label("Between the cells").select_option(",")
    expect(page.get_by_text("Commas divide the cells")).to_be_visible()
    page.get_by_text("Read it otherwise").click()
    page.get_by_role("button", name="Guess again").click()
    expect(page.get_by_text("Semicolons divide the cells")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", ["phone", "desk"])
def test_nothing_hinders_anybody(open_page: OpenPage, list_of_theirs: Path, width: str, theme: str) -> None:
    page = open_page("/import/", of="manager", width=width, theme=theme)
    axe = Axe()
    assert axe.run(page).response["violations"] == []
    page.get_by_label("Choose your files").set_input_files(list_of_theirs)
    for button in ("Read them", "Go on", "Read the list", "Bring them in"):
        page.get_by_role("button", name=button).click()
        page.wait_for_load_state("networkidle")
        assert axe.run(page).response["violations"] == [], button
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, button

"""The list of prospects in a real browser: narrowed, kept, acted on as a whole, taken back; without a script too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from followthrough.followup import actions as followup
from followthrough.followup.models import Deferral, Opportunity, SavedList
from followthrough.people import search
from followthrough.people.models import Person, PersonTag
from tests.cast import Cast
from tests.journeys.shots import hindrances

OpenPage = Callable[..., Page]
pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture(autouse=True)
def everybody_is_found(cast_for_real: Cast) -> None:
    for person in Person.objects.all():
        search.index_person(person)
    followup.recount(cast_for_real.workspace.pk)


def names(page: Page) -> list[str]:
    return page.locator("tbody .main a").all_inner_texts()


def test_a_list_is_narrowed_by_words_and_kept(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/prospects/", of="rep")
    assert sorted(names(page)) == ["Anna Keller", "Ben Okafor", "Chloé Martin"]
    page.get_by_label("Search this list").fill("atelier")
    page.keyboard.press("Enter")
    expect(page.locator("tbody .main a")).to_have_text("Chloé Martin")

    page.get_by_role("link", name="Keep this list").click()
    page.get_by_label("Name", exact=True).fill("Ateliers")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ateliers")).to_be_visible()
    assert SavedList.objects.get().name == "Ateliers"

    page.get_by_role("link", name="Without:").first.click()
    expect(page.locator("tbody .main a")).to_have_count(3)


def test_many_are_put_off_in_one_go_and_taken_back(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/prospects/", of="rep")
    was = dict(Opportunity.objects.values_list("pk", "next_due_at"))
    for name in ("Ben Okafor", "Anna Keller"):
        page.get_by_label(f"Pick {name}").check()
    expect(page.locator("[data-pick-count]")).to_have_text("2")
    page.get_by_role("button", name="Move").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("To which day").fill("in 2 weeks")
    dialog.get_by_text("They asked for it", exact=False).first.click()
    dialog.get_by_role("button", name="Move 2").click()

    expect(page.get_by_text("Moved 2 prospects")).to_be_visible()
    assert Deferral.objects.count() == 2
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back for 2 prospects")).to_be_visible()
    assert dict(Opportunity.objects.values_list("pk", "next_due_at")) == was
    assert not Deferral.objects.exists()


def test_by_keyboard_alone_somebody_is_picked_and_looked_at(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/prospects/", of="rep")
    first = names(page)[0]
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.get_by_label(f"Pick {first}")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=first)).to_be_visible()


def test_without_any_script_many_are_tagged(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/prospects/", of="rep", script=False)
    page.get_by_label("Pick Ben Okafor").check()
    page.get_by_label("Pick Chloé Martin").check()
    page.get_by_role("button", name="Tag", exact=True).click()
    page.get_by_label("A new tag").or_(page.get_by_label("Or a new one")).fill("Fair 2026")
    page.get_by_role("button", name="Tag 2").click()
    expect(page.get_by_text("Tagged 2 prospects")).to_be_visible()
    tagged = PersonTag.objects.filter(tag__name="Fair 2026").values_list("person__name", flat=True)
    assert sorted(tagged) == ["Ben Okafor", "Chloé Martin"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", ["phone", "desk"])
def test_nothing_hinders_anybody(open_page: OpenPage, cast_for_real: Cast, width: str, theme: str) -> None:
    page = open_page("/prospects/", of="rep", width=width, theme=theme)
    assert hindrances(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

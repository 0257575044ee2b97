"""The board in a real browser: a card is dragged and taken back; by keyboard alone; by a finger; without any script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from followthrough.followup import actions as followup
from followthrough.followup.models import Opportunity
from followthrough.journal.models import Entry
from tests.cast import Cast
from tests.journeys.shots import hindrances
from tests.web.doors import place_all

OpenPage = Callable[..., Page]
pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture(autouse=True)
def the_board_is_set(cast_for_real: Cast, at_noon: object) -> None:
    place_all()
    followup.recount(cast_for_real.workspace.pk)


def column(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def drag(page: Page, name: str, to: str, *, drop: bool = True) -> None:
    card = page.locator(".board-card", has_text=name)
    box, target = card.bounding_box(), column(page, to).bounding_box()
    assert box
    assert target
    page.mouse.move(box["x"] + 40, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(target["x"] + 60, target["y"] + 80, steps=8)
    if drop:
        page.mouse.up()


def stage_now(opportunity: Opportunity) -> str:
    return Opportunity.objects.select_related("stage").get(pk=opportunity.pk).stage.name


def test_a_card_is_dragged_on_what_was_seen_and_taken_back(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/board/", of="rep")
    drag(page, "Ben Okafor", "Discovery")
    field = page.get_by_label("What did you see?")
    expect(field).to_be_focused()
    expect(page.get_by_label("From Qualifying to").locator("option:checked")).to_have_text("Discovery")

    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("stages move on evidence, not on hope")
    field.fill("He told me what it costs him")
    page.keyboard.press("Enter")

    expect(column(page, "Discovery")).to_contain_text("Ben Okafor")
    expect(column(page, "Discovery").locator(".head .number")).to_have_text("1")
    expect(column(page, "Qualifying").locator(".head .number")).to_have_text("0")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert stage_now(cast_for_real.ben) == "Discovery"
    assert Entry.objects.get(verb="move").facts["stage"]["evidence"] == "He told me what it costs him"

    page.get_by_role("button", name="Undo").click()
    expect(column(page, "Qualifying")).to_contain_text("Ben Okafor")
    assert stage_now(cast_for_real.ben) == "Qualifying"


def test_escape_lets_a_dragged_card_go(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/board/", of="rep")
    drag(page, "Ben Okafor", "Discovery", drop=False)
    expect(page.locator(".is-lifted")).to_be_visible()
    expect(page.locator("[data-over]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".is-lifted")).to_have_count(0)
    page.mouse.up()
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url.endswith("/board/")
    assert stage_now(cast_for_real.ben) == "Qualifying"


def test_by_keyboard_alone(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/board/", of="rep")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Ben Okafor", exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("What did you see?")).to_be_focused()
    page.keyboard.type("He told me what it costs him")
    page.keyboard.press("Enter")
    expect(column(page, "Discovery")).to_contain_text("Ben Okafor")
    expect(page.get_by_role("link", name="Ben Okafor", exact=True)).to_be_focused()
    assert stage_now(cast_for_real.ben) == "Discovery"

    page.keyboard.press("z")
    expect(column(page, "Qualifying")).to_contain_text("Ben Okafor")
    assert stage_now(cast_for_real.ben) == "Qualifying"

    page.keyboard.press("j")
    page.keyboard.press("m")
    expect(page.get_by_role("dialog")).to_contain_text("Move Chloé Martin")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/prospects/{cast_for_real.chloe.person_id}/")


def test_another_stage_in_the_dialog_brings_its_own_step(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/board/", of="rep")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("m")
    page.get_by_label("What did you see?").fill("He asked for it")
    page.get_by_label("From Qualifying to").select_option("Presentation")
    expect(page.get_by_role("dialog")).to_contain_text("to show what answers their problem")
    expect(page.get_by_label("What did you see?")).to_have_value("He asked for it")
    page.locator("input[name=step]").nth(1).check()
    page.get_by_role("button", name="Move", exact=True).click()
    expect(column(page, "Presentation")).to_contain_text("to show what answers their problem")
    assert Opportunity.objects.get(pk=cast_for_real.ben.pk).next_purpose == "present"


def test_a_finger_lifts_a_card_by_a_long_press(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/board/", of="rep", width="phone")
    box = page.locator(".board-card", has_text="Chloé Martin").bounding_box()
    assert box
    finger = page.context.new_cdp_session(page)
    x, y = box["x"] + 60, box["y"] + 30
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    expect(page.locator(".is-lifted")).to_be_visible()
    for step in range(1, 9):
        at = {"x": x + step * (370 - x) / 8, "y": y}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
    expect(column(page, "Qualifying")).to_have_attribute("data-over", "")
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.get_by_label("What did you see?")).to_be_visible()
    assert stage_now(cast_for_real.chloe) == "New lead"


def test_works_as_plain_forms_without_script(open_page: OpenPage, cast_for_real: Cast) -> None:
    page = open_page("/board/", of="rep", script=False)
    page.get_by_role("link", name="Move Ben Okafor").click()
    page.get_by_label("From Qualifying to").select_option("Discovery")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.locator("#evidence_more")).to_contain_text("Say what you saw")
    page.get_by_label("What did you see?").fill("He told me what it costs him")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(column(page, "Discovery")).to_contain_text("Ben Okafor")
    assert stage_now(cast_for_real.ben) == "Discovery"
    page.get_by_role("button", name="Undo").click()
    expect(column(page, "Qualifying")).to_contain_text("Ben Okafor")
    assert stage_now(cast_for_real.ben) == "Qualifying"


def test_nothing_on_the_board_hinders_anybody(open_page: OpenPage) -> None:
    for width in ("phone", "desk"):
        page = open_page("/board/?whose=all", of="manager", width=width, theme="dark")
        assert hindrances(page) == []
        page.keyboard.press("j")
        page.keyboard.press("m")
        expect(page.get_by_label("What did you see?")).to_be_visible()
        assert hindrances(page) == []

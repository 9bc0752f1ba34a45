"""The table of names against needs opens to claims: by pointer, by keyboard, without scripts, and for everybody."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.conftest import NewContext
from tests.browser.watch import LOOKS, barriers

LIGHT_AND_DARK = LOOKS[1:4:2]


@pytest.fixture
def result(page: Page) -> Page:
    """The result of the example."""
    steps.start_example(page)
    steps.see_result(page)
    return page


def cells(page: Page) -> Locator:
    """The cells that open."""
    return page.get_by_role("table", name="Who shows what").get_by_role("button")


def details(page: Page) -> Locator:
    """The details that are open."""
    return page.locator(":popover-open")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_cell_opens_to_its_claim_and_source(new_context: NewContext, *, scripts: bool) -> None:
    page = new_context(java_script_enabled=scripts).new_page()
    steps.start_example(page)
    steps.see_result(page)
    cells(page).first.click()
    expect(details(page)).to_contain_text(re.compile("1 .+: drug substance, met"))
    expect(details(page).get_by_role("link")).to_be_visible()


def test_the_details_close_by_escape_and_by_a_click_elsewhere(result: Page) -> None:
    cells(result).nth(1).press("Enter")
    result.keyboard.press("Tab")
    expect(details(result).get_by_role("link")).to_be_focused()
    result.keyboard.press("Escape")
    expect(details(result)).to_have_count(0)
    expect(cells(result).nth(1)).to_be_focused()
    cells(result).nth(2).click()
    result.get_by_role("heading", name="Who shows what").click()
    expect(details(result)).to_have_count(0)


def test_each_cell_says_state_grade_and_date_and_is_large_enough_to_touch(result: Page) -> None:
    result.set_viewport_size({"width": 320, "height": 800})
    result.get_by_text("Open the table").click()
    assert cells(result).count() > 10
    for cell in cells(result).all():
        words, box = cell.get_attribute("title") or "", cell.bounding_box()
        assert words.partition(". ")[2]
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_the_details_stay_on_a_small_screen(result: Page) -> None:
    result.set_viewport_size({"width": 320, "height": 800})
    result.get_by_text("Open the table").click()
    cells(result).last.click()
    expect(details(result)).to_be_in_viewport(ratio=1)


def test_the_keyboard_can_pass_the_table_by(result: Page) -> None:
    skip = result.get_by_role("link", name="Skip this table")
    skip.press("Enter")
    expect(result.get_by_role("heading", name="Where they are")).to_be_in_viewport()


def test_axe_finds_nothing_while_details_are_open(result: Page) -> None:
    cells(result).first.click()
    assert barriers(result, LIGHT_AND_DARK) == ""
    expect(details(result)).to_have_count(1)

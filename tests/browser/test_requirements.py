"""The requirements: who stays is told in place while levels change, and no change is lost."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.conftest import NewContext
from tests.browser.watch import shift

FARAWAY = "Site in New Zealand"  # next to nobody has one
FEW = re.compile(r"\b[012] of \d+ providers? stays? in the ranking")
MANY = re.compile(r"\b\d{2,} of \d+ providers stay in the ranking")


@pytest.fixture
def review(page: Page) -> Page:
    """The check of the answers of the example, with a want that next to nobody meets."""
    steps.start_example(page)
    steps.add_requirement(page, "New Zealand", "Want")
    return page


def level(page: Page, name: str = FARAWAY) -> Locator:
    return page.get_by_label(name, exact=True)


def line(page: Page) -> Locator:
    return page.locator("#reach")


def saved(page: Page) -> Page:
    """Wait until the page has saved itself."""
    expect(page.locator("#saved")).to_contain_text("Saved at")
    return page


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_a_changed_level_is_counted_in_place_and_moves_nothing(review: Page, width: int) -> None:
    review.set_viewport_size({"width": width, "height": 844})
    review.reload()
    expect(line(review)).to_have_text(MANY)
    level(review).focus()
    for chosen, counted in (("must", FEW), ("want", MANY), ("drop", MANY), ("must", FEW)):
        level(review).select_option(chosen)
        expect(line(review)).to_have_text(counted)
        expect(level(review)).to_be_focused()
    assert shift(review) == 0
    saved(review).reload()
    expect(level(review)).to_have_value("must")


def test_the_page_asks_once_for_each_change(review: Page) -> None:
    asked: list[str] = []
    review.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)
    level(review).select_option("must")
    expect(line(review)).to_have_text(FEW)
    saved(review).wait_for_timeout(300)
    assert asked == [review.url.partition("#")[0]]


def test_few_come_with_a_button_that_lets_them_back(review: Page) -> None:
    level(review).select_option("must")
    expect(line(review)).to_contain_text(f"Making “{FARAWAY}” a want brings back")
    steps.press(review, f"Make it a want: {FARAWAY}")
    expect(level(review)).to_have_value("want")
    expect(line(review)).to_have_text(MANY)
    expect(review.get_by_text("The requirements are saved.")).to_be_in_viewport()


def test_the_result_right_after_a_change_knows_it(review: Page) -> None:
    level(review).select_option("must")
    steps.see_result(review)
    review.go_back()
    expect(level(review)).to_have_value("must")
    expect(line(review)).to_have_text(FEW)


def test_a_link_or_a_reload_right_after_a_change_loses_nothing(review: Page) -> None:
    level(review).select_option("must")
    review.reload()
    expect(level(review)).to_have_value("must")
    level(review).select_option("want")
    steps.follow(review, "Method")
    review.go_back()
    expect(level(review)).to_have_value("want")


def test_it_shows_both_levels_where_two_tabs_differ(review: Page) -> None:
    other = review.context.new_page()
    other.goto(review.url)
    level(review, "Scale-up").select_option("must")
    saved(review)
    level(other, "Scale-up").select_option("drop")
    expect(other.locator("#saved")).to_contain_text("Not saved: answered otherwise in another window: Scale-up.")
    other.get_by_role("button", name="See both answers").click()
    expect(other.locator(".needs .error")).to_contain_text("Saved meanwhile: Must. You wrote: Not needed.")
    steps.press(other, "Save and stay here")
    expect(level(other, "Scale-up")).to_have_value("drop")


def test_it_says_when_the_site_cannot_be_reached_and_tries_again(review: Page, page_problems: list[str]) -> None:
    review.context.set_offline(True)
    level(review).select_option("must")
    expect(review.locator("#saved")).to_contain_text("Not saved: the site cannot be reached.")
    review.context.set_offline(False)
    level(review, "Scale-up").select_option("drop")
    saved(review).reload()
    expect(level(review)).to_have_value("must")
    expect(level(review, "Scale-up")).to_have_value("drop")
    page_problems.clear()


def test_without_scripts_the_same_page_counts_and_saves(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    steps.start_example(page)
    steps.add_requirement(page, "New Zealand", "Must")
    expect(line(page)).to_have_text(FEW)
    expect(page.get_by_text("The requirements are saved.")).to_be_in_viewport()
    steps.press(page, f"Make it a want: {FARAWAY}")
    expect(line(page)).to_have_text(MANY)
    level(page).select_option("drop")
    steps.press(page, "Save and stay here")
    expect(level(page)).to_have_count(0)
    expect(page.get_by_text("The requirements are saved.")).to_be_in_viewport()

"""Two tabs, two clicks, the way back: nothing is lost and nothing happens twice."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import NewContext


def two_tabs(page: Page, first: str, second: str) -> tuple[Page, Page]:
    """Two pages of questions of the example, in two tabs of one browser."""
    start = steps.start_example(page)
    page.goto(start + first)
    other = page.context.new_page()
    other.goto(start + second)
    return page, other


def test_a_save_over_newer_answers_shows_both_values_and_loses_nothing(page: Page) -> None:
    first, second = two_tabs(page, "scale_supply", "scale_supply")
    address = second.url
    steps.number(first, "bioreactor_litres").fill("500")
    steps.save(first)
    steps.number(second, "bioreactor_litres").fill("900")
    steps.say(second, "second_source", "no")
    steps.save(second)
    both = "Saved meanwhile: 500. You wrote: 900. Save again to keep yours."
    expect(second.get_by_role("alert")).to_contain_text(both)
    expect(steps.number(second, "bioreactor_litres")).to_have_value("900")
    expect(steps.option(second, "second_source", "no")).to_be_checked()
    first.goto(address)
    expect(steps.number(first, "bioreactor_litres")).to_have_value("500")
    steps.save(second)
    first.reload()
    expect(steps.number(first, "bioreactor_litres")).to_have_value("900")
    expect(steps.option(first, "second_source", "no")).to_be_checked()


def test_saves_of_different_questions_go_together(page: Page) -> None:
    first, second = two_tabs(page, "scale_supply", "strategy")
    addresses = first.url, second.url
    steps.number(first, "bioreactor_litres").fill("500")
    steps.save(first)
    steps.say(second, "capital", "dont_know")
    steps.save(second)
    for tab, address in zip((second, first), addresses, strict=True):
        tab.goto(address)
    expect(steps.number(second, "bioreactor_litres")).to_have_value("500")
    expect(steps.option(first, "capital", "dont_know")).to_be_checked()


def test_back_and_reload_after_a_save_show_what_was_saved(page: Page) -> None:
    start = steps.start_example(page)
    page.goto(f"{start}strategy")
    steps.say(page, "capital", "dont_know")
    steps.save(page)
    page.reload()
    expect(page).to_have_url(f"{start}review")
    page.go_back()
    expect(steps.option(page, "capital", "dont_know")).to_be_checked()
    steps.say(page, "capital", "none")
    steps.save(page)
    expect(page).to_have_url(f"{start}review")


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_double_click_makes_one_result(new_context: NewContext, *, scripts: bool) -> None:
    page = new_context(java_script_enabled=scripts).new_page()
    start = steps.start_example(page)
    page.get_by_role("button", name="See the result").first.dblclick()
    expect(page).to_have_url(f"{start}result")
    page.go_back()
    steps.see_result(page)
    steps.follow(page, "Try a what-if")
    crumbs = page.get_by_role("navigation", name="Breadcrumb")
    expect(crumbs.get_by_role("link", name="Result 1", exact=True)).to_be_visible()


@pytest.mark.parametrize("reloads", [False, True], ids=["on the page", "after a reload"])
def test_a_page_that_saved_itself_meanwhile_overwrites_no_other_tab(page: Page, *, reloads: bool) -> None:
    first, second = two_tabs(page, "scale_supply", "scale_supply")
    steps.number(second, "bioreactor_litres").fill("500")
    expect(second.locator("#saved")).to_contain_text("Saved at")
    steps.say(first, "second_source", "no")
    expect(first.locator("#saved")).to_contain_text("Saved at")
    steps.number(first, "bioreactor_litres").fill("900")
    if reloads:
        first.reload()
    expect(first.locator("#saved")).to_contain_text("Not saved: answered otherwise in another window")
    second.reload()
    expect(steps.number(second, "bioreactor_litres")).to_have_value("500")
    steps.press(first, "See both answers")
    steps.save(first)
    second.reload()
    expect(steps.number(second, "bioreactor_litres")).to_have_value("900")

"""Whatever is sent: a message beside the field, a summary that leads to it, and nothing lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.watch import overhang

TITLES = {
    "emoji": "🧬🧪 in phase 2",
    "right to left": "وصفة דוגמה",
    "markup": "<b>A & B</b> {{ 7 }}",
    "long": "W" * 200,
}


@pytest.fixture
def supply(page: Page) -> Page:
    """A page of questions that asks for numbers, filled in."""
    page.goto(f"{steps.start_example(page)}scale_supply")
    return page


def test_a_number_that_cannot_be_read_is_named_beside_its_field_and_all_else_is_kept(supply: Page) -> None:
    steps.number(supply, "bioreactor_litres").fill("lots")
    steps.number(supply, "units_per_year").fill("-5")
    steps.say(supply, "second_source", "no")
    steps.save(supply)
    expect(supply).to_have_title(re.compile("^Error: "))
    for key, typed in (("bioreactor_litres", "lots"), ("units_per_year", "-5")):
        field = steps.number(supply, key)
        expect(field).to_have_value(typed)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile(f"Error: .+ You wrote “{typed}”"))
    expect(steps.option(supply, "second_source", "no")).to_be_checked()
    expect(steps.option(supply, "supply_impact", "costly")).to_be_checked()


def test_the_summary_of_errors_takes_the_focus_and_leads_to_each_field(supply: Page) -> None:
    steps.number(supply, "bioreactor_litres").fill("lots")
    steps.save(supply)
    summary = supply.locator(".summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("One answer needs a look")
    summary.get_by_role("link").click()
    expect(steps.number(supply, "bioreactor_litres")).to_be_focused()


def test_a_missing_answer_that_is_required_is_asked_for(page: Page) -> None:
    page.goto(f"{steps.start(page)}stage_maturity")
    steps.say(page, "formulation_status", "lab")
    steps.save(page)
    page.locator(".summary").get_by_role("link").click()
    expect(steps.question(page, "stage")).to_be_focused()
    expect(steps.question(page, "stage")).to_contain_text("Choose one answer: the rest is read in its light.")
    expect(steps.option(page, "formulation_status", "lab")).to_be_checked()


def test_a_forged_answer_is_refused_and_all_else_is_kept(supply: Page) -> None:
    steps.option(supply, "forecast", "uncertain").evaluate("choice => choice.value = 'forged'")
    steps.number(supply, "bioreactor_litres").fill("1 500")
    steps.save(supply)
    expect(steps.question(supply, "forecast")).to_contain_text("What was sent is “forged”.")
    expect(steps.number(supply, "bioreactor_litres")).to_have_value("1 500")


def test_a_huge_paste_is_quoted_in_short_and_kept(supply: Page) -> None:
    paste = "9" * 100_000
    steps.number(supply, "bioreactor_litres").fill(paste)
    steps.save(supply)
    expect(supply.get_by_role("alert")).to_contain_text("9…”")
    expect(steps.number(supply, "bioreactor_litres")).to_have_value(paste)
    assert overhang(supply, 320) == 0


def test_a_name_that_is_too_long_is_refused_and_kept(page: Page) -> None:
    page.goto("/")
    page.get_by_label("A name for it").evaluate("field => field.removeAttribute('maxlength')")
    page.get_by_label("A name for it").fill("x" * 201)
    page.get_by_role("radio", name=steps.FULL).check()
    steps.press(page, "Start the questions")
    expect(page.get_by_role("alert")).to_contain_text("at most 200 characters")
    expect(page.get_by_label("A name for it")).to_have_value("x" * 201)
    expect(page.get_by_role("radio", name=steps.FULL)).to_be_checked()


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_name_in_any_letters_stands_as_it_was_written(page: Page, title: str) -> None:
    start = steps.start(page, steps.FULL, title)
    page.goto(f"{start}review")
    expect(page.get_by_role("navigation", name="Breadcrumb")).to_contain_text(title)
    assert overhang(page, 320) == 0

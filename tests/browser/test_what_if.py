"""The workbench in a browser: in place, without scripts, on a phone, back and forth, and when the site is gone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import steps
from tests.browser.watch import LOOKS, barriers, shift

NewContext = Callable[..., BrowserContext]

# In one step, so that what follows in the same breath comes before the workbench tries it.
TYPED = "field.value = '90'; field.dispatchEvent(new InputEvent('input', { bubbles: true }));"


def bench(page: Page) -> str:
    """Make the result of the example, and open the workbench beside it; its address."""
    steps.start_example(page)
    steps.see_result(page)
    steps.follow(page, "Try a what-if")
    return page.url


def weight(page: Page, name: str = "Scope of Services, in the ranking") -> Any:
    """The field of a weight."""
    return page.get_by_role("textbox", name=name)


def names(page: Page) -> list[str]:
    """The first names, in order."""
    cells = page.locator(".moves tbody th")
    found: list[str] = cells.evaluate_all("cells => cells.map(cell => cell.firstChild.textContent.trim())")
    return found


def tries(page: Page) -> Any:
    """Wait until what is done within has been tried."""
    return page.expect_response("**/what-if")


def test_another_weight_moves_ranks_in_place_and_nothing_is_saved(new_context: NewContext) -> None:
    page = new_context().new_page()
    address, before = bench(page), names(page)
    opened = page.evaluate("performance.timeOrigin")
    with tries(page):
        weight(page).fill("90")
    expect(page.locator(".moves tbody b", has_text="up from").first).to_be_visible()
    expect(page.locator("#would")).to_have_text("You need a CDMO")
    assert names(page) != before
    assert (page.url, page.evaluate("performance.timeOrigin")) == (address, opened)
    expect(weight(page)).to_be_focused()
    page.reload()
    assert names(page) == before
    expect(weight(page)).to_have_value("20")
    assert "Answers changed" not in page.request.get(address.removesuffix("/what-if")).text()


def test_typing_on_asks_for_the_last_value_only(new_context: NewContext) -> None:
    page = new_context().new_page()
    bench(page)
    sent: list[str] = []
    page.on(
        "requestfinished", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None
    )
    weight(page).fill("")
    with tries(page):
        weight(page).press_sequentially("45", delay=20)
    expect(page.locator(".changed")).to_contain_text("Scope 45, was 20")
    assert ["ranking-scope_of_services=45" in data for data in sent if data] == [True]


def test_what_cannot_be_read_waits_beside_its_field(new_context: NewContext) -> None:
    page = new_context().new_page()
    bench(page)
    with tries(page):
        weight(page).fill("101")
    expect(weight(page)).to_have_attribute("aria-invalid", "true")
    expect(weight(page)).to_have_accessible_description(re.compile("Write a whole number from 0 to 100"))
    expect(page.get_by_role("status").filter(has_text="It waits: one entry needs a look")).to_be_visible()
    expect(page.locator("#would")).to_be_visible()
    assert barriers(page, LOOKS[:1]) == ""
    with tries(page):
        weight(page).fill("10")
    expect(page.get_by_text("It waits")).to_have_count(0)
    expect(weight(page)).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator(".changed")).to_contain_text("Scope 10, was 20")


def test_an_answer_brings_its_questions_on_request_and_keeps_what_was_typed(new_context: NewContext) -> None:
    page = new_context().new_page()
    bench(page)
    page.get_by_text("Your product", exact=True).click()
    with tries(page):
        page.get_by_label("Substance or product", exact=True).select_option("drug_product")
    expect(page.get_by_text("No longer asked: Route to the substance")).to_be_visible()
    with tries(page):
        weight(page).fill("33")
    steps.press(page, "Show the questions as they follow")
    expect(page.get_by_label("Route to the substance", exact=True)).to_have_count(0)
    expect(weight(page)).to_have_value("33")
    with tries(page):
        page.get_by_label("Substance or product", exact=True).select_option("both")
    steps.press(page, "Show the questions as they follow")
    expect(page.get_by_label("Route to the substance", exact=True)).to_have_value("mammalian_culture")


def test_a_preset_and_the_enter_key_stay_on_the_page(new_context: NewContext) -> None:
    page = new_context().new_page()
    bench(page)
    opened = page.evaluate("performance.timeOrigin")
    with tries(page):
        page.get_by_role("button", name="Equal weights").click()
    expect(weight(page, "Drug Lifecycle Stage, in the ranking")).to_have_value("20")
    weight(page).fill("55")
    with tries(page):
        weight(page).press("Enter")
    expect(page.locator(".changed")).to_contain_text("Scope 55, was 20; Stage 20, was 10")
    assert page.evaluate("performance.timeOrigin") == opened


@pytest.mark.parametrize("name", ["Take it over", "Keep as a scenario", "Equal weights"])
def test_a_button_that_has_the_focus_and_is_not_pressed_does_nothing(new_context: NewContext, name: str) -> None:
    page = new_context().new_page()
    result = bench(page).removesuffix("/what-if")
    page.get_by_role("textbox", name="Name", exact=True).fill("Not asked for")
    button = page.get_by_role("button", name=name, exact=True).element_handle()
    with page.expect_response(lambda response: response.request.method == "POST") as tried:
        weight(page).evaluate(f"(field, button) => {{ {TYPED} button.focus(); }}", button)
    assert tried.value.url == page.url
    expect(page.locator(".changed")).to_contain_text("Scope 90, was 20")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("button", name=name, exact=True)).to_be_focused()
    assert "Answers changed" not in page.request.get(result).text()
    assert "No scenario is kept beside this result" in page.request.get(f"{result}/scenarios").text()


def test_a_preset_pressed_at_once_after_typing_replaces_what_was_typed(new_context: NewContext) -> None:
    page = new_context().new_page()
    bench(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    button = page.get_by_role("button", name="Equal weights").element_handle()
    with tries(page):
        weight(page).evaluate(f"(field, button) => {{ {TYPED} button.click(); }}", button)
    page.wait_for_timeout(500)  # longer than it waits after typing
    assert ["preset=equal" in data for data in sent] == [True]
    expect(weight(page, "Drug Lifecycle Stage, in the ranking")).to_have_value("20")
    expect(weight(page)).to_have_value("20")


def test_without_scripts_a_button_tries_it(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    address = bench(page)
    weight(page).fill("90")
    steps.press(page, "Try it")
    assert page.url == address
    expect(page.locator(".changed")).to_contain_text("Scope 90, was 20")
    expect(weight(page)).to_have_value("90")
    weight(page).fill("abc")
    steps.press(page, "Try it")
    expect(page.get_by_text("You wrote “abc”.").first).to_be_visible()
    expect(page.get_by_text("It waits: one entry needs a look")).to_be_visible()
    page.get_by_role("link", name="Reset to the saved result").click()
    expect(weight(page)).to_have_value("20")


def test_on_a_phone_the_outcome_stays_in_sight(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    bench(page)
    short = page.locator("#short")
    weight(page).scroll_into_view_if_needed()
    with tries(page):
        weight(page).fill("90")
    expect(short).to_be_in_viewport()
    expect(short).to_contain_text("CDMO +44.6")
    assert shift(page) == 0
    page.get_by_text("Strategy and preferences", exact=True).click()
    expect(short).to_be_in_viewport()
    short.get_by_role("link", name="In full").click()
    expect(page.locator("#would")).to_be_in_viewport()


def test_a_near_miss_and_a_turning_point_open_it_with_one_change(new_context: NewContext) -> None:
    page = new_context().new_page()
    result = bench(page).removesuffix("/what-if")
    for button, said in (("What if this were a want", "want, was must"), ("Try it", "was ")):
        page.goto(result)
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        with page.expect_navigation():
            page.get_by_role("button", name=re.compile(rf"^{button}")).first.click()
        expect(page.locator(".changed ul").first.locator("li")).to_have_count(1)
        expect(page.locator(".changed")).to_contain_text(said)
    page.reload()
    expect(page.get_by_text("Nothing differs from the saved result.")).to_be_visible()


def test_back_from_another_page_shows_no_sums_of_other_entries(new_context: NewContext) -> None:
    page = new_context().new_page()
    bench(page)
    with tries(page):
        weight(page).fill("90")
    expect(page.locator(".changed")).to_contain_text("Scope 90")
    page.goto("/glossary")
    page.go_back()
    expect(weight(page)).to_have_value(re.compile("20|90"))
    tried = weight(page).input_value() == "90"
    expect(page.locator(".changed")).to_have_count(1 if tried else 0)


@pytest.mark.parametrize("status", [None, 500])
def test_it_says_when_what_stands_there_is_older(
    new_context: NewContext, page_problems: list[str], status: int | None
) -> None:
    page = new_context().new_page()
    bench(page)
    page.route("**/what-if", lambda route: route.fulfill(status=status) if status else route.abort())
    weight(page).fill("90")
    expect(page.get_by_text("Not computed: the site")).to_be_visible()
    page.unroute("**/what-if")
    with tries(page):
        weight(page).fill("91")
    expect(page.locator(".changed")).to_contain_text("Scope 91")
    expect(page.get_by_text("Not computed")).to_have_count(0)
    page_problems.clear()

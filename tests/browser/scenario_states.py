"""The pages of scenarios in every state, and how a browser comes there."""

import re

from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.states import HALF, OTHER_HALF, state

LONG = "A name that says all that was changed, at such a length that it has to break somewhere"[:80]
TRIED = {"Process fixed": ("formulation_status", "validated"), LONG: ("location", "eea_only")}


def bench(page: Page) -> str:
    """See the result of the example and arrive at its what-if; the address that all pages of the result begin with."""
    steps.start_example(page)
    steps.see_result(page)
    steps.follow(page, "Try a what-if")
    return page.url.removesuffix("what-if")


def keep(page: Page, name: str, question: str, code: str) -> None:
    """Try one other answer, and keep it."""
    field = page.locator(f"select[name=answer-{question}]")
    field.evaluate("field => { field.closest('details').open = true }")
    field.select_option(code)
    keep_as(page, name)


def keep_as(page: Page, name: str) -> None:
    """Keep what is tried under a name, and arrive at all side by side."""
    page.get_by_role("textbox", name="Name", exact=True).fill(name)
    steps.press(page, "Keep as a scenario")


def do(page: Page, what: str, name: str) -> None:
    """Press what stands below a scenario."""
    with page.expect_navigation():
        page.get_by_text(re.compile(rf"^{what}\s*: {re.escape(name)}$")).click()


def three(page: Page) -> str:
    """Keep three scenarios, and arrive at all side by side; the address that all pages of the result begin with."""
    result = bench(page)
    for name, (question, code) in TRIED.items():
        keep(page, name, question, code)
        page.goto(f"{result}what-if")
    page.locator("[name=verdict-technical_involvement]").fill("90")
    keep_as(page, "More weight on technology")
    return result


@state()
def scenarios_empty(page: Page) -> None:
    page.goto(bench(page) + "scenarios")


@state()
def scenarios_three(page: Page) -> None:
    three(page)


@state(looks=HALF)
def scenarios_seven_columns_and_changed_answers(page: Page) -> None:
    result = bench(page)
    for number in range(6):
        page.goto(f"{result}what-if")
        keep(page, f"No. {number}", "stage", "mature")
    do(page, "Take it over", "No. 0")
    page.goto(f"{result}scenarios")


@state(looks=OTHER_HALF)
def what_if_with_a_name_refused(page: Page) -> None:
    bench(page)
    steps.press(page, "Keep as a scenario")


@state()
def since(page: Page) -> None:
    three(page)
    do(page, "Take it over", "Process fixed")
    steps.follow(page, "What changed since result 1")


@state()
def overtaken(page: Page) -> None:
    result = three(page)
    page.goto(result.rpartition("results/")[0] + "stage_maturity")
    steps.say(page, "formulation_status", "concept")
    steps.save(page)
    page.goto(f"{result}scenarios")
    do(page, "Take it over", "Process fixed")


@state()
def review_with_own_weights(page: Page) -> None:
    result = three(page)
    do(page, "Take it over", "More weight on technology")
    page.goto(result.rpartition("results/")[0] + "review")

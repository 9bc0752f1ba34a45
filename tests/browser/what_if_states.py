"""The workbench beside a result, in every state."""

from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.states import state


def opened(page: Page) -> None:
    """Open it beside the result of the example, every part of the panel unfolded."""
    steps.start_example(page)
    steps.see_result(page)
    steps.follow(page, "Try a what-if")


def weigh(page: Page, value: str) -> None:
    """Try another weight."""
    with page.expect_response("**/what-if"):
        page.get_by_role("textbox", name="Scope of Services, in the ranking").fill(value)


@state()
def what_if(page: Page) -> None:
    opened(page)


@state()
def what_if_with_changes(page: Page) -> None:
    opened(page)
    weigh(page, "90")
    scope = page.locator("select[name=answer-product_scope]")  # in a fold, which would move what is below it
    with page.expect_response("**/what-if"):
        scope.evaluate("field => { field.value = 'drug_product'; }")
        scope.dispatch_event("input")
    page.get_by_text("No longer asked: ").wait_for()


@state()
def what_if_with_errors(page: Page) -> None:
    opened(page)
    with page.expect_navigation():  # as a browser without scripts sends it
        page.locator("#try").evaluate("form => { form['ranking-scope_of_services'].value = 'abc'; form.submit(); }")


@state()
def what_if_without_a_verdict(page: Page) -> None:
    steps.start(page, steps.FULL)
    steps.go_through(page, {"stage": "phase_1"})
    steps.see_result(page)
    steps.follow(page, "Try a what-if")

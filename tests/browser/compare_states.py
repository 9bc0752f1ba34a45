"""Providers side by side, in every state: they join the list of states."""

from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.states import HALF, OTHER_HALF, state
from tests.browser.watch import LOOKS


def comparison(page: Page, names: int) -> None:
    """Tick the first names of the ranking and compare them."""
    steps.start_example(page)
    steps.see_result(page)
    for box in page.get_by_role("checkbox", name="Compare ").all()[:names]:
        box.check()
    steps.press(page, "Compare the ticked names")


@state()
def compare_four(page: Page) -> None:
    comparison(page, 4)


@state(looks=HALF)
def compare_one(page: Page) -> None:
    comparison(page, 1)


@state(looks=OTHER_HALF)
def compare_too_many(page: Page) -> None:
    comparison(page, 5)


@state(looks=LOOKS[:1])
def compare_none(page: Page) -> None:
    comparison(page, 0)

"""The pages that explain the site and the catalogue, in every state: they join the list of states."""

from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.states import HALF, state


@state()
def landing(page: Page) -> None:
    page.goto("/")


@state()
def catalogue(page: Page) -> None:
    page.goto("/catalogue")


@state()
def catalogue_searched(page: Page) -> None:
    page.goto("/catalogue")
    page.get_by_label("Words").fill("antibody")
    page.get_by_label("With a site in").select_option("EUROPE")
    steps.press(page, "Search")
    page.get_by_label("Claims", exact=True).select_option("modality:biologic")
    steps.press(page, "Search")


@state()
def catalogue_without_an_answer(page: Page) -> None:
    page.goto("/catalogue?claim=nonsense&country=XX")


@state()
def provider(page: Page) -> None:
    catalogue_searched(page)
    with page.expect_navigation():
        page.locator(".found th a").first.click()


@state(looks=HALF)
def method(page: Page) -> None:
    page.goto("/method")


@state(looks=HALF)
def sample(page: Page) -> None:
    page.goto("/sample")


@state()
def about_the_data(page: Page) -> None:
    page.goto("/about-the-data")


@state()
def privacy(page: Page) -> None:
    page.goto("/privacy")


@state()
def accessibility(page: Page) -> None:
    page.goto("/accessibility")

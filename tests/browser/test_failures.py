"""What a visitor sees when something breaks; the site runs in this process, so that something can."""

from unittest.mock import patch

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from selector.documents.pdf import LibraryMissing, RenderError
from tests.browser import steps
from tests.browser.watch import barriers, overhang
from tests.selector.visits import make_catalogue


@pytest.fixture
def result(page: Page, live_server: LiveServer) -> Page:
    """A page with a result."""
    make_catalogue()
    page.goto(live_server.url)
    steps.press(page, "Try it with the example’s answers")
    steps.see_result(page)
    return page


def assert_it_says(page: Page, sentence: str) -> None:
    """The page explains itself, to everybody and on every screen."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(sentence)
    assert barriers(page) == ""
    assert overhang(page, 320) == 0


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(RenderError("no room"), "the result itself is safe"), (LibraryMissing(), "sudo apt-get install")],
    ids=["no room", "no library"],
)
def test_a_report_that_cannot_be_made_is_a_page_that_says_so(
    result: Page, page_problems: list[str], error: Exception, sentence: str
) -> None:
    with patch("selector.document_actions.make", side_effect=error):
        steps.follow(result, "Download the report (PDF)")
    assert_it_says(result, sentence)
    steps.follow(result, "Back to the result")
    expect(result.get_by_role("heading", level=1)).to_have_text("You need a CDMO")
    page_problems.clear()


def test_a_fault_of_the_site_is_a_page_that_says_so(result: Page, page_problems: list[str]) -> None:
    with patch("selector.queries.content", side_effect=RuntimeError("made up")):
        result.reload()
    assert_it_says(result, "What you saved before is kept.")
    page_problems.clear()

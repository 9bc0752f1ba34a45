"""The result on a phone is a few screens with folds; with room, and on paper, what matters stands open."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.watch import shift

LONGEST = 15_000  # pixels, of 26,700 without folds


@pytest.fixture
def result(page: Page) -> Page:
    """The result of the example."""
    steps.start_example(page)
    steps.see_result(page)
    return page


def pole(page: Page) -> Locator:
    return page.locator("#dimensions").get_by_text(steps.TEXTS.dimension["scope_of_services"].cmo_pole)


def test_a_phone_reads_the_decision_in_a_few_screens(result: Page) -> None:
    result.set_viewport_size({"width": 390, "height": 844})
    result.reload()
    assert result.evaluate("document.documentElement.scrollHeight") < LONGEST
    assert shift(result) == 0
    expect(result.locator(".rank tbody:visible")).to_have_count(5)
    expect(result.locator(".heat")).to_be_hidden()
    result.get_by_text("Open the table").click()
    expect(result.locator(".heat")).to_be_visible()
    result.get_by_text("Both poles").first.click()
    expect(pole(result)).to_be_visible()


def test_with_room_and_on_paper_the_folds_of_a_phone_stand_open(result: Page) -> None:
    for width in (1280, 390):
        result.set_viewport_size({"width": width, "height": 844})
        result.emulate_media(media="screen" if width > 390 else "print")
        expect(pole(result)).to_be_visible()
        expect(result.locator(".heat")).to_be_visible()
        assert result.locator(".narrow > summary:visible").count() == 0


def test_paper_has_every_rank(result: Page) -> None:
    result.emulate_media(media="print")
    expect(result.locator(".rank tbody:visible")).to_have_count(result.locator(".rank tbody").count())


def test_paper_has_what_would_change_the_verdict_without_the_buttons_to_try_it(result: Page) -> None:
    notes = result.locator("#tip .note")
    assert notes.locator("form").count()
    result.emulate_media(media="print")
    expect(result.locator("#tip .note:visible")).to_have_count(notes.count())
    expect(result.locator("#tip form:visible, #tip button:visible")).to_have_count(0)


def test_the_first_names_stand_with_the_verdict(result: Page) -> None:
    first = result.locator(".rank th a").first.inner_text()
    expect(result.locator(".verdict").get_by_text(first)).to_be_visible()
    result.get_by_role("link", name="with their bands and reasons").click()
    expect(result.get_by_role("heading", name="Shortlist")).to_be_in_viewport()

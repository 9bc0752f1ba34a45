"""The words of the field: each explained on tap, and all on one page."""

from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.watch import barriers, overhang


def explain(page: Page) -> None:
    steps.question(page, "potency").get_by_role("button", name="OEL").click()


def test_a_word_is_explained_on_tap_and_by_keyboard(page: Page) -> None:
    steps.start(page)
    meaning = page.get_by_text("How much of a substance may be in the air")
    explain(page)
    expect(meaning).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="no universal bands")).to_be_focused()


def test_an_open_meaning_is_for_everybody(page: Page) -> None:
    steps.start(page)
    explain(page)
    assert barriers(page) == ""
    assert overhang(page, 320) == 0


def test_all_words_stand_on_one_page_that_every_page_links_to(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Glossary").click()
    expect(page.get_by_text("fit for use")).to_be_visible()
    assert barriers(page) == ""
    assert overhang(page, 320) == 0


ORPHANS = """words => words.filter(word => {
    const comma = document.createRange(), bottom = word.querySelector("button").getBoundingClientRect().bottom
    comma.selectNode(word.lastChild)
    return word.lastChild.nodeType === Node.TEXT_NODE && comma.getBoundingClientRect().top >= bottom
}).map(word => word.textContent)"""


def test_no_line_begins_with_the_comma_after_a_word(page: Page) -> None:
    steps.start_example(page)
    steps.see_result(page)
    words = page.locator(".explained")
    assert words.count() > 2
    for width in range(320, 1300, 20):
        page.set_viewport_size({"width": width, "height": 800})
        assert words.evaluate_all(ORPHANS) == []

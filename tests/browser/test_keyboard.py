"""A page of questions without a mouse."""

from playwright.sync_api import Locator, Page, expect

from tests.browser import steps

OUTLINES = "element => [element, ...element.labels ?? []].map(one => getComputedStyle(one).outlineStyle)"


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, and see that it or its label shows it."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            break
    expect(target).to_be_focused()
    assert target.evaluate(OUTLINES).count("solid") == 1


def test_a_page_of_questions_is_answered_with_the_keyboard_alone(page: Page) -> None:
    start = steps.start_example(page)
    page.goto(f"{start}scale_supply")
    tab_to(page, page.get_by_role("link", name="Skip to content"))
    page.keyboard.press("Enter")
    tab_to(page, steps.option(page, "forecast", "uncertain"))
    page.keyboard.press("ArrowDown")
    expect(steps.option(page, "forecast", "fair")).to_be_checked()
    tab_to(page, steps.question(page, "forecast").locator("summary"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(steps.TEXTS.question["forecast"].why)).to_be_visible()
    tab_to(page, steps.number(page, "bioreactor_litres"))
    page.keyboard.press("Control+A")
    page.keyboard.type("500")
    tab_to(page, page.get_by_role("button", name="Save and go on"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(f"{start}quality_transfer")
    page.goto(f"{start}scale_supply")
    expect(steps.number(page, "bioreactor_litres")).to_have_value("500")


def test_a_multiple_choice_is_answered_with_the_space_bar(page: Page) -> None:
    page.goto(f"{steps.start_example(page)}quality_transfer")
    choice = steps.option(page, "markets", "uk")
    tab_to(page, choice)
    page.keyboard.press("Space")
    expect(choice).to_be_checked()

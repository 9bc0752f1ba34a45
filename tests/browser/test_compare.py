"""Names ticked in the ranking, side by side: with and without scripts, on a screen and on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import NewContext


@pytest.fixture
def ranking(page: Page) -> Page:
    """The result of the example."""
    steps.start_example(page)
    steps.see_result(page)
    return page


def tick(page: Page, *places: int) -> list[str]:
    """Tick these places of the ranking; the names."""
    boxes = page.get_by_role("checkbox", name="Compare ")
    for place in places:
        boxes.nth(place).check()
    labels = [str(boxes.nth(place).get_attribute("aria-label")) for place in places]
    return [label.removeprefix("Compare ") for label in labels]


def test_the_button_comes_along_once_a_name_is_ticked(ranking: Page) -> None:
    button = ranking.get_by_role("button", name="Compare the ticked names")
    ranking.get_by_role("checkbox", name="Compare ").first.scroll_into_view_if_needed()
    expect(button).not_to_be_in_viewport()
    tick(ranking, 0)
    expect(button).to_be_in_viewport()


def test_two_names_stand_side_by_side_and_the_way_back_leads_to_the_ranking(ranking: Page) -> None:
    result, names = ranking.url, tick(ranking, 2, 0)
    steps.press(ranking, "Compare the ticked names")
    heads = ranking.get_by_role("table", name="In the ranking").get_by_role("columnheader")
    for head, name in zip(heads.all(), reversed(names), strict=True):
        expect(head).to_contain_text(name)
    ranking.go_back()
    assert ranking.url == result
    expect(ranking.get_by_role("checkbox", name=f"Compare {names[0]}")).to_be_checked()


def test_other_names_are_chosen_on_the_page_itself(ranking: Page) -> None:
    tick(ranking, 0)
    steps.press(ranking, "Compare the ticked names")
    ranking.get_by_text("Ranks 11 to").click()
    ranking.get_by_role("checkbox").nth(11).check()
    steps.press(ranking, "Compare the ticked names")
    expect(ranking.get_by_role("heading", name="Where they differ")).to_be_visible()
    expect(ranking.get_by_role("checkbox", checked=True)).to_have_count(2)


def test_it_works_without_scripts(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    steps.start_example(page)
    steps.see_result(page)
    tick(page, 0, 1, 2, 3)
    steps.press(page, "Compare the ticked names")
    expect(page.get_by_role("table", name="In the ranking").get_by_role("columnheader")).to_have_count(4)


def test_whoever_reads_by_a_link_can_compare_too(ranking: Page, new_context: NewContext) -> None:
    reader = new_context().new_page()
    reader.goto(steps.make_read_only_link(ranking))
    expect(reader.get_by_text("Read-only: this page shows one result")).to_be_visible()
    tick(reader, 0, 1)
    steps.press(reader, "Compare the ticked names")
    expect(reader.get_by_role("heading", name="Where they differ")).to_be_visible()


def test_on_paper_there_are_no_controls_and_folds_are_open(ranking: Page) -> None:
    tick(ranking, 0, 1)
    steps.press(ranking, "Compare the ticked names")
    alike = ranking.locator("details.fold td").first
    expect(alike).to_be_hidden()
    ranking.emulate_media(media="print")
    expect(alike).to_be_visible()
    expect(ranking.get_by_role("button").or_(ranking.get_by_role("checkbox"))).to_have_count(0)

"""A long list is filtered by what is typed above it, and shows what is chosen all the same."""

from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.steps import option, say


def test_a_question_can_be_filtered_by_keyboard(page: Page) -> None:
    steps.start(page)
    say(page, "technologies", ["cold_chain"])
    filter_box = page.get_by_label("Filter the list: Technologies")
    filter_box.press_sequentially("drying")
    expect(steps.question(page, "technologies").get_by_text("3 of 15 shown")).to_be_visible()
    expect(option(page, "technologies", "cold_chain")).to_be_visible()
    expect(option(page, "technologies", "none")).to_be_visible()
    expect(option(page, "technologies", "perfusion")).to_be_hidden()
    filter_box.press("Enter")
    filter_box.press("Tab")
    page.keyboard.press("Space")
    expect(option(page, "technologies", "lyophilisation")).to_be_checked()
    filter_box.fill("")
    expect(option(page, "technologies", "perfusion")).to_be_visible()


def test_a_letter_typed_in_a_list_filters_it_and_the_arrow_leads_back(page: Page) -> None:
    steps.start(page)
    option(page, "technologies", "cold_chain").focus()
    page.keyboard.type("lyo")
    expect(page.get_by_label("Filter the list: Technologies")).to_be_focused()
    expect(option(page, "technologies", "perfusion")).to_be_hidden()
    expect(page.get_by_text("Powders and oral forms")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(option(page, "technologies", "lyophilisation")).to_be_focused()
    page.keyboard.press("Space")
    expect(option(page, "technologies", "lyophilisation")).to_be_checked()


def test_typing_into_a_filter_is_no_answer(page: Page) -> None:
    steps.start(page)
    with page.expect_request(lambda request: request.method == "POST") as saved:
        page.get_by_label("Filter the list: Technologies").fill("ÍSOLATOR")
        expect(option(page, "technologies", "isolator_filling")).to_be_visible()
        page.wait_for_timeout(1200)
        say(page, "novelty", "new")
    assert "novelty=new" in (saved.value.post_data or "")


def test_the_requirements_to_add_can_be_filtered_by_keyboard(page: Page) -> None:
    steps.start_example(page)
    page.get_by_label("Filter the list: Requirements").press_sequentially("hot melt")
    requirement = page.get_by_role("listbox", name="Add a requirement")
    expect(requirement.get_by_role("option")).to_have_count(2)  # the other one is that nothing is chosen
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(requirement).to_have_value("technology:hot_melt_extrusion")
    steps.press(page, "Save and stay here")
    expect(page.get_by_role("rowheader", name="Hot-melt extrusion")).to_be_visible()

"""Scenarios in a browser: kept, side by side, taken over; the saved result stays until the sponsor says otherwise."""

from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import NewContext
from tests.browser.scenario_states import bench, do, keep, keep_as, three


def test_two_are_kept_seen_side_by_side_and_one_is_taken_over(page: Page) -> None:
    result = bench(page)
    saved = result.rstrip("/")
    page.goto(saved)
    before, headline = steps.figures(page), page.locator("h1").inner_text()
    for name, code in (("Process fixed", "validated"), ("Process open", "concept")):
        page.goto(f"{result}what-if")
        keep(page, name, "formulation_status", code)
    heads = page.get_by_role("columnheader")
    expect(heads).to_have_text(["As saved", "Process fixed", "Process open"])
    page.goto(saved)
    assert (steps.figures(page), page.locator("h1").inner_text()) == (before, headline)
    page.goto(f"{result}scenarios")
    tried = page.get_by_role("row", name="Score").get_by_role("cell").nth(1).locator("b").inner_text()
    do(page, "Take it over", "Process fixed")
    expect(page.locator(".verdict .gauge")).to_contain_text(tried)
    expect(page.get_by_role("status")).to_contain_text("The result before stays as it was.")
    page.goto(saved)
    assert (steps.figures(page), page.locator("h1").inner_text()) == (before, headline)


def test_one_is_opened_changed_and_kept_under_another_name(page: Page) -> None:
    result = three(page)
    do(page, "Open in what-if", "Process fixed")
    expect(page.locator("select[name=answer-formulation_status]")).to_have_value("validated")
    keep(page, "Process fixed, in Europe", "location", "eea_only")
    changed = page.get_by_role("row", name="What was changed").last.get_by_role("listitem")
    expect(changed).to_have_count(2)
    assert page.url == f"{result}scenarios"


def test_a_second_click_and_the_way_back_keep_it_once(page: Page) -> None:
    bench(page)
    keep(page, "Once", "stage", "mature")
    page.go_back()
    page.locator("select[name=answer-stage]").evaluate("field => { field.value = 'mature' }")
    keep_as(page, "Once")
    expect(page.get_by_role("columnheader")).to_have_text(["As saved", "Once"])


def test_what_was_changed_meanwhile_is_named_and_asked_about(page: Page) -> None:
    result = three(page)
    page.goto(result.rpartition("results/")[0] + "stage_maturity")
    steps.say(page, "formulation_status", "concept")
    steps.save(page)
    page.goto(f"{result}scenarios")
    do(page, "Take it over", "Process fixed")
    expect(page.get_by_role("heading", level=1)).to_have_text("Changed meanwhile")
    steps.press(page, "Take it over all the same")
    steps.follow(page, "What changed since result 1")
    expect(page.get_by_role("heading", level=1)).to_have_text("What changed since result 1")


def test_own_weights_are_given_up_where_the_answers_are_checked(page: Page) -> None:
    result = three(page)
    do(page, "Take it over", "More weight on technology")
    page.goto(result.rpartition("results/")[0] + "review")
    expect(page.get_by_text("The verdict counts with your own weights")).to_be_visible()
    steps.press(page, "Return to the method’s weights")
    expect(page.get_by_text("own weights")).to_have_count(0)


def test_without_scripts_it_is_kept_and_taken_over_all_the_same(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    bench(page)
    page.locator("[name=verdict-technical_involvement]").fill("90")
    keep_as(page, "More weight on technology")
    do(page, "Take it over", "More weight on technology")
    expect(page.get_by_role("link", name="What changed since result 1")).to_be_visible()


def test_a_keyboard_alone_keeps_and_deletes_one(page: Page) -> None:
    bench(page)
    page.locator("[name=verdict-technical_involvement]").fill("90")
    page.get_by_role("textbox", name="Name", exact=True).focus()
    page.keyboard.type("By keys")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Delete this scenario").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("No scenario is kept beside this result.")).to_be_visible()


def test_enter_in_the_name_keeps_it(page: Page) -> None:
    bench(page)
    page.locator("[name=verdict-technical_involvement]").fill("90")
    name = page.get_by_role("textbox", name="Name", exact=True)
    name.fill("By Enter")
    with page.expect_navigation():
        name.press("Enter")
    expect(page.get_by_text("“By Enter” is kept.")).to_be_visible()

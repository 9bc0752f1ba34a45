"""A page of questions saves itself: nothing is lost, whatever a person does with the browser, and nothing moves."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser import steps
from tests.browser.steps import number, option, say
from tests.browser.watch import barriers, overhang


@pytest.fixture
def questions(page: Page) -> Page:
    """The first page of questions of an empty assessment."""
    steps.start(page)
    return page


def state(page: Page) -> Locator:
    return page.locator("#saved")


def saved(page: Page) -> Page:
    """Wait until the page has saved itself."""
    expect(state(page)).to_contain_text("Saved at")
    return page


def come_back(page: Page) -> None:
    """The tab is looked at again."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def keep_link(page: Page) -> str:
    """The private link, shown once after the first save."""
    saved(page).reload()
    return page.get_by_role("textbox", name="Your private link").input_value()


def go(page: Page, section: str) -> None:
    page.goto(page.url.rpartition("/")[0] + "/" + section)


def test_it_saves_after_a_change_and_says_so(questions: Page) -> None:
    say(questions, "modality", "peptide")
    saved(questions).reload()
    expect(option(questions, "modality", "peptide")).to_be_checked()


def test_an_unfinished_number_stops_no_other_answer_and_is_kept(questions: Page) -> None:
    say(questions, "product_scope", "drug_product")
    go(saved(questions), "scale_supply")
    say(questions, "forecast", "steady")
    number(questions, "units_per_batch").fill("some")
    expect(state(questions)).to_contain_text("not yet: Units per batch")
    expect(questions.locator(".error")).to_have_count(0)
    questions.reload()
    expect(option(questions, "forecast", "steady")).to_be_checked()
    expect(number(questions, "units_per_batch")).to_have_value("some")


def test_a_reload_right_after_a_change_loses_nothing(questions: Page) -> None:
    say(questions, "modality", "peptide")
    questions.reload()
    expect(option(questions, "modality", "peptide")).to_be_checked()
    other = saved(questions).context.new_page()
    other.goto(questions.url)
    expect(option(other, "modality", "peptide")).to_be_checked()


def test_a_link_right_after_a_change_leads_to_a_page_that_knows_it(questions: Page) -> None:
    say(questions, "modality", "peptide")
    steps.follow(questions, "Check your answers")
    expect(questions.get_by_role("cell", name="Peptide")).to_be_visible()
    questions.go_back()
    expect(option(questions, "modality", "peptide")).to_be_checked()


def test_the_back_button_right_after_a_change_loses_nothing(questions: Page) -> None:
    go(questions, "strategy")
    say(questions, "main_driver", "unit_cost")
    questions.go_back()
    say(questions, "modality", "peptide")
    questions.go_forward()
    expect(option(questions, "main_driver", "unit_cost")).to_be_checked()
    questions.go_back()
    expect(option(questions, "modality", "peptide")).to_be_checked()


def test_a_click_on_save_right_after_a_change_goes_on(questions: Page) -> None:
    say(questions, "modality", "peptide")
    steps.save(questions)
    expect(questions).to_have_url(questions.url.rpartition("/")[0] + "/stage_maturity")
    questions.go_back()
    expect(option(questions, "modality", "peptide")).to_be_checked()


def test_two_tabs_add_up(questions: Page) -> None:
    other = questions.context.new_page()
    other.goto(questions.url)
    say(questions, "modality", "peptide")
    saved(questions)
    say(other, "novelty", "new")
    saved(other)
    say(questions, "modality", "vaccine")
    questions.wait_for_timeout(1500)
    steps.save(other)
    questions.reload()
    expect(option(questions, "modality", "vaccine")).to_be_checked()
    expect(option(questions, "novelty", "new")).to_be_checked()


def test_it_shows_both_answers_where_two_tabs_differ(questions: Page) -> None:
    other = questions.context.new_page()
    other.goto(questions.url)
    say(questions, "modality", "peptide")
    saved(questions)
    say(other, "modality", "vaccine")
    expect(state(other)).to_contain_text("Not saved: answered otherwise in another window: Active substance.")
    other.get_by_role("button", name="See both answers").click()
    expect(other.locator(".error")).to_contain_text("Saved meanwhile: Peptide. You wrote: Vaccine.")
    questions.reload()
    expect(option(questions, "modality", "peptide")).to_be_checked()
    steps.save(other)
    other.go_back()
    questions.reload()
    expect(option(questions, "modality", "vaccine")).to_be_checked()


@pytest.mark.parametrize("cookie", ["sessionid", None])
def test_what_was_typed_outlives_the_session(questions: Page, page_problems: list[str], cookie: str | None) -> None:
    say(questions, "modality", "peptide")
    link = keep_link(questions)
    questions.context.clear_cookies(name=cookie) if cookie else questions.context.clear_cookies()
    say(questions, "modality", "vaccine")
    expect(state(questions)).to_contain_text("Not saved: this browser is no longer let in.")
    expect(option(questions, "modality", "vaccine")).to_be_checked()
    questions.get_by_role("button", name="Save and go on").click()
    expect(option(questions, "modality", "vaccine")).to_be_checked()
    questions.context.new_page().goto(link)
    come_back(questions) if cookie else questions.reload()
    saved(questions).reload()
    expect(option(questions, "modality", "vaccine")).to_be_checked()
    assert all("403" in problem or "404" in problem for problem in page_problems)
    page_problems.clear()


def test_it_says_when_the_site_cannot_be_reached_and_tries_again(questions: Page, page_problems: list[str]) -> None:
    questions.context.set_offline(True)
    say(questions, "modality", "peptide")
    expect(state(questions)).to_contain_text("Not saved: the site cannot be reached.")
    questions.context.set_offline(False)
    say(questions, "novelty", "new")
    saved(questions).reload()
    expect(option(questions, "modality", "peptide")).to_be_checked()
    page_problems.clear()


def test_it_says_when_there_is_more_than_the_site_takes(questions: Page, page_problems: list[str]) -> None:
    say(questions, "product_scope", "drug_product")
    go(saved(questions), "scale_supply")
    number(questions, "units_per_batch").fill("9" * 3_000_000)
    expect(state(questions)).to_contain_text("Not saved: this is more than the site takes at once.", timeout=20_000)
    number(questions, "units_per_batch").fill("900")
    saved(questions).reload()
    expect(number(questions, "units_per_batch")).to_have_value("900")
    assert all("400" in problem for problem in page_problems)
    page_problems.clear()


def test_what_it_says_is_for_everybody(questions: Page) -> None:
    other = questions.context.new_page()
    other.goto(questions.url)
    say(questions, "product_scope", "both")
    saved(questions)
    say(other, "product_scope", "packaging")
    for page, words in ((questions, "2 more questions follow"), (other, "See both answers")):
        expect(state(page)).to_contain_text(words)
        assert barriers(page) == ""
        assert overhang(page, 320) == 0


def test_without_scripts_every_save_is_the_sponsors_own(new_context: type[BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()  # type: ignore[call-arg]
    steps.start(page)
    expect(page.get_by_label("Filter the list: Technologies")).to_be_hidden()
    say(page, "product_scope", "both")
    steps.save(page)
    say(page, "modality", "peptide")
    expect(page.locator(".so-far")).to_contain_text("+")
    steps.save(page)
    expect(page).to_have_url(page.url.rpartition("/")[0] + "/stage_maturity")


def test_what_is_chosen_and_not_added_yet_is_named_and_waits_while_the_result_is_seen(page: Page) -> None:
    start = steps.start_example(page)
    page.get_by_label("Add a requirement", exact=True).select_option("New Zealand")
    page.locator("table.needs select").first.select_option("Want")
    expect(state(page)).to_contain_text("not yet: Add a requirement")
    steps.see_result(page)
    page.goto(f"{start}review")
    expect(page.get_by_label("Add a requirement", exact=True)).to_have_value("country:NZ")
    expect(state(page)).to_contain_text("not yet: Add a requirement")
    steps.press(page, "Save and stay here")
    expect(page.get_by_label("Add a requirement", exact=True)).to_have_value("")

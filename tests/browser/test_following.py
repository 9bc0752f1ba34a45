"""Questions that follow from an answer: put in below it while the page is filled in, and nothing else moves."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import steps
from tests.browser.steps import option, say
from tests.browser.watch import shift

TOP = "element => element.getBoundingClientRect().top"


@pytest.fixture
def questions(page: Page) -> Page:
    """The first page of questions of an empty assessment."""
    steps.start(page)
    return page


def saved(page: Page) -> Page:
    """Wait until the page has saved itself."""
    expect(page.locator("#saved")).to_contain_text("Saved at")
    return page


def test_a_question_that_follows_comes_below_the_answer_and_moves_nothing(questions: Page) -> None:
    place = option(questions, "product_scope", "both")
    place.check()
    stood = place.evaluate(TOP)
    expect(questions.get_by_role("link", name="2 more questions follow from your answer")).to_be_visible()
    expect(place).to_be_focused()
    assert (place.evaluate(TOP), shift(questions)) == (stood, 0)
    asked = questions.locator("#answers [name=asked]").evaluate_all("fields => fields.map(field => field.value)")
    assert asked[:5] == ["product_scope", "modality", "substance_process", "dosage_form", "potency"]
    say(questions, "dosage_form", ["injectable_liquid_vial"])
    saved(questions).reload()
    expect(option(questions, "dosage_form", "injectable_liquid_vial")).to_be_checked()


def test_it_leads_to_the_question_that_follows(questions: Page) -> None:
    say(questions, "product_scope", "both")
    saved(questions).get_by_role("link", name="2 more questions follow").click()
    expect(steps.question(questions, "substance_process")).to_be_in_viewport()
    questions.get_by_label("Filter the list: Dosage form").fill("mab")
    expect(option(questions, "dosage_form", "injectable_liquid_vial")).to_be_visible()
    expect(option(questions, "dosage_form", "tablet")).to_be_hidden()


def test_who_is_further_down_by_then_keeps_the_place(questions: Page) -> None:
    other = questions.context.new_page()
    other.goto(questions.url)
    say(other, "product_scope", "both")
    saved(other)
    place = option(questions, "novelty", "new")
    place.check()
    stood = place.evaluate(TOP)
    expect(saved(questions).get_by_role("link", name="2 more questions follow")).to_be_visible()
    assert abs(place.evaluate(TOP) - stood) < 1


def test_a_question_is_put_in_once_and_stays_while_its_answer_changes(questions: Page) -> None:
    for scope in ("both", "packaging", "both"):
        say(questions, "product_scope", scope)
        questions.wait_for_timeout(700)
    expect(questions.locator("#id_dosage_form")).to_have_count(1)


def test_saving_leads_past_no_question_that_follows(questions: Page) -> None:
    say(questions, "product_scope", "both")
    steps.save(saved(questions))
    expect(steps.question(questions, "substance_process")).to_be_in_viewport()


def test_without_scripts_the_page_comes_back_saved_with_a_link_to_what_follows(
    new_context: type[BrowserContext],
) -> None:
    page = new_context(java_script_enabled=False).new_page()  # type: ignore[call-arg]
    steps.start(page)
    say(page, "product_scope", "both")
    steps.save(page)
    says = page.get_by_role("status").filter(has_text="Saved. 2 more questions follow from your answers")
    says.get_by_role("link", name="Dosage form").click()
    expect(steps.question(page, "dosage_form")).to_be_in_viewport()

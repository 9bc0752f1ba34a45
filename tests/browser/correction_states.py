"""The pages on which others tell the curators something, in every state: they join the list of states."""

import re

from playwright.sync_api import Locator, Page

from tests.browser import steps
from tests.browser.states import HALF, OTHER_HALF, state


@state()
def report_error(page: Page) -> None:
    page.goto("/catalogue")
    with page.expect_navigation():
        page.locator(".found th a").first.click()
    steps.follow(page, "Report an error on this page")


@state()
def report_error_with_errors(page: Page) -> None:
    report_error(page)
    page.get_by_label("Your email address").fill("somebody")
    steps.press(page, "Send the report")


@state(looks=HALF)
def report_error_thanked_for(page: Page) -> None:
    report_error(page)
    page.get_by_label("What is wrong").fill("Made up for a test.")
    steps.press(page, "Send the report")


def make_link(page: Page) -> str:
    """Let staff make the private link of the first provider, and read its address."""
    page.goto("/admin/providers/provider/")
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()
    steps.follow(page, "Private link")
    with page.expect_navigation():
        page.locator("button[name=make]").click()
    shown = re.search(r"https?://\S+/providers/answer/[\w-]+", page.locator(".messagelist").inner_text())
    assert shown
    return shown[0]


LONGEST = """folds => folds.map(fold => fold.querySelector("select").name.length)
  .reduce((best, length, at, all) => length > all[best] ? at : best, 0)"""


def answer(page: Page, detail: str, address: str = "https://example.org/made-up") -> Locator:
    """Say of the open question with the longest name that it is done; its place on the page."""
    questions = page.locator("form details")
    question = questions.nth(questions.evaluate_all(LONGEST))
    question.locator("summary").click()
    question.get_by_label("Answer").select_option("yes")
    question.get_by_label("In one or two sentences").fill(detail)
    question.get_by_label("A public address that says so").fill(address)
    question.get_by_label("Title of that page").fill("Made up")
    return question


@state(role="curator")
def answers(page: Page) -> None:
    page.goto(make_link(page))


@state(role="curator")
def answers_with_errors(page: Page) -> None:
    page.goto(make_link(page))
    answer(page, "", "example")
    steps.press(page, "Send the answers")


@state(role="curator")
def answers_sent(page: Page) -> None:
    page.goto(make_link(page))
    answer(page, "Made up for a state.")
    steps.press(page, "Send the answers")


@state(role="curator", looks=HALF)
def admin_private_link(page: Page) -> None:
    make_link(page)


@state(role="curator", looks=OTHER_HALF)
def admin_answers(page: Page) -> None:
    answers_sent(page)
    page.goto("/admin/providers/proposal/")


@state(role="curator")
def admin_answer_with_errors(page: Page) -> None:
    admin_answers(page)
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()
    steps.press(page, "Save")


@state(role="curator", looks=HALF)
def admin_report(page: Page) -> None:
    report_error_thanked_for(page)
    page.goto("/admin/providers/correction/")
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()

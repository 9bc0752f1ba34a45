"""What a person does on the pages, by the words that the pages show."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from re import Pattern
from typing import Any

from playwright.sync_api import Download, Locator, Page

from selector.method.load import current_version, load_method, load_texts

METHOD, TEXTS = load_method(current_version()), load_texts(current_version())
CASES = Path(__file__).parent.parent / "cases"
ANTIBODY = "c10_antibody_phase2"
SHORT, FULL = "Only what decides", "Everything that counts"


def case(name: str) -> dict[str, Any]:
    """The answers of a worked case, by question."""
    answers: dict[str, Any] = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))["answers"]
    return answers


def press(page: Page, name: str) -> None:
    """Press a button, the first of this name, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def follow(page: Page, name: str) -> None:
    """Follow a link, the first of this name, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("link", name=name, exact=True).first.click()


def upload(page: Page, name: str, lines: Sequence[str]) -> None:
    """Choose a file of these lines to import, and see its preview."""
    page.goto("/admin/providers/provider/import/")
    text = "".join(f"{line}\r\n" for line in lines)
    page.get_by_label("File").set_input_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    press(page, "Preview")


def start(page: Page, mode: str = FULL, title: str = "") -> str:
    """Start an assessment, and arrive at its first questions; the address that all its pages begin with."""
    page.goto("/")
    page.get_by_role("radio", name=mode).check()
    page.get_by_label("A name for it").fill(title)
    press(page, "Start the questions")
    return page.url.rpartition("/")[0] + "/"


def start_example(page: Page) -> str:
    """Start the example, and arrive at the check of its answers; the address that all its pages begin with."""
    page.goto("/")
    press(page, "Try it with the example’s answers")
    return page.url.removesuffix("review")


def question(page: Page, key: str) -> Locator:
    """The choices of a question."""
    is_single = METHOD.question[key].kind == "single"
    return page.get_by_role("radiogroup" if is_single else "group", name=TEXTS.question[key].text, exact=True)


def option(page: Page, key: str, code: str) -> Locator:
    """One choice of a question."""
    is_single = METHOD.question[key].kind == "single"
    return question(page, key).get_by_role("radio" if is_single else "checkbox", name=_name(key, code))


def number(page: Page, key: str) -> Locator:
    """The field of a question that asks for a number."""
    return page.get_by_label(TEXTS.question[key].text, exact=True)


def say(page: Page, key: str, answer: Any) -> None:
    """Answer one question."""
    if METHOD.question[key].kind == "number":
        number(page, key).fill(str(answer))
        return
    for code in [answer] if isinstance(answer, str) else answer:
        option(page, key, code).check()


def fill_in(page: Page, answers: Mapping[str, Any]) -> None:
    """Answer what this page asks."""
    asked = page.locator("main [id^=id_]").evaluate_all("fields => fields.map(field => field.id.slice(3))")
    for key in answers:
        if key in asked:
            say(page, key, answers[key])


def save(page: Page) -> None:
    """Save a page of questions and go on."""
    press(page, "Save and go on")


def go_through(page: Page, answers: Mapping[str, Any]) -> None:
    """Answer page by page, and what a save reveals, until the answers can be checked."""
    for _ in range(2 * len(METHOD.sections)):
        fill_in(page, answers)
        save(page)
        if page.url.endswith("/review"):
            return
    raise AssertionError(f"The questions do not end: {page.url}")


def see_result(page: Page) -> None:
    """Ask for the result where the answers are checked."""
    press(page, "See the result")


def add_requirement(page: Page, term: str, level: str) -> None:
    """Add a term of the vocabulary where the answers are checked, as "Must" or "Want"."""
    page.get_by_label("Add a requirement", exact=True).select_option(term)
    page.get_by_label("How firmly").select_option(level)
    press(page, "Save and stay here")


def make_read_only_link(page: Page) -> str:
    """Make a link to the result on the page; its address."""
    press(page, "Make a read-only link")
    return page.get_by_role("textbox", name="Read-only link").input_value()


def figures(page: Page) -> list[str]:
    """The numbers below the verdict on a result page."""
    facts = page.locator(".verdict .facts dd")
    values: list[str] = facts.evaluate_all("facts => facts.map(fact => fact.firstChild.textContent.trim())")
    return values


def private_link(page: Page) -> str:
    """The private link, where the page shows it."""
    return page.get_by_role("textbox", name="Your private link").input_value()


def download(page: Page) -> Download:
    """The report of the result on the page."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the report (PDF)").click()
    return waiting.value


def _name(key: str, code: str) -> Pattern[str]:
    words = TEXTS.question[key].option[code]
    return re.compile(rf"^{re.escape(words.label)}\s*{re.escape(words.hint)}$")

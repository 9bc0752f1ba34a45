"""Every page of the site in every state, and how a browser comes there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.watch import LOOKS, Look

Way = Callable[[Page], object]


@dataclass(frozen=True, slots=True)
class State:
    """A page in a state: the way to it, the role it takes on the staff, the status it answers with, and its looks."""

    name: str
    go: Way
    role: str = ""
    status: int = 200
    looks: tuple[Look, ...] = LOOKS


STATES: list[State] = []
# Axe takes seconds for a page of 5,000 elements: such pages share the looks among them.
HALF, OTHER_HALF = LOOKS[::2], LOOKS[1::2]


def state(role: str = "", status: int = 200, looks: tuple[Look, ...] = LOOKS) -> Callable[[Way], Way]:
    """Let a function that leads to a state be one."""

    def listed(go: Way) -> Way:
        STATES.append(State(go.__name__, go, role, status, looks))
        return go

    return listed


@state()
def new(page: Page) -> None:
    page.goto("/assessments/new")


def name(page: Page, length: int) -> None:
    page.goto("/assessments/new")
    page.get_by_label("A name for it").evaluate("field => field.removeAttribute('maxlength')")
    page.get_by_label("A name for it").fill("x" * length)
    steps.press(page, "Start the questions")


@state()
def new_with_an_error(page: Page) -> None:
    name(page, 201)


def section(page: Page, key: str) -> None:
    page.goto(steps.start_example(page) + key)


STATES += [State(key, partial(section, key=key)) for key in steps.TEXTS.section]


@state()
def section_with_errors(page: Page) -> None:
    section(page, "scale_supply")
    steps.number(page, "bioreactor_litres").fill("lots")
    steps.save(page)


@state()
def section_with_questions_that_came(page: Page) -> None:
    steps.start(page)
    steps.say(page, "product_scope", "both")
    page.get_by_role("link", name="2 more questions follow from your answer").wait_for()


@state()
def section_with_a_conflict(page: Page) -> None:
    section(page, "scale_supply")
    other = page.context.new_page()
    other.goto(page.url)
    for tab, litres in ((other, "500"), (page, "900")):
        steps.number(tab, "bioreactor_litres").fill(litres)
        steps.save(tab)
    other.close()


@state()
def short_verdict(page: Page) -> None:
    steps.start(page, steps.SHORT)


@state()
def short_shortlist(page: Page) -> None:
    steps.start(page, steps.SHORT)
    steps.fill_in(page, steps.case(steps.ANTIBODY))
    steps.save(page)


@state()
def short_shortlist_with_more_to_ask(page: Page) -> None:
    steps.start(page, steps.SHORT)
    page.goto(page.url.replace("verdict", "shortlist"))
    steps.say(page, "product_scope", "both")
    steps.save(page)


@state()
def review(page: Page) -> None:
    steps.start_example(page)


@state()
def requirements_saved(page: Page) -> None:
    steps.start_example(page)
    steps.press(page, "Save and stay here")


@state()
def requirements_that_leave_few(page: Page) -> None:
    steps.start_example(page)
    steps.add_requirement(page, "New Zealand", "Must")
    page.get_by_text("a want brings back").wait_for()


@state()
def requirements_with_an_error(page: Page) -> None:
    steps.start_example(page)
    page.locator(".needs select").first.evaluate("field => field.selectedOptions[0].value = 'most'")
    steps.press(page, "Save and stay here")


@state()
def new_link(page: Page) -> None:
    steps.start(page)
    steps.press(page, "Save and leave")


@state()
def link(page: Page) -> None:
    new_link(page)
    page.reload()


@state()
def delete(page: Page) -> None:
    page.goto(steps.start_example(page) + "delete")


@state(looks=HALF)
def result_cdmo(page: Page) -> None:
    steps.start_example(page)
    steps.see_result(page)


@state(looks=OTHER_HALF)
def result_cmo(page: Page) -> None:
    steps.start(page, steps.SHORT)
    steps.go_through(page, steps.case("c06_mature_modified_release"))
    page.get_by_label("A CDMO", exact=True).check()
    steps.see_result(page)


@state(looks=LOOKS[:1])
def result_split(page: Page) -> None:
    steps.start(page, steps.FULL)
    steps.go_through(page, steps.case("x_split_with_edits"))
    steps.see_result(page)


@state()
def result_insufficient(page: Page) -> None:
    steps.start(page, steps.FULL)
    steps.go_through(page, {"stage": "phase_1"})
    steps.see_result(page)


@state()
def result_with_an_open_shortlist(page: Page) -> None:
    short_shortlist(page)
    steps.press(page, "See the result now")


@state()
def result_with_changed_answers(page: Page) -> None:
    result_with_an_open_shortlist(page)
    result = page.url
    page.goto(result.replace("result", "verdict"))
    steps.say(page, "main_driver", "unit_cost")
    steps.save(page)
    page.goto(result)


@state()
def result_with_a_read_only_link(page: Page) -> None:
    result_with_an_open_shortlist(page)
    steps.make_read_only_link(page)


@state()
def result_to_read_only(page: Page) -> None:
    result_with_an_open_shortlist(page)
    address = steps.make_read_only_link(page)
    page.context.clear_cookies()
    page.goto(address)


@state(status=400)
def too_large(page: Page) -> None:
    name(page, 3_000_000)


@state(status=403)
def form_of_nobody(page: Page) -> None:
    page.goto("/assessments/new")
    page.context.clear_cookies()
    steps.press(page, "Start the questions")


@state(status=404)
def not_found(page: Page) -> None:
    page.goto("/no-page")

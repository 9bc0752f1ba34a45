"""Every page in every state: for everybody, light, steady, and no wider than the screen."""

from collections.abc import Iterator, Mapping
from operator import attrgetter

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import (  # noqa: F401 (their states join the list)
    claim_states,
    compare_states,
    correction_states,
    document_states,
    public_states,
    register_states,
    scenario_states,
    staff_states,
    what_if_states,
)
from tests.browser.staff import Account, sign_in
from tests.browser.states import STATES, State
from tests.browser.watch import barriers, overhang, shift, watch, weight

KILOBYTE = 1000
NAME = attrgetter("name")


@pytest.fixture(scope="module", params=STATES, ids=NAME)
def state(request: pytest.FixtureRequest) -> State:
    """Each state in turn."""
    asked: State = request.param
    return asked


@pytest.fixture(scope="module")
def page(state: State, browser: Browser, base_url: str, staff: Mapping[str, Account]) -> Iterator[Page]:
    """The page in this state: whatever is asked of it, it is visited once."""
    problems: list[str] = []
    context = browser.new_context(base_url=base_url)
    watch(context, problems)
    page = context.new_page()
    if state.role:
        sign_in(page, staff[state.role])
    state.go(page)
    yield page
    context.close()
    assert [problem for problem in problems if f"status of {state.status}" not in problem] == []


@pytest.mark.parametrize("state", [state for state in STATES if "admin" not in state.name], indirect=True, ids=NAME)
def test_it_does_not_move_while_it_loads(page: Page) -> None:
    assert shift(page) == 0


def test_axe_finds_nothing(page: Page, state: State) -> None:
    assert barriers(page, state.looks) == ""


def test_it_never_scrolls_sideways(page: Page) -> None:
    assert overhang(page, 320) == 0


def test_it_weighs_at_most_100_kilobytes(page: Page) -> None:
    assert weight(page) <= 100 * KILOBYTE

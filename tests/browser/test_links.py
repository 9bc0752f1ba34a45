"""Who may come in, by which link, and who finds nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import NewContext

PAGES = ["review", "product", "result", "link", "delete"]


@pytest.fixture
def stranger(new_context: NewContext) -> Page:
    """Another browser, which holds nothing."""
    return new_context().new_page()


def statuses(page: Page, *addresses: str) -> set[int]:
    """What a browser is answered at these addresses."""
    return {page.request.get(address).status for address in addresses}


def test_the_private_link_opens_the_assessment_in_another_browser(page: Page, stranger: Page) -> None:
    start = steps.start(page)
    steps.say(page, "product_scope", "drug_product")
    steps.save(page)
    stranger.goto(steps.private_link(page))
    expect(stranger).to_have_url(f"{start}stage_maturity")
    stranger.goto(f"{start}product")
    expect(steps.option(stranger, "product_scope", "drug_product")).to_be_checked()


def test_a_private_link_is_shown_once(page: Page) -> None:
    steps.start_example(page)
    expect(page.get_by_role("textbox", name="Your private link")).to_be_visible()
    page.reload()
    expect(page.get_by_role("textbox", name="Your private link")).to_be_hidden()


def test_a_stranger_finds_nothing(page: Page, stranger: Page) -> None:
    start = steps.start_example(page)
    steps.see_result(page)
    report = page.get_by_role("link", name="Download the report (PDF)").get_attribute("href")
    assert report
    addresses = [*(start + name for name in PAGES), report.removesuffix("/report.pdf"), report]
    assert statuses(stranger, *addresses, "/a/forged", "/r/forged") == {404}
    assert statuses(page, *addresses[:-1]) == {200}


def test_a_renewed_link_shuts_the_old_one_and_who_came_by_it(page: Page, stranger: Page) -> None:
    start = steps.start_example(page)
    old = steps.private_link(page)
    assert statuses(stranger, old) == {200}
    page.goto(f"{start}link")
    steps.press(page, "Make a new private link")
    assert statuses(stranger, old, f"{start}review") == {404}
    assert statuses(page, f"{start}review") == {200}
    assert statuses(stranger, steps.private_link(page)) == {200}


def test_a_read_only_link_opens_one_result_and_no_answers(page: Page, stranger: Page) -> None:
    start = steps.start_example(page)
    steps.see_result(page)
    stranger.goto(steps.make_read_only_link(page))
    expect(stranger.get_by_role("heading", level=1)).to_have_text("You need a CDMO")
    expect(stranger.get_by_role("link", name="Change answers")).to_be_hidden()
    page.goto(f"{start}strategy")
    steps.say(page, "capital", "dont_know")
    steps.save(page)
    steps.see_result(page)
    report = page.get_by_role("link", name="Download the report (PDF)").get_attribute("href")
    assert report
    other = report.removesuffix("/report.pdf")
    assert statuses(page, other) == statuses(stranger, stranger.url) == {200}
    assert statuses(stranger, other, report, f"{start}result") == {404}
    assert statuses(stranger, *(start + name for name in PAGES if name != "result")) == {403}


def test_a_revoked_link_is_shut_for_who_came_by_it_too(page: Page, stranger: Page) -> None:
    steps.start_example(page)
    steps.see_result(page)
    link = steps.make_read_only_link(page)
    stranger.goto(link)
    steps.press(page, "Revoke this link")
    expect(page.get_by_text("The link is closed")).to_be_visible()
    assert statuses(stranger, link, stranger.url) == {404}


def test_deleting_removes_everything(page: Page, stranger: Page) -> None:
    start = steps.start_example(page)
    private = steps.private_link(page)
    steps.see_result(page)
    read_only, result = steps.make_read_only_link(page), page.url
    stranger.goto(private)
    page.goto(f"{start}delete")
    steps.press(page, "Delete everything")
    expect(page.get_by_text("The assessment is deleted")).to_be_visible()
    for browser in (page, stranger):
        assert statuses(browser, private, read_only, result, *(start + name for name in PAGES)) == {404}


def test_a_session_that_has_ended_leads_to_a_page_that_says_how_to_go_on(page: Page, page_problems: list[str]) -> None:
    start = steps.start_example(page)
    private = steps.private_link(page)
    page.context.clear_cookies()
    page.goto(f"{start}review")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no page at this address")
    expect(page.get_by_text("If you came with a private link, open it once more")).to_be_visible()
    expect(page.get_by_role("link", name="Go to the start")).to_be_visible()
    page_problems.clear()
    page.goto(private)
    expect(page).to_have_url(f"{start}review")

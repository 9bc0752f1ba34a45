"""What curators edit others publish: refusal of one's own, four eyes, the way back to an older Revision."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.staff import Account, sign_in

CLAIMS, DRAFT, REVISIONS = "/admin/providers/claim/?o=1", "/admin/providers/revision/add/", "/admin/providers/revision/"


def become(page: Page, account: Account) -> None:
    """Let somebody else sit down at this browser."""
    page.context.clear_cookies()
    sign_in(page, account)


def edit(page: Page, detail: str) -> str:
    """Put the first claim in other words; the address of its page."""
    page.goto(CLAIMS)
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()
    address = page.url
    page.get_by_label("Detail").fill(detail)
    steps.press(page, "Save")
    return address


def publish(page: Page, note: str) -> None:
    """Publish the draft, and see it at the head of the list."""
    page.goto(DRAFT)
    page.get_by_label("Note").fill(note)
    steps.press(page, "Publish")
    expect(page.locator("#result_list tbody tr").first).to_contain_text(note)


@pytest.fixture
def published(page: Page, staff: Mapping[str, Account]) -> str:
    """The claim that a curator put in other words, which an approver has just published in this browser."""
    sign_in(page, staff["curator"])
    address = edit(page, "Read again and put in other words")
    become(page, staff["approver"])
    publish(page, "One claim in clearer words")
    return address


def test_a_curator_sees_the_draft_and_what_it_would_do_and_who_publishes_it(
    page: Page, staff: Mapping[str, Account]
) -> None:
    sign_in(page, staff["curator"])
    edit(page, "Put in words for others to publish")
    page.goto(REVISIONS)
    steps.follow(page, "Publish")
    expect(page.locator(".after").filter(has_text="Put in words for others to publish")).to_be_visible()
    expect(page.locator(".note")).to_contain_text(staff["approver"].name)
    expect(page.get_by_role("button", name="Publish")).to_be_hidden()
    steps.follow(page, "What would this change do?")
    expect(page.get_by_text("First three differ", exact=True)).to_be_visible()


def test_an_approver_publishes_with_a_note_and_the_claim_remembers(
    page: Page, published: str, staff: Mapping[str, Account]
) -> None:
    expect(page.locator("#result_list tbody tr").first).to_contain_text(staff["approver"].name)
    page.goto(published)
    steps.follow(page, "History")
    newest = page.locator("table.sides tbody").first
    expect(newest).to_contain_text("One claim in clearer words")
    expect(newest.locator("ins")).to_have_text("Read again and put in other words")


@pytest.mark.usefixtures("published")
def test_an_approver_does_not_publish_the_own_last_edit(page: Page, staff: Mapping[str, Account]) -> None:
    edit(page, "Words of the approver")
    page.goto(DRAFT)
    expect(page.locator(".note")).to_contain_text("You edited last")
    expect(page.locator(".note")).to_contain_text(staff["admin"].name)
    expect(page.get_by_role("button", name="Publish")).to_be_hidden()


@pytest.mark.usefixtures("published")
def test_an_older_revision_comes_back_as_a_draft_for_somebody_else_to_publish(
    page: Page, staff: Mapping[str, Account]
) -> None:
    with page.expect_navigation():
        page.locator("#result_list tbody tr").nth(1).locator("th a").click()
    steps.follow(page, "Restore this revision")
    expect(page.locator(".before").filter(has_text="Read again and put in other words")).to_be_visible()
    steps.press(page, "Restore as draft")
    steps.follow(page, "See what is not published yet.")
    expect(page.locator(".note")).to_contain_text("You edited last")
    become(page, staff["admin"])
    publish(page, "As it was before")

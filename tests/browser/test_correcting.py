"""A provider answers through its private link, a curator accepts, and the draft shows the claim."""

from collections.abc import Mapping

from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import NewContext
from tests.browser.correction_states import answer, make_link
from tests.browser.staff import Account, sign_in

SAID = "Made up for a test: one line."


def test_a_provider_answers_a_curator_accepts_and_the_draft_shows_the_claim(
    page: Page, staff: Mapping[str, Account], new_context: NewContext
) -> None:
    sign_in(page, staff["curator"])
    link = make_link(page)
    provider = new_context().new_page()
    provider.goto(link)
    answer(provider, SAID)
    steps.press(provider, "Send the answers")
    expect(provider.get_by_role("row").filter(has_text=SAID)).to_contain_text("Waiting")
    page.goto("/admin/providers/proposal/")
    with page.expect_navigation():
        page.get_by_role("row").filter(has_text=SAID).locator("th a").click()
    page.get_by_label("Accept").check()
    page.get_by_label("Reason").fill("The page says so.")
    steps.press(page, "Save")
    provider.reload()
    row = provider.get_by_role("row").filter(has_text=SAID)
    expect(row).to_contain_text("Accepted")
    expect(row).to_contain_text("The page says so.")
    page.goto("/admin/providers/revision/add/")
    assert SAID in page.content()
    page.goto(f"/admin/providers/claim/?q={SAID.replace(' ', '+')}")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)

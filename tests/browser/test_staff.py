"""What the staff do in the admin: readers open what sponsors made, and curators do not."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import NewContext
from tests.browser.staff import Account, sign_in

ASSESSMENTS = "/admin/selector/assessment/"


@pytest.fixture
def assessment(new_context: NewContext) -> str:
    """The id of an assessment with a result that a sponsor made in another browser."""
    page = new_context().new_page()
    start = steps.start_example(page)
    steps.see_result(page)
    return start.rstrip("/").rpartition("/")[2]


def test_a_reader_opens_an_assessment_and_its_report_and_each_opening_is_logged(
    page: Page, staff: Mapping[str, Account], assessment: str
) -> None:
    sign_in(page, staff["reader"])
    page.goto(ASSESSMENTS)
    with page.expect_navigation():
        page.locator(f"a[href^='{ASSESSMENTS}{assessment}/change/']").click()
    expect(page.locator(".field-said")).to_contain_text("Phase 2")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="report (PDF)").click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")
    page.reload()
    openings = page.locator(".field-opened li")
    expect(openings.filter(has_text=f"{staff['reader'].name}, {ASSESSMENTS}")).to_have_count(2)
    expect(openings.filter(has_text="report.pdf")).to_have_count(1)


def test_a_curator_may_not_open_what_sponsors_made(page: Page, staff: Mapping[str, Account], assessment: str) -> None:
    sign_in(page, staff["curator"])
    expect(page.get_by_role("link", name="Assessments")).to_be_hidden()
    addresses = {
        f"{ASSESSMENTS}{assessment}/change/": 403,
        ASSESSMENTS: 403,
        f"/assessments/{assessment}/result": 404,
        f"/assessments/{assessment}/review": 404,
    }
    assert {address: page.request.get(address).status for address in addresses} == addresses

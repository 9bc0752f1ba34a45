"""The pages on which curators decide about claims, in every state: they join the list of states."""

from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.states import HALF, OTHER_HALF, state

CLAIMS = "/admin/providers/claim/"


def tick(page: Page, action: str) -> None:
    """Take an action on the first three claims on inspections by the EU, up to its first page."""
    page.goto(f"{CLAIMS}?kind=regulator&code=eu_ema")
    for place in range(3):
        page.locator(".action-select").nth(place).check()
    page.locator("select[name=action]").select_option(label=action)
    steps.press(page, "Go")


@state(role="curator", looks=HALF)
def admin_claims(page: Page) -> None:
    page.goto(CLAIMS)


@state(role="curator")
def admin_verify(page: Page) -> None:
    page.goto(f"{CLAIMS}?kind=regulator&code=eu_ema")
    steps.follow(page, "Verify these one by one")


@state(role="curator", looks=HALF)
def admin_verify_what_conflicts(page: Page) -> None:
    page.goto(f"{CLAIMS}?desk=conflicting")
    steps.follow(page, "Verify these one by one")


@state(role="curator", looks=OTHER_HALF)
def admin_verify_with_errors(page: Page) -> None:
    admin_verify(page)
    page.get_by_label("As of").fill("last spring")
    page.get_by_label("Valid until").fill("31.3.2027")
    steps.press(page, "Confirm")


@state(role="curator", looks=HALF)
def admin_dispute_without_a_reason(page: Page) -> None:
    admin_verify(page)
    steps.press(page, "Dispute")


@state(role="curator", looks=OTHER_HALF)
def admin_dispute_many(page: Page) -> None:
    tick(page, "Dispute the ticked claims")


@state(role="curator", looks=HALF)
def admin_set_dates(page: Page) -> None:
    tick(page, "Set status or dates of the ticked claims")


@state(role="curator")
def admin_set_dates_preview(page: Page) -> None:
    admin_set_dates(page)
    page.get_by_label("Valid until").fill("2030-01-31")
    steps.press(page, "Preview")


@state(role="curator", looks=OTHER_HALF)
def admin_set_dates_that_do_not_fit(page: Page) -> None:
    admin_set_dates(page)
    page.get_by_label("Valid until").fill("1999-12-31")
    steps.press(page, "Preview")


@state(role="curator", looks=HALF)
def admin_claim(page: Page) -> None:
    page.goto(f"{CLAIMS}?kind=regulator&code=eu_ema")
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()


@state(role="curator", looks=OTHER_HALF)
def admin_add_claim(page: Page) -> None:
    page.goto("/admin/providers/provider/")
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()
    steps.follow(page, "Add claims one by one")
    steps.press(page, "Save and add another")


@state(role="curator", looks=HALF)
def admin_source(page: Page) -> None:
    page.goto("/admin/providers/source/")
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()


@state(role="curator", looks=OTHER_HALF)
def admin_source_with_an_error(page: Page) -> None:
    admin_source(page)
    page.locator("input[type=file]").first.set_input_files(
        {"name": "report.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00"}
    )
    steps.press(page, "Save")

"""The admin's pages, in every state: they join the list of states."""

from playwright.sync_api import Page

from tests.browser.states import HALF, OTHER_HALF, result_cdmo, state


@state()
def admin_login(page: Page) -> None:
    page.goto("/admin/")


@state(role="curator")
def admin_index(page: Page) -> None:
    page.goto("/admin/")


@state(role="curator", looks=HALF)
def admin_providers(page: Page) -> None:
    page.goto("/admin/providers/provider/")


@state(role="curator", looks=OTHER_HALF)
def admin_provider_with_most_claims(page: Page) -> None:
    page.goto("/admin/providers/provider/?o=-5")
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()


@state(role="curator")
def admin_publish(page: Page) -> None:
    page.goto("/admin/providers/revision/add/")


@state(role="reader")
def admin_assessments(page: Page) -> None:
    page.goto("/admin/selector/assessment/")


@state(role="reader")
def admin_assessment(page: Page) -> None:
    result_cdmo(page)
    page.goto("/admin/selector/assessment/")
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()


@state(role="reader", status=403)
def admin_forbidden(page: Page) -> None:
    page.goto("/admin/providers/provider/")

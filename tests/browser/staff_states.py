"""The admin's pages, in every state: they join the list of states."""

from playwright.sync_api import Page

from tests.browser import steps
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


@state(role="curator", looks=HALF)
def admin_add_provider_with_an_error(page: Page) -> None:
    page.goto("/admin/providers/provider/add/")
    page.get_by_label("Name:", exact=True).fill("Made up")
    page.get_by_label("Country of the head office").fill("Atlantis")
    page.locator("#id_sources-0-title").fill("Read here")
    page.locator("#id_sources-0-published").fill("last spring")
    steps.press(page, "Save")


@state(role="curator", looks=OTHER_HALF)
def admin_signed_out(page: Page) -> None:
    page.goto("/admin/providers/provider/add/")
    page.get_by_label("Name:", exact=True).fill("Made up")
    page.context.clear_cookies(name="sessionid")
    steps.press(page, "Save")


@state(role="curator")
def admin_desk(page: Page) -> None:
    page.goto("/admin/providers/desk/")


@state(role="curator", looks=HALF)
def admin_claims_from_the_desk(page: Page) -> None:
    admin_desk(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Plans whose time has passed").click()


@state(role="curator")
def admin_publish_refused(page: Page) -> None:
    page.goto("/admin/providers/claim/")
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()
    page.get_by_label("Detail").fill("Read again, for others to publish")
    steps.press(page, "Save")
    page.goto("/admin/providers/revision/add/")


@state(role="approver", looks=HALF)
def admin_publish(page: Page) -> None:
    page.goto("/admin/providers/revision/add/")


@state(role="curator", looks=OTHER_HALF)
def admin_impact(page: Page) -> None:
    page.goto("/admin/providers/revision/impact/")


@state(role="approver", looks=HALF)
def admin_revision(page: Page) -> None:
    page.goto("/admin/providers/revision/")
    with page.expect_navigation():
        page.locator("#result_list tbody th a").last.click()


@state(role="approver", looks=OTHER_HALF)
def admin_restore(page: Page) -> None:
    admin_revision(page)
    steps.follow(page, "Restore this revision")


@state(role="curator", looks=HALF)
def admin_claim_history(page: Page) -> None:
    page.goto("/admin/providers/claim/")
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()
    steps.follow(page, "History")


@state(role="administrator", looks=OTHER_HALF)
def admin_log(page: Page) -> None:
    page.goto("/admin/admin/logentry/")


@state(role="administrator", looks=HALF)
def admin_accounts(page: Page) -> None:
    page.goto("/admin/auth/user/")


@state(role="curator")
def admin_import(page: Page) -> None:
    page.goto("/admin/providers/provider/import/")
    page.get_by_text("How to fill them in").click()


@state(role="curator")
def admin_import_preview(page: Page) -> None:
    lines = [
        "slug,name,legal_name,founded",
        "made-up,Made up,Aenova GmbH,1999",
        "aenova,,,[clear]",
        f"long,{'x' * 200},,",
    ]
    steps.upload(page, "providers.csv", lines)
    page.locator(".difference summary").first.click()


@state(role="curator")
def admin_import_with_problems(page: Page) -> None:
    steps.upload(page, "claims.csv", ["provider,kind,code,as_of", f"aenova,tablet,{'x' * 200},03/04/2024"])


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

"""Makes the pictures of README's tour anew, from the example on a new database: python -m tests.browser.tour."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.browser import steps
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.server import Server, make_run
from tests.browser.staff import first_account, sign_in

TOUR = Path(__file__).resolve().parent.parent.parent / ".tour"
DESK, PHONE = ViewportSize(width=1280, height=720), ViewportSize(width=390, height=844)


def take(page: Page, name: str, part: str = "body") -> None:
    """Take a picture of what is on the screen when this part is at its top."""
    page.locator(part).first.evaluate("part => part.scrollIntoView()")
    page.screenshot(path=TOUR / f"{name}.png")


def take_sponsors_pages(page: Page) -> None:
    """From the first page to the report."""
    page.goto("/")
    take(page, "landing")
    start = steps.start_example(page)
    page.goto(f"{start}stage_maturity")
    take(page, "section")
    page.goto(f"{start}review")
    take(page, "review")
    steps.see_result(page)
    take(page, "result")
    take(page, "shortlist", "#short")
    take_what_if(page)
    take_cover(steps.download(page).path())
    page.set_viewport_size(PHONE)
    page.reload()
    take(page, "phone")


def take_what_if(page: Page) -> None:
    """Other weights beside the result, which the page goes back to."""
    result = page.url
    steps.follow(page, "Try a what-if")
    page.get_by_role("button", name="Equal weights").click()
    page.get_by_text("up from").first.wait_for()
    take(page, "what_if")
    page.goto(result)


def take_cover(report: Path) -> None:
    """Draw the first page of the report, where the tool for it is installed (poppler-utils)."""
    if shutil.which("pdftoppm"):
        command = ["pdftoppm", "-png", "-singlefile", "-r", "72", str(report), str(TOUR / "report")]
        subprocess.run(command, check=True)
    else:
        sys.stderr.write("pdftoppm is missing, so report.png is left as it is: install poppler-utils.\n")


def take_admin(page: Page, server: Server) -> None:
    """One provider in the admin."""
    sign_in(page, first_account(server))
    page.goto("/admin/providers/provider/?q=lonza")
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()
    take(page, "admin", "#claims-group")


def main() -> None:
    """Serve the site on a database that is thrown away, and walk through it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    TOUR.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, make_run(Path(folder)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for walk in (take_sponsors_pages, lambda page: take_admin(page, server)):
            walk(browser.new_page(base_url=server.url, viewport=DESK, reduced_motion="reduce"))
        browser.close()


if __name__ == "__main__":
    main()

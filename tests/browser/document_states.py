"""The documents of a result, the page that confirms one, and the branding, in every state."""

import hashlib
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from selector.document_queries import OFF_RECORD
from tests.browser import steps
from tests.browser.states import HALF, OTHER_HALF, state


def confirmed(page: Page, label: str = "Ranking (CSV)") -> Path:
    """The page of a document that was made just now; the file itself. Its id ends the name that the browser sees."""
    steps.start_example(page)
    steps.see_result(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name=label, exact=True).click()
    page.goto("/verify")
    page.get_by_label("Id of the document").fill(Path(waiting.value.suggested_filename).stem[-14:].lower())
    steps.press(page, "Look it up")
    return waiting.value.path()


def choose(page: Page, content: bytes) -> None:
    """Let the browser compute the hash of a file, and compare."""
    with page.expect_navigation():
        page.get_by_label("Choose the file").set_input_files(
            {"name": "file", "mimeType": "application/octet-stream", "buffer": content}
        )


@state(looks=HALF)
def downloads(page: Page) -> None:
    steps.start_example(page)
    steps.see_result(page)
    page.goto(f"{page.url}#downloads")


@state()
def verify(page: Page) -> None:
    page.goto("/verify")


@state()
def verify_with_an_error(page: Page) -> None:
    page.goto("/verify")
    page.get_by_label("Id of the document").fill("K7QF")
    steps.press(page, "Look it up")


@state(status=404)
def verify_not_found(page: Page) -> None:
    page.goto("/verify/0000-0000-0000")


@state()
def verify_of_a_sample(page: Page) -> None:
    page.goto(f"/verify/{OFF_RECORD}")


@state(looks=HALF)
def verify_found(page: Page) -> None:
    confirmed(page)


@state(looks=OTHER_HALF)
def verify_of_a_letter(page: Page) -> None:
    confirmed(page, "Request for information to all (DOCX)")
    page.get_by_text("A letter with questions").wait_for()


@state()
def verify_match(page: Page) -> None:
    choose(page, confirmed(page).read_bytes())
    page.get_by_text("It matches:").wait_for()


@state(looks=OTHER_HALF)
def verify_no_match(page: Page) -> None:
    confirmed(page)
    page.get_by_label("SHA-256 of your file").fill(hashlib.sha256(b"another").hexdigest())
    steps.press(page, "Compare")
    page.get_by_text("No match:").wait_for()


@state(looks=OTHER_HALF)
def verify_with_no_hash(page: Page) -> None:
    confirmed(page)
    page.get_by_label("SHA-256 of your file").fill("0123")
    steps.press(page, "Compare")


def branding(page: Page) -> None:
    """The page of the one look, which is stored by whoever comes first."""
    page.goto("/admin/selector/branding/")
    first = page.get_by_role("link", name="Made-up Pharma")
    if first.count():
        first.click()
        return
    page.goto("/admin/selector/branding/add/")
    page.get_by_label("Name").fill("Made-up Pharma")
    logo = BytesIO()
    Image.new("RGB", (240, 80), "#0a5566").save(logo, "PNG")
    page.get_by_label("Logo:").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": logo.getvalue()})
    page.get_by_role("button", name="Save and continue editing").click()


@state(role="administrator", looks=HALF)
def admin_branding(page: Page) -> None:
    branding(page)
    page.get_by_alt_text("The logo that is stored").wait_for()


@state(role="administrator", looks=OTHER_HALF)
def admin_brandings(page: Page) -> None:
    branding(page)
    page.goto("/admin/selector/branding/")


@state(role="administrator")
def admin_branding_with_errors(page: Page) -> None:
    branding(page)
    page.get_by_label("Accent colour").fill("#ffee00")
    script = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    page.get_by_label("Logo:").set_input_files({"name": "a.svg", "mimeType": "image/svg+xml", "buffer": script})
    steps.press(page, "Save")
    page.get_by_text("carries a script").wait_for()

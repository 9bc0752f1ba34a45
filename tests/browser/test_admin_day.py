"""What goes wrong in a day of a curator: a button pressed twice, a session that ends, a browser without scripts."""

from collections.abc import Mapping

from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import NewContext
from tests.browser.staff import Account, sign_in

PROVIDERS = "/admin/providers/provider/"


def add_provider(page: Page, name: str) -> None:
    """Type a new provider with a source, up to the button."""
    page.goto(f"{PROVIDERS}add/")
    page.get_by_label("Name:", exact=True).fill(name)
    page.locator("#id_sources-0-title").fill("Made up for a test")


def test_save_pressed_twice_saves_once_and_says_so(page: Page, staff: Mapping[str, Account]) -> None:
    sign_in(page, staff["curator"])
    add_provider(page, "Pressed twice")
    twice = """async form => {
        const send = () => fetch(location.href, {method: "POST", body: new URLSearchParams(new FormData(form))});
        return (await Promise.all([send(), send()])).map((answer) => new URL(answer.url).pathname);
    }"""
    reached = page.locator("#provider_form").evaluate(twice)
    assert reached[0] == reached[1] != f"{PROVIDERS}add/"
    page.goto(f"{PROVIDERS}?q=Pressed+twice")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)


def test_who_is_signed_out_while_typing_loses_nothing(page: Page, staff: Mapping[str, Account]) -> None:
    sign_in(page, staff["curator"])
    add_provider(page, "Signed out")
    page.context.clear_cookies(name="sessionid")
    steps.press(page, "Save")
    page.get_by_label("Username").fill(staff["curator"].name)
    page.get_by_label("Password").fill(staff["curator"].password)
    steps.press(page, "Log in and save")
    expect(page.get_by_label("Slug")).to_have_value("signed-out")
    expect(page.locator("#id_sources-0-title")).to_have_value("Made up for a test")


def test_it_enters_a_provider_without_scripts(staff: Mapping[str, Account], new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page, staff["curator"])
    add_provider(page, "Without scripts")
    steps.press(page, "Save")
    page.locator("#id_sites-0-name").fill("Site 1")
    page.locator("#id_sites-0-country").fill("Germany")
    page.locator("#id_sites-0-source").select_option(index=1)
    steps.press(page, "Save and continue editing")
    expect(page.locator("#id_sites-0-country")).to_have_value("DE")

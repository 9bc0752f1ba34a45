"""What a curator does with a file: see what it would change, import it, and find it waiting for publication."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.register_states import admin_register_without_a_day
from tests.browser.staff import Account, sign_in

UPLOAD = "/admin/providers/provider/import/"


def test_a_curator_corrects_a_bad_file_and_imports_it_as_a_draft(page: Page, staff: Mapping[str, Account]) -> None:
    sign_in(page, staff["curator"])
    page.goto("/admin/providers/provider/")
    steps.follow(page, "Import")
    steps.upload(page, "new.csv", ["slug,name,founded", "made-up-by-import,Made up by import,last year"])
    expect(page.locator(".problems")).to_contain_text("new.csv, line 2, column founded")
    steps.upload(page, "new.csv", ["slug,name,founded", "made-up-by-import,Made up by import,1999"])
    expect(page.locator("details.difference")).to_contain_text("Made up by import (made-up-by-import)")
    address = page.url
    steps.press(page, "Import")
    expect(page.locator(".messagelist")).to_contain_text("Imported new.csv")
    page.goto(address)
    expect(page.locator(".messagelist")).to_contain_text("The file new.csv is imported already.")
    page.goto("/admin/providers/revision/add/")
    expect(page.locator("summary", has_text="made-up-by-import")).to_have_count(1)
    assert page.request.get("/catalogue/made-up-by-import").status == 404
    page.goto("/admin/providers/provider/?q=made-up-by-import")
    steps.follow(page, "Made up by import")
    steps.follow(page, "Delete")
    steps.press(page, "Yes, I’m sure")


def test_tables_are_downloaded_filled_in_and_uploaded(page: Page, staff: Mapping[str, Account], tmp_path: Path) -> None:
    sign_in(page, staff["curator"])
    page.goto("/admin/providers/provider/?q=aenova")
    page.locator("input.action-select").first.check()
    page.locator("select[name=action]").select_option(label="Download as tables to fill in (.xlsx)")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Run", exact=True).or_(
            page.get_by_role("button", name="Go", exact=True)
        ).click()
    file = tmp_path / "tables.xlsx"
    waiting.value.save_as(file)
    book = load_workbook(file)
    book["providers"]["H2"] = 1950
    book.save(file)
    page.goto(UPLOAD)
    page.get_by_label("File").set_input_files(file)
    steps.press(page, "Preview")
    expect(page.locator("td.after")).to_have_text("1950")
    steps.press(page, "Discard this file")
    expect(page.locator(".messagelist")).to_contain_text("nothing was imported")


def test_what_a_field_is_for_can_be_read_whole_on_a_telephone(page: Page, staff: Mapping[str, Account]) -> None:
    sign_in(page, staff["curator"])
    admin_register_without_a_day(page)
    page.set_viewport_size({"width": 390, "height": 844})
    row = page.locator(".form-row", has=page.get_by_label("Day of the file"))
    assert row.evaluate("row => row.scrollWidth - row.clientWidth") == 0

"""A curator enters a claim by keyboard, verifies it beside its source, disputes it, and an approver publishes that."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.staff import Account, sign_in

PROVIDERS = "/admin/providers/provider/"


@pytest.fixture(autouse=True)
def curator(page: Page, staff: Mapping[str, Account]) -> None:
    """Sign a curator in, and open the first provider."""
    sign_in(page, staff["curator"])
    page.goto(PROVIDERS)
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()


def carried(row: Locator) -> list[str]:
    """What a row of claims has in common with the next."""
    return [row.locator(f"[name$='-{name}']").input_value() for name in ("kind", "source", "evidence", "as_of")]


def test_a_new_row_starts_where_the_row_above_left_off_and_offers_the_codes_of_its_kind(page: Page) -> None:
    rows = page.locator("#claims-group .inline-related:not(.empty-form)")
    last = rows.nth(rows.count() - 1)
    above = carried(last)
    page.get_by_role("button", name="Add another Claim").focus()
    page.keyboard.press("Enter")
    row = rows.nth(rows.count() - 1)
    code = row.locator("[name$='-code']")
    expect(code).to_be_focused()
    assert carried(row) == above
    row.locator("[name$='-kind']").select_option("dosage_form")
    expect(code).to_have_attribute("list", "codes-dosage_form")
    assert page.locator("#codes-dosage_form option[value=tablet]").count() == 1


@pytest.mark.parametrize(
    ("kind", "needed"),
    [("dosage_form", set()), ("scale", {"minimum", "maximum", "unit"}), ("regulator", {"outcome"})],
)
def test_a_claim_asks_for_what_its_kind_needs(page: Page, kind: str, needed: set[str]) -> None:
    steps.follow(page, "Add claims one by one")
    page.get_by_label("Kind").select_option(kind)
    for name in ("minimum", "maximum", "unit", "outcome"):
        expect(page.locator(f"#id_{name}")).to_be_visible(visible=name in needed)


def test_a_curator_enters_verifies_and_disputes_and_an_approver_publishes(
    page: Page, staff: Mapping[str, Account]
) -> None:
    provider = page.get_by_label("Slug").input_value()
    enter(page, "Made up for a test: tablets")
    verify(page, "Made up for a test: tablets")
    steps.press(page, "Confirm")
    expect(page.get_by_text("Confirmed.")).to_be_visible()
    verify(page, "Made up for a test: tablets")
    page.get_by_label("Reason").fill("Made up for a test.")
    steps.press(page, "Dispute")
    expect(page.get_by_text("Disputed: Made up for a test.")).to_be_visible()
    page.context.clear_cookies()
    sign_in(page, staff["approver"])
    page.goto("/admin/providers/revision/add/")
    page.get_by_label("Note").fill("A claim, and the doubt about it")
    steps.press(page, "Publish")
    page.goto(f"/catalogue/{provider}")
    doubted = page.get_by_role("row").filter(has_text="Made up for a test: tablets")
    expect(doubted).to_contain_text("Disputed, not counted")


def enter(page: Page, detail: str) -> None:
    """Add a claim on tablets to the provider whose page is open, after a slip in its code."""
    steps.follow(page, "Add claims one by one")
    page.get_by_label("Kind").select_option("dosage_form")
    for label, words in (("Code", "tablt"), ("Detail", detail), ("As of", "2026")):
        page.get_by_label(label).first.fill(words)
    page.get_by_label("Source").select_option(index=1)
    page.get_by_label("Evidence").select_option("third_party")
    steps.press(page, "Save and add another")
    expect(page.get_by_text("perhaps tablet, got")).to_be_visible()
    page.get_by_label("Code").fill("tablet")
    steps.press(page, "Save and add another")
    expect(page.get_by_label("Evidence")).to_have_value("third_party")


def verify(page: Page, detail: str) -> None:
    """Open the claim with these words beside its source."""
    page.goto("/admin/providers/claim/?q=" + detail.replace(" ", "+"))
    steps.follow(page, "Verify these one by one")
    expect(page.get_by_label("Detail")).to_have_value(detail)


def test_it_is_decided_by_keyboard_alone(page: Page) -> None:
    steps.follow(page, "Verify its claims")
    marked = [(one.get_attribute("accesskey") or "", one.inner_text()) for one in page.locator("[accesskey]").all()]
    keys = dict(marked)
    assert {key: words for key, words in keys.items() if key not in "oy"} == {
        "c": "Confirm",
        "s": "Save and confirm",
        "n": "Next",
        "d": "Dispute",
        "r": "Retire",
    }
    assert len(keys) == len(marked) == 7
    page.get_by_role("button", name="Confirm", exact=True).focus()
    before = page.url
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Next")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url != before

"""The staff of a site: the account that it prints first, and those that this one makes in the admin."""

import re
import secrets
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.server import Server


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in."""

    name: str
    password: str


def first_account(server: Server) -> Account:
    """The account that the first start prints."""
    printed = re.search(r"as (\w+) with the password ([^,\s]+),", server.output.read_text())
    assert printed
    return Account(printed[1], printed[2])


def sign_in(page: Page, account: Account) -> None:
    """Sign in to the admin."""
    page.goto("/admin/login/?next=/admin/")
    page.get_by_label("Username").fill(account.name)
    page.get_by_label("Password").fill(account.password)
    page.get_by_role("button", name="Log in").click()


def make_account(page: Page, role: str) -> Account:
    """Add an account to the staff, with one role, as whoever is signed in."""
    account = Account(f"one-{role}", secrets.token_urlsafe(12))
    page.goto("/admin/auth/user/add/")
    page.get_by_label("Username").fill(account.name)
    page.get_by_label("Password:", exact=True).fill(account.password)
    page.get_by_label("Password confirmation").fill(account.password)
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_label("Staff status").check()
    page.locator("#id_groups_from").select_option(label=role)
    page.locator("#id_groups_add").click()
    page.get_by_role("button", name="Save", exact=True).click()
    return account

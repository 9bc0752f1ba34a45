"""Debian's Chromium before the site as `make run` serves it; whatever a browser complains of fails the test."""

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.server import Server, make_run
from tests.browser.staff import Account, first_account, make_account, sign_in
from tests.browser.watch import watch

# Playwright's synchronous interface keeps an event loop in this thread, in which Django would refuse its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",  # root, in a container, needs it; every page is our own
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Launch Debian's Chromium instead of a downloaded one."""
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def production(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site as `make run` serves it, with the shipped catalogue; all tests share its database."""
    with make_run(tmp_path_factory.mktemp("production")) as server:
        yield server


@pytest.fixture(scope="session")
def base_url(production: Server) -> str:
    """Let `page.goto("/")` open that site."""
    return production.url


@pytest.fixture
def page_problems() -> Iterator[list[str]]:
    """Fail on an error in a console or a request to another machine; a test that provokes one clears the list."""
    problems: list[str] = []
    yield problems
    assert problems == []


@pytest.fixture
def new_context(new_context: CreateContextCallback, page_problems: list[str]) -> NewContext:
    """Watch every browser that a test opens."""

    def watched(**arguments: Any) -> BrowserContext:
        context = new_context(**arguments)
        watch(context, page_problems)
        return context

    return watched


@pytest.fixture(scope="session")
def staff(browser: Browser, production: Server) -> Mapping[str, Account]:
    """The first account, and one for each role that it made in the admin; by role."""
    admin = first_account(production)
    context = browser.new_context(base_url=production.url)
    page = context.new_page()
    sign_in(page, admin)
    made = {role: make_account(page, role) for role in ("curator", "approver", "reader", "administrator")}
    context.close()
    return {"admin": admin} | made

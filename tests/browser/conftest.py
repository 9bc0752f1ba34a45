"""A browser that reports what a visitor would not see: errors in the console, requests to other machines, barriers."""

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.server import Server, make_run

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


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Launch Debian's Chromium instead of a downloaded one."""
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    """Let `page.goto("/")` open the live server."""
    return str(live_server.url)


@pytest.fixture(scope="session")
def production(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site as `make run` serves it, with the shipped catalogue; all tests share its database."""
    with make_run(tmp_path_factory.mktemp("production")) as server:
        yield server


@pytest.fixture(autouse=True)
def page_problems(context: BrowserContext) -> Iterator[list[str]]:
    """Fail on an error in the console or a request to another machine; a test that provokes one clears the list."""
    problems: list[str] = []

    def note_request(url: str) -> None:
        address = urlsplit(url)
        if address.netloc and address.hostname not in {"127.0.0.1", "localhost"}:
            problems.append(f"request to another machine: {url}")

    context.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: problems.append(str(error.error)))
    context.on("request", lambda request: note_request(request.url))
    yield problems
    assert problems == []


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """Return a check that axe finds nothing on the page."""

    def check(page: Page) -> None:
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()

    return check

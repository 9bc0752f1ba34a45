"""What no visitor would report: errors in the console, requests to other machines, barriers, weight, overhang."""

from typing import Literal
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

Look = tuple[int, Literal["light", "dark"]]
LOOKS: tuple[Look, ...] = ((1280, "light"), (1280, "dark"), (390, "dark"), (390, "light"))

# What moved is told to whoever observes, a moment later and only if there was anything.
SHIFT = """() => new Promise((done) => {
  const sum = (list) => list.getEntries().reduce((total, entry) => total + entry.value, 0);
  new PerformanceObserver((list) => done(sum(list))).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(0), 50);
})"""


def watch(context: BrowserContext, problems: list[str]) -> None:
    """Note each error in the console and each request to another machine."""

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error" and message.location["url"]:  # what axe provokes comes from no address
            problems.append(message.text)

    def note_request(url: str) -> None:
        address = urlsplit(url)
        if address.netloc and address.hostname not in {"127.0.0.1", "localhost"}:
            problems.append(f"request to another machine: {url}")

    context.on("console", note_message)
    context.on("weberror", lambda error: problems.append(str(error.error)))
    context.on("request", lambda request: note_request(request.url))


def barriers(page: Page, looks: tuple[Look, ...] = LOOKS) -> str:
    """What axe finds in these looks, with every fold open; empty if nothing."""
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    found = ""
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.evaluate("Promise.all(document.getAnimations().map(change => change.finished))")
        results = Axe().run(page)
        if results.violations_count:
            found += f"{width} px, {scheme}: {results.generate_report()}"
    return found


def weight(page: Page) -> int:
    """The bytes that the page takes to load into an empty cache, headers included."""
    session, sizes = page.context.new_cdp_session(page), list[float]()
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.reload()
    session.detach()
    return int(sum(sizes))


def shift(page: Page) -> float:
    """How far the page moved while it was loaded: the cumulative layout shift."""
    moved: float = page.evaluate(SHIFT)
    return moved


def overhang(page: Page, width: int) -> int:
    """How many pixels a page is wider than a screen of this width."""
    page.set_viewport_size({"width": width, "height": 800})
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

"""The only module that touches WeasyPrint: how this project renders, and what it may fetch."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

FONTS = {f"font:{weight}": f"SourceSansPro-{weight}.ttf" for weight in ("Regular", "Semibold", "Bold")}
NOWHERE = "file:///"  # without a base a relative address would be skipped with a line in the log, not refused
# The engine has no error of its own: whatever a parser or painter raises ends a render. A refused address is a
# BaseException and has to be named.
FAILURES = (Exception, FatalURLFetchingError)


class FontsOnly(URLFetcher):  # type: ignore[misc]  # the package is not typed
    """Serves the fonts by name. Nothing else is fetched, and a refusal ends the render instead of leaving a gap."""

    def __init__(self) -> None:
        super().__init__(fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return a font. Raises ValueError for every other address."""
        if url not in FONTS:
            raise ValueError(f"{url} is none of {', '.join(FONTS)}")
        return URLFetcherResponse(url, (files("font_source_sans_pro") / "files" / FONTS[url]).read_bytes())


def write(html: str, css: str, identifier: bytes) -> bytes:
    """Render in one go. Raises one of FAILURES."""
    fetcher, fonts = FontsOnly(), FontConfiguration()
    styles = CSS(string=css, font_config=fonts, url_fetcher=fetcher)
    document = HTML(string=html, base_url=NOWHERE, url_fetcher=fetcher)
    with uncollected():
        content: bytes = document.write_pdf(
            font_config=fonts, stylesheets=[styles], pdf_variant="pdf/ua-1", pdf_identifier=identifier
        )
    return content


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the cycle collector: a render keeps what it makes to its end, and searching that takes a quarter of it."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()

"""The only module that touches WeasyPrint: how this project renders, and what it may fetch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from .archival import finish
from .letters import FONTS, font, in_doubt, meaningless, replaced

if TYPE_CHECKING:
    from .pdf import AttachedFile

NOWHERE = "file:///"  # without a base a relative address would be skipped with a line in the log, not refused
# The engine has no error of its own: whatever a parser or painter raises ends a render. A refused address is a
# BaseException and has to be named.
FAILURES = (Exception, FatalURLFetchingError)
Finisher = Callable[[Any, Any], None]


class OwnFiles(URLFetcher):  # type: ignore[misc]  # the package is not typed
    """Serves the fonts and the given images by name, and nothing else; a refusal ends the render."""

    def __init__(self, images: Mapping[str, bytes]) -> None:
        super().__init__(fail_on_errors=True)
        self.images = images
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return a font or an image. Raises ValueError for every other address."""
        if url in FONTS:
            return URLFetcherResponse(url, font(url))
        if url in self.images:
            return URLFetcherResponse(url, self.images[url])
        self.refused.append(url)
        raise ValueError(self.refusal)

    @property
    def refusal(self) -> str:
        """What was refused, in words; empty if nothing was."""
        return f"{', '.join(self.refused)} is none of {', '.join((*FONTS, *self.images))}" if self.refused else ""


def write(html: str, css: str, identifier: bytes, files: Sequence[AttachedFile], images: Mapping[str, bytes]) -> bytes:
    """Render in one go. Raises one of FAILURES."""
    fetcher = OwnFiles(images)
    content = _write(_drawable(html), css, identifier, fetcher, partial(finish, files))
    if fetcher.refusal:  # inside a drawing the painter goes on without
        raise ValueError(fetcher.refusal)
    return content


def _write(html: str, css: str, identifier: bytes, fetcher: OwnFiles, finisher: Finisher) -> bytes:
    fonts = FontConfiguration()
    styles = CSS(string=css, font_config=fonts, url_fetcher=fetcher)
    content: bytes = HTML(string=html, base_url=NOWHERE, url_fetcher=fetcher).write_pdf(
        font_config=fonts, stylesheets=[styles], pdf_variant="pdf/a-3a", pdf_identifier=identifier, finisher=finisher
    )
    return content


def _drawable(html: str) -> str:
    """Return the page with a sign for each letter that no font of this machine has."""
    doubtful = in_doubt(html)
    forbidden = meaningless(doubtful)
    doubtful -= forbidden
    return replaced(html, forbidden, _undrawn(doubtful)) if doubtful or forbidden else html


def _undrawn(letters: frozenset[str]) -> frozenset[str]:
    """Return the letters that no font has, which only the painter knows: it is given a page of them."""
    missing: set[int] = set()

    def see(document: Any, _pdf: Any) -> None:
        missing.update(code for painted in document.fonts.values() for code in painted.missing)

    page = f'<html lang="en"><title>Letters</title><p>{" ".join(sorted(letters))}'
    _write(page, "", b"letters", OwnFiles({}), see)
    return frozenset(map(chr, missing))

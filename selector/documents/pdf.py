"""The PDF: HTML and CSS in, the bytes of a tagged, reproducible file out."""

from __future__ import annotations

import logging
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

# The engine reports each of its steps, and a warning may quote what a sponsor wrote (a letter that no font has).
logging.getLogger("weasyprint").setLevel(logging.ERROR)


class LibraryMissing(RuntimeError):  # noqa: N818 (it says what is the matter, and the site runs on without)
    """The text libraries of the system are absent; `command` installs them."""

    command = "sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"

    def __init__(self) -> None:
        super().__init__(f"The PDF needs two libraries of the system: {self.command}")


class RenderError(RuntimeError):
    """The file could not be made; the cause says why."""


def render(html: str, css: str, *, identifier: bytes) -> bytes:
    """Lay out a page and return it as PDF/UA-1: tagged, fonts embedded, the same bytes for the same arguments.

    Title, language and dates come from the head of the HTML. The CSS may name fonts as "font:Regular", "font:Semibold"
    and "font:Bold"; any other address in either text is refused.
    Raises LibraryMissing without the system's text libraries, RenderError if anything else stands in the way.
    """
    engine = _engine()
    try:
        content: bytes = engine.write(html, css, identifier)
    except engine.FAILURES as error:
        raise RenderError(f"The PDF could not be made: {error}") from error
    return content


def _engine() -> ModuleType:
    try:
        with redirect_stdout(sys.stderr):  # it prints what is missing, and stdout may be carrying a result
            from . import engine  # noqa: PLC0415 (takes a second, and fails without the system's libraries)
    except OSError as error:
        raise LibraryMissing from error
    return engine

"""The PDF: HTML and CSS in, the bytes of a tagged, archivable, reproducible file out."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from types import ModuleType

# The engine reports each of its steps, and a warning may quote what a sponsor wrote (a letter that no font has).
logging.getLogger("weasyprint").setLevel(logging.ERROR)

NO_IMAGES: Mapping[str, bytes] = {}


class LibraryMissing(RuntimeError):  # noqa: N818 (it says what is the matter, and the site runs on without)
    """The text libraries of the system are absent; `command` installs them."""

    command = "sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"

    def __init__(self) -> None:
        super().__init__(f"The PDF needs two libraries of the system: {self.command}")


class RenderError(RuntimeError):
    """The file could not be made; the cause says why."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file inside the PDF: what a machine reads of the same content.

    `name` is unique within a PDF; `relationship` says what the file is to the pages (ISO 19005-3, 6.8).
    """

    name: str
    content: bytes
    media_type: str
    description: str
    relationship: Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"] = "Unspecified"


def render(
    html: str,
    css: str,
    *,
    identifier: bytes,
    files: Sequence[AttachedFile] = (),
    images: Mapping[str, bytes] = NO_IMAGES,
) -> bytes:
    """Lay out a page and return it as PDF/A-3a and PDF/UA-1 in one file, the same bytes for the same arguments.

    Title, language and dates come from the head of the HTML; the attached files bear its date. The CSS may name fonts
    as "font:Regular", "font:Semibold" and "font:Bold", the HTML an image by its key in `images`, like "brand:logo";
    any other address that would have to be fetched is refused, and nothing is made.
    Raises LibraryMissing without the system's text libraries, RenderError if anything else stands in the way.
    """
    engine = load()
    try:
        content: bytes = engine.write(html, css, identifier, files, images)
    except engine.FAILURES as error:
        raise RenderError(f"The PDF could not be made: {error}") from error
    return content


@cache
def load() -> ModuleType:
    """Load the engine, which takes a second. Raises LibraryMissing."""
    try:
        with redirect_stdout(sys.stderr):  # it prints what is missing, and stdout may be carrying a result
            from . import engine  # noqa: PLC0415 (slow, and fails without the system's libraries)
    except OSError as error:
        raise LibraryMissing from error
    return engine

"""The letters of a PDF: the fonts that are its own, and what stands for a letter that no font of the machine can draw.

A PDF that asks for a glyph that is not there, or for a letter without a meaning, conforms to neither standard.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from io import BytesIO

from fontTools.ttLib import TTFont

FONTS = {f"font:{weight}": f"SourceSansPro-{weight}.ttf" for weight in ("Regular", "Semibold", "Bold")}
STAND_IN = "◊"  # all three have it
LINES = frozenset("\t\n\r")
# Control characters, halves of a pair, letters of private use and those not yet given: XML or level A forbids them.
MEANINGLESS = frozenset({"Cc", "Cs", "Co", "Cn"})
AFTER_TITLE = "</title>"


def font(name: str) -> bytes:
    """Return the file of one of FONTS."""
    return (files("font_source_sans_pro") / "files" / FONTS[name]).read_bytes()


@cache
def own() -> frozenset[str]:
    """The letters that all fonts of the PDF have."""
    tables = (TTFont(BytesIO(font(name)), lazy=True).getBestCmap() for name in FONTS)
    return frozenset.intersection(*(frozenset(map(chr, table)) for table in tables))


def in_doubt(html: str) -> frozenset[str]:
    """Return the letters that the fonts of the PDF do not have; a font of the machine may."""
    return frozenset(html) - own() - LINES


def meaningless(letters: frozenset[str]) -> frozenset[str]:
    """Return those that no PDF may hold, whatever font has them."""
    return frozenset(letter for letter in letters if unicodedata.category(letter) in MEANINGLESS)


def replaced(html: str, forbidden: frozenset[str], undrawn: frozenset[str]) -> str:
    """Return the page with a sign for each letter that cannot stand; the title is not drawn and keeps the undrawn."""
    head, end, pages = html.translate(_signs(forbidden)).partition(AFTER_TITLE)
    return head + end + pages.translate(_signs(undrawn))


def _signs(letters: frozenset[str]) -> dict[int, str]:
    return {ord(letter): STAND_IN for letter in letters}

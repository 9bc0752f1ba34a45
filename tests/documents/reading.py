"""Reads a PDF as its reader does: its words, and the structure that a screen reader follows."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

PAIR = re.compile(rb"<([0-9a-fA-F]+)> <([0-9a-fA-F]+)>")


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def words(document: pikepdf.Pdf) -> str:
    """All text in the order in which it is drawn."""
    return " ".join(page_words(page) for page in document.pages)


def page_words(page: pikepdf.Page) -> str:
    """The text of one page, with a space where one piece ends."""
    return " ".join(" ".join(_pieces(page)).split())


def elements(document: pikepdf.Pdf) -> Iterator[Any]:
    """The structure elements in reading order."""
    return inside(document.Root.StructTreeRoot.K[0])


def inside(element: Any) -> Iterator[Any]:
    """A structure element and those below it, in reading order."""
    pending = [element]
    while pending:
        element = pending.pop()
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield element
            pending += reversed(list(element.get("/K", [])))


def headings(document: pikepdf.Pdf) -> list[int]:
    """The levels of the headings in reading order."""
    return [level(element) for element in elements(document) if level(element)]


def level(element: Any) -> int:
    """The level of a heading, 0 for any other element."""
    found = re.fullmatch("/H([1-6])", str(element.S))
    return int(found[1]) if found else 0


def fonts(document: pikepdf.Pdf) -> set[str]:
    """The names of the embedded fonts."""
    found = (item for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item)
    return {str(item.FontName).partition("+")[2] for item in found}


def links(document: pikepdf.Pdf) -> list[str]:
    """The addresses that the pages link to."""
    notes = (note for page in document.pages for note in page.get("/Annots", []))
    return [str(note.A.URI) for note in notes if "/A" in note]


def _pieces(page: pikepdf.Page) -> Iterator[str]:
    letters = {name: _letters(font) for name, font in page.Resources.Font.items()}
    current: dict[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "Tf":
            current = letters[str(operands[0])]
        elif operator == "TJ":
            glyphs = b"".join(bytes(item) for item in operands[0] if isinstance(item, pikepdf.String))
            yield "".join(current[glyphs[at : at + 2]] for at in range(0, len(glyphs), 2))


def _letters(font: Any) -> dict[bytes, str]:
    """The letters behind the two-byte glyphs of a font."""
    pairs = PAIR.findall(font.ToUnicode.read_bytes())
    return {bytes.fromhex(glyph.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}

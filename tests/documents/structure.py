"""What a screen reader needs of a PDF, as checks that each return the faults they find (ISO 14289-1, Matterhorn).

The rules of nesting are those of ISO 32000-1, 14.8.4; an element that holds others of the wrong kind is read wrongly.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

from tests.documents.reading import elements, headings, level

ROWS, CELLS = {"TR"}, {"TH", "TD"}
# What may stand in an element, and where an element may stand; others are free.
KIDS = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": ROWS, "TBody": ROWS, "TFoot": ROWS,
    "TR": CELLS,
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
}  # fmt: skip
PARENTS = {
    "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"}, "TD": {"TR"},
    "LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI"},
}  # fmt: skip
GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "NonStruct"}
BLOCKS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"}
STANDARD = GROUPS | BLOCKS | {"THead", "TBody", "TFoot", "Span", "Link", "Figure"}


def kind(element: Any) -> str:
    """The name of an element's type."""
    return str(element.S)[1:]


def kids(element: Any) -> list[Any]:
    """The elements directly below, without the content and the links that they mark."""
    below = element.get("/K", [])
    found = below if isinstance(below, pikepdf.Array) else [below]
    return [kid for kid in found if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def untitled(document: pikepdf.Pdf) -> list[str]:
    """Whatever of the catalogue a reader needs before the first page: tags, language, title, bookmarks."""
    root = document.Root
    held = {
        "tags": "/StructTreeRoot" in root,
        "marked": bool(root.MarkInfo.get("/Marked")) and not root.MarkInfo.get("/Suspects", False),
        "language": re.fullmatch("[a-z]{2}(-[A-Z]{2})?", str(root.get("/Lang", ""))),
        "title": bool(str(document.docinfo.get("/Title", "")).strip()),
        "title shown": bool(root.ViewerPreferences.get("/DisplayDocTitle")),
        "bookmarks": len(document.pages) == 1 or len(document.open_outline().root) > 0,
        "tab order": all(page.get("/Tabs") == "/S" for page in document.pages),
    }
    return [name for name, holds in held.items() if not holds]


def misplaced(document: pikepdf.Pdf) -> list[str]:
    """Elements of no standard type, or where they may not stand."""
    return [fault for element in elements(document) for fault in _misplaced(kind(element), element)]


def _misplaced(own: str, element: Any) -> Iterator[str]:
    if own not in STANDARD:
        yield f"{own} is no standard type"
    for kid in kids(element):
        below = kind(kid)
        if below not in KIDS.get(own, {below}) or own not in PARENTS.get(below, {own}):
            yield f"{below} in {own}"


def skipped_headings(document: pikepdf.Pdf) -> list[str]:
    """Headings that leave out a level, and a first one that is not the only H1."""
    levels = headings(document)
    faults = [f"H{below} after H{above}" for above, below in pairwise(levels) if below - above > 1]
    if levels[:1] != [1] or levels.count(1) != 1:
        faults.append(f"levels {levels[:3]}, {levels.count(1)} H1")
    return faults


def empty_headings(document: pikepdf.Pdf) -> list[str]:
    """Headings without any content."""
    found = [element for element in elements(document) if level(element) and not len(element.get("/K", []))]
    return [f"empty {kind(element)}" for element in found]


def figures_without_words(document: pikepdf.Pdf) -> list[str]:
    """Pictures without a text alternative, or whose box is not on their page."""
    figures = [element for element in elements(document) if kind(element) == "Figure"]
    faults = [f"figure {at} has no Alt" for at, figure in enumerate(figures) if not str(figure.get("/Alt", "")).strip()]
    return faults + [f"figure {at} is off its page" for at, figure in enumerate(figures) if not _is_on_page(figure)]


def _is_on_page(figure: Any) -> bool:
    left, foot, right, head = (float(side) for side in figure.A.BBox)
    _, _, width, height = (float(side) for side in figure.Pg.MediaBox)
    return -1 <= left < right <= width + 1 and -1 <= foot < head <= height + 1


def loose_links(document: pikepdf.Pdf) -> list[str]:
    """Links that no element of the structure holds, or that do not say where they go."""
    faults = []
    held = Counter(
        kind(element) for element in elements(document) for kid in element.get("/K", []) if _is_annotation(kid)
    )
    notes = [note for page in document.pages for note in page.get("/Annots", [])]
    if held != Counter({"Link": len(notes)}) and notes:
        faults.append(f"{len(notes)} links, held by {dict(held)}")
    faults += ["a link that says nothing" for note in notes if not str(note.get("/Contents", "")).strip()]
    return faults + ["a link that is not printed" for note in notes if int(note.get("/F", 0)) != 4]


def _is_annotation(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"

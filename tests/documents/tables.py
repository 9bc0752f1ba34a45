"""Whether the tables of a PDF can be read cell by cell: headers with a scope, names that are found, even rows."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.documents.reading import elements, inside
from tests.documents.structure import kids, kind


def unread_tables(document: pikepdf.Pdf) -> list[str]:
    """The faults of all tables."""
    tables = [element for element in elements(document) if kind(element) == "Table"]
    names = _names(document)
    return [f"table {at}: {fault}" for at, table in enumerate(tables) for fault in _faults(table, names)]


def _faults(table: Any, names: set[str]) -> Iterator[str]:
    cells = [cell for row in _rows(table) for cell in kids(row)]
    headers = [cell for cell in cells if kind(cell) == "TH"]
    if not headers:
        yield "no header"
    yield from (
        "a header without scope" for cell in headers if cell.get("/A", {}).get("/Scope") not in ("/Row", "/Column")
    )
    yield from ("a header without a name" for cell in headers if str(cell.get("/ID", "")) not in names)
    unknown = {str(name) for cell in cells for name in cell.get("/A", {}).get("/Headers", [])} - names
    if unknown:
        yield f"headers {sorted(unknown)} are nowhere"
    widths = sorted(set(_widths(table)))
    if len(widths) > 1:
        yield f"rows of {widths} columns"
    parts = [kind(kid) for kid in kids(table)]
    if parts.count("THead") > 1 or ("THead" in parts and "TBody" not in parts):
        yield f"parts {parts}"


def _rows(table: Any) -> list[Any]:
    return [element for element in inside(table) if kind(element) == "TR"]


def _widths(table: Any) -> Iterator[int]:
    """The columns that each row fills, its own cells and those that reach down into it."""
    rows = _rows(table)
    reaching = [0] * len(rows)
    for at, row in enumerate(rows):
        width = reaching[at]
        for cell in kids(row):
            across, down = (int(cell.get("/A", {}).get(name, 1)) for name in ("/ColSpan", "/RowSpan"))
            width += across
            for below in range(at + 1, min(at + down, len(rows))):
                reaching[below] += across
        yield width


def _names(document: pikepdf.Pdf) -> set[str]:
    """The names of the headers in the tree that leads to them."""
    tree: Any = document.Root.StructTreeRoot
    return {str(name) for name in list(tree.get("/IDTree", {}).get("/Names", []))[::2]}

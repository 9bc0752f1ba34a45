"""Incoming files: known by their content, read into a whole catalogue or into partial rows."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import Any

from providers.catalogue import rows
from providers.catalogue.partial import PartialRow, Tables
from providers.catalogue.problems import Problem, UnsoundCatalogueError, refused
from providers.catalogue.tables import read_csv, read_sheet
from providers.catalogue.workbook import WORKBOOK, read_workbook

# A catalogue file, decoded and sound, or tables.
Incoming = Mapping[str, Any] | Tables

ZIP = b"PK"
COMPOUND = b"\xd0\xcf\x11\xe0"  # what old Excel files and workbooks with a password begin with
EXPECTED = f"a catalogue in JSON, {WORKBOOK}, a table in CSV, or the file of a register"


def read(file: str, raw: bytes) -> Incoming:
    """Read the bytes of a file, whatever its name ends in. Raises UnsoundCatalogueError with every problem."""
    start = raw[:1000].removeprefix(codecs.BOM_UTF8).lstrip()
    if raw.startswith(ZIP):
        sheets = read_workbook(file, raw)
    elif raw.startswith(COMPOUND):
        raise refused(file, "content", WORKBOOK, "an old one (.xls) or one with a password")
    elif start[:1] in (b"{", b"["):
        return rows.read(raw, file)
    elif start[:1] in (b"<", b""):
        raise refused(file, "content", EXPECTED, "a page of HTML or XML" if start else "an empty file")
    elif start.startswith(b"%PDF"):
        raise refused(file, "content", EXPECTED, "a PDF")
    else:
        sheets = [read_csv(file, raw)]
    read_ = [row for sheet in sheets for row in read_sheet(sheet)]
    if problems := [row for row in read_ if isinstance(row, Problem)]:
        raise UnsoundCatalogueError(problems)
    partial = tuple(row for row in read_ if isinstance(row, PartialRow))
    if not partial:
        raise refused(file, "content", "at least one line below the header", "none")
    return Tables(partial)


def size(incoming: Incoming) -> int:
    """How many rows were read: lines of tables, or providers with their sites, sources and claims."""
    if isinstance(incoming, Tables):
        return len(incoming.rows)
    parts = ("sites", "sources", "claims")
    return sum(1 + sum(len(row[part]) for part in parts) for row in incoming["providers"])

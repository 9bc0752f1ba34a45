"""Workbooks (XLSX): looked through before they are opened, then read sheet by sheet; what computes is refused."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from providers.catalogue.columns import Cell, Day, Unfit, tables
from providers.catalogue.problems import Place, Problem, UnsoundCatalogueError, refused, shown
from providers.catalogue.tables import MOST_LINES, Sheet

# The sheet that explains the others.
ABOUT = "about"
# What people fill in is a few times larger than its archive; what was made to fill the memory, a thousand times.
LARGEST_CONTENT = 150_000_000
# A tag takes 80 times as much memory as it has letters; in a sheet they are let go line by line, elsewhere kept.
MOST_TAGS, MOST_TAGS_IN_LINE, MOST_TAGS_IN_SHEET = 1_000_000, 100_000, 10_000_000
END_OF_LINE = b"</row>"
CHUNK = 1_000_000  # bytes
WIDEST, MOST_SHEETS = 200, 50
WORKBOOK = "an Excel workbook (.xlsx) without password and macros"
# What stands for itself in a number format, and is no letter of a date.
LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
# What a damaged archive, or XML that is none, raises on its way through openpyxl.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, TypeError, AttributeError, SyntaxError,
    RuntimeError, ArithmeticError,
)  # fmt: skip


def read_workbook(file: str, raw: bytes) -> list[Sheet]:
    """The tables of a workbook, one a sheet, each sheet named like its table. Raises UnsoundCatalogueError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        fault = _kind(archive) or _crowd(archive)
        found = [] if fault else list(_sheets(raw))
    except DAMAGED as error:
        raise refused(file, "content", WORKBOOK, "a damaged or incomplete one") from error
    if fault:
        raise refused(file, "content", WORKBOOK, fault)
    if problems := list(_strange(file, [name for name, _ in found])):
        raise UnsoundCatalogueError(problems)
    by_name = {name.lower(): Sheet(Place(file, name, 0), tables()[name.lower()], lines) for name, lines in found}
    return [by_name[name] for name in tables() if name in by_name]


def _strange(file: str, names: Sequence[str]) -> Iterator[Problem]:
    expected = f"sheets that are called {', '.join(tables())}, or some of them"
    if not names:
        yield Problem(None, "sheet", expected, "an empty workbook", Place(file, "", 0))
    for at, name in enumerate(names):
        if name.lower() not in tables():
            yield Problem(None, "sheet", expected, "this one", Place(file, name, 0))
        elif name.lower() in map(str.lower, names[:at]):
            yield Problem(None, "sheet", "each sheet once", "it again", Place(file, name, 0))


def _kind(archive: zipfile.ZipFile) -> str:
    """What the archive is instead of a plain workbook; "" where it is one."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        if "mimetype" in names:
            return "an OpenDocument file"
        return "a binary one (.xlsb)" if "xl/workbook.bin" in names else "another archive (zip)"
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return "one with macros"
    if any(part.flag_bits & 1 for part in archive.infolist()):
        return "one with a password"
    size = sum(part.file_size for part in archive.infolist())
    if size > LARGEST_CONTENT:
        return f"one of {size / 1e6:,.0f} MB when unpacked, more than the {LARGEST_CONTENT / 1e6:.0f} MB that are read"
    return ""


def _crowd(archive: zipfile.ZipFile) -> str:
    """What of the archive would not fit the memory once it is taken apart; "" where all of it does."""
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels")):
            with archive.open(part) as content:
                is_sheet = part.filename.startswith("xl/worksheets/")
                if _is_crowded(iter(lambda: content.read(CHUNK), b""), is_sheet=is_sheet):
                    return "one that nobody typed, as a part of it has too many tags"
    return ""


def _is_crowded(chunks: Iterator[bytes], *, is_sheet: bool) -> bool:
    whole = since = 0
    for chunk in chunks:
        whole += (tags := chunk.count(b"<"))
        end = chunk.rfind(END_OF_LINE)
        since = since + tags if end < 0 else chunk.count(b"<", end)
        if whole > (MOST_TAGS_IN_SHEET if is_sheet else MOST_TAGS) or (is_sheet and since > MOST_TAGS_IN_LINE):
            return True
    return False


def _sheets(raw: bytes) -> Iterator[tuple[str, list[Sequence[Cell]]]]:
    """Name and lines of each sheet that holds anything. Unpacked, no part is larger than the archive says."""
    from openpyxl import load_workbook  # noqa: PLC0415 (a third of a second, which only an import needs)

    book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
    if len(book.worksheets) > MOST_SHEETS:
        raise ValueError(f"{len(book.worksheets)} sheets")
    for sheet in book.worksheets:
        if (name := sheet.title.strip()).lower() == ABOUT:
            continue
        sheet.reset_dimensions()
        read = (_line(cells) for cells in islice(sheet.iter_rows(), MOST_LINES + 2))
        # Of a sheet that is none of the tables it is asked only whether it is empty, as the spare ones of Excel are.
        lines = list(read) if name.lower() in tables() else list(islice((line for line in read if any(line)), 1))
        if any(cell != "" for line in lines for cell in line):
            yield name, lines


def _line(cells: Sequence[Any]) -> Sequence[Cell]:
    if len(cells) > WIDEST:
        raise ValueError(f"a line of {len(cells)} cells")
    return [_cell(cell) for cell in cells]


def _cell(cell: Any) -> Cell:
    held = cell.value
    if cell.data_type == "f":
        return Unfit("a value, not a formula", shown(str(getattr(held, "text", held))))
    if cell.data_type == "e":
        return Unfit("a value", f"the error {held}")
    if isinstance(held, datetime | date):
        return _day(held, cell.number_format)
    if held is None or isinstance(held, str | int | float):
        return "" if held is None else held
    return Unfit("text, a number or a date", f"a time of day, {held}")


def _day(held: date, number_format: str) -> Cell:
    """A date as far as the cell shows it: what looks like 2025-03 is stored as 1 March, and means the month."""
    if isinstance(held, datetime) and held.time() != time():
        return Unfit("a date without a time of day", held.isoformat(" "))
    letters = LITERAL.sub("", number_format or "").lower()
    length = len("YYYY-MM-DD") if "d" in letters else len("YYYY-MM") if "m" in letters else len("YYYY")
    return Day(f"{held:%Y-%m-%d}"[:length])

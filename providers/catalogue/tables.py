"""Tables: lines of cells, from CSV or a workbook, read into partial rows, or into every problem with its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, cast

from providers.catalogue.columns import CLEAR, Cell, Table, Unfit, tables, value
from providers.catalogue.partial import Part, PartialRow
from providers.catalogue.problems import Place, Problem, refused, shown

DELIMITERS = ",;\t"
MOST_LINES = 50_000
# All columns of the widest table take a few hundred characters.
LONGEST_HEADER = 10_000
# What Python says of a broken table, in our words.
BROKEN = {
    "unexpected end of data": "a cell whose quotation mark is never closed",
    "field larger than field limit": f"a cell of more than {csv.field_size_limit():,} characters",
    "'": "text behind a closing quotation mark",
}
# A line that begins with it explains something to its reader.
COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was found: where (`place` has no line yet), and its lines of cells, the header first."""

    place: Place
    table: Table
    lines: Iterable[Sequence[Cell]]


def read_csv(file: str, raw: bytes) -> Sheet:
    """The one table of a CSV file: in UTF-8, known by its header, with comma, semicolon or tab between its cells.

    Raises UnsoundCatalogueError. A file that was cut off in the text of its very last cell cannot be told from a whole
    one; any other cut is found.
    """
    text = _text(file, raw)
    table, delimiter = _recognised(file, text)
    return Sheet(Place(file, "", 0), table, list(_lines(file, text, delimiter)))


def _text(file: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        expected = "text in UTF-8, which Excel calls “CSV UTF-8”"
        raise refused(file, "encoding", expected, f"byte 0x{raw[error.start]:02x}", line) from error


def _recognised(file: str, text: str) -> tuple[Table, str]:
    header = next(io.StringIO(text, newline=""), "").rstrip("\r\n")  # as csv ends a line: an old Mac writes \r alone
    found: dict[tuple[str, str], tuple[bool, int]] = {}
    for delimiter in DELIMITERS if len(header) <= LONGEST_HEADER else ():
        names = {_name(cell) for line in csv.reader([header], delimiter=delimiter) for cell in line}
        for table in tables().values():
            # The columns that say which row it is tell a table first: of the others many stand in several.
            found[table.name, delimiter] = names.issuperset(table.names), len(names & table.columns.keys())
    best = max(found.values(), default=(False, 0))
    candidates = [key for key, known in found.items() if known == best]
    if best[1] < 2 or len(candidates) > 1:
        heads = "; ".join(f"{', '.join(table.names)} … ({table.name})" for table in tables().values())
        raise refused(file, "header", f"the header of a table: {heads}", shown(header), 1)
    name, delimiter = candidates[0]
    return tables()[name], delimiter


def _lines(file: str, text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines, width, line = 0, 0, []
    try:
        for line in reader:
            lines += 1
            width = width or len(line)
            yield line
    except csv.Error as error:
        got = next((words for start, words in BROKEN.items() if str(error).startswith(start)), "something else")
        raise refused(file, "content", "a table in CSV", got, lines + 1) from error
    if not text.endswith(("\n", "\r")) and len(line) < width:
        got = f"{len(line)} and no line break: the file may be cut off"
        raise refused(file, "content", f"{width} cells, as in the first line", got, lines)


def read_sheet(sheet: Sheet) -> Iterator[PartialRow | Problem]:
    """Read the lines below the header. An empty cell says nothing; `[clear]` says that there is nothing."""
    lines = iter(sheet.lines)
    header = [_name(cell) for cell in next(lines, ())]
    while header and not header[-1]:
        header.pop()
    faults = list(_header_faults(sheet, header))
    yield from faults
    if faults:
        return
    for number, cells in enumerate(lines, start=2):
        place = replace(sheet.place, line=number)
        if number > MOST_LINES + 1:
            yield Problem(None, "content", f"at most {MOST_LINES:,} lines below the header", "more", place)
            return
        trimmed = [_trimmed(cell) for cell in cells]
        if any(cell != "" for cell in trimmed) and not _is_comment(trimmed[0]):
            yield from _row(sheet.table, header, trimmed, place)


def _name(cell: Cell) -> str:
    return cell.strip().lower() if isinstance(cell, str) else shown(cell)


def _trimmed(cell: Cell) -> Cell:
    return cell.strip().replace("\r\n", "\n").replace("\r", "\n") if isinstance(cell, str) else cell


def _is_comment(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.startswith(COMMENT)


def _header_faults(sheet: Sheet, header: Sequence[str]) -> Iterator[Problem]:
    table, place = sheet.table, replace(sheet.place, line=1)
    for name in table.names:
        if name not in header:
            yield Problem(None, "header", f"a column {name}", "none of this name", place)
    for index, name in enumerate(header):
        here = replace(place, column=name)
        if name not in table.columns:
            near = get_close_matches(name, table.columns.keys() - {*header}, n=1)
            expected = f"one of the columns {', '.join(table.columns)}{', perhaps ' if near else ''}{''.join(near)}"
            yield Problem(None, "header", expected, shown(name), here)
        elif name in header[:index]:
            yield Problem(None, "header", "each column once", "it again", here)


def _row(table: Table, header: Sequence[str], cells: Sequence[Cell], place: Place) -> Iterator[PartialRow | Problem]:
    said, problems = _values(table, header, cells, place)
    for name in table.names:
        if said.get(name) is None and not any(problem.field == name for problem in problems):
            got = shown(CLEAR) if name in said else "nothing"
            expected = f"what says which {table.part} this is"
            problems.append(Problem(None, name, expected, got, replace(place, column=name)))
    if problems:
        yield from problems
        return
    values = {key: one for key, one in said.items() if key not in {"provider", "number"}}
    slug = said["slug" if table.part == "provider" else "provider"]
    yield PartialRow(cast("Part", table.part), slug, values, place, said.get("number"))


def _values(
    table: Table, header: Sequence[str], cells: Sequence[Cell], place: Place
) -> tuple[Mapping[str, Any], list[Problem]]:
    said: dict[str, Any] = {}
    problems = []
    for index, cell in enumerate(cells):
        if cell == "":
            continue
        if index >= len(header):
            problems.append(Problem(None, "content", "no cell to the right of the last column", _shown(cell), place))
            break
        name = header[index]
        said[name] = value(table.columns[name], cell)
        if isinstance(said[name], Unfit):
            unfit = said.pop(name)
            problems.append(Problem(None, name, unfit.expected, unfit.got, replace(place, column=name)))
    return said, problems


def _shown(cell: Cell) -> str:
    return shown(cell) if isinstance(cell, str | float | int) else str(cell)

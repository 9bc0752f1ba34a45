"""Delimited text of a register, read into lines of the columns that are needed; everything else stays outside."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import islice
from typing import Literal

from providers.catalogue.problems import Place, Problem, UnsoundCatalogueError, refused, shown
from providers.catalogue.rules import UNPRINTABLE
from providers.regulators import values

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
# The largest register that is read, the FDA's inspections, has 300,000 lines.
MOST_LINES = 500_000
LONGEST_HEADER = 10_000
# What the FDA writes for nothing.
NOTHING = "-"
# What a spreadsheet exports as Unicode text begins with, or holds in every second byte.
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Form:
    """How a register writes its table: the delimiter, the columns that are needed, those that are read if present.

    A column that is not named here is dropped with the line it stands in: people who answer for a site, their
    addresses, agents and registrants never come further than this.
    """

    delimiter: str
    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """The needed cells of one line, trimmed. What is wrong with them is added to the faults of the whole file."""

    place: Place
    cells: Mapping[str, str]
    faults: list[Problem] = field(repr=False)
    # Where a value stands that is not on the line of the place, as in JSON.
    at: Mapping[str, int] = field(default_factory=dict, repr=False)

    def fault(self, column: str, expected: str, got: str | None = None) -> None:
        """Note a fault of a cell."""
        got = shown(self.cells.get(column, "")) if got is None else got
        place = replace(self.place, line=self.at.get(column, self.place.line), column=column)
        self.faults.append(Problem(None, column, expected, got, place))

    def text(self, column: str, expected: str = "") -> str:
        """The text of a cell in one line; "" where it has none, which is a fault if something was `expected`."""
        held = self.cells.get(column, "")
        if UNPRINTABLE.search(held):
            self.fault(column, "text without control characters")
            return ""
        said = values.one_line(held)
        if expected and said in {"", NOTHING}:
            self.fault(column, expected, "nothing")
        return "" if said == NOTHING else said

    def day(self, column: str, form: str, *, needed: bool = True) -> str | None:
        """The day in a cell, as YYYY-MM-DD."""
        said = self.text(column, f"a day, {form}" if needed else "")
        found = values.day(said, form) if said else None
        if said and found is None:
            self.fault(column, f"a day of the calendar, {form}")
        return found


def sha256(raw: bytes) -> str:
    """The hash by which a file is known again."""
    return hashlib.sha256(raw).hexdigest()


def sound(faults: Sequence[Problem]) -> None:
    """Raise UnsoundCatalogueError where anything is wrong with a file: then nothing of it is used.

    One sentence for each place: the first, since what follows there is often its consequence.
    """
    first: dict[Place | None, Problem] = {}
    for fault in faults:
        first.setdefault(fault.place, fault)
    if first:
        raise UnsoundCatalogueError(first.values())


def is_form(raw: bytes, form: Form) -> bool:
    """Tell whether a file begins with the header of this table, or with most of it, whatever stands between."""
    return known(raw, form) * 2 > len(form.needed)


def known(raw: bytes, form: Form) -> int:
    """How many of the needed columns the first line of a file has."""
    head = _head(raw)
    return max(_known(_names(head, delimiter), form) for delimiter in DELIMITERS)


def decoded(file: str, raw: bytes, delimiter: str = "") -> str:
    """The text of a file in UTF-8; the delimiter of its table, if it is one, tells in which column it is not."""
    if raw.startswith(UTF_16) or b"\x00" in raw[:100]:
        raise refused(file, "encoding", "text in UTF-8", "UTF-16 or binary data", 1)
    unmarked = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = unmarked.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _undecoded(file, unmarked, error.start, delimiter) from error
    if not text.strip():
        raise refused(file, "content", "a file of the register", "an empty file", 1)
    return text


def lines(file: str, raw: bytes, form: Form, faults: list[Problem]) -> Iterator[Line]:
    """The lines below the header. Raises UnsoundCatalogueError where the file as a whole is not such a table."""
    text = decoded(file, raw, form.delimiter)
    header = _header(file, text, form)
    wanted = {header.index(name): name for name in (*form.needed, *form.optional) if name in header}
    seen: dict[int, int] = {}
    sound_so_far = 0
    for number, cells in _rows(file, text, form.delimiter, header):
        if number == 1 or not any(cells):
            continue
        place, sound_so_far = Place(file, "", number), len(faults)
        before = seen.setdefault(hash(tuple(cells)), number)
        line = Line(place, {name: cells[index].strip() for index, name in wanted.items() if index < len(cells)}, faults)
        if len(cells) < len(header) or any(cell.strip() for cell in cells[len(header) :]):
            faults.append(_other_width(place, header, cells))
        elif before != number:
            line.fault(form.needed[0], "each line once", f"the same as line {before}")
        else:
            yield line
    if not seen:
        raise refused(file, "content", "at least one line below the header", "none", 1)
    if not text.endswith(("\n", "\r")):
        # A register ends its last line; a download that broke off rarely stops at the end of one.
        last = Place(file, "", number, header[min(len(cells), len(header)) - 1])
        cut = Problem(None, "content", "a line break after the last line", "none: it may be cut off", last)
        faults[sound_so_far:] = [cut]


def _head(raw: bytes) -> str:
    start = raw[:LONGEST_HEADER]
    wide = start.startswith(UTF_16) or b"\x00" in start[:100]
    text = start.decode("utf-16" if start.startswith(UTF_16) else "utf-16-le" if wide else "utf-8-sig", "replace")
    return _first_line(text)


def _first_line(text: str) -> str:
    return re.split(r"[\r\n]", text[:LONGEST_HEADER], maxsplit=1)[0]


def _names(head: str, delimiter: str) -> list[str]:
    return [name.strip().strip('"').strip() for name in head.split(delimiter)]


def _known(names: Sequence[str], form: Form) -> int:
    return len(set(names) & set(form.needed))


def _header(file: str, text: str, form: Form) -> list[str]:
    head = _first_line(text)
    if text.lstrip().startswith("<"):
        raise refused(file, "content", "the table of a register", "a page of HTML or XML", 1)
    found = max(DELIMITERS, key=lambda one: (_known(_names(head, one), form), one == form.delimiter))
    if found != form.delimiter:
        expected = f"{DELIMITERS[form.delimiter]} between the cells"
        raise refused(file, "header", expected, DELIMITERS[found], 1, _names(head, found)[0])
    names = _names(head, form.delimiter)
    sound([_missing(file, name, names, form) for name in form.needed if name not in names])
    for name in (*form.needed, *form.optional):
        if names.count(name) > 1:
            raise refused(file, "header", "each column once", "it again", 1, name)
    while not names[-1]:
        names.pop()
    return names


def _missing(file: str, name: str, names: Sequence[str], form: Form) -> Problem:
    strange = [one for one in names if one and one not in (*form.needed, *form.optional)]
    near = {one.casefold(): one for one in strange}
    (nearest,) = get_close_matches(name.casefold(), near, n=1, cutoff=0.5) or ("",)
    got = f"none of this name; the nearest is {shown(near[nearest])}" if nearest else "none of this name"
    return Problem(None, "header", f"a column {name}", got, Place(file, "", 1, near.get(nearest, name)))


def _quoting(delimiter: str) -> Literal[0, 3]:
    """Text between tabs is not quoted: a firm may have a quotation mark in its name."""
    return csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL


def _rows(file: str, text: str, delimiter: str, header: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line."""
    number = read = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=_quoting(delimiter), strict=True)
    try:
        for cells in reader:
            number, read = number + 1, reader.line_num
            if number > MOST_LINES:
                raise refused(file, "content", f"at most {MOST_LINES:,} lines", "more", number)
            yield number, cells
    except csv.Error as error:
        broken = next(islice(io.StringIO(text, newline=""), read, None), "")
        column = _column(header, broken, delimiter)
        raise refused(file, "content", "lines of cells", str(error), number + 1, column) from error


def _column(header: Sequence[str], started: str, delimiter: str) -> str:
    """The column in which a line stands that is read so far; "" where there is none."""
    cells = next(csv.reader([started[:LONGEST_HEADER]], delimiter=delimiter, quoting=_quoting(delimiter)), [])
    return header[len(cells) - 1] if 0 < len(cells) <= len(header) else ""


def _other_width(place: Place, header: Sequence[str], cells: Sequence[str]) -> Problem:
    column = header[len(cells)] if len(cells) < len(header) else header[-1]
    expected = f"{len(header)} cells, as in the first line"
    return Problem(None, "content", expected, str(len(cells)), replace(place, column=column))


def _undecoded(file: str, raw: bytes, at: int, delimiter: str) -> UnsoundCatalogueError:
    before = raw[:at].decode("utf-8", "ignore")
    number, started = before.count("\n") + 1, re.split(r"[\r\n]", before)[-1]
    names = _names(_head(raw), delimiter) if delimiter and number > 1 else []
    column = _column(names, f"{started}?", delimiter) if names else ""
    got = f"byte 0x{raw[at]:02x}" if column else f"byte 0x{raw[at]:02x}, character {len(started) + 1}"
    return refused(file, "encoding", "text in UTF-8", got, number, column)

"""The only module of the documents that touches openpyxl: cells that are safe, sheets that print, bytes that repeat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

from .cell_styles import LOOKS, PREFIX, Look, named_styles
from .cell_text import header_text, is_risky, plain, safe

A4 = 9
BODY = 11.6  # points: the size of text in which widths are counted
LEADING = 1.35  # a line's height to its letters'
TALLEST = 409.0  # points that Excel gives to a row
DOTS = 96 / 72  # to a point, for pictures
LONGEST_ADDRESS = 2079  # characters that Excel follows
FORMULA = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)><f>(.*?)</f>(?:<v/>|<v></v>)</c>', re.DOTALL)
NAMELESS = 'descr="Picture"'


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula without its equals sign, and what it comes to now, for programs that show and do not compute."""

    text: str
    value: float | str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address of the web, or with # to a cell of the workbook."""

    text: str
    address: str


Value = str | int | float | date | Formula | Link | None


@dataclass(frozen=True, slots=True)
class Paper:
    """How a sheet is held and printed: cells as "C7", rows as "3:5", columns as "A:B", each empty for none.

    0 pages are as many as it takes.
    """

    frozen: str = ""
    filtered: str = ""
    head_rows: str = ""
    head_columns: str = ""
    pages_wide: int = 1
    pages_high: int = 0


@dataclass(frozen=True, slots=True)
class Margins:
    """What every printed page carries: `header` on top, `footer`, `number` and `page` below."""

    header: str
    footer: str
    number: str
    page: str


@dataclass(slots=True)
class Sheet:
    """A sheet that is being written; rows and columns count from 1."""

    page: Any
    widths: Sequence[float]
    computed: dict[str, float | str] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)

    def put(self, row: int, column: int, value: Value, style: str = "text", *, across: int = 1) -> None:
        """Write a cell, or several as one. Text stays text whatever it begins with; a number keeps all its digits."""
        cell = self.page.cell(row, column)
        cell.style = f"{PREFIX}{style}"
        if isinstance(value, Formula):
            cell.value = f"={value.text}"
            self.computed[cell.coordinate] = value.value
        elif isinstance(value, date):
            cell.value = value
        elif isinstance(value, int | float):
            cell.value, cell.data_type = repr(value), "n"  # the library itself would write 16 digits of 17
        elif value is not None:
            _write(cell, value)
            self._fit(row, column, across, cell.value, LOOKS[style])
        if across > 1:
            for place in range(column + 1, column + across):
                self.page.cell(row, place).style = f"{PREFIX}{style}"
            self.page.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + across - 1)

    def line(self, row: int, values: Iterable[Value], style: str = "text", *, column: int = 1) -> None:
        """Write a row of cells in one style."""
        for place, value in enumerate(values, column):
            self.put(row, place, value, style)

    def _fit(self, row: int, column: int, across: int, text: str, look: Look) -> None:
        """Make the row as high as its longest text needs: programs do not, at the latest where cells are joined."""
        room = max(1, int(sum(self.widths[column - 1 : column - 1 + across]) * BODY / look.size) - look.indent)
        lines = sum(max(1, -(-len(part) // room)) for part in text.split("\n")) if look.wrap else 1
        self.heights[row] = max(self.heights.get(row, 0), min(TALLEST, lines * look.size * LEADING + 3))

    def picture(self, cell: str, content: bytes, size: tuple[float, float], title: str) -> None:
        """Lay a PNG or JPEG with its upper left corner on a cell, within so many points; `title` is for the blind."""
        image = Image(BytesIO(content))
        scale = min(size[0] * DOTS / image.width, size[1] * DOTS / image.height)
        image.width, image.height = int(image.width * scale), int(image.height * scale)
        self.page.add_image(image, cell)
        self.pictures.append(title)

    def ask(self, cells: str, words: Mapping[str, str]) -> None:
        """Take numbers from 0 to 100 alone in these cells; `words` are title, hint and wrong."""
        rule = DataValidation(type="decimal", operator="between", formula1="0", formula2="100", allow_blank=False)
        rule.promptTitle, rule.prompt, rule.error = words["title"], words["hint"], words["wrong"]
        rule.showInputMessage = rule.showErrorMessage = True
        rule.add(cells)
        self.page.add_data_validation(rule)

    def fold(self, first: int, last: int) -> None:
        """Fold columns away under a button."""
        for column in range(first, last + 1):
            self.page.column_dimensions[letter(column)].outlineLevel = 1
            self.page.column_dimensions[letter(column)].hidden = True

    def arrange(self, paper: Paper, margins: Margins) -> None:
        """Hold the heads, filter, and set the sheet up for print: landscape, as wide as a page, heads repeated."""
        page = self.page
        for row, height in self.heights.items():
            page.row_dimensions[row].height = height
        page.freeze_panes = paper.frozen or None
        page.auto_filter.ref = paper.filtered or None
        page.print_title_rows, page.print_title_cols = paper.head_rows or None, paper.head_columns or None
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = paper.pages_wide, paper.pages_high
        page.page_margins = PageMargins(left=0.5, right=0.5, top=0.75, bottom=0.7, header=0.35, footer=0.3)
        page.oddHeader.left.text, page.oddHeader.right.text = header_text(margins.header), "&A"
        page.oddFooter.left.text = header_text(margins.footer)
        page.oddFooter.center.text = header_text(margins.number)
        page.oddFooter.right.text = margins.page


class Book:
    """A workbook that is being written. `about` goes by the names of its properties, `day` is its date throughout."""

    def __init__(self, accent: str, day: date, about: Mapping[str, str]) -> None:
        self._book, self._day, self._accent = Workbook(), day, accent.removeprefix("#").upper()
        self._book.remove(self._book.active)
        self._sheets: list[Sheet] = []
        for style in named_styles(self._accent):
            self._book.add_named_style(style)
        made = self._book.properties
        made.created = made.modified = datetime.combine(day, time())
        for name, value in about.items():
            setattr(made, name, safe(value))

    def sheet(self, title: str, widths: Sequence[float]) -> Sheet:
        """Add a sheet with columns so many characters wide."""
        page = self._book.create_sheet(title)
        page.sheet_view.showGridLines = False
        page.sheet_properties.tabColor = self._accent
        for column, width in enumerate(widths, 1):
            page.column_dimensions[letter(column)].width = width
        self._sheets.append(Sheet(page, widths))
        return self._sheets[-1]

    def content(self) -> bytes:
        """The bytes of the file: the same for the same cells, whenever and wherever it is written."""
        raw, made = BytesIO(), BytesIO()
        ExcelWriter(self._book, ZipFile(raw, "w")).save()
        with ZipFile(raw) as written, ZipFile(made, "w") as archive:
            for name in written.namelist():
                entry = ZipInfo(name, (self._day.year, self._day.month, self._day.day, 0, 0, 0))
                entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
                archive.writestr(entry, self._completed(name, written.read(name)))
        return made.getvalue()

    def _completed(self, name: str, content: bytes) -> bytes:
        """A part of the file with what the library leaves out: results of formulas, words for pictures."""
        sheets = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(self._sheets, 1)}
        if name in sheets:
            return FORMULA.sub(partial(_computed, sheets[name]), content.decode()).encode()
        if name.startswith("xl/drawings/drawing"):
            titles = iter([title for sheet in self._sheets for title in sheet.pictures])
            return re.sub(NAMELESS, lambda _: f"descr={quoteattr(safe(next(titles)))}", content.decode()).encode()
        return content


def letter(column: int) -> str:
    """The letters of a column: 28 is AB."""
    letters: str = get_column_letter(column)
    return letters


def _write(cell: Any, value: str | Link) -> None:
    text = safe(value.text if isinstance(value, Link) else value)
    cell.value, cell.data_type = text, "s"  # named as text: nothing that it begins with makes it a formula
    cell.quotePrefix = is_risky(text)
    if isinstance(value, Link) and value.address.startswith("#"):
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=value.address.removeprefix("#"))
    elif isinstance(value, Link) and 0 < len(value.address) <= LONGEST_ADDRESS:
        cell.hyperlink = plain(value.address)


def _computed(sheet: Sheet, found: re.Match[str]) -> str:
    where, attributes, formula = found.groups()
    value = sheet.computed[where]
    kind = ' t="str"' if isinstance(value, str) else ""
    shown = escape(value) if isinstance(value, str) else repr(value)
    return f'<c r="{where}"{attributes}{kind}><f>{formula}</f><v>{shown}</v></c>'

"""The parts that a Word document is written with: safe text, fields, links, pictures, tables whose heads repeat."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Literal

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from .word import PANEL

# What XML 1.0 cannot hold, and marks that would turn the text around them.
ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
SPACES = re.compile(r"\s+")
FROM_RIGHT = {"R", "AL"}
NEUTRAL = {"WS", "ON", "CS", "ES", "EN", "NSM", "BN", "AN", "ET"}

Style = Literal["Cell", "Cell note", "Cell head"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell; `lead` are bold words before the others."""

    text: str
    style: Style = "Cell"
    bold: bool = False
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its head and its width in millimetres."""

    head: str
    width: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what it is, its columns, and rows of cells of lines. Without heads its first column names the rows."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Sequence[Line]]]
    style: Literal["Answers", "Facts"] = "Facts"
    height: float = 0


def clean(text: str) -> str:
    """The text in one line, without what a Word document cannot hold."""
    return SPACES.sub(" ", ILLEGAL.sub("", text)).strip()


def shortened(text: str, most: int) -> str:
    """The text, cut where a line has no room for more."""
    whole = clean(text)
    return whole if len(whole) <= most else whole[: most - 1].rstrip() + "…"


def write(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """Add text in runs that read from the left or from the right."""
    for part, from_right in _directions(clean(text)):
        run = paragraph.add_run(part)
        run.font.rtl = True if from_right else None
        if bold:
            run.bold = True


def _directions(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut where its direction turns; spaces and digits stay with what stands before them."""
    sides, side = [], False
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        side = side if kind in NEUTRAL else kind in FROM_RIGHT
        sides.append(side)
    for from_right, group in groupby(zip(text, sides, strict=True), key=lambda pair: pair[1]):
        yield "".join(letter for letter, _ in group), from_right


def field(paragraph: Paragraph, code: Literal["PAGE", "NUMPAGES"]) -> None:
    """Add a number that the reader's program counts."""
    xml = f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(xml))  # noqa: SLF001 (python-docx has no fields)


def link(paragraph: Paragraph, text: str, address: str) -> None:
    """Add a link."""
    key = paragraph.part.relate_to(clean(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}"/>')
    run = paragraph.add_run(clean(text), style="Hyperlink")
    element.append(run._r)  # noqa: SLF001 (nor links)
    paragraph._p.append(element)  # noqa: SLF001


def picture(paragraph: Paragraph, content: bytes, words: str, *, width: float, height: float) -> None:
    """Add a picture with its words, as large as fits the millimetres given."""
    shape = paragraph.add_run().add_picture(BytesIO(content))
    scale = min(Mm(width) / shape.width, Mm(height) / shape.height)
    shape.width, shape.height = Length(round(shape.width * scale)), Length(round(shape.height * scale))
    inline = shape._inline  # noqa: SLF001 (nor words for pictures)
    inline.docPr.set("descr", clean(words))
    inline.set("distL", "0")
    inline.set("distR", "0")


def turn(document: Document) -> Section:
    """Begin a section on a new page; the paragraph that ends the one before takes no room."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    end = document.paragraphs[-1].paragraph_format
    end.space_after, end.line_spacing = Pt(0), Pt(1)
    return section


def table(document: Document, grid: Grid) -> Table:
    """Add a table that breaks between rows alone, its head on each page."""
    heads = any(column.head for column in grid.columns)
    made: Table = document.add_table(rows=0, cols=len(grid.columns), style=grid.style)
    made.autofit = False
    for column, width in zip(made.columns, grid.columns, strict=True):
        column.width = Mm(width.width)
    if heads:
        _head(made, grid)
    for cells in grid.rows:
        row = _row(made)
        if grid.height:
            row.height = Mm(grid.height)
        for cell, lines, column in zip(row.cells, cells, grid.columns, strict=True):
            _fill(cell, lines, column)
    _name(made, grid.title, heads=heads)
    return made


def _head(made: Table, grid: Grid) -> None:
    row = _row(made)
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))  # noqa: SLF001 (nor repeated heads)
    for cell, column in zip(row.cells, grid.columns, strict=True):
        _fill(cell, [Line(column.head, "Cell head")], column)
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{PANEL}"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(shade))  # noqa: SLF001


def _row(made: Table) -> _Row:
    """A new row that no page end cuts."""
    row: _Row = made.add_row()  # type: ignore[no-untyped-call]  # python-docx has no type here
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))  # noqa: SLF001
    return row


def _fill(cell: _Cell, lines: Sequence[Line], column: Column) -> None:
    cell.width = Mm(column.width)
    for number, line in enumerate(lines or [Line("")]):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.style = line.style
        if line.lead:
            write(paragraph, line.lead, bold=True)
            paragraph.add_run(" ")
        write(paragraph, line.text, bold=line.bold)


def _name(made: Table, title: str, *, heads: bool) -> None:
    properties = made._tbl.tblPr  # noqa: SLF001 (nor names of tables)
    looks = properties.find(qn("w:tblLook"))
    if looks is not None:
        properties.remove(looks)
    which = f'w:firstRow="{int(heads)}" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
    properties.append(parse_xml(f'<w:tblLook {nsdecls("w")} w:val="{"06A0" if heads else "0680"}" {which}/>'))
    caption = parse_xml(f"<w:tblCaption {nsdecls('w')}/>")
    caption.set(qn("w:val"), clean(title))
    properties.append(caption)

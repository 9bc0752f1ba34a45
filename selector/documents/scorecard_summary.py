"""The first sheet of a scorecard: the verdict with its numbers, the first names, and what confirms the document."""

from __future__ import annotations

from selector.report.scorecard import Scorecard

from .brand import Brand
from .stamp import Stamp
from .workbook import Book, Link, Margins, Paper, Sheet

WIDTHS = (30, 46, 11, 18, 30, 20)
ALL = len(WIDTHS)
LOGO, CODE = (150.0, 40.0), (92.0, 92.0)  # points


def summary_sheet(book: Book, card: Scorecard, brand: Brand, stamp: Stamp, margins: Margins) -> None:
    """Write the sheet."""
    say = card.words
    sheet = book.sheet(say.sheets["summary"], WIDTHS)
    sheet.put(1, 1, brand.name, "brand")
    if brand.logo:
        sheet.picture("E1", brand.logo, LOGO, say.logo.format(name=brand.name))
        sheet.heights[1] = LOGO[1] + 4
    sheet.put(2, 1, card.title, "subject", across=ALL)
    sheet.put(3, 1, card.dated, "lead", across=ALL)
    sheet.put(5, 1, card.verdict, "verdict", across=ALL)
    row = 6
    for sentence in card.sentences:
        sheet.put(row, 1, sentence, "lead", across=ALL)
        row += 1
    row = _figures(sheet, card, row + 1)
    row = _first(sheet, card, row + 1)
    row = _contents(sheet, card, row + 1)
    row = _document(sheet, card, stamp, row + 1)
    sheet.put(row + 1, 1, card.disclaimer, "lead", across=ALL)
    sheet.arrange(Paper(pages_high=1), margins)


def _figures(sheet: Sheet, card: Scorecard, row: int) -> int:
    """The numbers of the verdict, and the strategy. Returns the next row, as do the parts that follow."""
    styles = {"signed": "signed", "plain": "fit", "percent": "percent", "share": "share"}
    for at, figure in enumerate(card.figures, row):
        sheet.put(at, 1, figure.term, "term")
        sheet.put(at, 2, figure.value, styles[figure.unit])
        sheet.put(at, 3, figure.note, "note", across=ALL - 2)
    row += len(card.figures)
    if card.strategy:
        sheet.put(row, 1, card.words.figures["strategy"], "term")
        sheet.put(row, 2, card.strategy, "text", across=ALL - 1)
        row += 1
    return row


def _first(sheet: Sheet, card: Scorecard, row: int) -> int:
    if card.hidden:
        sheet.put(row, 1, card.hidden, "lead", across=ALL)
        return row + 1
    place = card.words.place
    for first in card.first:
        sheet.put(row, 1, first.title, "part", across=ALL)
        heads = (place["rank"], place["name"], place["fit"], place["band"], place["gate"])
        sheet.line(row + 1, heads, "head")
        for at, named in enumerate(first.names, row + 2):
            sheet.put(at, 1, named.rank, "rank")
            sheet.put(at, 2, named.name, "term")
            sheet.put(at, 3, named.fit, "fit")
            sheet.line(at, (named.band, named.gate), column=4)
        row += len(first.names) + 3
    return row - 1


def _contents(sheet: Sheet, card: Scorecard, row: int) -> int:
    sheet.put(row, 1, card.words.contents, "part", across=ALL)
    for at, (key, text) in enumerate(card.words.holds.items(), row + 1):
        title = card.words.sheets[key]
        sheet.put(at, 1, Link(title, f"#'{title}'!A1"), "link")
        sheet.put(at, 2, text, "note", across=ALL - 1)
    return row + 1 + len(card.words.holds)


def _document(sheet: Sheet, card: Scorecard, stamp: Stamp, row: int) -> int:
    """Number, address and hash, with the square code beside them."""
    say = card.words.document
    sheet.put(row, 1, say["title"], "part", across=4)
    sheet.picture(f"E{row}", stamp.png(), CODE, card.words.code.format(address=stamp.address))
    rows: tuple[tuple[str, str | Link], ...] = (
        (say["id"], stamp.id),
        (say["verify"], Link(stamp.address, stamp.address)),
        (say["sha256"], card.sha256),
        (say["rests"], card.rests),
    )
    for at, (term, value) in enumerate(rows, row + 1):
        sheet.put(at, 1, term, "term")
        sheet.put(at, 2, value, "link" if isinstance(value, Link) else "text", across=3)
    return row + 1 + len(rows) + 1

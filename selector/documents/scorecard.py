"""The scorecard as a workbook of five sheets, two of them written here: the answers and the sources."""

from __future__ import annotations

from collections.abc import Iterator

from selector.report.parts import Reference
from selector.report.scorecard import Scorecard

from .brand import Brand
from .scorecard_fit import fit_sheet
from .scorecard_needs import needs_sheet
from .scorecard_summary import summary_sheet
from .stamp import Stamp
from .workbook import Book, Link, Margins, Paper, Value

ACCENT = "#0a5566"  # the product's own, where an organisation has none
HEAD = 4  # the row above the lists


def scorecard_xlsx(card: Scorecard, brand: Brand, stamp: Stamp) -> bytes:
    """Write the workbook: the same bytes for the same card, brand and stamp."""
    say = card.words
    book = Book(brand.accent or ACCENT, card.day, _about(card, brand, stamp))
    page = say.page.format(page="&P", pages="&N")
    margins = Margins(card.title, brand.footer or brand.name or say.title, stamp.id, page)
    summary_sheet(book, card, brand, stamp, margins)
    fit_sheet(book, card, margins)
    needs_sheet(book, card, margins)
    _answers(book, card, margins)
    _sources(book, card, margins)
    return book.content()


def _about(card: Scorecard, brand: Brand, stamp: Stamp) -> dict[str, str]:
    """The properties of the file, by their names in the standard."""
    return {
        "title": card.title,
        "subject": card.dated,
        "creator": brand.name,
        "lastModifiedBy": brand.name,
        "description": f"{card.rests} {stamp.address}",
        "identifier": stamp.id,
        "language": card.language,
    }


def _answers(book: Book, card: Scorecard, margins: Margins) -> None:
    say = card.words.answers
    sheet = book.sheet(card.words.sheets["answers"], (30, 62, 62, 13))
    sheet.put(1, 1, card.words.sheets["answers"], "title")
    sheet.put(2, 1, card.words.reading["answers"], "lead", across=4)
    sheet.line(HEAD, (say["section"], say["question"], say["answer"], say["state"]), "head")
    rows = [(section.title, answer) for section in card.answers for answer in section.rows]
    for row, (section, answer) in enumerate(rows, HEAD + 1):
        sheet.line(row, (section, answer.question))
        style, state = ("open", say["open"]) if answer.open else ("text", say["given"])
        sheet.line(row, (answer.answer, state), style, column=3)
    sheet.arrange(_listed_on(HEAD + len(rows), "D"), margins)


def _sources(book: Book, card: Scorecard, margins: Margins) -> None:
    say = card.words.sources
    sheet = book.sheet(card.words.sheets["sources"], (9, 28, 68, 12, 70, 22))
    sheet.put(1, 1, card.words.sheets["sources"], "title")
    sheet.put(2, 1, card.words.reading["sources"], "lead", across=6)
    heads = ("number", "publisher", "title", "published", "link", "rests")
    sheet.line(HEAD, (say[key] for key in heads), "head")
    listed = list(_listed(card))
    for row, (number, source, rests) in enumerate(listed, HEAD + 1):
        sheet.put(row, 1, number, "rank")
        sheet.line(row, (source.host, source.title, source.published), column=2)
        link: Value = Link(source.url, source.url) if source.url else None
        sheet.put(row, 5, link, "link")
        sheet.put(row, 6, card.words.rests[rests], "note")
    sheet.arrange(_listed_on(HEAD + len(listed), "F"), margins)


def _listed_on(last: int, column: str) -> Paper:
    """How a plain list is held, down to its last row and column."""
    return Paper(frozen=f"A{HEAD + 1}", filtered=f"A{HEAD}:{column}{last}", head_rows=f"{HEAD}:{HEAD}")


def _listed(card: Scorecard) -> Iterator[tuple[int, Reference, str]]:
    """The sources in one numbering, and what rests on each."""
    claims = [(source, "claims") for source in card.matrix.sources]
    method = [(source, "method") for source in card.method_sources]
    return ((number, source, rests) for number, (source, rests) in enumerate(claims + method, 1))

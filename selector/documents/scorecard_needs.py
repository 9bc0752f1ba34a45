"""The sheet of the evidence: each ranked provider against each requirement, and what the states mean."""

from __future__ import annotations

from selector.report.scorecard import Scorecard

from .workbook import Book, Margins, Paper, letter

DIMENSION, LEVEL, HEAD = 3, 4, 5
RANK, NAME, FIRST = 1, 2, 3
ON_A_PAGE = 10  # requirements that a printed page shows beside the names


def needs_sheet(book: Book, card: Scorecard, margins: Margins) -> None:
    """Write the sheet."""
    say, table = card.words, card.matrix
    sheet = book.sheet(say.sheets["needs"], (6, 34, *[20] * len(table.columns)))
    sheet.put(1, 1, say.sheets["needs"], "title")
    sheet.put(2, 1, card.hidden or say.reading["needs"], "lead", across=min(8, len(sheet.widths)))
    if not table.rows:
        sheet.arrange(Paper(), margins)
        return
    sheet.put(DIMENSION, NAME, say.need["dimension"], "term")
    sheet.put(LEVEL, NAME, say.need["level"], "term")
    sheet.line(HEAD, (say.columns["rank"], say.columns["name"]), "head")
    for column, need in enumerate(table.columns, FIRST):
        sheet.put(DIMENSION, column, need.dimension, "note")
        sheet.put(LEVEL, column, need.level, "note")
        sheet.put(HEAD, column, need.label, "must" if need.must else "want")
    for row, provider in enumerate(table.rows, HEAD + 1):
        sheet.put(row, RANK, provider.rank, "rank")
        sheet.put(row, NAME, provider.name, "term")
        for column, cell in enumerate(provider.cells, FIRST):
            sheet.put(row, column, "\n".join(filter(None, (cell.label, cell.proof))), f"ground {cell.ground}")
    last = HEAD + len(table.rows)
    sheet.put(last + 2, NAME, say.states, "part")
    for row, state in enumerate(card.states, last + 3):
        sheet.put(row, NAME, state.title, "term")
        sheet.put(row, FIRST, state.text, "note", across=6)
    sheet.arrange(
        Paper(
            frozen=f"C{HEAD + 1}",
            filtered=f"A{HEAD}:{letter(NAME + len(table.columns))}{last}",
            head_rows=f"{DIMENSION}:{HEAD}",
            head_columns="A:B",
            pages_wide=-(-len(table.columns) // ON_A_PAGE),
        ),
        margins,
    )

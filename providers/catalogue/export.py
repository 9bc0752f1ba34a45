"""Tables to fill in: empty ones that explain themselves, and those of providers as they stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from providers.catalogue.columns import BETWEEN, CLEAR, FORMULA, NEW, Table, expected, tables
from providers.catalogue.rules import IDENTIFIERS, Rule
from providers.catalogue.tables import COMMENT
from providers.catalogue.vocabulary import load_vocabulary
from providers.catalogue.workbook import ABOUT

Row = Mapping[str, Any]
LONGEST_CELL = 32_767  # characters, in Excel
HOW = (
    "Fill in the sheets that you need and leave out the rest; the first line of each names its columns.",
    "A column that you do not need can go; their order does not matter.",
    "An empty cell says nothing: what is stored stays as it is, and what is new goes without.",
    f"{CLEAR} in a cell says that there is nothing: what is stored there is emptied.",
    f"Several values in one cell have a semicolon ({BETWEEN}) between them; they replace all that stood there.",
    "Nothing is ever removed by a table.",
    "A provider is found by its slug, a source by its key, a site by its name and city.",
    "A claim is found by kind, code, site and source, or by its number among the claims of its provider.",
    f"Where several claims have the same kind, code, site and source, give the number, or {NEW} to add another one.",
    "Numbers shift when a claim comes or goes: a number that leads to another source or site is refused.",
    "Formulas are refused, and so is text that begins with =, +, - or @.",
    "Dates are written as 2025, 2025-03 or 2025-03-14; a cell that is formatted as a date is read as far as it shows.",
    f"A line that begins with {COMMENT} is skipped.",
)
NUMBER_HELP = "; empty: the claim of this kind, code, site and source"


def blank_csv(name: str) -> bytes:
    """An empty table as CSV, as Excel reads it: the header, and a line that explains each column and is skipped."""
    table = tables()[name]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns)
    helps = [_help(key, rule) for key, rule in table.columns.items()]
    writer.writerow([f"{COMMENT} {helps[0]}", *helps[1:]])
    return text.getvalue().encode("utf-8-sig")


def workbook(providers: Iterable[Row] = ()) -> bytes:
    """The four tables of these providers as XLSX, empty without any, after a sheet that explains them.

    What a table cannot carry as it is, like text that a spreadsheet takes for a formula, is left empty: so it stays.
    """
    from openpyxl import Workbook  # noqa: PLC0415 (a third of a second, which only this needs)

    book = Workbook(write_only=True)
    _fill(book.create_sheet(ABOUT), (30, 30, 90, 14), _about(), head=0)
    rows = list(providers)
    for table in tables().values():
        sheet = book.create_sheet(table.name)
        for letter, rule in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", table.columns.values(), strict=False):
            # Typed into a cell of text, 2025-03 stays what it is, and a number keeps its zeros.
            sheet.column_dimensions[letter].number_format = "General" if _is_numeric(rule) else "@"
        lines = (line for row in rows for line in _lines(table, row))
        _fill(sheet, [14] * len(table.columns), [list(table.columns), *lines], head=1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Any, widths: Sequence[int], lines: Iterable[Sequence[Any]], *, head: int) -> None:
    for letter, width in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", widths, strict=False):
        sheet.column_dimensions[letter].width = width
    if head:
        sheet.freeze_panes = "A2"
    for line in lines:
        sheet.append(line)


def _is_numeric(rule: Rule) -> bool:
    return rule.holds(2000) and not rule.holds("text")


def _help(key: str, rule: Rule) -> str:
    return f"{expected(rule)}{NUMBER_HELP if key == 'number' else ''}"


def _about() -> Iterator[Sequence[str]]:
    yield from ([sentence] for sentence in HOW)
    yield []
    yield ["sheet", "column", "what it takes", "for a new one"]
    for table in tables().values():
        needed = set(table.needed())
        for key, rule in table.columns.items():
            yield [table.name, key, _help(key, rule), "needed" if key in needed else ""]
    yield []
    yield ["kind", "code", "what it is"]
    for kind in load_vocabulary().kinds.values():
        for term in kind.terms.values():
            yield [kind.key, term.code, term.label]


def _lines(table: Table, row: Row) -> Iterator[list[Any]]:
    """The lines of one provider in one of the tables."""
    said: Mapping[str, list[dict[str, Any]]] = {
        "providers": [{**row}],
        "sources": [{"key": key, **source} for key, source in row["sources"].items()],
        "sites": [{**site, **_identifiers(site)} for site in row["sites"]],
        "claims": [{"number": number, **claim} for number, claim in enumerate(row["claims"], start=1)],
    }
    for one in said[table.name]:
        yield [_cell({"provider": row["slug"], **one}.get(key)) for key in table.columns]


def _identifiers(site: Row) -> dict[str, list[str]]:
    held = site.get("identifiers", ())
    return {scheme: [one["value"] for one in held if one["scheme"] == scheme] for scheme in IDENTIFIERS}


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "" if any(BETWEEN in one for one in value) else _cell(BETWEEN.join(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value
    is_formula = value.startswith(FORMULA) or value.lower() == CLEAR
    return "" if is_formula or "\r" in value or len(value) > LONGEST_CELL else value

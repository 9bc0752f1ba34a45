"""Tests of workbooks: which sheets are read, and what becomes of cells that a spreadsheet changed."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from providers.catalogue import incoming
from providers.catalogue.partial import Tables
from tests.providers.catalogue.files import make_workbook, problems, saved

PROVIDER = [["slug", "name"], ["a", "A"]]


def values(raw: bytes) -> list[Any]:
    data = incoming.read("a.xlsx", raw)
    assert isinstance(data, Tables)
    return [row.values for row in data.rows]


def test_it_reads_any_subset_of_the_sheets_in_their_own_order() -> None:
    sites = [["provider", "name"], ["a", "Site"]]
    raw = make_workbook(about=[["anything"]], Sites=sites, Sheet3=[], providers=PROVIDER)
    assert values(raw) == [{"slug": "a", "name": "A"}, {"name": "Site"}]


@pytest.mark.parametrize(
    ("number_format", "as_of"),
    [
        ("yyyy-mm-dd", "2025-03-01"),
        ("dd/mm/yyyy", "2025-03-01"),
        ("mmm-yy", "2025-03"),
        ('yyyy" mid "mm', "2025-03"),
        ("[$-407]mmmm yyyy", "2025-03"),
        ("yyyy", "2025"),
    ],
)
def test_it_reads_a_date_as_far_as_its_cell_shows_it(number_format: str, as_of: str) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "sources"
    sheet.append(["provider", "key", "published"])
    sheet.append(["a", "S1", date(2025, 3, 1)])
    sheet["C2"].number_format = number_format
    assert values(saved(book)) == [{"key": "S1", "published": as_of}]


def test_it_reads_numbers_truths_and_lists_as_cells_hold_them() -> None:
    header = ["slug", "founded", "employees", "website_confirmed", "model"]
    raw = make_workbook(providers=[header, ["a", 1999, 12.0, True, "cdmo;cmo"]])
    said = {"slug": "a", "founded": 1999, "employees": 12, "website_confirmed": True, "model": ["cdmo", "cmo"]}
    assert values(raw) == [said]


def test_it_refuses_a_formula_of_any_kind() -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "providers"
    for line in [*PROVIDER, ["b", "B"]]:
        sheet.append(line)
    sheet["B2"], sheet["B3"] = '="A"', ArrayFormula("B3:B3", '="A"')
    expected = "expected a value, not a formula, got"
    assert problems("a.xlsx", saved(book)) == [
        f'a.xlsx, sheet providers, line 2, column name: {expected} "=\\"A\\""',
        f'a.xlsx, sheet providers, line 3, column name: {expected} "=\\"A\\""',
    ]


def test_it_numbers_lines_as_the_spreadsheet_does() -> None:
    raw = make_workbook(providers=[*PROVIDER, [], [], ["b", "=1"]])
    assert problems("a.xlsx", raw)[0].startswith("a.xlsx, sheet providers, line 5, column name:")


def test_nobody_pays_for_workbooks_who_imports_none() -> None:
    code = "import sys, providers.catalogue.export, providers.catalogue.incoming; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

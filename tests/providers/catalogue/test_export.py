"""Tests of tables to fill in: they explain themselves, are read again as they are, and hold no formula."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from providers.catalogue import export
from providers.catalogue.columns import tables
from tests.builders import make_row
from tests.providers.catalogue.files import merged, problems

EMPTY = ": expected at least one line below the header, got none"


def sheets(raw: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """The values of each sheet, formulas as they stand."""
    return {sheet.title: list(sheet.values) for sheet in load_workbook(io.BytesIO(raw))}


@pytest.mark.parametrize("name", tables())
def test_an_empty_csv_names_and_explains_its_columns_and_holds_nothing(name: str) -> None:
    raw = export.blank_csv(name)
    header, help_ = raw.decode("utf-8-sig").splitlines()
    assert header.split(",") == list(tables()[name].columns)
    assert help_.startswith(('"# ', "# "))
    assert problems("a.csv", raw) == [f"a.csv{EMPTY}"]


def test_an_empty_workbook_explains_every_column_and_code() -> None:
    raw = export.workbook()
    about = sheets(raw)["about"]
    assert {(name, key) for name, table in tables().items() for key in table.columns} <= {line[:2] for line in about}
    assert ("dosage_form", "tablet", "Tablet") in {line[:3] for line in about}
    assert problems("a.xlsx", raw) == [f"a.xlsx{EMPTY}"]


def test_it_numbers_the_claims_and_joins_lists() -> None:
    held = sheets(export.workbook([make_row()]))
    assert [line[1] for line in held["claims"][1:]] == [1, 2, 3]
    assert held["providers"][1][tuple(tables()["providers"].columns).index("model")] == "cmo;cdmo"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-20 °C", "@SUM(A1)", "[clear]", "Two\r\nlines", "x" * 40_000])
def test_it_leaves_out_what_a_table_cannot_carry_and_so_it_stays(text: str) -> None:
    row = make_row(notes=text)
    raw = export.workbook([row])
    notes = sheets(raw)["providers"][1][tuple(tables()["providers"].columns).index("notes")]
    assert notes is None
    assert merged("a.xlsx", raw, row) == {"plain-tablets": row}


def test_it_leaves_out_a_list_whose_values_hold_what_stands_between_them() -> None:
    row = make_row()
    row["sites"][0]["identifiers"] = [{"scheme": "mia", "value": "UK; 17"}]
    assert merged("a.xlsx", export.workbook([row]), row) == {"plain-tablets": row}


def test_it_holds_no_formula() -> None:
    row = make_row(name="=1+1", legal_name="@x", hq_city="-1")
    cells = [cell for sheet in load_workbook(io.BytesIO(export.workbook([row]))) for line in sheet for cell in line]
    assert {cell.data_type for cell in cells} <= {"inlineStr", "n", "s"}

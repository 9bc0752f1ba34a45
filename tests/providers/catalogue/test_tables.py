"""Tests of tables: which one a CSV file is, which lines count, what an empty cell says."""

from typing import Any

import pytest

from providers.catalogue import incoming
from providers.catalogue.partial import PartialRow, Tables
from tests.providers.catalogue.files import CLAIM, make_claims, make_csv


def read(raw: bytes) -> tuple[PartialRow, ...]:
    data = incoming.read("a.csv", raw)
    assert isinstance(data, Tables)
    return data.rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_it_reads_what_spreadsheets_write(delimiter: str, encoding: str) -> None:
    lines: list[list[Any]] = [["Provider ", "NAME", "activities"], ["a", "Größe, 2; 3", "testing;packaging"]]
    (row,) = read(make_csv(*lines, delimiter=delimiter, encoding=encoding))
    assert (row.part, row.provider) == ("site", "a")
    assert row.values == {"name": "Größe, 2; 3", "activities": ["testing", "packaging"]}


@pytest.mark.parametrize(
    ("header", "part"),
    [
        (["slug", "name"], "provider"),
        (["provider", "name", "city"], "site"),
        (["provider", "key", "title"], "source"),
        (["provider", "kind", "code"], "claim"),
    ],
)
def test_it_knows_a_table_by_its_header(header: list[str], part: str) -> None:
    (row,) = read(make_csv(header, ["a", "model", "cmo"][: len(header)]))
    assert row.part == part


def test_an_empty_cell_says_nothing_and_a_cleared_one_says_that_there_is_nothing() -> None:
    (row,) = read(make_csv(["slug", "name", "notes", "founded"], ["a", "A", "", "[clear]"]))
    assert row.values == {"slug": "a", "name": "A", "founded": None}


def test_it_skips_blank_lines_and_comments_and_still_counts_them() -> None:
    rows = read(make_csv(["slug", "name"], [], ["# what this is", ""], ["", " "], ["a", "A"]))
    assert [row.place.line for row in rows] == [5]


def test_it_trims_cells_and_takes_any_line_break_inside() -> None:
    (row,) = read(b'slug,name,notes\r\na,\xc2\xa0 A ,"One\r\nTwo\rThree"\r\n')
    assert row.values == {"slug": "a", "name": "A", "notes": "One\nTwo\nThree"}


def test_a_short_line_lacks_its_last_cells() -> None:
    header = ["slug", "name", "notes"]
    assert read(make_csv(header, ["a", "A"], ["b", "B", "x"]))[0].values == {"slug": "a", "name": "A"}
    assert read(b"slug,name,notes\na,A,x")[0].values["notes"] == "x"


def test_a_claim_may_name_its_number() -> None:
    assert [row.number for row in read(make_claims({"number": "3"}, {"number": "new"}, {}))] == [3, "new", None]
    assert read(make_claims({}))[0].values == {key: CLAIM[key] for key in CLAIM if key != "provider"}


def test_a_place_says_where_it_is() -> None:
    assert str(read(make_claims({}))[0].place) == "a.csv, line 2"

"""Tests of columns: which a table has, and what a cell says in them."""

from typing import Any

import pytest

from providers.catalogue import rules
from providers.catalogue.columns import Day, Unfit, expected, nothing, tables, value


def said(column: str, cell: Any) -> Any:
    table, key = column.split(".")
    return value(tables()[table].columns[key], cell)


@pytest.mark.parametrize(
    ("column", "cell", "result"),
    [
        ("providers.name", "1999", "1999"),
        ("providers.name", 1999.0, "1999"),
        ("providers.founded", "1999", 1999),
        ("providers.founded", 1999.0, 1999),
        ("providers.website_confirmed", "Yes", True),
        ("providers.website_confirmed", "false", False),
        ("providers.website_confirmed", False, False),
        ("providers.model", "cdmo; cmo ;", ["cdmo", "cmo"]),
        ("providers.model", "cmo", ["cmo"]),
        ("sites.fei", "3000000001;3000000002", ["3000000001", "3000000002"]),
        ("sites.fei", 3000000001, ["3000000001"]),
        ("claims.as_of", "2025", "2025"),
        ("claims.as_of", 2025, "2025"),
        ("claims.as_of", Day("2025-03"), "2025-03"),
        ("claims.min", "0.5", 0.5),
        ("claims.min", 3, 3),
        ("claims.number", "7", 7),
        ("claims.number", "new", "new"),
        ("claims.disputed", "no", False),
        ("claims.detail", "[Clear]", None),
    ],
)
def test_it_reads_a_cell_as_what_its_column_takes(column: str, cell: Any, result: Any) -> None:
    assert said(column, cell) == result
    assert type(said(column, cell)) is type(result)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("providers.founded", "around 1999"),
        ("providers.founded", 1999.5),
        ("providers.founded", True),
        ("providers.name", True),
        ("providers.name", Day("2025-03-01")),
        ("providers.model", ";"),
        ("providers.model", "cmo;cmo"),
        ("claims.number", "0"),
        ("claims.number", "07"),
        ("claims.as_of", 45366),
        ("claims.valid_until", Day("2025-03")),
        ("claims.detail", "=1"),
        ("claims.min", float("nan")),
        ("claims.kind", Unfit("a", "b")),
    ],
)
def test_it_refuses_a_cell_that_says_nothing_of_the_kind(column: str, cell: Any) -> None:
    assert isinstance(said(column, cell), Unfit)


def test_every_key_of_the_file_is_a_column() -> None:
    records = {
        "providers": rules.provider_record(),
        "sources": rules.SOURCE,
        "sites": rules.site_record(),
        "claims": rules.claim_record(),
    }
    nested = {"sites", "sources", "claims", "identifiers", "records"}
    for name, record in records.items():
        assert record.rules.keys() - nested <= tables()[name].columns.keys()


def test_it_knows_what_something_new_needs() -> None:
    assert {name: " ".join(table.needed()) for name, table in tables().items()} == {
        "providers": "slug name",
        "sources": "provider key title",
        "sites": "provider name status source",
        "claims": "provider kind code source detail evidence status scope",
    }


def test_it_says_what_a_cell_takes_in_its_own_words() -> None:
    columns = tables()["providers"].columns
    assert expected(columns["website_confirmed"]) == "yes or no"
    assert expected(columns["founded"]) == "a year of four digits"
    assert expected(columns["model"]).endswith("out of cdmo, cmo, several with ; between them")


@pytest.mark.parametrize(("key", "empty"), [("notes", None), ("model", []), ("website_confirmed", False)])
def test_it_knows_how_nothing_is_said(key: str, empty: Any) -> None:
    assert nothing(rules.provider_record().rules[key]) == empty
    assert nothing(rules.NAME) is rules.NAME

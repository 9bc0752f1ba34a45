"""Tests of the canonical form: one catalogue, one text, one hash."""

import json
from pathlib import Path
from typing import Any

import pytest

from providers.catalogue import canonical, rows
from providers.catalogue.vocabulary import DATA
from tests.builders import make_row, make_rows

SHIPPED = DATA / "catalogue.json"
CASES = Path(__file__).parents[2] / "cases"


def test_it_writes_the_shipped_catalogue_to_the_byte() -> None:
    raw = SHIPPED.read_bytes()
    assert canonical.text(canonical.catalogue(rows.read(raw))).encode() == raw


def test_it_writes_the_same_text_twice() -> None:
    once = canonical.text(canonical.catalogue(rows.read((CASES / "catalogue.json").read_bytes())))
    assert canonical.text(canonical.catalogue(json.loads(once))) == once


def shuffled(value: Any) -> Any:
    """The same JSON with the keys of each record in the opposite order; the order of sources is content."""
    if isinstance(value, list):
        return [shuffled(item) for item in value]
    if not isinstance(value, dict):
        return value
    keys = list(value) if set(value) == {"S1"} else reversed(value)
    return {key: shuffled(value[key]) for key in keys}


def test_it_does_not_depend_on_the_order_of_keys_or_providers() -> None:
    a, b = make_row("a"), make_row("b")
    assert canonical.text(canonical.catalogue(shuffled(make_rows(b, a)))) == canonical.text(
        canonical.catalogue(make_rows(a, b))
    )


def test_it_keeps_whole_numbers_whole_and_open_bounds_null() -> None:
    row = make_row()
    row["claims"][2]["min"] = 1
    text = canonical.text(canonical.provider(row))
    assert '"min": 1,\n   "max": 3.0,\n   "unit": "t"\n' in text
    row["claims"][2] = {key: value for key, value in row["claims"][2].items() if key != "min"}
    assert '"min": null,\n   "max": 3.0,' in canonical.text(canonical.provider(row))


@pytest.mark.parametrize(
    ("part", "key", "empty"),
    [("sites", "identifiers", []), ("claims", "site", None), ("claims", "disputed", False)],
)
def test_it_leaves_out_optional_keys_that_say_nothing(part: str, key: str, empty: object) -> None:
    row = make_row()
    row[part][0][key] = empty
    assert key not in canonical.provider(row)[part][0]


def test_it_puts_what_curators_found_last_and_out_of_what_a_claim_says() -> None:
    row = make_row()
    said = canonical.what_it_says(row["claims"][0])
    row["claims"][0] |= {"disputed": True, "valid_until": "2027-01-01"}
    claim = canonical.provider(row)["claims"][0]
    assert list(claim)[-3:] == ["site", "valid_until", "disputed"]
    assert canonical.what_it_says(claim | {"valid_until": None, "disputed": False}) == said
    assert canonical.what_it_says(claim) != said


def test_it_hashes_the_bytes_of_the_text() -> None:
    assert canonical.digest("é\n") == "edd3a863872a04239eb29ad4bc12fc892b3d4ae57cc7e786a3697816f8e141c2"

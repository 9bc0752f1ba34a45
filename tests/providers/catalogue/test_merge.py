"""Tests of merging: partial rows change what they speak of, add what is new, and leave the rest."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.catalogue import canonical, export
from tests.builders import make_row
from tests.providers.catalogue.files import CLAIM, make_claims, make_csv, make_workbook, merged, problems

SITE = ["provider", "name", "city"]
CATALOGUE = Path(__file__).parents[2] / "cases" / "catalogue.json"
TEXTS = st.text(alphabet="ab \n;-=#é1", min_size=1, max_size=8).filter(lambda text: text == text.strip() != "")


def plain(*lines: list[Any], row: dict[str, Any] | None = None) -> dict[str, Any]:
    """What a CSV table makes of the plain provider."""
    return merged("a.csv", make_csv(*lines), row or make_row())["plain-tablets"]


def test_it_leaves_what_no_row_speaks_of() -> None:
    after = plain(["slug", "founded", "notes", "name"], ["plain-tablets", "2001", "[clear]", ""])
    assert after == make_row(founded=2001, notes=None)


def test_it_adds_a_whole_provider() -> None:
    raw = make_workbook(
        providers=[["slug", "name", "model"], ["new", "New", "cmo"]],
        sources=[["provider", "key", "title"], ["new", "S1", "Report"]],
        sites=[["provider", "name", "status", "source", "fei"], ["new", "Plant", "current", "S1", "3000000009"]],
        claims=[list(CLAIM), list((CLAIM | {"provider": "new"}).values())],
    )
    row = merged("a.xlsx", raw)["new"]
    assert (row["name"], row["legal_name"], row["website_confirmed"], row["model"]) == ("New", None, False, ["cmo"])
    assert row["sources"] == {"S1": {"url": None, "title": "Report", "published": None}}
    assert row["sites"][0]["identifiers"] == [{"scheme": "fei", "value": "3000000009"}]
    assert row["claims"] == [{key: CLAIM[key] for key in row["claims"][0]}]


def test_it_finds_a_source_by_its_key() -> None:
    lines = [["provider", "key", "title"], ["plain-tablets", "S1", "Read again"], ["plain-tablets", "S2", "Another"]]
    titles = {key: source["title"] for key, source in plain(*lines)["sources"].items()}
    assert titles == {"S1": "Read again", "S2": "Another"}


@pytest.mark.parametrize(
    ("held", "city", "result"),
    [
        ([None], "", ["historic None"]),
        ([None], "Ulm", ["historic Ulm"]),
        (["Ulm"], "Ulm", ["historic Ulm"]),
        (["Ulm"], "", ["historic Ulm"]),
        (["Ulm"], "Bern", ["current Ulm", "historic Bern"]),
        (["Ulm", "Bern"], "Bern", ["current Ulm", "historic Bern"]),
        (["Ulm", None], "Bern", ["current Ulm", "current None", "historic Bern"]),
        (["Ulm", None], "", ["current Ulm", "historic None"]),
    ],
)
def test_it_finds_a_site_by_name_and_city(held: list[str | None], city: str, result: list[str]) -> None:
    site = make_row()["sites"][0]
    row = make_row(sites=[site | {"city": town} for town in held], claims=[])
    after = plain([*SITE, "status", "source"], ["plain-tablets", "Site 1", city, "historic", "S1"], row=row)
    assert [f"{site['status']} {site['city']}" for site in after["sites"]] == result


def test_it_asks_for_the_city_where_several_sites_have_the_name() -> None:
    site = make_row()["sites"][0]
    row = make_row(sites=[site | {"city": "Bern"}, site | {"city": "Ulm"}], claims=[])
    assert problems("a.csv", make_csv([*SITE, "status"], ["plain-tablets", "Site 1", "", "planned"]), row) == [
        "a.csv, line 2, column city: expected a city, as 2 sites have this name, got nothing"
    ]


@pytest.mark.parametrize(
    ("cells", "result"),
    [
        ({"fei": "3000000001"}, "fei 3000000001, duns 123456789"),
        ({"fei": "3000000002;3000000001"}, "duns 123456789, fei 3000000002, fei 3000000001"),
        ({"duns": "[clear]", "mia": "UK 1"}, "fei 3000000001, mia UK 1"),
    ],
)
def test_it_replaces_the_identifiers_of_a_scheme(cells: dict[str, str], result: str) -> None:
    row = make_row()
    row["sites"][0]["identifiers"].append({"scheme": "duns", "value": "123456789"})
    after = plain(["provider", "name", *cells], ["plain-tablets", "Site 1", *cells.values()], row=row)
    assert ", ".join(f"{one['scheme']} {one['value']}" for one in after["sites"][0]["identifiers"]) == result


def test_it_keeps_a_number_as_it_is_written_where_it_stays_the_same() -> None:
    (claim,) = merged("a.csv", make_claims({"number": "3", "kind": "scale", "code": "annual_tonnage", "max": "3"}))[
        "plain-tablets"
    ]["claims"][2:]
    assert json.dumps(claim["max"]) == "3.0"


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"detail": "Other"}, {}),
        ({"verified_at": "2026-02-02"}, {"verified_at": "2026-02-02"}),
        ({"disputed": "no"}, None),
    ],
)
def test_a_claim_that_says_something_else_is_confirmed_no_longer(change: dict[str, str], left: Any) -> None:
    row = make_row()
    row["claims"][0]["verified_at"] = "2026-01-01"
    line = {"provider": "plain-tablets", "number": "1", "kind": "dosage_form", "code": "tablet"} | change
    claim = plain(list(line), list(line.values()), row=row)["claims"][0]
    expected = {"verified_at": "2026-01-01"} if left is None else left
    assert {key: claim[key] for key in ("verified_at",) if key in claim} == expected


def test_it_shows_at_its_place_what_does_not_fit_together() -> None:
    scale = {"number": "new", "kind": "scale", "code": "annual_tonnage", "min": "9", "max": "3", "unit": "t"}
    lines = make_claims({}, scale)
    assert problems("a.csv", lines) == ["a.csv, line 3, column min: expected at most max, which is 3, got 9"]


def test_it_leaves_the_place_to_what_no_row_speaks_of() -> None:
    row = make_row(hq_country="UK")
    lines = make_csv(["provider", "key", "title"], ["plain-tablets", "S1", "Read again"])
    assert problems("a.csv", lines, row) == [
        'plain-tablets: hq_country: expected a country code of ISO 3166 alpha-2 or null, got "UK"'
    ]


@pytest.mark.parametrize("at", range(6))
def test_what_is_exported_and_imported_again_changes_nothing(at: int) -> None:
    rows = [canonical.provider(row) for row in json.loads(CATALOGUE.read_text())["providers"][at::6]]
    assert merged("a.xlsx", export.workbook(rows), *rows) == {row["slug"]: row for row in rows}


@given(st.lists(st.tuples(st.sampled_from(["capsule", "tablet"]), TEXTS, st.sampled_from(["", "new"])), min_size=1))
def test_an_import_that_is_read_twice_changes_nothing_the_second_time(said: list[tuple[str, str, str]]) -> None:
    raw = make_claims(*({"code": code, "detail": detail, "number": number} for code, detail, number in said))
    if problems("a.csv", raw):
        return
    once = merged("a.csv", raw)
    assert merged("a.csv", raw, *once.values()) == once

"""Tests of reading a catalogue file: each fault is found, named and shown beside what was expected."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.catalogue import rows
from providers.catalogue.problems import Problem, UnsoundCatalogueError, shown
from providers.catalogue.vocabulary import DATA
from tests.builders import make_row, make_rows

ABSENT = object()
ATOMS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
JSON = st.recursive(ATOMS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5)
CASES = Path(__file__).parents[2] / "cases"


def spoilt(path: tuple[Any, ...], value: object) -> dict[str, Any]:
    """A sound row with one value changed, or taken away."""
    row = make_row()
    holder: Any = row
    for step in path[:-1]:
        holder = holder[step]
    if value is ABSENT:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return row


def found(*providers: dict[str, Any]) -> list[str]:
    return [str(problem) for problem in rows.check(make_rows(*providers))]


@pytest.mark.parametrize("path", [DATA / "catalogue.json", CASES / "catalogue.json"], ids=["shipped", "made up"])
def test_it_finds_nothing_in_a_sound_catalogue(path: Path) -> None:
    assert rows.check(rows.decode(path.read_bytes())) == ()


def test_it_refuses_brackets_of_every_depth() -> None:
    for depth in range(1, sys.getrecursionlimit() + 10):
        with pytest.raises(UnsoundCatalogueError):
            rows.read(b"[" * depth + b"]" * depth)


def test_it_counts_what_the_shipped_catalogue_holds() -> None:
    providers = rows.read((DATA / "catalogue.json").read_bytes())["providers"]
    held = [sum(len(row[part]) for row in providers) for part in ("sites", "claims")]
    assert [len(providers), *held] == [86, 475, 2090]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "content: expected JSON, got an empty file"),
        (b"<!DOCTYPE html><title>Not found</title>", "content: expected JSON, got a page of HTML or XML"),
        (b'{"version": ', "content: expected JSON, got no value where one is needed: line 1, column 13"),
        (b'{"a": 1 "b"}', "content: expected JSON, got no comma or colon where one is needed: line 1, column 9"),
        (b'{"a": NaN\n} 1', "content: expected JSON, got more after its end: line 2, column 3"),
        (b'{"a": "\\x"}', "content: expected JSON, got what cannot stand here: line 1, column 8"),
        (b"1" * 5000, "content: expected JSON, got a number of more digits than anything has"),
        (b"\xef\xbb\xbf{}", "encoding: expected UTF-8, got a byte order mark at position 0"),
        ('{"version": "é"}'.encode("latin-1"), "encoding: expected UTF-8, got byte 0xe9 at position 13"),
        ('{"version": "1"}'.encode("utf-16"), "encoding: expected UTF-8, got byte 0xff at position 0"),
        (b'{"S1": 1, "S1": 2}', 'content: expected each key once, got "S1" twice in one object'),
        (b"[" * 100_000, "content: expected JSON, got brackets nested too deep"),
    ],
)
def test_it_says_what_stands_there_instead_of_a_catalogue(raw: bytes, message: str) -> None:
    with pytest.raises(UnsoundCatalogueError) as error:
        rows.read(raw)
    assert str(error.value) == f"the file: {message}"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "the file: content: expected an object, got []"),
        ({"version": "1", "retrieved": "2026"}, "the file: providers: expected a list, got nothing"),
        ({**make_rows(), "version": 1}, "the file: version: expected text without blanks around it, got 1"),
        ({**make_rows(), "providers": ["x"]}, 'providers[0]: content: expected an object, got "x"'),
    ],
)
def test_it_says_what_is_wrong_with_the_file_as_a_whole(data: object, message: str) -> None:
    assert [str(problem) for problem in rows.check(data)] == [message]


# Where, what, and what is expected there; what the problem shows is the value itself.
BAD_VALUES: list[tuple[tuple[Any, ...], object, str]] = [
    (("slug",), "Plain Tablets", "lower-case letters, digits and single hyphens"),
    (("name",), "", "text of at most 200 characters without blanks around it"),
    (("name",), "n" * 201, "text of at most 200 characters without blanks around it"),
    (("claims", 0, "detail"), "A\x00B", "text of at most 1,000 characters without blanks around it"),
    (("claims", 0, "detail"), "d" * 1001, "text of at most 1,000 characters without blanks around it"),
    (("notes",), "half \ud800", "text without blanks around it or null"),
    (("hq_country",), "UK", "a country code of ISO 3166 alpha-2 or null"),
    (("website",), "example.org", "an address with http:// or https:// or null"),
    (("website_confirmed",), 1, "true or false"),
    (("founded",), "1999", "a year of four digits or null"),
    (("employees",), True, "a whole number from 1 or null"),
    (("employees",), 0, "a whole number from 1 or null"),
    (("model",), ["cmo", "cmo"], "a list of different codes out of cdmo, cmo"),
    (("model",), [["cmo"]], "a list of different codes out of cdmo, cmo"),
    (("sites", 0, "status"), "open", "one of current, planned, historic"),
    (("sites", 0, "source"), "S9", "the key of a source of this provider"),
    (("sites", 0, "identifiers", 0, "value"), "0123", "7 to 10 digits without leading zeros"),
    (("sites", 0, "identifiers", 0, "scheme"), "vat", "one of fei, duns, oms, mia"),
    (("sources", "S1", "published"), "2026-02-30", "a date as YYYY, YYYY-MM or YYYY-MM-DD or null"),
    (("sources", "S1", "title"), 7, "text without blanks around it"),
    (("claims", 0, "code"), "pill", "a code of dosage_form"),
    (("claims", 0, "status"), "gone", "one of current, planned, historic"),
    (("claims", 0, "as_of"), "20250101", "a date as YYYY, YYYY-MM or YYYY-MM-DD or null"),
    (("claims", 0, "source"), "S9", "the key of a source of this provider"),
    (("claims", 0, "source"), ["S1"], "text without blanks around it"),
    (("claims", 0, "site"), "Elsewhere", "the name of exactly one site of this provider"),
    (("claims", 0, "outcome"), "passed", "nothing, as the kind is not regulator"),
    (("claims", 0, "unit"), "kg", "nothing, as the kind is not scale"),
    (("claims", 0, "valid_until"), "2026-05", "a date as YYYY-MM-DD"),
    (("claims", 0, "valid_until"), "2026-02-30", "a date as YYYY-MM-DD"),
    (("claims", 0, "valid_until"), "2024-12-31", "a day from 2025 on, which is as_of"),
    (("claims", 0, "verified_at"), "28 Nov 2026", "a date as YYYY-MM-DD"),
    (("claims", 0, "disputed"), "yes", "true or false"),
    (("claims", 0, "code"), "tablt", "a code of dosage_form, perhaps tablet"),
    (("claims", 2, "min"), 5, "at most max, which is 3.0"),
    (("claims", 2, "max"), float("nan"), "a number from 0 or null"),
    (("claims", 2, "max"), 10**400, "a number from 0 or null"),
    (("claims", 2, "unit"), "L", "a unit of annual_tonnage: g, kg, t"),
]
# Where, what, and the whole of what the problem says.
BAD_ROWS: list[tuple[tuple[Any, ...], object, str]] = [
    (("notes",), ABSENT, "notes: expected text without blanks around it or null, got nothing"),
    (("claims",), {}, "claims: expected a list, got {}"),
    (("claims", 1, "outcome"), ABSENT, "claims[1].outcome: expected an outcome, as the kind is regulator, got nothing"),
    (("claims", 2, "max"), None, "claims[2].min: expected a number here or in max, as the kind is scale, got neither"),
    (("claims", 2, "unit"), ABSENT, "claims[2].unit: expected a unit, as the kind is scale, got nothing"),
    (("sites", 0), "Site 1", 'sites[0]: expected an object, got "Site 1"'),
]


def test_it_takes_a_claim_as_disputed_or_as_confirmed() -> None:
    row = make_row()
    row["claims"][0] |= {"valid_until": "2027-05-01", "verified_at": "2026-05-01"}
    row["claims"][1] |= {"disputed": True}
    assert found(row) == []
    row["claims"][0] |= {"disputed": True}
    message = 'claims[0].verified_at: expected nothing, as the claim is disputed, got "2026-05-01"'
    assert found(row) == [f"plain-tablets: {message}"]


def dotted(path: tuple[Any, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


@pytest.mark.parametrize(("path", "value", "expected"), BAD_VALUES)
def test_it_names_provider_field_expected_and_got(path: tuple[Any, ...], value: object, expected: str) -> None:
    provider = str(value) if path == ("slug",) else "plain-tablets"
    problem = Problem(provider, dotted(path), expected, shown(value))
    assert problem in rows.check(make_rows(spoilt(path, value)))


@pytest.mark.parametrize(("path", "value", "message"), BAD_ROWS)
def test_it_names_what_does_not_fit_together(path: tuple[Any, ...], value: object, message: str) -> None:
    assert f"plain-tablets: {message}" in found(spoilt(path, value))


@given(path=st.sampled_from([path for path, _, _ in BAD_VALUES + BAD_ROWS]), value=JSON)
def test_it_survives_whatever_json_can_say(path: tuple[Any, ...], value: object) -> None:
    problems = rows.check(make_rows(spoilt(path, value)))
    assert all("\n" not in str(problem) for problem in problems)


def test_it_names_a_key_that_no_record_has() -> None:
    (problem,) = rows.check(make_rows(spoilt(("sources", "S1", "link"), "x")))
    expected = "one of the keys url, title, published, url_shortened, read_in"
    assert problem == Problem("plain-tablets", "sources.S1.link", expected, "this one")


def test_it_finds_what_stands_there_twice() -> None:
    row = make_row()
    row["sites"].append(row["sites"][0] | {"identifiers": [{"scheme": "duns", "value": "123456789"}] * 2})
    duns = shown({"scheme": "duns", "value": "123456789"})
    assert [(problem.field, problem.got) for problem in rows.check(make_rows(row))] == [
        ("sites[1].identifiers", f"{duns} more than once"),
        ("sites", '"Site 1", null more than once'),
        ("claims[0].site", '"Site 1"'),
    ]
    assert found(make_row("a"), make_row("a")) == ["a: slug: expected each provider once, got it more than once"]


def test_it_lists_every_problem_and_not_just_the_first() -> None:
    row = spoilt(("claims", 0, "code"), "pill")
    row["claims"][0] |= {"as_of": "x", "source": "S9", "site": "Elsewhere"}
    assert len(found(row, spoilt(("name",), None))) == 6


def test_it_shortens_a_long_value_and_keeps_a_problem_in_one_line() -> None:
    (problem,) = found(spoilt(("name",), "two\n" * 500))
    assert len(problem) < 200
    assert "\n" not in problem


def test_it_decodes_numbers_as_they_are_written() -> None:
    assert json.dumps(rows.decode(b'{"a": 3.0, "b": 3}')) == '{"a": 3.0, "b": 3}'

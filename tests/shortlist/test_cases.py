"""The worked cases: everything that the shortlist says in them, to 1e-9."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from providers.catalogue.facts import ProviderFacts, read_facts
from providers.catalogue.vocabulary import DATA
from selector.method.answers import Reading, parse_answers, read
from selector.shortlist.conditions import checklist, sponsor_red_flags, transfer_steps
from selector.shortlist.needs import added_problems, derive, edit, edit_problems, view_requirements
from selector.shortlist.result import Requirement, ShortlistResult
from selector.shortlist.shortlist import shortlist
from tests.builders import make_basis
from tests.same import assert_same, plain

CASES = Path(__file__).parent.parent / "cases"
FULL = sorted(path.stem for path in (CASES / "expected").glob("*.json"))
NAMED = sorted(path.stem for path in CASES.glob("*.json") if "expected" in json.loads(path.read_text()))
ADVICE = (checklist, transfer_steps, sponsor_red_flags)
PARTS = ("ranking", "aside", "second_source", "ranking_draws", "presets", "views")
BASIS = make_basis()


@dataclass(frozen=True)
class Run:
    """A case taken through the shortlist, with verdict and strategy as given."""

    reading: Reading
    requirements: tuple[Requirement, ...]
    result: ShortlistResult


@cache
def providers(catalogue: Path) -> tuple[ProviderFacts, ...]:
    return read_facts(json.loads(catalogue.read_text())).providers


def load(*parts: str) -> dict[str, Any]:
    return json.loads(CASES.joinpath(*parts).with_suffix(".json").read_text())


def run(case: dict[str, Any], verdict: str, strategy: str | None, catalogue: Path) -> Run:
    method, vocabulary, edits = BASIS.method, BASIS.vocabulary, case.get("edits", {})
    answers, problems = parse_answers(method, case["answers"])
    reading = read(method, answers)
    derived = derive(reading, verdict)
    assert problems + edit_problems(edits, method, vocabulary) + added_problems(edits, derived) == ()
    requirements = edit(derived, edits, method, vocabulary)
    views = view_requirements(derived, strategy, edits, method, vocabulary)
    weights = case.get("ranking_weights", method.ranking_weights)
    return Run(reading, requirements, shortlist(BASIS, requirements, providers(catalogue), weights, views))


@cache
def full(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The computed and the expected result of a full case, as plain values."""
    expected = load("expected", name)
    done = run(load(name), expected["verdict"], expected["strategy"], CASES / "catalogue.json")
    advice = {part.__name__: part(done.reading, done.requirements, BASIS.vocabulary) for part in ADVICE}
    return plain({"requirements": done.requirements, **advice}) | plain(done.result), expected


def without_none(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in row.items() if value is not None} for row in rows]


def as_expected(actual: Any, expected: Any) -> Any:
    """The entries with the keys of the specification only: the result holds more."""
    if not isinstance(expected, list) or len(actual) != len(expected):
        return actual
    return [
        {key: row[key] for key in other} if isinstance(other, dict) else row
        for row, other in zip(actual, expected, strict=True)
    ]


@pytest.mark.parametrize("name", FULL)
def test_it_derives_and_edits_the_requirements_of_a_case(name: str) -> None:
    actual, expected = full(name)
    assert_same(without_none(actual["requirements"]), expected["requirements"])


@pytest.mark.parametrize("part", [part.__name__ for part in ADVICE])
@pytest.mark.parametrize("name", FULL)
def test_it_finds_the_advice_that_applies_to_a_case(name: str, part: str) -> None:
    actual, expected = full(name)
    assert_same(actual[part], expected[part])


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", FULL)
def test_it_reproduces_the_shortlist_of_a_case(name: str, part: str) -> None:
    actual, expected = full(name)
    assert_same(as_expected(actual[part], expected[part]), expected[part])


@pytest.mark.parametrize("name", FULL)
def test_it_compares_every_rank_but_the_last_with_the_next(name: str) -> None:
    *others, last = full(name)[0]["ranking_draws"]
    assert (last["beats_next"], last["tie_with_next"]) == (None, None)
    assert all(row["beats_next"] is not None for row in others)


@pytest.mark.parametrize("name", NAMED)
def test_it_says_what_a_named_case_expects(name: str) -> None:
    case = load(name)
    expected = case["expected"]
    catalogue = CASES / expected["catalogue"] if "catalogue" in expected else DATA / "catalogue.json"
    done = run(case, expected["verdict"][0], expected["strategy"][0], catalogue)
    blocked = [entry.slug for entry in done.result.aside if entry.gate == "blocked"]
    assert set(expected.get("checklist", ())) <= set(checklist(done.reading, done.requirements, BASIS.vocabulary))
    assert set(expected.get("sponsor_red_flags", ())) <= set(
        sponsor_red_flags(done.reading, done.requirements, BASIS.vocabulary)
    )
    assert set(expected.get("blocked", ())) <= set(blocked)
    if "first" in expected:
        assert done.result.ranking[0].slug == expected["first"]

"""The whole pipeline on the worked cases: verdicts as expected, and four full results to 1e-9 in every number."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from providers.catalogue.facts import read_facts
from providers.catalogue.vocabulary import DATA, load_vocabulary
from selector.assessment.assess import assess, record
from selector.assessment.inputs import parse_inputs
from selector.assessment.record import Record, canonical, sha256
from selector.assessment.result import AssessmentResult
from tests.same import assert_same

CASES = Path(__file__).parent.parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.json") if path.stem != "catalogue")
EXPECTED = sorted(path.stem for path in (CASES / "expected").glob("*.json"))
DAY = date(2026, 11, 23)


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


JUDGED = [name for name in NAMES if "expected" in load(CASES / f"{name}.json")]
MADE_UP = read_facts(load(CASES / "catalogue.json"))
SHIPPED = read_facts(load(DATA / "catalogue.json"))


def outcome(name: str) -> AssessmentResult:
    """Assess a case against the made-up catalogue."""
    return assess(parse_inputs(load(CASES / f"{name}.json"), load_vocabulary()), MADE_UP, DAY)


def promised(actual: Any, expected: Any) -> Any:
    """Leave of `actual` what `expected` names: a stored result holds more, such as the evidence behind each match."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return {key: promised(value, expected[key]) for key, value in actual.items() if key in expected}
    if isinstance(expected, list) and isinstance(actual, list) and len(actual) == len(expected):
        return [promised(*pair) for pair in zip(actual, expected, strict=True)]
    return actual


@pytest.mark.parametrize("name", EXPECTED)
def test_it_reproduces_the_full_result_of(name: str) -> None:
    expected = load(CASES / "expected" / f"{name}.json")
    assert_same(promised(outcome(name).to_json(), expected), expected, name)


@pytest.mark.parametrize("name", JUDGED)
def test_it_comes_out_as_the_case_expects(name: str) -> None:
    expected = load(CASES / f"{name}.json")["expected"]
    result = outcome(name)
    assert result.verdict.verdict in expected["verdict"]
    assert result.verdict.strategy in expected["strategy"]
    assert set(expected.get("checklist", ())) <= set(result.checklist)
    assert set(expected.get("sponsor_red_flags", ())) <= set(result.sponsor_red_flags)
    if "blocked" in expected:
        assert [row.slug for row in result.shortlist.aside if row.gate == "blocked"] == expected["blocked"]
        assert result.shortlist.ranking[0].slug == expected["first"]


@pytest.mark.parametrize("name", NAMES)
def test_it_never_ranks_a_blocked_provider(name: str) -> None:
    inputs = parse_inputs(load(CASES / f"{name}.json"), load_vocabulary())
    result = assess(inputs, SHIPPED, DAY)
    assert {row.gate for row in result.shortlist.ranking} <= {"pass", "verify"}
    assert {row.gate for row in result.shortlist.aside} <= {"fails", "blocked"}


@pytest.mark.parametrize("name", NAMES)
def test_it_goes_to_json_and_back_unchanged(name: str) -> None:
    inputs = parse_inputs(load(CASES / f"{name}.json"), load_vocabulary())
    stored = record(inputs, SHIPPED, "made-up-hash", DAY)
    text = canonical(stored.to_json())
    assert Record.from_json(json.loads(text)) == stored
    assert sha256(json.loads(text)) == sha256(stored.to_json())


def test_it_computes_the_same_bytes_again() -> None:
    inputs = parse_inputs(load(CASES / "c10_antibody_phase2.json"), load_vocabulary())
    first, second = (canonical(record(inputs, SHIPPED, "r", DAY).to_json()) for _ in range(2))
    assert first == second


def test_it_shows_no_shortlist_while_a_shortlist_question_is_open() -> None:
    data = load(CASES / "c10_antibody_phase2.json")
    del data["answers"]["location"]
    result = assess(parse_inputs(data, load_vocabulary()), MADE_UP, DAY)
    assert (result.shortlist_open, result.shows_shortlist) == (("location",), False)
    assert result.verdict.verdict == "cdmo"


def test_it_shows_no_shortlist_without_a_verdict() -> None:
    result = outcome("sanity_b_all_unknown")
    assert (result.verdict.verdict, result.shows_shortlist) == ("insufficient", False)


def test_a_last_day_is_stored_with_the_evidence_only_where_there_is_one() -> None:
    result = outcome("x_split_with_edits")
    data = result.to_json()
    assert '"valid_until"' not in json.dumps(data)
    evidence = next(match["evidence"] for match in data["ranking"][0]["matches"] if match["evidence"])
    evidence["valid_until"] = "2026-01-01"
    assert AssessmentResult.from_json(data).to_json() == data

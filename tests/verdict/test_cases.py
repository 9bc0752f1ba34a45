"""The worked cases come out as expected, and the stored results number by number."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from selector.method.answers import parse_answers, read
from selector.method.load import load_method
from selector.verdict.decide import decide
from selector.verdict.result import VerdictResult
from tests.same import assert_same, plain

HOME = Path(__file__).parents[1] / "cases"
CASES = sorted(path for path in HOME.glob("*.json") if path.name != "catalogue.json")
STORED = sorted((HOME / "expected").glob("*.json"))


def load(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return case


def decided(case: dict[str, Any]) -> VerdictResult:
    method = load_method(case["method"])
    answers, problems = parse_answers(method, case["answers"])
    assert problems == ()
    return decide(read(method, answers), case.get("decision_weights"))


@pytest.mark.parametrize("path", [path for path in CASES if "expected" in load(path)], ids=lambda path: path.stem)
def test_a_case_comes_out_as_expected(path: Path) -> None:
    case = load(path)
    result = decided(case)
    assert result.verdict in case["expected"]["verdict"]
    assert result.strategy in case["expected"]["strategy"]


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_a_stored_result_is_reproduced_in_every_number(path: Path) -> None:
    expected = load(path)
    actual = plain(decided(load(HOME / path.name)))
    assert len(actual) == len(fields(VerdictResult))
    assert_same(actual, {key: expected[key] for key in actual})


def test_it_covers_all_cases_and_all_stored_results() -> None:
    assert (len(CASES), len(STORED)) == (10, 4)

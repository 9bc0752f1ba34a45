"""Inputs from JSON: every problem is named at its place, and what is read can be written again."""

from typing import Any

import pytest

from providers.catalogue.vocabulary import load_vocabulary
from selector.assessment.inputs import InputError, parse_inputs

EVEN = {
    "scope_of_services": 20,
    "lifecycle_stage": 20,
    "technical_involvement": 20,
    "strategic_benefits": 20,
    "technology_regulatory_transfer": 20,
}
GOOD: dict[str, Any] = {
    "method": "2026-11",
    "answers": {"stage": "phase_2", "markets": ["us", "eu"], "units_per_year": 12},
    "edits": {"technology:perfusion": "must"},
    "decision_weights": EVEN,
}

BAD: dict[str, tuple[object, str]] = {
    "a list": ([], "input: expected an object with method and answers, got []"),
    "another method": ({"method": "2020-01", "answers": {}}, "method: expected 2026-11, got '2020-01'"),
    "no answers": ({"method": "2026-11"}, "answers: expected answers by question, got None"),
    "an unknown question": (GOOD | {"answers": {"x": "y"}}, "answers.x: expected a question of the method, got 'y'"),
    "edits that are no object": (GOOD | {"edits": ["x"]}, "edits: expected levels by \"kind:code\", got ['x']"),
    "too few weights": (
        GOOD | {"ranking_weights": {"scope_of_services": 1}},
        "ranking_weights: expected exactly scope_of_services",
    ),
    "a weight out of range": (
        GOOD | {"ranking_weights": EVEN | {"lifecycle_stage": 101}},
        "ranking_weights.lifecycle_stage: expected an integer from 0 to 100, got 101",
    ),
    "a fractional weight": (
        GOOD | {"ranking_weights": EVEN | {"lifecycle_stage": 1.5}},
        "ranking_weights.lifecycle_stage: expected an integer from 0 to 100, got 1.5",
    ),
    "weights of nothing": (
        GOOD | {"decision_weights": dict.fromkeys(EVEN, 0)},
        "decision_weights: expected a sum above 0, got 0",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_it_names_the_problem_of(name: str) -> None:
    data, message = BAD[name]
    with pytest.raises(InputError) as caught:
        parse_inputs(data, load_vocabulary())
    assert str(caught.value.problems[0]).startswith(message)


@pytest.mark.parametrize("edits", [{"x:y": "must"}, {"technology:nothing": "must"}, {"technology:perfusion": "maybe"}])
def test_it_refuses_unknown_kinds_codes_and_levels(edits: dict[str, str]) -> None:
    with pytest.raises(InputError):
        parse_inputs(GOOD | {"edits": edits}, load_vocabulary())


def test_it_writes_what_it_read() -> None:
    assert parse_inputs(GOOD, load_vocabulary()).to_json() == GOOD


def test_it_ignores_keys_that_only_describe_a_case() -> None:
    described = GOOD | {"title": "A case", "expected": {"verdict": ["cdmo"]}}
    assert parse_inputs(described, load_vocabulary()) == parse_inputs(GOOD, load_vocabulary())

"""The standing says what the whole verdict says, as far as it goes."""

import json
from pathlib import Path

import pytest

from selector.method.answers import parse_answers, read
from selector.method.load import load_method
from selector.verdict.decide import decide
from selector.verdict.standing import standing

METHOD = load_method("2026-11")
CASES = sorted((Path(__file__).parent.parent / "cases").glob("c*_*.json"))
OWN = dict.fromkeys(METHOD.dimension_keys, 1) | {"strategic_benefits": 7}


@pytest.mark.parametrize("weights", [None, OWN])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_it_agrees_with_the_verdict(path: Path, weights: dict[str, int] | None) -> None:
    answers = parse_answers(METHOD, json.loads(path.read_text(encoding="utf-8"))["answers"])[0]
    now, whole = standing(read(METHOD, answers), weights), decide(read(METHOD, answers), weights)
    assert (now.verdict, now.T, now.positions) == (whole.verdict, whole.T, whole.positions)


def test_nothing_stands_without_an_answer() -> None:
    now = standing(read(METHOD, parse_answers(METHOD, {})[0]))
    assert (now.verdict, now.T, set(now.positions.values())) == ("insufficient", None, {None})

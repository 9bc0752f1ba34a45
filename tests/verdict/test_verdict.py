"""Thresholds, the capacity flag, margin, confidence and what to ask next."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from selector.method.questions import Question
from selector.verdict.decide import decide
from selector.verdict.result import VerdictResult
from selector.verdict.verdict import confidence, decided_by, stands_over, verdicts
from tests.builders import make_method, make_option, make_question, make_reading

RULES = make_method().assessment
GAP = make_question("plant", make_option("short", "capacity_gap_only"), make_option("enough"))


@pytest.mark.parametrize(
    ("total", "coverage", "gap", "verdict", "by"),
    [
        pytest.param(25.0, 100.0, False, "cdmo", "score", id="at the CDMO threshold"),
        pytest.param(25.0 - 4e-10, 100.0, False, "cdmo", "score", id="at it in 9 decimals"),
        pytest.param(25.0 - 6e-10, 100.0, False, "either", "score", id="below it in 9 decimals"),
        pytest.param(-25.0, 100.0, False, "cmo", "score", id="at the CMO threshold"),
        pytest.param(-25.0 + 6e-10, 100.0, False, "either", "score", id="above it in 9 decimals"),
        pytest.param(0.0, 40.0, False, "either", "score", id="just enough told"),
        pytest.param(0.0, 40.0 - 6e-10, False, "insufficient", None, id="not enough told"),
        pytest.param(np.nan, 100.0, True, "insufficient", None, id="no T"),
        pytest.param(24.0, 100.0, True, "cmo", "capacity_gap_only", id="a gap turns either into a CMO"),
        pytest.param(-25.0, 100.0, True, "cmo", "score", id="what is a CMO anyway is one by score"),
        pytest.param(25.0, 100.0, True, "cdmo", "score", id="a gap leaves a CDMO one"),
        pytest.param(0.0, 39.0, True, "insufficient", None, id="a gap alone is not enough"),
    ],
)
def test_verdict(total: float, coverage: float, gap: bool, verdict: Any, by: str | None) -> None:  # noqa: FBT001
    assert verdicts(np.array([total]), coverage, np.array([gap]), RULES).tolist() == [verdict]
    assert decided_by(verdict, None if np.isnan(total) else total, RULES) == by


@pytest.mark.parametrize(
    ("verdict", "gap", "ends"),
    [
        ("cdmo", False, (25, np.inf)),
        ("cdmo", True, (25, np.inf)),
        ("cmo", False, (-np.inf, -25)),
        ("cmo", True, (-np.inf, 25)),
        ("either", False, (-25, 25)),
    ],
)
def test_range_over_which_a_verdict_stands(verdict: str, gap: bool, ends: tuple[float, float]) -> None:  # noqa: FBT001
    low, high = stands_over(np.array([verdict]), np.array([gap]), RULES)
    assert (low.item(), high.item()) == ends


@pytest.mark.parametrize(
    ("coverage", "word"), [(70.0, "normal"), (70.0 - 4e-10, "normal"), (69.9, "low"), (0.0, "low")]
)
def test_confidence(coverage: float, word: str) -> None:
    assert confidence(coverage, RULES) == word


def leaning(points: int, **answers: Any) -> VerdictResult:
    """A verdict with T = 10 x points, of a question that reaches from -10 to 10."""
    poles = (make_option("cmo", work=-10), make_option("cdmo", work=10), make_option("this", work=points))
    return decide(make_reading(make_method(make_question("lean", *poles), GAP), lean="this", **answers))


@pytest.mark.parametrize(
    ("points", "plant", "verdict", "margin"),
    [
        pytest.param(4, "enough", "cdmo", 15, id="a CDMO down to 25"),
        pytest.param(-7, "enough", "cmo", 45, id="a CMO up to -25"),
        pytest.param(-7, "short", "cmo", 95, id="with a gap up to 25"),
        pytest.param(1, "short", "cmo", 15, id="also one by the gap"),
        pytest.param(2, "enough", "either", 5, id="either to the nearer end above"),
        pytest.param(-1, "enough", "either", 15, id="or below"),
    ],
)
def test_margin(points: int, plant: str, verdict: str, margin: float) -> None:
    result = leaning(points, plant=plant)
    assert (result.verdict, result.T, result.margin) == (verdict, 10 * points, margin)


def test_flags_are_those_of_visible_answers_in_alphabetical_order() -> None:
    flagged = make_option("yes", "process_validated", "change_planned")
    method = make_method(
        make_question("phase", flagged), make_question("other", make_option("no", "second_source_now"))
    )
    assert decide(make_reading(method, phase="yes", other="dont_know")).flags == ("change_planned", "process_validated")


def wide(key: str, points: int) -> Question:
    return make_question(key, make_option("yes", work=points), make_option("no"))


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        pytest.param({}, ("b", "d", "a"), id="the widest three, in order where equal"),
        pytest.param({"b": "yes", "d": "dont_know"}, ("d", "a", "c"), id="only open ones"),
        pytest.param({"a": "yes", "b": "no", "c": "no", "d": "yes"}, (), id="never one that tells nothing"),
    ],
)
def test_ask_next(answers: dict[str, Any], named: tuple[str, ...]) -> None:
    method = make_method(wide("a", 1), wide("b", 3), wide("nothing", 0), wide("c", -1), wide("d", -3))
    assert decide(make_reading(method, **answers)).ask_next == named

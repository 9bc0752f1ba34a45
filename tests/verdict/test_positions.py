"""Positions, T, coverage and the band, by hand."""

from __future__ import annotations

from typing import Any

import pytest

from selector.method.schema import Method
from selector.verdict.decide import decide
from selector.verdict.result import VerdictResult
from tests.builders import make_method, make_option, make_question, make_reading, shown_if
from tests.same import assert_same

METHOD = make_method(
    make_question("scope", make_option("all", work=3), make_option("part"), make_option("batch", work=-2)),
    make_question("phase", make_option("early", work=1, stage=2), make_option("late", stage=-3)),
    make_question("extra", make_option("yes", stage=1), show_if=shown_if("scope", "all")),
    make_question("litres", kind="number"),
)


def decided(method: Method = METHOD, weights: dict[str, int] | None = None, **answers: Any) -> VerdictResult:
    return decide(make_reading(method, **answers), weights)


@pytest.mark.parametrize(
    ("answers", "work", "stage", "total"),
    [
        pytest.param({"scope": "all", "phase": "early"}, 100.0, 100.0, 100.0, id="all of M+"),
        pytest.param({"scope": "batch", "phase": "late"}, -100.0, -100.0, -100.0, id="all of M-"),
        pytest.param({"scope": "all", "phase": "late"}, 75.0, -100.0, 5.0, id="3 of 4, 3 of 3: 0.6 x 75 - 0.4 x 100"),
        pytest.param({"scope": "batch", "phase": "early"}, -50.0, 100.0, 10.0, id="(-2 + 1) of 2"),
        pytest.param({"scope": "part"}, 0.0, None, 0.0, id="no points on a dimension touched are 0"),
        pytest.param({"phase": "late"}, 0.0, -100.0, -40.0, id="touched by another option"),
        pytest.param({"scope": "all", "phase": "dont_know"}, 100.0, None, 100.0, id="an open dimension is left out"),
        pytest.param({"scope": "batch", "extra": "yes"}, -100.0, None, -100.0, id="a hidden answer was never asked"),
        pytest.param({"litres": 20.0}, None, None, None, id="a number says nothing here"),
        pytest.param({}, None, None, None, id="no answer, no T"),
    ],
)
def test_positions_and_total(
    answers: dict[str, Any], work: float | None, stage: float | None, total: float | None
) -> None:
    result = decided(**answers)
    assert result.positions == {"work": work, "stage": stage}
    assert_same(result.T, total)


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        pytest.param({"work": 1, "stage": 3}, -56.25, id="only proportions matter"),
        pytest.param({"work": 7, "stage": 0}, 75.0, id="without weight it does not count"),
        pytest.param({"work": 0, "stage": 100}, -100.0, id="one dimension with all the weight"),
    ],
)
def test_own_weights(weights: dict[str, int], total: float) -> None:
    assert_same(decided(weights=weights, scope="all", phase="late").T, total)


def test_there_is_no_total_where_the_dimensions_in_play_have_no_weight() -> None:
    result = decided(weights={"work": 0, "stage": 9}, scope="all")
    assert (result.T, result.verdict, result.margin) == (None, "insufficient", None)
    assert result.positions == {"work": 100.0, "stage": None}


@pytest.mark.parametrize(
    ("answers", "coverage"),
    [
        pytest.param({"scope": "batch"}, 100 * 5 / 11, id="R is 5 of 5 + 6"),
        pytest.param({"scope": "batch", "extra": "yes"}, 100 * 5 / 11, id="hidden ones are not asked for"),
        pytest.param({"scope": "all"}, 100 * 5 / 12, id="shown ones are"),
        pytest.param({"scope": "all", "extra": "yes"}, 50.0, id="and tell once answered"),
        pytest.param({"scope": "part", "phase": "late"}, 100.0, id="all"),
        pytest.param({"scope": "dont_know", "litres": 3.0}, 0.0, id="nothing told"),
    ],
)
def test_coverage(answers: dict[str, Any], coverage: float) -> None:
    assert_same(decided(**answers).C, coverage)


def test_a_method_with_nothing_to_tell_covers_nothing() -> None:
    assert decided(make_method(make_question("litres", kind="number")), litres=1.0).C == 0.0


@pytest.mark.parametrize(
    ("answers", "low", "high"),
    [
        pytest.param({"scope": "batch", "phase": "late"}, -100.0, -100.0, id="nothing open, no band"),
        pytest.param({"scope": "batch"}, -100.0, 0.6 * -50 + 40, id="work (-2 + 1) of 2 and stage 2 of 2 at best"),
        pytest.param({"scope": "part"}, -40.0, 0.6 * 25 + 40, id="work 0 of 2, then 1 of 4"),
        pytest.param({}, -100.0, 100.0, id="all open"),
    ],
)
def test_band(answers: dict[str, Any], low: float, high: float) -> None:
    result = decided(**answers)
    assert_same([result.T_low, result.T_high], [low, high])


def test_the_band_has_no_ends_where_nothing_could_be_told() -> None:
    result = decided(weights={"work": 0, "stage": 1}, method=make_method(METHOD.questions[0]))
    assert (result.T_low, result.T_high) == (None, None)

"""How far the weights may shift, by hand: T is a straight line over one dimension's share."""

from __future__ import annotations

import pytest

from selector.verdict.decide import decide
from selector.verdict.result import WeightInterval
from tests.builders import make_method, make_option, make_question, make_reading

METHOD = make_method(
    make_question("scope", make_option("all", work=4), make_option("most", work=3), make_option("batch", work=-4)),
    make_question("phase", make_option("early", stage=4), make_option("mid", stage=1), make_option("late", stage=-4)),
    make_question("team", make_option("none", skill=1), make_option("plant", "capacity_gap_only", skill=-1)),
    weights={"work": 60, "stage": 20, "skill": 20},
)


def intervals(weights: dict[str, int] | None = None, **answers: str) -> dict[str, WeightInterval | None]:
    return dict(decide(make_reading(METHOD, **answers), weights).weight_intervals)


def about(share: float, low: float, high: float) -> object:
    return pytest.approx((share, low, high))


def ends(interval: WeightInterval | None) -> tuple[float, float, float]:
    assert interval is not None
    return interval.share, interval.from_, interval.to


def test_either_has_two_ends() -> None:
    found = intervals(scope="most", phase="late")  # work 75, stage -100, T = 31.25 at 3/4
    assert found["skill"] is None
    assert ends(found["work"]) == about(0.75, 125 / 175, 1.0)
    assert ends(found["stage"]) == about(0.25, 0.0, 50 / 175)


def test_the_interval_of_a_cmo_by_its_gap_ends_at_the_cdmo_threshold() -> None:
    found = intervals(scope="most", phase="late", team="plant", weights={"work": 1, "stage": 1, "skill": 1})
    assert ends(found["work"]) == about(1 / 3, 0.0, 125 / 175)  # the rest is at -100


def test_both_ends_of_either_close() -> None:
    found = intervals(scope="most", phase="late", weights={"work": 1, "stage": 1, "skill": 5})
    assert ends(found["work"]) == about(0.5, 75 / 175, 125 / 175)
    assert ends(found["stage"]) == about(0.5, 50 / 175, 100 / 175)


def test_positions_alike_hold_the_verdict_over_all_shares() -> None:
    found = intervals(scope="all", phase="early")
    assert [ends(found["work"]), ends(found["stage"])] == [about(0.75, 0.0, 1.0), about(0.25, 0.0, 1.0)]


def test_a_dimension_with_all_the_weight_cannot_shift_and_one_without_any_can() -> None:
    found = intervals(scope="all", phase="late", weights={"work": 9, "stage": 0, "skill": 3})
    assert ends(found["work"]) == (1.0, 1.0, 1.0)
    assert ends(found["stage"]) == about(0.0, 0.0, 75 / 200)  # T = 100 - 200 s


def test_there_are_none_when_insufficient() -> None:
    assert intervals() == {}

"""What each answer adds to T."""

from __future__ import annotations

from typing import Any

import pytest

from selector.verdict.decide import decide
from selector.verdict.result import Contribution
from tests.builders import make_method, make_option, make_question, make_reading

METHOD = make_method(
    make_question("litres", kind="number"),
    make_question("phase", make_option("early", stage=2), make_option("late", stage=-2, work=-1)),
    make_question("scope", make_option("all", stage=1, work=3), make_option("part")),
    make_question("steps", make_option("a", work=1), make_option("b", work=2), kind="multiple", clip=(-1, 2)),
    make_question("quiet", make_option("yes"), make_option("no")),
)


def rows(weights: dict[str, int] | None = None, **answers: Any) -> tuple[Contribution, ...]:
    return decide(make_reading(METHOD, **answers), weights).explanation


def test_a_row_names_points_in_the_order_of_dimensions_and_the_part_of_each() -> None:
    first, second, third = rows(phase="late", scope="all", quiet="yes")
    assert list(first.points.items()) == [("work", 3), ("stage", 1)]  # work: S 2 of 3; stage: S -1 of 2
    assert first.parts == pytest.approx({"work": 60.0, "stage": 20.0})
    assert first.contribution == pytest.approx(80.0)
    assert second.parts == pytest.approx({"work": -20.0, "stage": -40.0})
    assert (third.points, third.parts, third.contribution) == ({}, {}, 0.0)


def test_rows_run_from_the_largest_contribution_to_none_and_keep_order_where_equal() -> None:
    result = decide(make_reading(METHOD, phase="early", scope="part", quiet="no", litres=5.0, steps=["a", "b"]))
    assert [row.question for row in result.explanation] == ["phase", "steps", "litres", "scope", "quiet"]
    assert sum(row.contribution for row in result.explanation) == pytest.approx(result.T)


def test_an_answer_keeps_the_stored_order_and_a_number_is_a_float() -> None:
    found = {row.question: row.answer for row in rows(steps=["b", "a"], litres=5, phase="dont_know")}
    assert found == {"steps": ("b", "a"), "litres": (5.0,)}


def test_a_dimension_without_weight_has_a_part_of_0_that_is_not_negative() -> None:
    (row,) = rows({"work": 0, "stage": 1}, phase="late")
    assert row.points == {"work": -1, "stage": -2}
    assert row.parts == {"work": 0.0, "stage": -100.0}
    assert str(row.parts["work"]) == "0.0"


def test_every_answer_has_a_row_also_where_no_weight_is_in_play() -> None:
    (row,) = rows({"work": 0, "stage": 1}, steps=["a"])
    assert (row.points, row.parts, row.contribution) == ({"work": 1}, {"work": 0.0}, 0.0)


def test_points_that_cancel_out_are_measured_by_the_side_of_the_cdmo() -> None:
    method = make_method(
        make_question("for", make_option("yes", work=1), make_option("much", work=4)),
        make_question("against", make_option("yes", work=-1)),
    )
    found = decide(make_reading(method, **{"for": "yes", "against": "yes"})).explanation
    assert [(row.question, row.contribution) for row in found] == [("for", 25.0), ("against", -25.0)]

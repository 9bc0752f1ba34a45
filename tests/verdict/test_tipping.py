"""What would change the verdict: singles, pairs and the nearest misses, by hand."""

from __future__ import annotations

from typing import Any

from selector.verdict.decide import decide
from selector.verdict.result import PairOfChanges, SingleChange
from tests.builders import make_method, make_option, make_question, make_reading, shown_if


def scale(key: str, reach: int, **changes: Any) -> Any:
    """A question that gives 0, or as much as it can either way."""
    options = (make_option("even"), make_option("up", work=reach), make_option("down", work=-reach))
    return make_question(key, *options, **changes)


PLAIN = make_method(scale("small", 2), scale("large", 3), scale("other", 3))


def test_singles_come_by_change_of_points_then_order() -> None:
    result = decide(make_reading(PLAIN, small="even", large="even", other="even"))
    assert result.verdict == "either"
    assert result.tipping_points.pairs == ()
    assert result.nearest == ()
    assert result.tipping_points.single == (  # M+ and M- are 8
        SingleChange("small", "up", "cdmo", 25.0),
        SingleChange("small", "down", "cmo", -25.0),
        SingleChange("large", "up", "cdmo", 37.5),
        SingleChange("large", "down", "cmo", -37.5),
        SingleChange("other", "up", "cdmo", 37.5),
        SingleChange("other", "down", "cmo", -37.5),
    )


def test_a_change_that_leaves_too_little_told_alters_the_verdict() -> None:
    method = make_method(
        make_question("ask", make_option("no"), make_option("yes")),
        make_question("known", make_option("yes", work=3), make_option("no")),
        make_question("more", make_option("yes", work=5), make_option("no"), show_if=shown_if("ask", "yes")),
    )
    result = decide(make_reading(method, ask="no", known="yes"))
    assert result.tipping_points.single == (
        SingleChange("ask", "yes", "insufficient", 100.0),
        SingleChange("known", "no", "either", 0.0),
    )


def test_nearest_misses_come_by_the_margin_they_leave_then_order() -> None:
    result = decide(make_reading(PLAIN, small="up", large="up", other="up"))
    assert [(near.question, near.to, near.T, near.margin) for near in result.nearest] == [
        ("large", "down", 25.0, 0.0),
        ("other", "down", 25.0, 0.0),
        ("small", "down", 50.0, 25.0),
    ]


def test_a_gap_that_leaves_the_verdict_leaves_another_margin() -> None:
    plant = make_question("plant", make_option("short", "capacity_gap_only"), make_option("enough"))
    method = make_method(scale("large", 3, options=scale("large", 3).options[2:]), plant)
    result = decide(make_reading(method, large="down", plant="enough"))
    assert [(near.question, near.to, near.T, near.margin) for near in result.nearest] == [
        ("plant", "short", -100.0, 125.0)
    ]


def test_pairs_are_named_only_where_no_single_change_is_enough() -> None:
    result = decide(make_reading(PLAIN, small="up", large="up", other="up"))
    assert result.tipping_points.single == ()
    assert result.tipping_points.pairs[:3] == (  # 4 + 3 points, again, then 2 + 6
        PairOfChanges(("small", "large"), ("down", "even"), "either", 12.5),
        PairOfChanges(("small", "other"), ("down", "even"), "either", 12.5),
        PairOfChanges(("small", "large"), ("even", "down"), "either", 0.0),
    )


def test_there_are_none_when_insufficient() -> None:
    result = decide(make_reading(PLAIN, small="dont_know"))
    assert (result.tipping_points.single, result.tipping_points.pairs, result.nearest) == ((), (), ())


def test_there_are_none_where_nothing_else_can_be_said() -> None:
    result = decide(make_reading(make_method(make_question("only", make_option("yes", work=1))), only="yes"))
    assert result.verdict == "cdmo"
    assert (result.tipping_points.single, result.tipping_points.pairs, result.nearest) == ((), (), ())

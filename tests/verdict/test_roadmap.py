"""The milestones ahead: how today's answers move, and what is told of each."""

from __future__ import annotations

from typing import Any

import pytest

from selector.method.questions import Milestone
from selector.verdict.decide import decide
from selector.verdict.roadmap import answers_at
from tests.builders import make_answers, make_method, make_option, make_question, make_reading, shown_if
from tests.same import assert_same

STAGE = make_question(
    "stage",
    make_option("idea", work=3),
    make_option("trial", work=1),
    make_option("sale", work=-2),
    make_option("late", work=-3),
)
RECIPE = make_question("recipe", make_option("open"), make_option("tried"), make_option("fixed", "process_validated"))
STEPS = make_question(
    "steps",
    make_option("design", work=1),
    make_option("make", work=-1),
    make_option("store"),
    make_option("none", exclusive=True),
    kind="multiple",
    clip=(-3, 3),
)
TRIAL = Milestone(
    "first_trial",
    "trial",
    {"stage": "trial", "recipe": "tried"},
    remove={"steps": ("design",)},
    add={"steps": ("make", "store")},
)
METHOD = make_method(STAGE, RECIPE, STEPS, milestones=(TRIAL,))


@pytest.mark.parametrize(
    ("today", "then"),
    [
        pytest.param({"recipe": "open"}, {"recipe": "tried"}, id="a single moves forward"),
        pytest.param({"recipe": "fixed"}, {"recipe": "fixed"}, id="never back"),
        pytest.param({"recipe": "dont_know"}, {"recipe": "tried"}, id="an open one takes the milestone's"),
        pytest.param({}, {"recipe": "tried"}, id="also one without an answer"),
        pytest.param({"steps": ["store", "design"]}, {"steps": ["store", "make"]}, id="removed, then added once"),
        pytest.param({"steps": ["design"]}, {"steps": ["make", "store"]}, id="also where nothing is left"),
        pytest.param({"steps": ["dont_know"]}, {"steps": ["make", "store"]}, id="an open multiple counts as empty"),
        pytest.param({"steps": ["none"]}, {"steps": ["make", "store"]}, id="what stands alone is replaced"),
    ],
)
def test_answers_at_a_milestone(today: dict[str, Any], then: dict[str, Any]) -> None:
    expected = {"stage": "trial", "recipe": "tried", "steps": ["make", "store"]} | then
    assert answers_at(TRIAL, make_reading(METHOD, stage="idea", **today)) == make_answers(**expected)


def test_removing_the_last_option_leaves_the_question_open() -> None:
    less = Milestone("less", "trial", {}, remove={"steps": ("design", "make")})
    method = make_method(STAGE, STEPS, milestones=(less,))
    today = make_reading(method, stage="idea", steps=["design", "make"])
    assert answers_at(less, today) == make_answers(stage="idea")
    untouched = make_reading(method, stage="idea", steps=["dont_know"])
    assert answers_at(less, untouched) == untouched.answers


def test_numbers_and_other_answers_stay() -> None:
    method = make_method(STAGE, make_question("litres", kind="number"), RECIPE, STEPS, milestones=(TRIAL,))
    assert answers_at(TRIAL, make_reading(method, stage="idea", litres=7.0)).numbers == {"litres": 7.0}


MILESTONES = tuple(Milestone(f"to_{stage}", stage, {"stage": stage}) for stage in ("trial", "sale", "late"))


@pytest.mark.parametrize(
    ("today", "keys"),
    [
        ({"stage": "idea"}, ["to_trial", "to_sale", "to_late"]),
        ({"stage": "trial"}, ["to_sale", "to_late"]),
        ({"stage": "late"}, []),
        ({"stage": "dont_know"}, []),
        ({}, []),
    ],
)
def test_only_milestones_later_than_today_are_ahead(today: dict[str, Any], keys: list[str]) -> None:
    result = decide(make_reading(make_method(STAGE, milestones=MILESTONES), **today))
    assert [row.milestone for row in result.roadmap] == keys


def test_a_row_tells_what_follows_by_then() -> None:
    method = make_method(STAGE, RECIPE, STEPS, milestones=(TRIAL,))
    (row,) = decide(make_reading(method, stage="idea", steps=["design"])).roadmap
    assert (row.milestone, row.stage, row.verdict, row.strategy) == ("first_trial", "trial", "either", "single_partner")
    assert (row.T, row.C) == (0.0, 100.0)  # stage 1, steps -1


def turns(*leaning: int, stage: str = "idea") -> list[tuple[str, bool, bool]]:
    """Verdict, turn and transfer at three milestones, from the points of each stage in order."""
    named = zip(("idea", "trial", "sale", "late"), leaning, strict=True)
    poles = (make_option("cmo", work=-3), make_option("cdmo", work=3))
    stages = make_question("stage", *(make_option(code, work=points) for code, points in named), *poles)
    rows = decide(make_reading(make_method(stages, milestones=MILESTONES), stage=stage)).roadmap
    return [(row.verdict, row.turns, row.transfer) for row in rows]


def test_a_turn_is_from_the_row_before_and_a_transfer_from_the_last_firm_verdict() -> None:
    assert turns(3, 0, 0, -3) == [("either", True, False), ("either", False, False), ("cmo", True, True)]
    assert turns(3, 0, 3, -3) == [("either", True, False), ("cdmo", True, False), ("cmo", True, True)]
    assert turns(0, 3, 3, 3) == [("cdmo", True, False), ("cdmo", False, False), ("cdmo", False, False)]
    assert turns(-3, 3, 3, -3) == [("cdmo", True, True), ("cdmo", False, False), ("cmo", True, True)]


def test_what_a_milestone_shows_is_asked_and_what_it_hides_is_not() -> None:
    hidden = make_question("extra", make_option("yes", work=-3), show_if=shown_if("stage", "trial"))
    method = make_method(STAGE, hidden, milestones=MILESTONES[:2])
    trial, sale = decide(make_reading(method, stage="idea", extra="yes")).roadmap
    assert_same([trial.T, trial.C], [-100 * 2 / 6, 100.0])
    assert_same([sale.T, sale.C], [-100 * 2 / 3, 100.0])


def test_the_sponsors_own_weights_count_at_every_milestone() -> None:
    method = make_method(STAGE, milestones=MILESTONES)
    assert [row.T for row in decide(make_reading(method, stage="idea"), {"work": 0, "stage": 5}).roadmap] == [None] * 3

"""What differs between two results, and between what went into them."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from selector.assessment.assess import assess
from selector.assessment.difference import InputChange, Pair, changes, difference, ranking_weights
from selector.assessment.inputs import Inputs
from selector.assessment.result import AssessmentResult
from selector.method.answers import Answers
from selector.method.load import load_method
from selector.shortlist.needs import Edit
from tests.assessment.ways import CASES, DAY, FACTS, VERSION, assessed, case
from tests.builders import make_answers, make_requirement
from tests.verdict.strategies import answers, weights

METHOD = load_method(VERSION)
TABLET = make_requirement("dosage_form:tablet")
WEIGHTS = Pair(METHOD.ranking_weights, METHOD.ranking_weights)
DROPPED: dict[str, Edit] = {f"{kind}:*": "drop" for kind in METHOD.kind}


def made(**changed: Any) -> AssessmentResult:
    """The result of a worked case, with parts replaced."""
    return replace(assessed("c10_antibody_phase2"), **changed)


@pytest.mark.parametrize("name", CASES)
def test_nothing_differs_from_itself(name: str) -> None:
    result = assessed(name)
    found = difference(result, result, Pair(ranking_weights(case(name)), ranking_weights(case(name))))
    assert found.is_empty
    assert found.kept == (len(result.shortlist.ranking) if result.shows_shortlist else 0)


def test_it_pairs_what_both_say() -> None:
    before, after = assessed("c10_antibody_phase2"), assessed("c06_mature_modified_release")
    found = difference(before, after, WEIGHTS)
    assert found.verdict == Pair("cdmo", "cmo")
    assert (found.T.before, found.T.after) == (before.verdict.T, after.verdict.T)
    assert (found.margin.before, found.margin.after) == (before.verdict.margin, after.verdict.margin)
    assert found.strategy == Pair(before.verdict.strategy, after.verdict.strategy)
    assert {key: pair.after for key, pair in found.positions.items()} == dict(after.verdict.positions)
    assert not found.is_empty


@pytest.mark.parametrize(
    ("before", "after", "differs"),
    [(1.0, 1.0 + 1e-12, False), (1.0, 1.0 + 1e-6, True), (None, None, False), (None, 0.0, True), ("cmo", "cdmo", True)],
)
def test_numbers_differ_from_the_ninth_decimal_on(before: object, after: object, *, differs: bool) -> None:
    assert Pair(before, after).differs is differs


@pytest.mark.parametrize(
    ("before", "after", "came", "went", "changed"),
    [
        ((), (TABLET,), ["dosage_form:tablet"], [], []),
        ((TABLET,), (), [], ["dosage_form:tablet"], []),
        ((TABLET,), (make_requirement("dosage_form:tablet", "want"),), [], [], ["dosage_form:tablet"]),
        ((TABLET,), (replace(TABLET, from_=("stage",)),), [], [], []),
        (
            (make_requirement("scale:reactor_volume", amount=5.0, unit="L"),),
            (make_requirement("scale:reactor_volume", amount=9.0, unit="L"),),
            [],
            [],
            ["scale:reactor_volume"],
        ),
    ],
)
def test_it_tells_which_requirements_came_went_or_changed(
    before: Any, after: Any, came: list[str], went: list[str], changed: list[str]
) -> None:
    found = difference(made(requirements=before), made(requirements=after), WEIGHTS)
    assert [need.key for need in found.came] == came
    assert [need.key for need in found.went] == went
    assert [pair.after.key for pair in found.changed] == changed


def test_it_says_nothing_of_ranks_where_one_ranking_may_not_be_shown() -> None:
    found = difference(made(), made(shortlist_open=("location",)), WEIGHTS)
    assert (found.ranks, found.moves, found.kept) == (Pair(before=True, after=False), (), 0)


def test_where_one_result_asks_nothing_of_providers_nobody_is_said_to_come_into_the_catalogue_or_to_leave_it() -> None:
    asks_nothing = assess(replace(case("c10_antibody_phase2"), edits=DROPPED), FACTS, DAY)
    assert not asks_nothing.requirements
    for before, after in ((made(), asks_nothing), (asks_nothing, made())):
        found = difference(before, after, WEIGHTS)
        assert (found.ranks, found.moves, found.kept) == (
            Pair(before is not asks_nothing, after is not asks_nothing),
            (),
            0,
        )


BASE = Inputs(VERSION, make_answers(stage="phase_2", markets=["us", "eu"], bioreactor_litres=500))
EQUAL = dict.fromkeys(METHOD.dimension_keys, 20)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (replace(BASE, answers=make_answers(stage="phase_2", markets=["eu", "us"], bioreactor_litres=500)), ()),
        (
            replace(BASE, answers=make_answers(stage="phase_3", markets=["us"])),
            (
                InputChange("answer", "stage", ("phase_2",), ("phase_3",)),
                InputChange("answer", "bioreactor_litres", (500.0,), ()),
                InputChange("answer", "markets", ("us", "eu"), ("us",)),
            ),
        ),
        (
            replace(BASE, edits={"dosage_form:tablet": "want"}),
            (InputChange("edit", "dosage_form:tablet", (), ("want",)),),
        ),
        (replace(BASE, decision_weights=METHOD.decision_weights), ()),
        (
            replace(
                BASE, decision_weights=EQUAL, ranking_weights=dict(METHOD.ranking_weights) | {"lifecycle_stage": 0}
            ),
            (
                InputChange("decision_weight", "scope_of_services", (25,), (20,)),
                InputChange("decision_weight", "lifecycle_stage", (25,), (20,)),
                InputChange("decision_weight", "strategic_benefits", (15,), (20,)),
                InputChange("decision_weight", "technology_regulatory_transfer", (15,), (20,)),
                InputChange("ranking_weight", "lifecycle_stage", (10,), (0,)),
            ),
        ),
    ],
)
def test_it_names_what_was_changed(after: Inputs, expected: tuple[InputChange, ...]) -> None:
    assert changes(BASE, after) == expected


@given(answers(), answers(), weights(), weights())
def test_changes_lead_from_one_to_the_other(
    one: Answers, other: Answers, own: dict[str, int], others: dict[str, int]
) -> None:
    before, after = Inputs(VERSION, one, {}, own), Inputs(VERSION, other, {}, others)
    assert changes(before, before) == ()
    there, back = changes(before, after), changes(after, before)
    assert there == tuple(replace(change, before=change.after, after=change.before) for change in back)
    weighed = {change.key: change.after[0] for change in there if change.area == "decision_weight"}
    assert own | weighed == others

"""What happens twice at the same moment: nothing is lost, nothing is made twice, and nobody waits in a thread."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from selector import actions
from selector.actions import ConflictError
from selector.models import Assessment, Result, Scenario
from selector.scenario_actions import Adopted, adopt, keep_scenario
from tests.selector.together import at_once
from tests.selector.visits import ANSWERS, make_assessment, make_catalogue, make_result, tried

pytestmark = pytest.mark.django_db(transaction=True)


def save(assessment: Assessment, version: int, **answers: Any) -> Assessment:
    return actions.save_section(assessment=assessment, asked=tuple(answers), answers=answers, version=version)


def test_of_two_saves_at_once_one_is_told_and_none_is_lost() -> None:
    assessment = make_assessment()
    done = at_once(*(lambda stage=stage: save(assessment, 0, stage=stage) for stage in ("phase_1", "phase_2")))
    (told,) = (outcome for outcome in done if isinstance(outcome, ConflictError))
    (kept,) = (outcome for outcome in done if isinstance(outcome, Assessment))
    assert told.stored.answers == kept.answers


def test_saves_of_several_pages_at_once_are_all_kept() -> None:
    assessment = make_assessment()
    at_once(*(lambda key=key: save(assessment, 0, **{key: ANSWERS[key]}) for key in ANSWERS))
    assessment.refresh_from_db()
    assert assessment.answers == ANSWERS
    assert assessment.version == len(ANSWERS)


def test_two_clicks_at_once_make_one_result() -> None:
    assessment, catalogue = make_assessment(answers=ANSWERS), make_catalogue()
    made = at_once(*[lambda: actions.see_result(assessment=assessment, catalogue=catalogue)] * 2)
    assert made[0] == made[1]
    assert Result.objects.count() == 1


def test_of_two_expectations_at_once_the_first_is_kept_with_the_one_result() -> None:
    assessment, catalogue = make_assessment(answers=ANSWERS), make_catalogue()

    def see(expected: str) -> Result:
        return actions.see_result(assessment=assessment, catalogue=catalogue, expected=expected)

    at_once(lambda: see("cdmo"), lambda: see("cmo"))
    assessment.refresh_from_db()
    kept = assessment.expected
    assert kept in {"cdmo", "cmo"}
    see("either")
    assessment.refresh_from_db()
    assert (assessment.expected, Result.objects.count()) == (kept, 1)


def test_two_clicks_at_once_keep_one_scenario() -> None:
    result = make_result()
    inputs = tried(result, stage="mature")
    kept = at_once(*[lambda: keep_scenario(result=result, name="Mature", inputs=inputs)] * 2)
    assert kept[0] == kept[1]
    assert Scenario.objects.count() == 1


def test_of_more_scenarios_at_once_than_there_is_room_for_the_rest_is_told() -> None:
    result = make_result()
    inputs = tried(result, stage="mature")
    names = [f"No. {number}" for number in range(Scenario.MOST + 2)]
    kept = at_once(*(lambda name=name: keep_scenario(result=result, name=name, inputs=inputs) for name in names))
    assert [type(outcome) for outcome in kept].count(ValidationError) == 2
    assert Scenario.objects.count() == Scenario.MOST


def test_two_clicks_at_once_take_over_once() -> None:
    result = make_result()
    inputs = tried(result, stage="mature")
    taken = at_once(*[lambda: adopt(result=result, inputs=inputs)] * 2)
    assert sorted(len(outcome.put) for outcome in taken if isinstance(outcome, Adopted)) == [0, 1]


def test_a_save_and_a_scenario_taken_over_at_once_are_both_kept_or_told() -> None:
    result = make_result()
    inputs = tried(result, stage="mature")
    done = at_once(
        lambda: adopt(result=result, inputs=inputs),
        lambda: save(result.assessment, 0, stage="phase_1"),
        lambda: save(result.assessment, 0, markets=["us"]),
    )
    (told,) = (outcome for outcome in done if isinstance(outcome, ConflictError))
    assert told.keys == ("stage",)
    assert Assessment.objects.get().answers["markets"] == ["us"]

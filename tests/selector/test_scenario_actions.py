"""What-ifs that are kept, dropped and taken over: whole or not at all, and the saved result is never touched."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from providers.catalogue.countries import ISO_3166
from selector import actions, queries
from selector.actions import ConflictError
from selector.models import Assessment, Result, Scenario
from selector.results import GoneError
from selector.scenario_actions import adopt, drop_scenario, keep_scenario, use_method_weights
from selector.shortlist.needs import MOST_ADDED
from tests.report.samples import PEN
from tests.selector.visits import ANSWERS, make_result, tried

pytestmark = pytest.mark.django_db

WEIGHTS = dict(PEN.method.decision_weights) | {"scope_of_services": 90}


def keep(result: Result, name: str = "Mature", **changed: Any) -> Scenario:
    return keep_scenario(result=result, name=name, inputs=tried(result, **(changed or {"stage": "mature"})))


def stored(result: Result) -> Assessment:
    return Assessment.objects.get(pk=result.assessment_id)


def said_meanwhile(result: Result, **answers: Any) -> Assessment:
    now = stored(result)
    return actions.save_section(assessment=now, asked=tuple(answers), answers=answers, version=now.version)


def test_it_keeps_what_was_tried_as_a_whole() -> None:
    result = make_result(edits={"technology:perfusion": "want"}, decision_weights=WEIGHTS)
    inputs = replace(tried(result, stage="mature", without=("markets",)), ranking_weights=WEIGHTS)
    keep_scenario(result=result, name="Mature, elsewhere", inputs=inputs)
    assert Scenario.objects.get().tried == inputs


def test_a_second_click_keeps_it_once() -> None:
    result = make_result()
    assert keep(result) == keep(result)


@pytest.mark.parametrize("answers", [ANSWERS, ANSWERS | {"markets": ["us", "eu"]}])
def test_it_keeps_nothing_that_changes_nothing(answers: dict[str, Any]) -> None:
    result = make_result(answers=answers)
    with pytest.raises(ValidationError, match="Nothing is changed yet"):
        keep(result, markets=answers["markets"][::-1])
    assert not Scenario.objects.exists()


def test_it_refuses_a_second_one_of_the_name_beside_the_field() -> None:
    result = make_result()
    keep(result)
    with pytest.raises(ValidationError) as caught:
        keep(result, stage="phase_1")
    assert list(caught.value.message_dict) == ["name"]


def test_it_keeps_six_beside_a_result_and_says_so() -> None:
    result = make_result()
    for number in range(Scenario.MOST):
        keep(result, f"No. {number}")
    with pytest.raises(ValidationError, match="6 scenarios are kept") as caught:
        keep(result, "One more")
    assert list(caught.value.message_dict) == ["name"]
    assert keep(result, "No. 0")


def test_dropping_one_a_second_time_changes_nothing() -> None:
    result = make_result()
    dropped, other = keep(result), keep(result, "Other")
    for _ in range(2):
        drop_scenario(scenario=dropped)
    assert Scenario.objects.get() == other


def test_it_takes_over_what_was_changed_and_leaves_the_rest() -> None:
    result = make_result(edits={"model:cdmo": "must", "technology:perfusion": "want"})
    said_meanwhile(result, markets=["us"])
    inputs = tried(result, stage="mature", without=("location",))
    adopt(result=result, inputs=replace(inputs, edits={"technology:perfusion": "must"}, decision_weights=WEIGHTS))
    now = stored(result)
    expected = ANSWERS | {"markets": ["us"], "stage": "mature"}
    assert now.answers == {key: value for key, value in expected.items() if key != "location"}
    assert now.edits == {"model:cdmo": "must", "technology:perfusion": "must"}  # the first waits for another verdict
    assert (now.decision_weights, now.ranking_weights, now.version) == (WEIGHTS, None, 2)
    changed = ("stage", "location", "technology:perfusion", "decision_weights")
    assert now.changed_in == {"markets": 1} | dict.fromkeys(changed, 2)


def test_what_is_taken_over_gives_the_result_that_was_tried() -> None:
    result = make_result()
    inputs = tried(result, stage="mature", without=("location",))
    made = actions.see_result(
        assessment=adopt(result=result, inputs=inputs).assessment, catalogue=queries.published_catalogue()
    )
    assert (made.number, queries.saved_inputs(made)) == (2, inputs)


def test_taking_over_never_changes_the_saved_result() -> None:
    before = Result.objects.values().get(pk=make_result().pk)
    result = Result.objects.get()
    adopt(result=result, inputs=tried(result, stage="mature"))
    assert Result.objects.values().get() == before


def test_taking_over_twice_is_taking_over_once() -> None:
    result = make_result()
    first, second = (adopt(result=result, inputs=tried(result, stage="mature")) for _ in range(2))
    assert (first.assessment.answers, first.assessment.version) == (second.assessment.answers, 1)
    assert (first.put, second.put) == (("stage",), ())


def test_weights_that_are_the_methods_own_are_none_of_the_sponsors() -> None:
    result = make_result(decision_weights=WEIGHTS, ranking_weights=WEIGHTS)
    inputs = replace(queries.saved_inputs(result), decision_weights=PEN.method.decision_weights)
    now = adopt(result=result, inputs=replace(inputs, ranking_weights=PEN.method.ranking_weights)).assessment
    assert (now.decision_weights, now.ranking_weights) == (None, None)


def test_it_asks_before_it_replaces_what_was_changed_meanwhile() -> None:
    result = make_result()
    said_meanwhile(result, stage="phase_1", markets=["us"])
    inputs = tried(result, stage="mature", location="eea_only")
    with pytest.raises(ConflictError) as caught:
        adopt(result=result, inputs=inputs)
    assert caught.value.keys == ("stage",)
    assert stored(result).answers == ANSWERS | {"stage": "phase_1", "markets": ["us"]}
    now = adopt(result=result, inputs=inputs, version=caught.value.stored.version).assessment
    assert now.answers == ANSWERS | {"stage": "mature", "markets": ["us"], "location": "eea_only"}


def test_it_asks_again_where_something_changed_after_it_was_looked_at() -> None:
    result = make_result()
    looked_at = said_meanwhile(result, stage="phase_1").version
    said_meanwhile(result, stage="phase_2")
    with pytest.raises(ConflictError):
        adopt(result=result, inputs=tried(result, stage="mature"), version=looked_at)


def test_it_does_not_ask_where_the_same_was_said_meanwhile() -> None:
    result = make_result()
    said_meanwhile(result, stage="mature")
    assert adopt(result=result, inputs=tried(result, stage="mature")).assessment.version == 1


def test_it_takes_nothing_over_into_a_deleted_assessment() -> None:
    result = make_result()
    inputs = tried(result, stage="mature")
    actions.delete(assessment=stored(result))
    with pytest.raises(Http404):
        adopt(result=result, inputs=inputs)
    with pytest.raises(Http404):
        keep_scenario(result=result, name="Mature", inputs=inputs)


def test_it_goes_back_to_the_methods_weights_once() -> None:
    result = make_result(decision_weights=WEIGHTS)
    first, second = (use_method_weights(assessment=stored(result)) for _ in range(2))
    assert (first.decision_weights, first.answers, first.changed_in) == (None, ANSWERS, {"decision_weights": 1})
    assert first.version == second.version == 1


def test_scenarios_go_with_their_assessment() -> None:
    result = make_result()
    keep(result)
    actions.delete(assessment=stored(result))
    assert not Scenario.objects.exists()


def test_an_edit_that_waited_does_not_come_back_unseen() -> None:
    either = {"main_driver": "speed", "in_house_team": "none", "stage": "phase_1"}
    result = make_result(answers=ANSWERS | either, edits={"model:cmo": "must", "model:cdmo": "must"})
    assert queries.saved_inputs(result).edits == {}
    inputs = tried(result, **{key: ANSWERS[key] for key in either})  # the verdict is then CMO
    now = adopt(result=result, inputs=inputs).assessment
    assert now.inputs_in_force == inputs
    assert now.edits == {"model:cdmo": "must"}
    assert now.changed_in["model:cmo"] == now.version


def test_no_more_is_kept_or_taken_over_than_an_assessment_holds() -> None:
    countries = [f"country:{code}" for code in sorted(ISO_3166)[: MOST_ADDED + 1]]
    result = make_result(edits=dict.fromkeys(countries[:-1], "want"))
    inputs = replace(queries.saved_inputs(result), edits=dict.fromkeys(countries, "want"))
    with pytest.raises(ValidationError, match="the most there can be"):
        keep_scenario(result=result, name="Everywhere", inputs=inputs)
    with pytest.raises(ValidationError, match="the most there can be"):
        adopt(result=result, inputs=inputs)
    assert (stored(result).version, Scenario.objects.count()) == (0, 0)
    assert adopt(result=result, inputs=tried(result, stage="mature")).put == ("stage",)


def test_what_the_vocabulary_knows_no_more_is_gone() -> None:
    scenario = keep(make_result())
    Scenario.objects.update(inputs=scenario.inputs | {"edits": {"technology:gone": "want"}})
    with pytest.raises(GoneError, match="technology:gone"):
        _ = Scenario.objects.get().tried
    with pytest.raises(GoneError, match="technology:gone"):
        queries.saved_inputs(make_result(edits={"technology:gone": "want"}))

"""What is tried says what a result would say that is stored with the same inputs."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings

from providers.actions import import_rows
from selector import actions, queries
from selector.assessment.assess import record
from selector.assessment.inputs import Inputs
from selector.method.answers import Answers
from selector.models import Result
from selector.results import GoneError
from selector.scenario_actions import keep_scenario
from selector.scenario_queries import side_by_side
from tests.assessment.ways import CASES, FACTS, VERSION, load
from tests.builders import make_rows
from tests.selector.visits import ANSWERS, make_assessment, make_catalogue, make_result, tried
from tests.verdict.strategies import answers, weights

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", CASES)
def test_it_says_what_a_stored_result_would(name: str) -> None:
    tried_beside, data = make_result(), load(name)
    kept = {key: data.get(key) for key in ("answers", "decision_weights", "ranking_weights")}
    assessment = make_assessment(edits=data.get("edits", {}), **kept)
    stored = actions.see_result(assessment=assessment, catalogue=make_catalogue())
    assert queries.tried(tried_beside, queries.saved_inputs(stored)) == stored.record.result


@pytest.fixture
def result() -> Result:
    """A result to try things beside."""
    return make_result()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers(), weights(), weights())
def test_it_says_what_a_record_would_whatever_goes_in(
    result: Result, said: Answers, decision: dict[str, int], ranking: dict[str, int]
) -> None:
    inputs = Inputs(VERSION, said, {"dosage_form:tablet": "want"}, decision, ranking)
    made = record(inputs, FACTS, result.revision_sha256, result.record.date)
    assert queries.tried(result, inputs) == made.result


def test_it_tries_on_the_catalogue_of_the_result_and_not_on_the_newest() -> None:
    result = make_result()
    import_rows(data=make_rows())
    assert queries.tried(result, queries.saved_inputs(result)) == result.record.result


def test_it_tries_on_the_day_of_the_result() -> None:
    result = make_result()
    with patch("django.utils.timezone.now", return_value=result.created_at + timedelta(days=4000)):
        assert queries.tried(result, queries.saved_inputs(result)) == result.record.result


def test_it_stores_nothing() -> None:
    result = make_result(answers=ANSWERS)
    before = Result.objects.count()
    queries.tried(result, Inputs(VERSION, queries.saved_inputs(result).answers, {"dosage_form:tablet": "drop"}))
    assert Result.objects.count() == before


@pytest.mark.parametrize("gone", [{"method_version": "1999-01"}, {"method_sha256": "f" * 64}])
def test_it_says_that_the_method_is_no_longer_as_it_was(gone: dict[str, str]) -> None:
    result = make_result()
    inputs = queries.saved_inputs(result)
    for name, value in gone.items():
        setattr(result, name, value)
    with pytest.raises(GoneError, match="method"):
        queries.saved_inputs(result)
    with pytest.raises(GoneError, match="method"):
        queries.tried(result, inputs)


def test_it_says_that_the_catalogue_is_no_longer_here() -> None:
    result = make_result()
    result.revision_sha256 = "f" * 64
    with pytest.raises(GoneError, match="catalogue"):
        queries.tried(result, queries.saved_inputs(result))


def test_scenarios_side_by_side_take_only_a_glance() -> None:
    result = make_result()
    scenario = keep_scenario(result=result, name="Mature", inputs=tried(result, stage="mature"))
    with patch("selector.queries.tried", wraps=queries.tried) as computed:
        side_by_side(result, [scenario])
    assert [call.kwargs for call in computed.call_args_list] == [{"glance": True}]

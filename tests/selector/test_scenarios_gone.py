"""Scenarios beside what is here no more: a method, a catalogue, a term of the vocabulary."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client

from providers.catalogue.vocabulary import Vocabulary, load_vocabulary
from selector import actions, queries, scenario_queries
from selector.models import Scenario
from selector.results import GoneError
from tests.selector.test_scenario_views import kept, page, seen
from tests.selector.visits import body

pytestmark = pytest.mark.django_db


def test_a_result_whose_method_is_gone_shows_its_scenarios_by_name(client: Client) -> None:
    result = seen(client)
    scenario = kept(result)
    with patch("selector.queries.saved_inputs", side_effect=GoneError):
        shown = body(client.get(page(result, "scenarios")))
        sent = {"name": "Other", "answer-stage": "mature", "scenario": scenario.pk}
        answers = [client.post(page(result, name), sent) for name in ("scenarios", "adopt")]
    assert "its scenarios cannot be computed" in shown
    assert "Delete this scenario" in shown
    assert {response["Location"] for response in answers} == {page(result, "what-if")}


def test_a_term_that_left_the_vocabulary_is_no_fault_of_the_site(client: Client) -> None:
    result = seen(client)
    scenario = kept(result)
    Scenario.objects.update(inputs=scenario.inputs | {"edits": {"technology:gone": "want"}})
    assert "its scenarios cannot be computed" in body(client.get(page(result, "scenarios")))
    assert client.get(page(result, "what-if"), {"scenario": scenario.pk}).status_code == 410
    assert client.post(page(result, "adopt"), {"scenario": scenario.pk})["Location"] == page(result, "what-if")
    again = client.post(page(result, "scenarios"), {"name": "Mature", "answer-stage": "mature"})
    assert "Another scenario has this name" in body(again)


def test_what_is_sent_to_be_kept_beside_a_result_that_is_gone_leads_to_a_page_that_says_so(client: Client) -> None:
    result = seen(client)
    with patch("selector.queries.providers.revision", side_effect=ObjectDoesNotExist):
        queries.forget()
        response = client.post(page(result, "scenarios"), {"name": "", "answer-stage": "mature"})
    assert response["Location"] == page(result, "what-if")


def without(term: str) -> Vocabulary:
    """The vocabulary after a term of the technologies has left it."""
    known = load_vocabulary()
    technology = known.kinds["technology"]
    terms = {code: words for code, words in technology.terms.items() if code != term}
    return replace(known, kinds={**known.kinds, "technology": replace(technology, terms=terms)})


def test_what_changed_says_so_where_a_result_holds_a_term_that_is_gone(client: Client) -> None:
    result, wish = seen(client), "technology:spray_drying"
    stored = actions.save_requirements(assessment=result.assessment, shown=[wish], edits={wish: "want"}, version=9)
    newer = actions.see_result(assessment=stored, catalogue=queries.published_catalogue())
    with patch("selector.models.load_vocabulary", return_value=without("spray_drying")):
        response = client.get(page(newer, "since"))
        recent = scenario_queries.recent_inputs(9)
    assert response.status_code == 410
    assert "a word that the vocabulary no longer has" in body(response)
    assert (recent, len(scenario_queries.recent_inputs(9))) == ([], 1)

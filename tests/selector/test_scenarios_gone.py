"""Scenarios beside what is here no more: a method, a catalogue, a term of the vocabulary."""

from unittest.mock import patch

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client

from selector import queries
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

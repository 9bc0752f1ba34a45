"""The workbench: what was sent is tried and shown beside the saved result, and nothing of it is stored."""

import logging
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selector import actions
from selector.models import Assessment, Result
from selector.results import GoneError
from tests.selector.visits import ANSWERS, at, body, make_catalogue, staff, started

pytestmark = pytest.mark.django_db

IN_PLACE = {"HX-Request": "true"}
ZEROS = dict.fromkeys(
    (
        "ranking-scope_of_services",
        "ranking-lifecycle_stage",
        "ranking-technical_involvement",
        "ranking-strategic_benefits",
        "ranking-technology_regulatory_transfer",
    ),
    "0",
)


def seen(client: Client, **answers: Any) -> Result:
    """A result that was made in this browser."""
    make_catalogue()
    assessment = started(client, **(answers or ANSWERS))
    client.post(at(assessment, "see-result"))
    return Result.objects.get(assessment=assessment)


def bench(result: Result) -> str:
    """The address of the workbench beside a result."""
    return at(result.assessment, f"results/{result.pk}/what-if")


def test_it_opens_with_the_saved_result_and_its_inputs(client: Client) -> None:
    result = seen(client)
    response = client.get(bench(result))
    shown = body(response)
    assert "Nothing differs from the saved result." in shown
    assert '<option value="commercial" selected>' in shown
    assert "no-store" in response["Cache-Control"]
    assert client.head(bench(result)).status_code == 200


def test_it_leads_back_to_the_result_and_is_reached_from_there(client: Client) -> None:
    result = seen(client)
    assert at(result.assessment, f"results/{result.pk}") in body(client.get(bench(result)))
    assert f'href="{bench(result)}"' in body(client.get(at(result.assessment, "result")))


@pytest.mark.parametrize("headers", [{}, IN_PLACE])
@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"answer-stage": "phase_1"}, "Phase 1, was "),
        ({"level-dosage_form:tablet": "want"}, "want, was must"),
        ({"ranking-lifecycle_stage": "90"}, "Weights of the ranking"),
        ({"preset": "equal"}, "Weights of the ranking"),
    ],
)
def test_it_tries_a_change_and_stores_nothing(
    client: Client, headers: dict[str, str], sent: dict[str, str], words: str
) -> None:
    result = seen(client)
    before = list(Assessment.objects.values()), list(Result.objects.values())
    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown = body(client.post(bench(result), sent, headers=headers))
    assert words in shown
    assert ("<h1" in shown) is not bool(headers)
    assert (list(Assessment.objects.values()), list(Result.objects.values())) == before
    assert [query for query in asked.captured_queries if not query["sql"].startswith("SELECT")] == []


@pytest.mark.parametrize("value", ["101", "-1", "abc"])
def test_a_wrong_weight_is_told_beside_its_field_and_the_rest_is_kept(client: Client, value: str) -> None:
    result = seen(client)
    sent = {"ranking-lifecycle_stage": value, "verdict-lifecycle_stage": "33", "answer-stage": "phase_1"}
    shown = body(client.post(bench(result), sent))
    assert f"You wrote “{value}”." in shown
    assert "It waits: one entry needs a look" in shown
    assert "<title>Error: What if" in shown
    assert 'value="33"' in shown
    assert '<option value="phase_1" selected>' in shown


def test_in_place_a_wrong_entry_leaves_the_outcome_and_clears_what_was_mended(client: Client) -> None:
    result = seen(client)
    sent = {"ranking-lifecycle_stage": "abc", "wrong": "verdict-lifecycle_stage"}
    response = client.post(bench(result), sent, headers=IN_PLACE)
    shown = body(response)
    assert response["HX-Reswap"] == "none"
    assert 'id="would"' not in shown
    assert '<div class="waits" id="waits" role="status" hx-swap-oob="innerHTML">' in shown  # the live node itself stays
    assert '<input type="hidden" name="wrong" value="ranking-lifecycle_stage">' in shown
    assert '<div class="slot" id="slot-verdict-lifecycle_stage" hx-swap-oob="true"></div>' in shown


def test_weights_that_are_all_0_are_refused(client: Client) -> None:
    assert "At least one weight has to be above 0." in body(client.post(bench(seen(client)), ZEROS))


def test_a_forged_choice_is_told_and_quoted_harmlessly(client: Client) -> None:
    shown = body(client.post(bench(seen(client)), {"answer-stage": "<script>"}))
    assert "What was sent is “&lt;script&gt;”" in shown
    assert "<script>" not in shown.replace('<script src="', "").replace('<script type="module"', "")


def test_a_preset_in_place_brings_its_numbers(client: Client) -> None:
    shown = body(client.post(bench(seen(client)), {"preset": "equal"}, headers=IN_PLACE))
    assert 'id="weights" hx-swap-oob="true"' in shown
    assert '<div class="short" id="short" role="status" hx-swap-oob="innerHTML">' in shown
    assert shown.count('value="20"') >= 5


def test_in_place_it_names_the_questions_that_follow_and_those_that_go(client: Client) -> None:
    result = seen(client)
    panel = {f"answer-{key}": value for key, value in ANSWERS.items()}
    shown = body(client.post(bench(result), panel | {"answer-product_scope": "both"}, headers=IN_PLACE))
    assert "These questions follow from it:" in shown
    assert "Show the questions as they follow" in shown
    away = body(client.post(bench(result), panel | {"answer-product_scope": "drug_substance"}, headers=IN_PLACE))
    assert "No longer asked: Dosage form" in away


def test_the_panel_made_anew_keeps_what_was_typed_and_shows_what_follows(client: Client) -> None:
    result = seen(client)
    sent = {"answer-product_scope": "both", "verdict-lifecycle_stage": "33", "panel": "again"}
    assert 'name="answer-substance_process"' not in body(client.get(bench(result)))
    shown = body(client.post(bench(result), sent))
    assert 'name="answer-substance_process"' in shown
    assert 'value="33"' in shown


def test_without_a_verdict_it_shows_what_would_make_one(client: Client) -> None:
    result = seen(client, stage="phase_1")
    assert "There is no ranking yet: it needs a verdict." in body(client.get(bench(result)))
    panel = {f"answer-{key}": value for key, value in ANSWERS.items()}
    shown = body(client.post(bench(result), panel, headers=IN_PLACE))
    assert "The verdict turns: CMO, was Not enough answers yet." in shown
    assert '<table class="stack moves"' in shown


def test_with_an_open_question_of_the_shortlist_it_names_it_and_shows_the_verdict(client: Client) -> None:
    result = seen(client, **{key: value for key, value in ANSWERS.items() if key != "location"})
    shown = body(client.get(bench(result)))
    assert "You need a" in shown
    assert "it needs an answer to each of these" in shown
    assert '<table class="stack moves"' not in shown


def test_a_scenario_opens_with_its_own_inputs(client: Client) -> None:
    result = seen(client)
    inputs = {"method": "2026-11", "answers": ANSWERS | {"stage": "phase_1"}}
    scenario = result.scenarios.create(name="Earlier", inputs=inputs)
    shown = body(client.get(f"{bench(result)}?scenario={scenario.pk}"))
    assert '<option value="phase_1" selected>' in shown
    assert "Phase 1, was " in shown
    assert {client.get(f"{bench(result)}?scenario={pk}").status_code for pk in ("0", "x", "-1", "²", 10**30)} == {404}


def test_where_the_method_is_no_longer_as_it_was_it_says_so(client: Client) -> None:
    result = seen(client)
    with patch("selector.queries.saved_inputs", side_effect=GoneError):
        response = client.get(bench(result))
    assert response.status_code == 410
    assert "no longer here as it was" in body(response)
    assert "from your answers as they are today" in body(response)


def test_near_misses_and_tipping_points_lead_here_with_one_change_each(client: Client) -> None:
    result = seen(client, **ANSWERS | {"dosage_form": ["injectable_liquid_vial"], "markets": ["us"]})
    shown = body(client.get(at(result.assessment, "result")))
    assert f'action="{bench(result)}"' in shown
    assert '<input type="hidden" name="answer-' in shown
    reader = Client()
    reader.get(f"/r/{actions.share(result=result).token}")
    assert "what-if" not in body(reader.get(at(result.assessment, f"results/{result.pk}")))


def test_only_who_may_edit_gets_in(client: Client) -> None:
    result, reader = seen(client), Client()
    reader.get(f"/r/{actions.share(result=result).token}")
    for visitor, status in ((Client(), 404), (reader, 403), (staff("reader"), 403), (client, 200)):
        assert visitor.get(bench(result)).status_code == status
        assert visitor.post(bench(result), {"preset": "equal"}, headers=IN_PLACE).status_code == status


def test_the_result_of_another_assessment_is_not_found(client: Client) -> None:
    own, other = seen(client), seen(Client())
    assert client.get(at(own.assessment, f"results/{other.pk}/what-if")).status_code == 404


def test_it_refuses_a_form_without_its_token() -> None:
    client = Client(enforce_csrf_checks=True)
    result = seen(Client())
    assert client.post(bench(result), {"preset": "equal"}).status_code == 403


def test_nothing_that_was_tried_reaches_an_address_or_a_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    result = seen(client)
    with caplog.at_level(logging.DEBUG):
        for sent in ({"answer-stage": "phase_1"}, {"answer-stage": "secret"}, {"ranking-lifecycle_stage": "secret"}):
            response = client.post(bench(result), sent)
            assert response.status_code == 200
            assert "?" not in response.request["PATH_INFO"]
    assert "secret" not in "".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )


@pytest.mark.parametrize("text", ["😀", "x" * 100_000, "\x00", "a\nb", "١٢"])
def test_it_stands_up_to_anything_that_is_typed(client: Client, text: str) -> None:
    names = ("answer-stage", "answer-markets", "level-dosage_form:tablet", "ranking-lifecycle_stage", "preset", "wrong")
    response = client.post(bench(seen(client)), dict.fromkeys(names, text))
    assert response.status_code == 200
    assert len(body(response)) < 150_000 + len(text)  # what was typed stays in its field, once


def test_a_name_that_was_typed_stands_there_after_something_else_was_tried(client: Client) -> None:
    sent = {"name": "On the market", "answer-stage": "mature"}
    assert 'value="On the market"' in body(client.post(bench(seen(client)), sent))

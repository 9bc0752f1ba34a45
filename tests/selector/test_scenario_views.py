"""Scenarios: kept from a what-if, side by side, and taken over when the sponsor says so."""

from typing import Any

import pytest
from django.test import Client

from providers.catalogue.countries import ISO_3166
from selector import actions, queries
from selector.models import Assessment, Result, Scenario
from selector.scenario_actions import keep_scenario
from selector.shortlist.needs import MOST_ADDED
from tests.report.samples import PEN
from tests.selector.visits import ANSWERS, at, body, make_catalogue, make_result, staff, started, tried

pytestmark = pytest.mark.django_db

PLACES = {"scenarios": {"GET", "POST"}, "adopt": {"POST"}, "drop": {"POST"}, "since": {"GET"}}
WEIGHTS = dict(PEN.method.decision_weights) | {"scope_of_services": 90}


def seen(client: Client) -> Result:
    """A result that was made in this browser."""
    return actions.see_result(assessment=started(client, **ANSWERS), catalogue=make_catalogue())


def page(result: Result, name: str) -> str:
    return at(result.assessment, f"results/{result.pk}/{name}")


def kept(result: Result, name: str = "Mature", **answers: Any) -> Scenario:
    return keep_scenario(result=result, name=name, inputs=tried(result, **(answers or {"stage": "mature"})))


def said(result: Result, **answers: Any) -> Assessment:
    """Answer otherwise after a result."""
    now = Assessment.objects.get(pk=result.assessment_id)
    return actions.save_section(assessment=now, asked=tuple(answers), answers=answers, version=now.version)


def newer(result: Result, **answers: Any) -> Result:
    """Answer otherwise, and see the next result."""
    return actions.see_result(assessment=said(result, **answers), catalogue=queries.published_catalogue())


def test_it_keeps_what_a_what_if_sends_and_shows_it_beside_the_result(client: Client) -> None:
    result = seen(client)
    sent = {"name": "  On the\nmarket \tlong ", "answer-stage": "mature", "verdict-scope_of_services": "90"}
    assert client.post(page(result, "scenarios"), sent)["Location"] == page(result, "scenarios")
    assert Scenario.objects.get().name == "On the market long"
    shown = body(client.get(page(result, "scenarios")))
    assert "“On the market long” is kept." in shown
    assert f"{page(result, 'what-if')}?scenario={Scenario.objects.get().pk}" in shown


def test_the_same_sent_again_is_kept_once(client: Client) -> None:
    result = seen(client)
    for _ in range(2):
        client.post(page(result, "scenarios"), {"name": "Mature", "answer-stage": "mature"})
    assert Scenario.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "stage", "message"),
    [
        ("", "mature", "Write a name to know it by."),
        (" \u200e\n", "mature", "Write a name to know it by."),
        ("x" * 81, "mature", "Write at most 80 characters: these are 81."),
        ("Mature", "phase_1", "Another scenario has this name"),
        ("Other", ANSWERS["stage"], "Nothing is changed yet"),
    ],
)
def test_it_says_beside_the_name_why_it_keeps_nothing(client: Client, name: str, stage: str, message: str) -> None:
    result = seen(client)
    kept(result)
    response = client.post(page(result, "scenarios"), {"name": name, "answer-stage": stage})
    assert response.status_code == 200
    assert message in body(response)
    assert Scenario.objects.count() == 1


def test_it_keeps_what_was_written_where_there_is_no_room(client: Client) -> None:
    result = seen(client)
    for number in range(Scenario.MOST):
        kept(result, f"No. {number}")
    response = client.post(page(result, "scenarios"), {"name": "<One> more", "answer-stage": "phase_1"})
    assert "6 scenarios are kept, the most there can be" in body(response)
    assert 'value="&lt;One&gt; more"' in body(response)
    assert "There is room for no more" in body(client.get(page(result, "scenarios")))


def test_it_keeps_nothing_of_a_what_if_that_cannot_be_read(client: Client) -> None:
    result = seen(client)
    sent = {"name": "Forged", "answer-stage": "tomorrow", "verdict-scope_of_services": "ninety"}
    assert client.post(page(result, "scenarios"), sent).status_code == 200
    assert client.post(page(result, "adopt"), sent).status_code == 200
    assert not Scenario.objects.exists()
    assert Result.objects.get() == result


@pytest.mark.parametrize("name", ["scenarios", "adopt"])
def test_a_script_that_only_tries_keeps_and_takes_over_nothing(client: Client, name: str) -> None:
    result = seen(client)
    sent = {"name": "Mature", "answer-stage": "mature", "verdict-scope_of_services": "90"}
    assert client.post(page(result, name), sent, headers={"HX-Request": "true"}).status_code == 400
    assert not Scenario.objects.exists()
    assert (Result.objects.get(), Assessment.objects.get().answers) == (result, ANSWERS)
    assert client.post(page(result, name), sent).status_code == 302


def test_without_a_scenario_it_leads_to_the_what_if(client: Client) -> None:
    result = seen(client)
    shown = body(client.get(page(result, "scenarios")))
    assert "No scenario is kept beside this result" in shown
    assert page(result, "what-if") in shown


def test_it_leads_to_the_scenarios_of_other_results(client: Client) -> None:
    result = seen(client)
    kept(result)
    later = newer(result, stage="phase_1")
    shown = body(client.get(page(later, "scenarios")))
    assert f'<a href="{page(result, "scenarios")}">Result 1</a>: one scenario' in shown
    assert "Your answers were changed after Result 1" in body(client.get(page(result, "scenarios")))


def test_it_deletes_one_and_a_second_click_finds_it_gone(client: Client) -> None:
    result = seen(client)
    scenario, other = kept(result), kept(result, "Other")
    for _ in range(2):
        assert client.post(page(result, "drop"), {"scenario": scenario.pk})["Location"] == page(result, "scenarios")
    assert Scenario.objects.get() == other


def test_taking_one_over_makes_a_new_result_and_leaves_the_saved_one(client: Client) -> None:
    result = seen(client)
    content, scenario = result.content, kept(result)
    response = client.post(page(result, "adopt"), {"scenario": scenario.pk})
    made = Result.objects.get(number=2)
    assert response["Location"] == at(result.assessment, f"results/{made.pk}")
    assert queries.saved_inputs(made) == scenario.tried
    assert Result.objects.get(number=1).content == content
    assert "What changed since result 1" in body(client.get(response["Location"]))
    assert client.post(page(result, "adopt"), {"scenario": scenario.pk})["Location"] == response["Location"]
    assert Result.objects.count() == 2


def test_a_what_if_is_taken_over_without_a_name(client: Client) -> None:
    result = seen(client)
    client.post(page(result, "adopt"), {"answer-stage": "mature", "name": ""})
    assert Assessment.objects.get().answers == ANSWERS | {"stage": "mature"}
    assert not Scenario.objects.exists()


def test_taking_over_nothing_changes_nothing(client: Client) -> None:
    result = seen(client)
    response = client.post(page(result, "adopt"), follow=True)
    assert "Nothing was changed: this is still the result." in body(response)
    assert Result.objects.get() == result


def test_it_names_what_was_changed_meanwhile_and_asks(client: Client) -> None:
    result = seen(client)
    said(result, stage="phase_1")
    sent = {"answer-stage": "mature", "answer-markets": ["us", "eu"]}
    asked = body(client.post(page(result, "adopt"), sent))
    assert "Nothing is taken over yet" in asked
    assert "<td>On the market for years, steady supply, was Phase 1</td>" in asked
    assert '<input type="hidden" name="answer-markets" value="us">' in asked
    assert (Assessment.objects.get().answers["stage"], Result.objects.count()) == ("phase_1", 1)
    assert '<input type="hidden" name="version" value="2">' in asked
    assert client.post(page(result, "adopt"), sent | {"version": "2"}).status_code == 302
    assert Assessment.objects.get().answers == ANSWERS | {"stage": "mature", "markets": ["us", "eu"]}


def test_own_weights_are_said_where_the_answers_are_checked_and_given_up_there(client: Client) -> None:
    result = seen(client)
    review = at(result.assessment, "review")
    assert "own weights" not in body(client.get(review))
    client.post(page(result, "adopt"), {"verdict-scope_of_services": "90"})
    shown = body(client.get(review))
    assert "The verdict counts with your own weights" in shown
    assert page(Result.objects.get(number=2), "what-if") in shown
    for _ in range(2):
        assert client.post(at(result.assessment, "method-weights"))["Location"] == review
    assert "own weights" not in body(client.get(review))
    assert Assessment.objects.get().decision_weights is None


@pytest.mark.parametrize("name", PLACES)
def test_nobody_else_sees_or_changes_scenarios(client: Client, name: str) -> None:
    result = make_result()
    scenario = kept(result)
    reader, curator, reading = staff("reader"), staff("curator"), Client()
    reading.get(f"/r/{actions.share(result=result).token}")
    sent = {"scenario": str(scenario.pk), "name": "Mine"}
    for browser, status in ((client, 404), (curator, 404), (reader, 403), (reading, 403)):
        for method in PLACES[name]:
            send = browser.get if method == "GET" else browser.post
            assert send(page(result, name), sent).status_code == status
    assert (Scenario.objects.get(), Result.objects.get()) == (scenario, result)


@pytest.mark.parametrize("name", ["adopt", "drop", "method-weights"])
def test_looking_at_an_address_changes_nothing(client: Client, name: str) -> None:
    result = seen(client)
    scenario = kept(result)
    address = at(result.assessment, name) if name == "method-weights" else page(result, name)
    assert client.get(address, {"scenario": scenario.pk}).status_code == 405


@pytest.mark.parametrize("forged", ["x", "-1", "0", "9" * 5000, "١", "1 or 1=1"])
def test_it_finds_no_scenario_that_is_not_of_this_result(client: Client, forged: str) -> None:
    result, other = seen(client), kept(make_result())
    for sent in (forged, other.pk):
        assert client.post(page(result, "adopt"), {"scenario": sent}).status_code == 404
        assert client.post(page(result, "drop"), {"scenario": sent})["Location"] == page(result, "scenarios")
        assert client.get(page(result, "what-if"), {"scenario": sent}).status_code == 404
    assert client.get(page(result, "scenarios").replace(str(result.pk), str(other.result_id))).status_code == 404
    assert Scenario.objects.get() == other


def test_more_than_an_assessment_holds_is_not_taken_over_and_it_says_why(client: Client) -> None:
    result = seen(client)
    levels = {f"level-country:{code}": "want" for code in sorted(ISO_3166)[: MOST_ADDED + 1]}
    for name in ("scenarios", "adopt"):
        response = client.post(page(result, name), levels | {"name": "Everywhere"})
        assert (response.status_code, Scenario.objects.count(), Assessment.objects.get().edits) == (200, 0, {})
        assert "You have added 50 requirements, the most there can be." in body(response)
        assert 'value="Everywhere"' in body(response)


def test_it_says_taken_over_only_where_something_was(client: Client) -> None:
    result = seen(client)
    newer(result, stage="mature")
    shown = body(client.post(page(result, "adopt"), {"answer-stage": "mature"}, follow=True))
    assert "Taken over into your answers." not in shown
    assert "Nothing was left to take over" in shown

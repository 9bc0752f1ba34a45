"""A page that saves itself: what it stores, what it says, and what it leaves alone."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from selector.models import Assessment
from tests.selector.visits import ANSWERS, at, body, started

pytestmark = pytest.mark.django_db


def by_itself(client: Client, assessment: Assessment, page: str, **sent: Any) -> Any:
    """What the page sends by itself, and what comes back."""
    return client.post(at(assessment, page), {"version": assessment.version, **sent}, headers={"HX-Request": "true"})


def stored(assessment: Assessment) -> Any:
    assessment.refresh_from_db()
    return assessment.answers


def test_it_stores_what_can_be_stored_and_names_the_rest(client: Client) -> None:
    assessment = started(client, product_scope="both")
    response = by_itself(client, assessment, "scale_supply", forecast="steady", units_per_batch="some")
    assert stored(assessment) == {"product_scope": "both", "forecast": "steady"}
    assert "not yet: Units per batch" in body(response)
    assert json.loads(response["HX-Trigger"]) == {"saved": {"except": ["units_per_batch"]}}
    assert "Write one number" not in body(response)


def test_it_waits_for_no_required_answer(client: Client) -> None:
    assessment = started(client)
    by_itself(client, assessment, "stage_maturity", planned_change="minor")
    assert stored(assessment) == {"planned_change": "minor"}


def test_it_brings_the_page_up_to_date_part_by_part(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    page = body(by_itself(client, assessment, "stage_maturity", stage="phase_1", **{"before-stage": "commercial"}))
    assert '<input type="hidden" id="version" name="version" value="2" hx-swap-oob="true">' in page
    assert 'name="before-stage" value="phase_1"' in page
    assert [part for part in ("sections", "progress", "so_far") if f'id="{part}"' not in page] == []
    assert "id_planned_change" not in page


def test_later_saves_by_the_same_page_are_no_conflict(client: Client) -> None:
    assessment = started(client)
    for stage in ("phase_1", "phase_2", "phase_3"):
        page = body(by_itself(client, assessment, "stage_maturity", stage=stage))
        assert "Saved at" in page
        assert stored(assessment)["stage"] == stage


def test_an_answer_can_be_taken_back(client: Client) -> None:
    assessment = started(client, markets=["eu", "us"])
    by_itself(client, assessment, "quality_transfer", **{"before-markets": ["eu", "us"]})
    assert stored(assessment) == {}


def test_it_leaves_alone_what_another_page_changed(client: Client) -> None:
    assessment = started(client, stage="phase_1", planned_change="minor")
    old = {"before-stage": "phase_1", "stage": "phase_1", "before-planned_change": "minor", "planned_change": "minor"}
    client.post(at(assessment, "stage_maturity"), {**old, "version": 1, "stage": "phase_3"})
    page = body(by_itself(client, assessment, "stage_maturity", **(old | {"planned_change": "major"})))
    assert "Saved at" in page
    assert stored(assessment) == {"stage": "phase_3", "planned_change": "major"}


def test_it_stores_nothing_over_another_answer_to_the_same_question(client: Client) -> None:
    assessment = started(client, stage="phase_1")
    client.post(at(assessment, "stage_maturity"), {"version": 1, "stage": "phase_2"})
    response = by_itself(client, assessment, "stage_maturity", stage="phase_3", planned_change="major")
    assert "Not saved: answered otherwise in another window: Stage." in body(response)
    assert "HX-Trigger" not in response
    assert 'id="version"' not in body(response)
    assert stored(assessment) == {"stage": "phase_2"}


def test_it_puts_in_the_questions_that_follow_each_in_its_place(client: Client) -> None:
    assessment = started(client)
    shown = {"asked": ["product_scope", "modality", "potency"]}
    first = body(by_itself(client, assessment, "product", **shown, product_scope="both"))
    places = re.findall(r'hx-swap-oob="beforebegin:#answers ([^"]+)">', first)
    assert places == [".q:has(#id_potency_before)"] * 2 + [".actions"] * 3
    assert first.index('id="id_substance_process"') < first.index('id="id_dosage_form"')
    assert '<a id="brought" href="#id_substance_process">5 more questions follow from your answer: Route' in first


def test_it_puts_in_nothing_that_is_there_already(client: Client) -> None:
    assessment = started(client, product_scope="both")
    shown = [question.key for question in assessment.reading.visible if question.section == "product"]
    came = {"asked": shown, "came": ["dosage_form"]}
    assert "follow" not in body(by_itself(client, assessment, "product", **came))


@pytest.mark.parametrize("form", ["tablet", ""])
def test_a_save_by_the_sponsor_leads_back_once_to_what_came_and_has_no_answer(client: Client, form: str) -> None:
    assessment = started(client, product_scope="drug_product")
    shown = [question.key for question in assessment.reading.visible if question.section == "product"]
    sent = {"version": 1, "asked": shown, "came": ["dosage_form"], "dosage_form": [form] if form else []}
    place = "stage_maturity" if form else "product#id_dosage_form"
    assert client.post(at(assessment, "product"), sent)["Location"] == at(assessment, place)
    again = {"version": Assessment.objects.get().version, "asked": shown}
    assert client.post(at(assessment, "product"), again)["Location"] == at(assessment, "stage_maturity")


def test_a_save_by_the_sponsor_leads_to_what_the_page_did_not_show(client: Client) -> None:
    assessment = started(client, product_scope="drug_product")
    sent = {"version": 1, "asked": ["product_scope", "modality", "potency", "technologies", "novelty"]}
    assert client.post(at(assessment, "product"), sent)["Location"] == at(assessment, "product#id_dosage_form")


def test_asking_for_the_page_stores_nothing(client: Client) -> None:
    assessment = started(client, stage="phase_1")
    client.get(at(assessment, "stage_maturity"), headers={"HX-Request": "true"})
    assert stored(assessment) == {"stage": "phase_1"}


def test_a_stranger_saves_nothing(client: Client) -> None:
    assessment = started(client)
    assert by_itself(Client(), assessment, "product", modality="peptide").status_code == 404
    assert stored(assessment) == {}


def test_a_page_that_shows_a_conflict_waits_for_its_sponsor(client: Client) -> None:
    assessment = started(client, stage="phase_1")
    assert "hx-post" in body(client.get(at(assessment, "stage_maturity")))
    for stage in ("phase_2", "phase_3"):
        page = body(client.post(at(assessment, "stage_maturity"), {"version": 1, "stage": stage}))
    assert "Saved meanwhile" in page
    assert "hx-post" not in page


def test_the_glossary_is_open_to_everybody(client: Client) -> None:
    page = body(client.get("/glossary"))
    assert '<div id="oel">' in page
    assert "https://eudragmdp.ema.europa.eu" in page


def seen(key: str, before: Any, answer: Any) -> dict[str, Any]:
    """A question as its page sends it: what stood there, and what stands there now."""
    return {"asked": [key], f"before-{key}": before, key: answer}


@pytest.mark.parametrize("alone", [True, False], ids=["by itself", "as a whole"])
def test_a_save_of_another_answer_is_no_sight_of_what_another_tab_stored(client: Client, *, alone: bool) -> None:
    assessment = started(client, stage="phase_1", planned_change="minor")
    by_itself(client, assessment, "stage_maturity", **seen("stage", "phase_1", "phase_2"))
    by_itself(client, assessment, "stage_maturity", **seen("planned_change", "minor", "major"))
    newest = {"version": Assessment.objects.get().version, **seen("stage", "phase_1", "phase_3")}
    headers = {"HX-Request": "true"} if alone else {}
    page = body(client.post(at(assessment, "stage_maturity"), newest, headers=headers))
    assert ("Not saved: answered otherwise in another window: Stage." in page) == alone
    assert ("Save again to keep yours." in page) != alone
    assert stored(assessment) == {"stage": "phase_2", "planned_change": "major"}


def test_saving_again_keeps_the_answer_that_stands_beside_a_conflict(client: Client) -> None:
    assessment = started(client, stage="phase_2")
    page = body(client.post(at(assessment, "stage_maturity"), {"version": 1, **seen("stage", "phase_1", "phase_3")}))
    assert 'name="before-stage" value="phase_2"' in page
    client.post(at(assessment, "stage_maturity"), {"version": 1, **seen("stage", "phase_2", "phase_3")})
    assert stored(assessment)["stage"] == "phase_3"


@pytest.mark.parametrize("written", ["2,000", "2000", "2e3"])
def test_a_number_is_the_same_however_it_is_written(client: Client, written: str) -> None:
    assessment = started(client, product_scope="drug_product", units_per_batch=2000)
    by_itself(client, assessment, "scale_supply", **seen("units_per_batch", written, "3000"))
    assert stored(assessment)["units_per_batch"] == 3000
    by_itself(client, assessment, "scale_supply", **seen("units_per_batch", written, "4000"))
    assert stored(assessment)["units_per_batch"] == 3000

"""The check of the answers: what the requirements leave, and how their levels are saved."""

import json
from typing import Any

import pytest
from django.test import Client

from selector import actions
from selector.models import Assessment
from tests.selector.visits import ANSWERS, at, body, make_catalogue, started

pytestmark = pytest.mark.django_db

TABLET, PERFUSION = "dosage_form:tablet", "technology:perfusion"
ALL = "5 of 6 providers stay in the ranking."
NARROW = {"country:CN": "must", "country:KR": "must"}


def edited(client: Client, **edits: str) -> Assessment:
    """An assessment in this browser with edited requirements."""
    assessment = started(client, **ANSWERS)
    return actions.save_requirements(assessment=assessment, shown=tuple(edits), edits=edits, version=1)


def review(client: Client, assessment: Assessment, **sent: Any) -> Any:
    """What the sponsor sends from the page of a version, and what comes back."""
    return client.post(at(assessment, "review"), {"version": assessment.version, "add_level": "want", **sent})


def by_itself(client: Client, assessment: Assessment, **sent: Any) -> Any:
    """What the page sends by itself, and what comes back."""
    sent = {"version": assessment.version, **sent}
    return client.post(at(assessment, "review"), sent, headers={"HX-Request": "true"})


def stored(assessment: Assessment) -> dict[str, str]:
    assessment.refresh_from_db()
    edits: dict[str, str] = assessment.edits
    return edits


def test_the_requirements_can_be_changed_on_the_page_and_it_says_so_beside_them(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    response = review(client, assessment, **{TABLET: "want", "add": PERFUSION, "add_level": "must"})
    assert response["Location"] == at(assessment, "review#requirements")
    assert stored(assessment) == {TABLET: "want", PERFUSION: "must"}
    above, _, beside = body(client.get(response["Location"])).partition('id="requirements"')
    assert ("The requirements are saved." in above, "The requirements are saved." in beside) == (False, True)


def test_an_error_in_the_requirements_stands_on_the_page_and_keeps_the_counts(client: Client) -> None:
    make_catalogue()
    page = body(review(client, started(client, **ANSWERS), **{TABLET: "maybe"}))
    assert "Choose a level from the list." in page
    assert f'href="#id_{TABLET}"' in page
    assert page.count(ALL) == 1  # it is said once


def test_a_late_change_of_a_requirement_shows_both_levels(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    for level in ("want", "drop"):
        page = body(review(client, assessment, **{TABLET: level}))
    assert "Saved meanwhile: Want. You wrote: Not needed." in page
    assert "hx-post" not in page


@pytest.mark.parametrize(
    "edits",
    [
        {},
        {"country:CN": "must"},
        NARROW,
        {TABLET: "drop", "country:EEA": "must"},
        {"substance_or_product:drug_product": "drop", "substance_or_product:drug_substance": "must"},
    ],
    ids=str,
)
def test_the_line_says_how_many_the_result_will_rank(client: Client, edits: dict[str, str]) -> None:
    catalogue = make_catalogue()
    assessment = edited(client, **edits)
    page = body(client.get(at(assessment, "review")))
    ranking = actions.see_result(assessment=assessment, catalogue=catalogue).record.result.shortlist.ranking
    assert f"{len(ranking)} of 6 providers stay" in page


def test_each_requirement_says_how_providers_stand_on_it_a_dropped_one_too(client: Client) -> None:
    make_catalogue()
    page = body(client.get(at(edited(client, **{TABLET: "drop"}), "review")))
    row = page.partition(f'id="id_{TABLET}_shares"')[2].partition("</ul>")[0]
    words = ("2 <span>meet it", "1 <span>in part", "1 <span>does not list it", "2 <span>not known")
    assert [word for word in words if word not in row] == []


def test_few_providers_come_with_the_must_to_relax_and_a_button_that_does_it(client: Client) -> None:
    make_catalogue()
    assessment = edited(client, **{"country:CN": "must"})
    page = body(client.get(at(assessment, "review")))
    assert "Making “Site in China” a want brings back 4; no other brings back more." in page
    assert '<button class="btn second small" type="submit" name="relax" value="country:CN" ' in page
    review(client, assessment, **{"country:CN": "must", "before-country:CN": "must", "relax": "country:CN"})
    assert stored(assessment) == {"country:CN": "want"}


def test_it_says_where_no_single_must_brings_anybody_back(client: Client) -> None:
    make_catalogue()
    page = body(client.get(at(edited(client, **NARROW), "review")))
    assert "No single must, made a want, brings anybody back." in page
    assert 'name="relax"' not in page


@pytest.mark.parametrize("relax", ["", "add", "version", "csrfmiddlewaretoken", "country:XX", "🧪", TABLET])
def test_a_forged_button_changes_nothing_else(client: Client, relax: str) -> None:
    assessment = started(client, **ANSWERS)
    assert review(client, assessment, relax=relax).status_code in (200, 302)
    assert stored(assessment) == {}


def test_it_works_without_a_catalogue_and_says_so(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    assert "nobody can be counted here" in body(client.get(at(assessment, "review")))
    assert "Saved at" in body(by_itself(client, assessment, **{TABLET: "want"}))
    assert review(client, assessment, **{TABLET: "want"}).status_code == 302
    assert stored(assessment) == {TABLET: "want"}


def test_without_any_requirement_nobody_is_counted(client: Client) -> None:
    make_catalogue()
    page = body(client.get(at(started(client), "review")))
    assert page.count("Nothing is asked of a provider, so none can be ranked.") == 2


def test_by_itself_it_saves_a_level_and_brings_the_counts_up_to_date(client: Client) -> None:
    make_catalogue()
    assessment = edited(client, **{"country:CN": "must"})
    page = body(by_itself(client, assessment, **{"country:CN": "want", "before-country:CN": "must"}))
    assert stored(assessment) == {"country:CN": "want"}
    assert page.count(ALL) == 1  # it is said once
    assert '<input type="hidden" id="version" name="version" value="3" hx-swap-oob="true">' in page
    assert 'name="before-country:CN" value="want"' in page
    assert "9 requirements follow from your answers: 5 musts and 4 wants." in page
    assert "<select" not in page


def test_by_itself_it_adds_nothing(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    by_itself(client, assessment, **{TABLET: "want", "add": PERFUSION, "add_level": "must"})
    assert stored(assessment) == {TABLET: "want"}


def test_by_itself_it_saves_what_it_can_and_names_the_rest(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    response = by_itself(client, assessment, **{TABLET: "maybe", "modality:small_molecule": "must"})
    assert stored(assessment) == {"modality:small_molecule": "must"}
    assert "not yet: Tablet" in body(response)
    assert json.loads(response["HX-Trigger"]) == {"saved": {"except": [TABLET]}}


def test_two_tabs_add_up_by_themselves(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    old = {"modality:small_molecule": "want", TABLET: "must"}
    old |= {f"before-{key}": level for key, level in old.items()}
    for change in ({TABLET: "want"}, {"modality:small_molecule": "drop"}):
        assert "Saved at" in body(by_itself(client, assessment, **old | change))
        assessment.version = 1
    assert stored(assessment) == {TABLET: "want", "modality:small_molecule": "drop"}


def test_by_itself_it_saves_nothing_over_another_level_of_the_same_requirement(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    review(client, assessment, **{TABLET: "want"})
    response = by_itself(client, assessment, **{TABLET: "drop", "before-" + TABLET: "must"})
    assert "Not saved: answered otherwise in another window: Tablet." in body(response)
    assert "HX-Trigger" not in response
    assert stored(assessment) == {TABLET: "want"}


def test_a_stranger_saves_nothing(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    assert by_itself(Client(), assessment, **{TABLET: "want"}).status_code == 404
    assert stored(assessment) == {}


def test_a_save_of_another_level_is_no_sight_of_what_another_tab_stored(client: Client) -> None:
    assessment = edited(client, **{TABLET: "want"})
    sent = {"asked": [TABLET], "before-" + TABLET: "must", TABLET: "drop"}
    assert "Not saved: answered otherwise" in body(by_itself(client, assessment, **sent))
    page = body(review(client, assessment, **sent))
    assert "Saved meanwhile: Want. You wrote: Not needed." in page
    assert f'name="before-{TABLET}" value="want"' in page
    assert stored(assessment) == {TABLET: "want"}
    review(client, assessment, **sent | {"before-" + TABLET: "want"})
    assert stored(assessment) == {TABLET: "drop"}


def test_adding_what_another_tab_added_at_another_level_asks_once(client: Client) -> None:
    assessment = edited(client, **{PERFUSION: "must"})
    sent = {"add": PERFUSION, "add_level": "want"}
    page = body(review(client, assessment, **sent))
    assert "Saved meanwhile: Must. You wrote: Want." in page
    assert f'name="asked" value="{PERFUSION}"' in page
    review(client, assessment, **sent, asked=[PERFUSION])
    assert stored(assessment) == {PERFUSION: "want"}


def test_by_itself_it_names_what_is_chosen_and_not_added_yet(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    response = by_itself(client, assessment, **{TABLET: "want", "add": PERFUSION, "add_level": "must"})
    assert "not yet: Add a requirement</p>" in body(response)
    assert json.loads(response["HX-Trigger"]) == {"saved": {"except": ["add", "add_level"]}}
    assert "not yet" not in body(by_itself(client, assessment, add="", add_level="must"))

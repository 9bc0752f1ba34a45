"""The questionnaire as a visitor goes through it."""

from itertools import pairwise
from unittest.mock import patch

import pytest
from django.test import Client

from selector import pages
from selector.models import Assessment, Result
from tests.selector.visits import ANSWERS, at, body, make_catalogue, started

pytestmark = pytest.mark.django_db


def saved() -> Assessment:
    return Assessment.objects.latest("created_at")


def test_it_opens_without_any_catalogue(client: Client) -> None:
    page = body(client.get("/"))
    assert "No catalogue of providers is published yet" in page
    assert not [gap for gap in ("on  providers", "<dd></dd>", "up to .") if gap in page]


@pytest.mark.parametrize("path", ["/", "/assessments/new"])
def test_it_says_how_long_each_mode_takes(client: Client, path: str) -> None:
    page, minutes = body(client.get(path)), pages.minutes()
    assert minutes["short"] < minutes["full"]
    for mode, words in (("short", "Two pages"), ("full", "Section by section")):
        assert f"About {minutes[mode]} minutes. {words}" in page


def test_it_says_how_large_the_catalogue_is(client: Client) -> None:
    make_catalogue()
    assert "November 2026" in body(client.get("/"))


@pytest.mark.parametrize(("mode", "first"), [("short", "verdict"), ("full", "product")])
def test_it_starts_on_the_first_page(client: Client, mode: str, first: str) -> None:
    response = client.post("/assessments/new", {"mode": mode, "title": "مشروع 🧪"})
    assert response["Location"] == at(saved(), first)
    assert "مشروع 🧪" in body(client.get(response["Location"]))


def test_it_says_what_is_stored_before_the_first_question(client: Client) -> None:
    assert "We store your answers" in body(client.get("/assessments/new"))


@pytest.mark.parametrize(
    "data", [{}, {"mode": "long"}, {"mode": "full", "title": "x" * 201}, {"mode": "full", "title": "\x00"}]
)
def test_it_explains_a_start_that_it_refuses(client: Client, data: dict[str, str]) -> None:
    page = body(client.post("/assessments/new", data))
    assert "One answer needs a look" in page
    assert not Assessment.objects.exists()


def test_it_fills_an_example_in(client: Client) -> None:
    page = client.post("/assessments/example", follow=True)
    assert page.redirect_chain[-1][0] == at(saved(), "review")
    assert "An example with invented answers" in body(page)


def test_it_saves_a_page_and_goes_on_to_the_check_of_all_answers(client: Client) -> None:
    assessment = started(client)
    pages = ["product", "stage_maturity", "scope", "scale_supply", "quality_transfer", "strategy", "review"]
    for page, following in pairwise(pages):
        sent = {"version": assessment.version, "stage": "phase_2", "modality": "peptide"}
        assert client.post(at(assessment, page), sent)["Location"] == at(assessment, following)
        assessment.refresh_from_db()
    assert assessment.answers == {"modality": "peptide", "stage": "phase_2"}


def test_it_returns_to_a_question_that_the_save_revealed(client: Client) -> None:
    assessment = started(client)
    sent = {"product_scope": "drug_substance", "version": 0}
    assert client.post(at(assessment, "product"), sent)["Location"] == at(assessment, "product#id_substance_process")
    assert client.post(at(assessment, "product"), sent | {"version": 1})["Location"] == at(assessment, "stage_maturity")


@pytest.mark.parametrize(
    ("scope", "says"),
    [
        ("drug_product", "One more question follows from your answers"),
        ("both", "2 more questions follow from your answers"),
    ],
)
def test_it_says_why_it_returns_to_the_page_that_was_saved(client: Client, scope: str, says: str) -> None:
    assessment = started(client, "short")
    sent = {"product_scope": scope, "version": 0}
    page = body(client.post(at(assessment, "shortlist"), sent, follow=True))
    assert f'Saved. {says}: <a href="#id_' in page
    assert '<a href="#id_dosage_form">Dosage form</a>.' in page
    assert says not in body(client.get(at(assessment, "shortlist")))


def test_it_asks_at_once_what_follows_from_an_answer_that_is_known(client: Client) -> None:
    assessment = started(client, "short", product_scope="drug_product")
    assert 'id="id_dosage_form"' in body(client.get(at(assessment, "shortlist")))


@pytest.mark.parametrize("stage", ["mature", ANSWERS["stage"]])
def test_it_returns_to_the_check_if_that_is_where_one_came_from_and_says_that_it_saved(
    client: Client, stage: str
) -> None:
    assessment = started(client, **ANSWERS)
    response = client.post(at(assessment, "stage_maturity?from=review"), {"stage": stage, "version": 1}, follow=True)
    assert response.redirect_chain == [(at(assessment, "review"), 302)]
    assert "Saved." in body(response)


def test_it_returns_to_the_check_after_what_a_change_brought(client: Client) -> None:
    assessment = started(client, "short", **ANSWERS)
    sent = ANSWERS | {"product_scope": "both", "before-product_scope": "drug_product", "version": 1}
    location = client.post(at(assessment, "shortlist?from=review"), sent)["Location"]
    assert location == at(assessment, "shortlist?from=review#id_substance_process")


def test_it_links_each_answer_to_its_question(client: Client) -> None:
    assessment = started(client, mode="short", **ANSWERS)
    page = body(client.get(at(assessment, "review")))
    assert f'href="{at(assessment, "verdict?from=review#id_stage")}"' in page
    assert f'href="{at(assessment, "stage_maturity?from=review#id_planned_change")}"' in page


def test_it_shows_all_that_was_typed_beside_the_error_and_saves_nothing(client: Client) -> None:
    assessment = started(client, product_scope="both", substance_process="mammalian_culture")
    sent = {"version": 1, "bioreactor_litres": "2,000 to 4,000", "units_per_year": "-40000", "forecast": "steady"}
    page = body(client.post(at(assessment, "scale_supply"), sent))
    assert "<title>Error: Scale and supply" in page
    assert 'href="#id_bioreactor_litres"' in page
    assert "Write one number of litres, for example 2000 or 2,000. You wrote “2,000 to 4,000”." in page
    assert 'value="-40000"' in page
    assert '<input type="radio" name="forecast" value="steady" checked>' in page
    assert saved().answers == assessment.answers


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "🧪" * 50_000, "\x00", "' OR 1=1"])
def test_it_survives_whatever_is_pasted(client: Client, typed: str) -> None:
    assessment = started(client, product_scope="both")
    response = client.post(at(assessment, "scale_supply"), {"units_per_batch": typed, "forecast": typed})
    assert response.status_code == 200
    assert "<script>alert" not in body(response)


def test_it_shows_both_values_where_another_save_came_first(client: Client) -> None:
    assessment = started(client, stage="phase_1", planned_change="minor")
    client.post(at(assessment, "stage_maturity"), {"version": 1, "stage": "phase_2", "planned_change": "minor"})
    late = {"version": 1, "stage": "phase_3", "planned_change": "minor"}
    page = body(client.post(at(assessment, "stage_maturity"), late))
    assert "Saved meanwhile: Phase 2. You wrote: Phase 3." in page
    assert '<input type="radio" name="stage" value="phase_3" checked>' in page
    assert '<input type="hidden" id="version" name="version" value="2">' in page
    client.post(at(assessment, "stage_maturity"), late | {"version": 2})
    assert saved().answers["stage"] == "phase_3"


def test_it_loses_no_answer_to_a_question_that_another_save_hid(client: Client) -> None:
    assessment = started(client, product_scope="both")
    client.post(at(assessment, "product"), {"version": 1, "product_scope": "drug_substance"})
    late = {"version": 1, "product_scope": "both", "dosage_form": ["tablet"]}
    page = body(client.post(at(assessment, "product"), late))
    assert "You wrote: Both" in page
    assert '<input type="checkbox" name="dosage_form" value="tablet" checked>' in page


def test_it_shows_the_private_link_once_after_the_first_save(client: Client) -> None:
    assessment = started(client)
    assert "/a/" not in body(client.get(at(assessment, "product")))
    client.post(at(assessment, "product"), {"version": 0})
    page = body(client.get(at(assessment, "stage_maturity")))
    assert 'value="http://testserver/a/' in page
    assert "mailto:?subject=A%20tablet&amp;body=http%3A%2F%2Ftestserver%2Fa%2F" in page
    assert "/a/" not in body(client.get(at(assessment, "stage_maturity")))


def test_it_leaves_with_the_private_link(client: Client) -> None:
    assessment = started(client)
    response = client.post(at(assessment, "product"), {"version": 0, "modality": "peptide", "leave": "1"})
    assert response["Location"] == at(assessment, "link")
    page = client.get(response["Location"])
    token = body(page).split("http://testserver/a/")[1].split('"')[0]
    assert Client().get(f"/a/{token}")["Location"] == at(assessment, "stage_maturity")


def test_it_makes_a_new_private_link(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    page = body(client.post(at(assessment, "link"), follow=True))
    assert 'value="http://testserver/a/' in page


def test_the_short_mode_tells_the_verdict_before_its_second_group(client: Client) -> None:
    assessment = started(client, mode="short", **ANSWERS)
    page = body(client.get(at(assessment, "shortlist")))
    assert "The verdict so far: <b>You need a CMO</b>" in page
    assert "See the result now" in page
    assert at(assessment, "scale_supply") in page


def test_deleting_asks_first_and_then_removes_everything(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    assert "Delete everything" in body(client.get(at(assessment, "delete")))
    assert Assessment.objects.exists()
    assert client.post(at(assessment, "delete"))["Location"] == "/"
    assert not Assessment.objects.exists()
    assert client.get(at(assessment, "review")).status_code == 404


@pytest.mark.parametrize("page", ["product", "review", "link", "delete"])
def test_no_browser_keeps_a_page_of_an_assessment(client: Client, page: str) -> None:
    assert "no-store" in client.get(at(started(client), page))["Cache-Control"]


def test_it_accepts_no_form_that_another_site_sends() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/assessments/new", {"mode": "full"}).status_code == 403
    assert strict.post("/assessments/example").status_code == 403


def test_it_says_when_there_is_no_catalogue_to_rank(client: Client) -> None:
    page = client.post(at(started(client, **ANSWERS), "see-result"), follow=True)
    assert "No catalogue of providers is published yet" in body(page)
    assert not Result.objects.exists()


def test_it_logs_nothing_of_an_answer(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    assessment = started(client, product_scope="both")
    with patch("selector.views.actions.save_section", side_effect=RuntimeError), pytest.raises(RuntimeError):
        client.post(at(assessment, "scale_supply"), {"units_per_batch": "31415"})
    assert "Internal Server Error" in caplog.text
    assert "31415" not in caplog.text

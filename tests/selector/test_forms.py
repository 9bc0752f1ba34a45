"""One page of questions: what is asked, kept, ignored and shown again."""

from typing import Any

import pytest
from django.http import QueryDict

from selector import pages
from selector.forms import SectionForm, StartForm
from selector.models import Assessment

QUESTIONS_OF_A_PRODUCT = ["product_scope", "modality", "dosage_form", "potency", "technologies", "novelty"]


def assessment(**answers: Any) -> Assessment:
    return Assessment(method_version="2026-11", mode="full", answers=answers, version=3)


def form(stored: Assessment, key: str, sent: str | None = None) -> SectionForm:
    page = pages.get(stored, key)
    assert page is not None
    return SectionForm(stored, page, None if sent is None else QueryDict(sent))


def test_it_asks_what_the_stored_answers_show() -> None:
    asked = list(form(assessment(product_scope="drug_product"), "product").fields)
    assert asked == [*QUESTIONS_OF_A_PRODUCT, "clean_technology"]


def test_it_ignores_what_was_sent_for_a_hidden_question() -> None:
    filled = form(assessment(product_scope="drug_product"), "product", "product_scope=drug_product&substance_process=x")
    assert filled.is_valid()
    assert "substance_process" not in filled.fields
    assert filled.answers == {"product_scope": "drug_product"}


def test_it_takes_an_answer_to_a_question_that_the_same_form_shows() -> None:
    hidden_meanwhile = assessment(product_scope="drug_substance")
    filled = form(hidden_meanwhile, "product", "product_scope=both&dosage_form=tablet&dosage_form=hard_capsule")
    assert filled.is_valid()
    assert filled.answers == {"product_scope": "both", "dosage_form": ["tablet", "hard_capsule"]}


def test_it_shows_stored_answers() -> None:
    stored = assessment(substance_process="mammalian_culture", product_scope="both", bioreactor_litres=2000)
    assert form(stored, "scale_supply")["bioreactor_litres"].value() == "2,000"
    assert form(stored, "product")["product_scope"].value() == "both"


def test_it_keeps_what_was_typed_beside_the_error() -> None:
    stored = assessment(product_scope="both", substance_process="mammalian_culture")
    filled = form(stored, "scale_supply", "bioreactor_litres=2,000+to+4,000&forecast=steady")
    assert list(filled.errors) == ["bioreactor_litres"]
    assert filled["bioreactor_litres"].value() == "2,000 to 4,000"
    assert filled["forecast"].value() == "steady"


def test_it_wants_a_required_answer_except_from_who_leaves() -> None:
    assert list(form(assessment(), "stage_maturity", "planned_change=minor").errors) == ["stage"]
    assert form(assessment(), "stage_maturity", "planned_change=minor&leave=1").is_valid()


def test_a_save_is_about_what_was_changed_on_the_page() -> None:
    stored = assessment(product_scope="both", potency="potent", technologies=["perfusion"], novelty="new")
    untouched = "before-product_scope=both&product_scope=both&potency=potent&before-potency=potent"
    filled = form(stored, "product", f"{untouched}&before-technologies=perfusion&before-novelty=new&novelty=adapted")
    assert filled.changed == filled.acceptable == ("technologies", "novelty")
    assert filled.answers == {"novelty": "adapted"}


def test_what_cannot_be_stored_is_left_out() -> None:
    stored = assessment(product_scope="both", substance_process="mammalian_culture")
    filled = form(stored, "scale_supply", "bioreactor_litres=lots&before-bioreactor_litres=2,000&forecast=steady")
    assert (filled.changed, filled.acceptable) == (("forecast", "bioreactor_litres"), ("forecast",))
    assert filled.named(["bioreactor_litres", "forecast"]) == "Bioreactor volume, Forecast"


def test_it_shows_what_stood_in_it_as_a_browser_will_send_it() -> None:
    stored = assessment(product_scope="both", dosage_form=["tablet", "nasal"], units_per_year=2000)
    assert form(stored, "product").question("dosage_form").before == ["tablet", "nasal"]
    assert form(stored, "product").question("novelty").before == []
    assert form(stored, "scale_supply").question("units_per_year").before == ["2,000"]
    assert form(stored, "scale_supply", "before-units_per_year=1").question("units_per_year").before == ["1"]


@pytest.mark.parametrize(("sent", "version"), [("", 0), ("version=2", 2), ("version=x", 0), ("version=" + "9" * 99, 0)])
def test_it_knows_the_save_that_it_was_filled_in_upon(sent: str, version: int) -> None:
    assert form(assessment(), "product", sent).version == version
    assert form(assessment(), "product").version == 3


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u202eA \x01 tablet\r\nBcc:\tx", "A tablet Bcc: x"),
        ("\u200fدواء\u2067 جديد\u2069", "دواء جديد"),
        ("👩\u200d🔬 می\u200cخواهم", "👩\u200d🔬 می\u200cخواهم"),
        ("\x0b\u2066", ""),
    ],
)
def test_it_takes_a_title_as_one_line_of_printed_characters(typed: str, kept: str) -> None:
    started = StartForm({"mode": "full", "title": typed})
    assert started.is_valid()
    assert started.cleaned_data["title"] == kept

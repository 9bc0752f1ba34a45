"""The form of a what-if: what is not sent stays as it was saved, and what is sent becomes inputs or a sentence."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from selector.assessment.difference import InputChange, changes
from selector.assessment.inputs import Inputs
from selector.models import Result
from selector.queries import saved_inputs
from selector.what_if_forms import WhatIfForm
from tests.builders import make_answers
from tests.selector.visits import ANSWERS, make_result

pytestmark = pytest.mark.django_db

EDITS = {"dosage_form:tablet": "want", "certification:eu_gmp": "must"}
ZEROS = {f"verdict-{key}": "0" for key in ("scope_of_services", "lifecycle_stage", "technical_involvement")} | {
    f"verdict-{key}": "0" for key in ("strategic_benefits", "technology_regulatory_transfer")
}


@pytest.fixture
def result() -> Result:
    """A result with a raised and an added requirement."""
    return make_result(edits=EDITS, answers=ANSWERS | {"units_per_year": 2_000_000})


def form(result: Result, **sent: Any) -> WhatIfForm:
    """The form that sends this and nothing else; a colon in a name stands as two underscores."""
    names = {name.replace("__", ":").replace("0", "-"): value for name, value in sent.items()}
    return WhatIfForm(result, QueryDict(urlencode(names, doseq=True)))


def changed(result: Result, **sent: Any) -> tuple[InputChange, ...]:
    """What the valid form changes."""
    filled = form(result, **sent)
    assert filled.is_valid(), filled.errors
    return changes(filled.saved, filled.inputs)


def panel(result: Result) -> dict[str, Any]:
    """All that the page sends while nothing is changed."""
    opened = WhatIfForm(result)
    return {name: ["", *opened.sent.getlist(name)] for name in opened.fields}


def test_without_data_it_says_what_was_saved(result: Result) -> None:
    opened = WhatIfForm(result)
    assert opened.is_valid()
    assert opened.inputs == saved_inputs(result)


def test_the_whole_page_sent_unchanged_says_what_was_saved(result: Result) -> None:
    filled = WhatIfForm(result, QueryDict(urlencode(panel(result), doseq=True)))
    assert filled.is_valid(), filled.errors
    assert filled.inputs == saved_inputs(result)


def test_it_starts_from_other_inputs_where_they_are_given(result: Result) -> None:
    other = Inputs("2026-11", make_answers(stage="phase_1", markets=["us"]), {"stage:phase_1": "must"})
    opened = WhatIfForm(result, initial=other)
    assert opened.is_valid()
    assert opened.inputs == other


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"answer0stage": "phase_3"}, InputChange("answer", "stage", ("commercial",), ("phase_3",))),
        ({"answer0stage": ""}, InputChange("answer", "stage", ("commercial",), ())),
        ({"answer0markets": ["", "us"]}, InputChange("answer", "markets", ("eu",), ("us",))),
        ({"answer0markets": ""}, InputChange("answer", "markets", ("eu",), ())),
        ({"answer0units_per_year": "1,000"}, InputChange("answer", "units_per_year", (2e6,), (1000.0,))),
        ({"answer0units_per_year": " "}, InputChange("answer", "units_per_year", (2e6,), ())),
        ({"level0dosage_form__tablet": ""}, InputChange("edit", "dosage_form:tablet", ("want",), ())),
        ({"level0dosage_form__tablet": "must"}, InputChange("edit", "dosage_form:tablet", ("want",), ())),
        ({"level0dosage_form__tablet": "drop"}, InputChange("edit", "dosage_form:tablet", ("want",), ("drop",))),
        ({"level0certification__eu_gmp": ""}, InputChange("edit", "certification:eu_gmp", ("must",), ())),
        ({"level0service__scale_up": "want"}, InputChange("edit", "service:scale_up", (), ("want",))),
        ({"verdict0lifecycle_stage": "7"}, InputChange("decision_weight", "lifecycle_stage", (25,), (7,))),
        ({"ranking0lifecycle_stage": " 0 "}, InputChange("ranking_weight", "lifecycle_stage", (10,), (0,))),
    ],
)
def test_a_change_alone_is_that_change(result: Result, sent: dict[str, Any], expected: InputChange) -> None:
    assert changed(result, **sent) == (expected,)


@pytest.mark.parametrize(
    "sent",
    [
        {"level0nothing__here": "must"},
        {"level0scale__bioreactor_volume": "must"},
        {"level0dosage_form__*": "drop"},
        {"answer0nothing": "here"},
        {"ranking0nothing": "7"},
        {"preset": "nothing"},
        {"preset": "method"},
        {"wrong": "nothing"},
    ],
)
def test_what_nobody_offered_changes_nothing(result: Result, sent: dict[str, Any]) -> None:
    assert changed(result, **sent) == ()


@pytest.mark.parametrize("value", ["101", "-1", "abc", "1.5", "", "²", "1e1", "9" * 5000, "😀"])
def test_it_refuses_a_weight_that_is_no_whole_number_up_to_100(result: Result, value: str) -> None:
    filled = form(result, ranking0lifecycle_stage=value)
    assert list(filled.errors) == ["ranking-lifecycle_stage"]
    assert "Write a whole number from 0 to 100." in str(filled.errors)
    assert len(str(filled.errors)) < 500


def test_it_refuses_weights_that_are_all_0(result: Result) -> None:
    filled = WhatIfForm(result, QueryDict(urlencode(ZEROS)))
    assert str(filled.errors["verdict-scope_of_services"]) != ""
    assert list(filled.errors) == ["verdict-scope_of_services"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("answer0stage", "forged"),
        ("answer0markets", ["us", "forged"]),
        ("answer0markets", ["us", "dont_know"]),
        ("answer0units_per_year", "lots"),
        ("level0dosage_form__tablet", "most"),
    ],
)
def test_it_refuses_what_a_field_does_not_offer_and_keeps_the_rest(result: Result, name: str, value: Any) -> None:
    filled = form(result, **{name: value}, ranking0lifecycle_stage="77")
    assert list(filled.errors) == [name.replace("__", ":").replace("0", "-")]
    assert filled["ranking-lifecycle_stage"].value() == "77"


def test_a_question_that_is_hidden_is_not_in_the_way(result: Result) -> None:
    filled = form(
        result, answer0product_scope="drug_substance", answer0units_per_year="lots", answer0dosage_form="forged"
    )
    hidden = [key for key in ("units_per_year", "dosage_form") if key in filled.reading.hidden]
    assert hidden
    assert not [key for key in hidden if f"answer-{key}" in filled.errors]


def test_a_preset_sets_the_weights_of_the_ranking_whatever_was_typed(result: Result) -> None:
    filled = form(result, preset="equal", ranking0lifecycle_stage="abc", verdict0lifecycle_stage="9")
    assert filled.is_valid()
    assert set((filled.inputs.ranking_weights or {}).values()) == {20}
    assert (filled.inputs.decision_weights or {})["lifecycle_stage"] == 9


def test_the_methods_own_weights_are_nobodys_own(result: Result) -> None:
    equal = dict.fromkeys(result.assessment.method.dimension_keys, 1)
    other = Inputs("2026-11", saved_inputs(result).answers, {}, None, equal)
    filled = WhatIfForm(result, QueryDict("preset=method"), initial=other)
    assert filled.is_valid()
    assert filled.inputs.ranking_weights is None


def test_an_answer_reveals_its_questions_and_hides_others(result: Result) -> None:
    sent = panel(result) | {"answer-product_scope": "drug_substance"}
    filled = WhatIfForm(result, QueryDict(urlencode(sent, doseq=True)))
    visible = {question.key for question in filled.reading.visible}
    assert {field.name.removeprefix("answer-") for field in filled.put_away} == set(filled.reading.hidden)
    shown = {field.name.removeprefix("answer-") for section in filled.sections for field in section.fields}
    assert shown == visible


def test_what_was_said_to_a_hidden_question_comes_along(result: Result) -> None:
    sent = {"answer-product_scope": "drug_substance", "answer-dosage_form": ["", "hard_capsule"]}
    away = WhatIfForm(result, QueryDict(urlencode(sent, doseq=True)))
    assert ("kept-answer-dosage_form", "hard_capsule") in list(away.kept)
    back = [*away.kept, ("answer-product_scope", "drug_product")]
    filled = WhatIfForm(result, QueryDict(urlencode(back)))
    assert filled.inputs.answers.choices["dosage_form"] == ("hard_capsule",)


def test_a_changed_answer_changes_what_is_usual(result: Result) -> None:
    filled = form(result, answer0markets="us")
    keys = [field.name for _, fields in filled.levels for field in fields]
    assert "level-regulator:us_fda" in keys
    assert "level-regulator:eu_ema" not in keys


def test_no_more_levels_are_taken_than_a_page_can_have(result: Result) -> None:
    vocabulary = WhatIfForm(result).pen.vocabulary
    terms = [f"level-{kind}:{code}" for kind, known in vocabulary.kinds.items() for code in known.terms]
    filled = WhatIfForm(result, QueryDict(urlencode(dict.fromkeys(terms, "want"))))
    assert len(terms) > 100 + len(EDITS)
    assert len(filled.inputs.edits) <= 100 + len(EDITS)


def test_the_section_of_a_changed_answer_stands_open(result: Result) -> None:
    opened = [section.title for section in form(result, answer0stage="phase_3").sections if section.is_open]
    assert opened == ["Stage and maturity"]

"""Requirements: derived from answers and verdict, then edited."""

import pytest

from selector.shortlist.needs import Edits, added_problems, derive, edit, edit_problems, is_known, view_requirements
from selector.shortlist.result import Requirement
from tests.builders import make_basis, make_reading, make_requirement

BASIS = make_basis()
METHOD, VOCABULARY = BASIS.method, BASIS.vocabulary


def derived(verdict: str = "either", **answers: str | float | list[str]) -> tuple[Requirement, ...]:
    return derive(make_reading(METHOD, **answers), verdict)


def edited(requirements: tuple[Requirement, ...], edits: Edits) -> tuple[Requirement, ...]:
    return edit(requirements, edits, METHOD, VOCABULARY)


def levels(requirements: tuple[Requirement, ...]) -> dict[str, str]:
    return {need.key: need.level for need in requirements}


def test_options_count_in_file_order_whatever_order_was_stored() -> None:
    stored = [derived(markets=codes, stage="phase_2") for codes in (["us", "eu"], ["eu", "us"])]
    assert stored[0] == stored[1]
    assert list(levels(stored[0])) == ["stage:clinical", "stage:phase_2", "regulator:eu_ema", "regulator:us_fda"]


def test_must_beats_want_at_the_first_place_and_each_question_is_named_once() -> None:
    needs = derived(product_scope="both", modality="biologic_mammalian", substance_process="mammalian_culture")
    assert list(levels(needs))[2:] == ["modality:biologic_mammalian"]
    assert needs[2] == Requirement(
        "modality", "biologic_mammalian", "must", 3, "technical_involvement", ("modality", "substance_process")
    )


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("drug_substance", {"modality:mrna": "must"}),
        ("drug_product", {"modality:mrna_lnp": "want"}),
        ("both", {"modality:mrna_lnp": "must"}),
        ("packaging", {}),
        ("dont_know", {"modality:mrna_lnp": "must"}),
    ],
)
def test_a_requirement_follows_another_answer(scope: str, expected: dict[str, str]) -> None:
    needs = derived(product_scope=scope, modality="mrna_lnp")
    assert {key: level for key, level in levels(needs).items() if key.startswith("modality")} == expected


def test_a_hidden_answer_requires_nothing_and_moves_nothing() -> None:
    shown = derived(product_scope="drug_substance")
    assert derived(product_scope="drug_substance", dosage_form=["tablet"], units_per_batch=5.0) == shown


@pytest.mark.parametrize(("verdict", "model"), [("cdmo", 1), ("cmo", 1), ("either", 0), ("insufficient", 0)])
def test_a_firm_verdict_wants_its_model(verdict: str, model: int) -> None:
    needs = derived(verdict, stage="phase_1")
    assert len(needs) == 2 + model
    if model:
        assert needs[-1] == Requirement("model", verdict, "want", 1, "strategic_benefits", ("verdict",))


def test_a_number_asks_for_its_size() -> None:
    *_, size = derived(product_scope="drug_product", units_per_batch=1500.5)
    assert (size.key, size.level, size.amount, size.unit) == ("scale:units_per_batch", "want", 1500.5, "units")
    assert size.from_ == ("units_per_batch",)


def test_some_services_count_in_another_dimension_than_their_kind() -> None:
    needs = derived(work_packages=["scale_up"], process_validation="protocol")
    assert [(need.code, need.dimension) for need in needs] == [
        ("process_validation", "technology_regulatory_transfer"),
        ("scale_up", "scope_of_services"),
    ]


NEEDS = (
    make_requirement("dosage_form:tablet", from_=("dosage_form",)),
    make_requirement("certification:eu_gmp", "want", from_=("certificates",)),
    make_requirement("certification:iso_9001", "want", from_=("certificates",)),
)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ({"dosage_form:tablet": "want"}, {"dosage_form:tablet": "want"}),
        ({"dosage_form:tablet": "drop"}, {"dosage_form:tablet": None}),
        ({"certification:*": "must"}, {"certification:eu_gmp": "must", "certification:iso_9001": "must"}),
        (
            {"certification:iso_9001": "must", "certification:*": "drop"},
            {"certification:eu_gmp": None, "certification:iso_9001": "must"},
        ),
        ({"certification:*": "drop", "certification:who_gmp": "want"}, {"certification:eu_gmp": None,
         "certification:iso_9001": None, "certification:who_gmp": "want"}),
        ({"regulator:us_fda": "drop"}, {}),
        ({"regulator:*": "must"}, {}),
        ({"scale:reactor_volume": "must", "model:cdmo": "want"}, {}),
        ({"regulator:moon": "must"}, {}),
    ],
)  # fmt: skip
def test_an_exact_edit_beats_its_star(edits: Edits, expected: dict[str, str | None]) -> None:
    after = levels(NEEDS) | expected
    assert levels(edited(NEEDS, edits)) == {key: level for key, level in after.items() if level}


def test_an_edit_changes_level_and_weight_and_leaves_the_sources() -> None:
    lowered = edited(NEEDS, {"dosage_form:tablet": "want"})[0]
    assert (lowered.level, lowered.u, lowered.from_) == ("want", 1, ("dosage_form",))


def test_what_is_added_comes_last_by_kind_then_code() -> None:
    edits: Edits = {
        "certification:who_gmp": "want",
        "country:US": "must",
        "technology:perfusion": "must",
        "country:AT": "want",
        "stage:commercial": "must",
    }
    added = edited(NEEDS, edits)[3:]
    assert [need.key for need in added] == [
        "stage:commercial",
        "technology:perfusion",
        "country:AT",
        "country:US",
        "certification:who_gmp",
    ]
    assert {need.from_ for need in added} == {("you",)}


@pytest.mark.parametrize(
    ("kind", "code", "known"),
    [
        ("country", "EEA", True),
        ("country", "AT", True),
        ("country", "XX", False),
        ("dosage_form", "tablet", True),
        ("dosage_form", "peptide", False),
        ("planet", "mars", False),
    ],
)
def test_it_knows_terms_regions_and_countries(kind: str, code: str, *, known: bool) -> None:
    assert is_known(kind, code, METHOD, VOCABULARY) is known


@pytest.mark.parametrize(
    ("edits", "problems"),
    [
        ({"dosage_form:tablet": "must", "regulator:*": "drop", "scale:reactor_volume": "must"}, []),
        ({"planet:mars": "must"}, ["edits.planet:mars: expected a kind of requirement before the colon, got 'planet'"]),
        ({"tablet": "must"}, ["edits.tablet: expected a kind of requirement before the colon, got 'tablet'"]),
        ({"dosage_form:pill": "want"}, ["edits.dosage_form:pill: expected a known code of dosage_form, got 'pill'"]),
        ({"dosage_form": "drop"}, ["edits.dosage_form: expected a known code of dosage_form, got ''"]),
        ({"dosage_form:*": "may"}, ["edits.dosage_form:*: expected must, want or drop, got 'may'"]),
        ({"country:CH": None}, ["edits.country:CH: expected must, want or drop, got None"]),
    ],
)
def test_it_names_what_is_wrong_with_an_edit(edits: dict[str, object], problems: list[str]) -> None:
    assert [str(problem) for problem in edit_problems(edits, METHOD, VOCABULARY)] == problems


@pytest.mark.parametrize(
    ("edits", "refused"),
    [
        ({"scale:reactor_volume": "must"}, ["edits.scale:reactor_volume"]),
        ({"model:cdmo": "want"}, ["edits.model:cdmo"]),
        ({"model:cmo": "must", "scale:*": "drop", "scale:annual_tonnage": "drop", "regulator:us_fda": "must"}, []),
    ],
)
def test_a_scale_or_model_can_be_raised_or_dropped_but_not_added(edits: dict[str, object], refused: list[str]) -> None:
    assert [problem.field for problem in added_problems(edits, [make_requirement("model:cmo", "want")])] == refused


def test_in_a_view_the_sponsor_beats_the_view_key_by_key() -> None:
    needs = derived(product_scope="both", modality="peptide", dosage_form=["tablet"], substance_process="extraction")
    edits: Edits = {"dosage_form:*": "want", "modality:peptide": "must"}
    views = view_requirements(needs, "split_substance_product", edits, METHOD, VOCABULARY)
    assert levels(views["substance"]) == {
        "substance_or_product:drug_substance": "must",
        "modality:peptide": "must",
        "dosage_form:tablet": "want",
    }
    assert levels(views["product"]) == {
        "substance_or_product:drug_product": "must",
        "modality:peptide": "must",
        "dosage_form:tablet": "want",
    }


@pytest.mark.parametrize("strategy", ["single_partner", None])
def test_other_strategies_have_no_views(strategy: str | None) -> None:
    assert view_requirements(NEEDS, strategy, {}, METHOD, VOCABULARY) == {}

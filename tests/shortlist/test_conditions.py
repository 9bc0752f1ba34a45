"""Where checklist, transfer steps and the sponsor's red flags apply."""

import pytest

from selector.method.guidance import When
from selector.method.questions import Condition
from selector.shortlist.conditions import checklist, holds, sponsor_red_flags, transfer_steps
from tests.builders import make_basis, make_reading, make_requirement

BASIS = make_basis()
READING = make_reading(
    BASIS.method,
    product_scope="drug_product",
    substance_process="extraction",
    stage="phase_1",
    second_source="now",
    oversight="dont_know",
)
NEEDS = (make_requirement("dosage_form:ampoule"), make_requirement("country:CH"))


CONDITIONS = {
    "nothing asked": (When(), True),
    "any flag": (When(flags=("supply_critical", "second_source_now")), True),
    "no flag": (When(flags=("supply_critical",)), False),
    "a narrower term is required": (When(codes=("dosage_form:injectable", "modality:vaccine")), True),
    "only a sister is required": (When(codes=("dosage_form:large_volume_parenteral",)), False),
    "a country": (When(codes=("country:CH",)), True),
    "an answer": (When(answers=(Condition("stage", ("phase_1", "phase_2")),)), True),
    "one answer of two": (
        When(answers=(Condition("stage", ("phase_1",)), Condition("product_scope", ("both",)))),
        False,
    ),
    "a hidden question": (When(answers=(Condition("substance_process", ("extraction",)),)), False),
    "an open question": (When(answers=(Condition("oversight", ("dont_know",)),)), False),
    "one key of two": (When(flags=("second_source_now",), codes=("modality:vaccine",)), False),
}


@pytest.mark.parametrize(("when", "answer"), CONDITIONS.values(), ids=CONDITIONS)
def test_every_key_has_to_hold(when: When, *, answer: bool) -> None:
    assert holds(when, READING, NEEDS, BASIS.vocabulary) is answer


def test_an_edit_changes_what_applies() -> None:
    assert "aseptic_process" in checklist(READING, NEEDS, BASIS.vocabulary)
    assert "aseptic_process" not in checklist(READING, NEEDS[1:], BASIS.vocabulary)


def test_what_has_no_condition_always_applies_in_file_order() -> None:
    always = [item.key for item in BASIS.method.checklist if item.when is None]
    shown = checklist(READING, (), BASIS.vocabulary)
    assert [key for key in shown if key in always] == always
    steps = transfer_steps(READING, NEEDS, BASIS.vocabulary)
    assert [step.key for step in BASIS.method.transfer_steps if step.key in steps] == list(steps)


def test_comparability_belongs_to_a_biologic() -> None:
    assert "comparability" not in transfer_steps(READING, NEEDS, BASIS.vocabulary)
    biologic = (*NEEDS, make_requirement("modality:biologic_mammalian"))
    assert "comparability" in transfer_steps(READING, biologic, BASIS.vocabulary)


def test_it_shows_the_red_flags_on_the_sponsors_own_answers_only() -> None:
    assert sponsor_red_flags(READING, NEEDS, BASIS.vocabulary) == ("second_source_too_early",)

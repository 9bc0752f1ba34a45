"""Where checklist, transfer steps and the sponsor's red flags apply."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selector.method.answers import Answers, read
from selector.method.guidance import When
from selector.method.questions import Condition
from selector.shortlist.conditions import checklist, holds, open_questions, sponsor_red_flags, transfer_steps
from tests.builders import make_basis, make_reading, make_requirement
from tests.verdict.strategies import answers

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


OPEN = {
    "it holds already": (When(flags=("second_source_now",)), ()),
    "an answer rules it out": (When(answers=(Condition("stage", ("phase_3",)),)), ()),
    "an open question": (When(answers=(Condition("oversight", ("little",)),)), ("oversight",)),
    "an open question beside an answer that fits": (
        When(flags=("second_source_now",), answers=(Condition("capital", ("yes",)),)),
        ("capital",),
    ),
    "an open question beside an answer that does not": (
        When(answers=(Condition("capital", ("yes",)), Condition("stage", ("phase_3",)))),
        (),
    ),
    "two open questions": (
        When(flags=("supply_critical",), answers=(Condition("oversight", ("little",)),)),
        ("supply_impact", "oversight"),
    ),
    "a flag of answered questions only": (When(flags=("second_source_later",)), ()),
    "a hidden question": (When(answers=(Condition("substance_process", ("extraction",)),)), ()),
    "a question that an open one hides": (When(answers=(Condition("qp_release", ("provider",)),)), ("markets",)),
    "a code that open questions bring": (When(codes=("technology:lyophilisation",)), ("technologies",)),
    "a code that no open question brings": (When(codes=("substance_or_product:drug_substance",)), ()),
    "a code that is required": (When(codes=("dosage_form:injectable",)), ()),
}


@pytest.mark.parametrize(("when", "questions"), OPEN.values(), ids=OPEN)
def test_it_names_the_open_questions_that_can_still_make_it_hold(when: When, questions: tuple[str, ...]) -> None:
    assert open_questions(when, READING, NEEDS, BASIS.vocabulary) == questions


@given(said=answers(), later=answers(), data=st.data())
def test_what_is_clear_stays_clear_however_the_open_questions_are_answered(
    said: Answers, later: Answers, data: st.DataObject
) -> None:
    flags = [flag for flag in BASIS.method.red_flags if flag.scope == "sponsor"]
    when, before = data.draw(st.sampled_from([flag.when for flag in flags if flag.when])), read(BASIS.method, said)
    if holds(when, before, (), BASIS.vocabulary) or open_questions(when, before, (), BASIS.vocabulary):
        return
    kept = {question.key for question in before.answered}
    choices = {key: codes for key, codes in said.choices.items() if key in kept}
    after = read(BASIS.method, Answers({**later.choices, **choices}, later.numbers))
    assert not holds(when, after, (), BASIS.vocabulary)

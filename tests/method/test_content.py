"""Content errors: each rule finds its own fault in a copy of the real method, and none in the original."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from providers.catalogue.vocabulary import Term, Vocabulary, load_vocabulary
from selector.checks import check_method
from selector.method.content import Fault, absent_texts, faults
from selector.method.load import load_method, load_texts
from selector.method.questions import Condition, Question
from selector.method.schema import Method

METHOD, TEXTS, VOCABULARY = load_method("2026-11"), load_texts("2026-11"), load_vocabulary()


def with_question(name: str, **changes: object) -> Method:
    """The method with one question changed."""
    questions = tuple(
        replace(question, **changes) if question.key == name else question  # type: ignore[arg-type]
        for question in METHOD.questions
    )
    return replace(METHOD, questions=questions)


def without_points(question: Question, dimension: str) -> Question:
    """The question with no points on one dimension."""
    options = tuple(
        replace(option, points={key: value for key, value in option.points.items() if key != dimension})
        for option in question.options
    )
    return replace(question, options=options)


def with_term(kind: str, code: str) -> Vocabulary:
    """The vocabulary with one more term."""
    known = VOCABULARY.kinds[kind]
    terms = {**known.terms, code: Term(code, code, None, "Made up.")}
    return replace(VOCABULARY, kinds={**VOCABULARY.kinds, kind: replace(known, terms=terms)})


def without_dimension(dimension: str) -> Method:
    """The method in which no option feeds one dimension."""
    return replace(METHOD, questions=tuple(without_points(question, dimension) for question in METHOD.questions))


def found(method: Method = METHOD, vocabulary: Vocabulary = VOCABULARY) -> list[Fault]:
    """The faults of a changed method."""
    return list(faults(method, TEXTS, vocabulary))


def test_it_finds_nothing_in_what_ships() -> None:
    assert found() == []
    assert check_method() == []


HEAVIER = replace(METHOD.dimensions[0], decision_weight=26)
CASES: Mapping[str, tuple[Method, str, str]] = MappingProxyType(
    {
        "a question that does not exist": (
            with_question("qp_release", show_if=Condition("market", ("eu",))),
            "E001",
            "question.qp_release.show_if",
        ),
        "an option that does not exist": (
            with_question("qp_release", show_if=Condition("markets", ("mars",))),
            "E001",
            "question.qp_release.show_if.markets",
        ),
        "a source that does not exist": (with_question("stage", sources=("nowhere",)), "E001", "questions.stage"),
        "a section that does not exist": (with_question("stage", section="x"), "E001", "question.stage"),
        "weights that do not sum to 100": (
            replace(METHOD, dimensions=(HEAVIER, *METHOD.dimensions[1:])),
            "E002",
            "decision_weight",
        ),
        "a dimension that nobody feeds": (
            without_dimension("strategic_benefits"),
            "E003",
            "dimension.strategic_benefits",
        ),
        "a condition on a later question": (
            with_question("stage", show_if=Condition("markets", ("eu",))),
            "E004",
            "question.stage.show_if",
        ),
        "a question without words": (with_question("stage", key="age"), "E005", "question.age"),
    }
)


@pytest.mark.parametrize("name", CASES)
def test_it_finds(name: str) -> None:
    method, rule, place = CASES[name]
    assert (rule, place) in {(fault.id, fault.place) for fault in found(method)}


def test_it_finds_a_term_that_nothing_can_ask_for() -> None:
    faults_found = found(vocabulary=with_term("scale", "barrels_per_day"))
    assert ("E006", "vocabulary.scale.barrels_per_day") in {(fault.id, fault.place) for fault in faults_found}


def test_it_lets_a_sponsor_reach_a_term_of_its_own() -> None:
    assert found(vocabulary=with_term("technology", "made_up_technology")) == []


@pytest.mark.parametrize("codes", [("tablet",), ("tablet", "tablet"), ("dont_know",)], ids=str)
def test_it_finds_an_option_that_no_group_holds_or_two(codes: tuple[str, ...]) -> None:
    asked = TEXTS.question["dosage_form"]
    first = replace(asked.groups[0], options=(*asked.groups[0].options[1:], *codes))
    question = {**TEXTS.question, "dosage_form": replace(asked, groups=(first, *asked.groups[1:]))}
    places = [fault.place for fault in absent_texts(METHOD, replace(TEXTS, question=question))]
    assert places == ([] if codes == ("tablet",) else ["question.dosage_form"])

"""The method in words: complete, numbered, and nothing of it typed twice."""

import pytest

from providers.catalogue.vocabulary import load_vocabulary
from selector.method.load import load_method, load_texts
from selector.method.questions import DONT_KNOW
from selector.report.handbook import Handbook, handbook, version
from selector.report.paint import WEB
from selector.report.pen import Pen

METHOD, TEXTS = load_method("2026-11"), load_texts("2026-11")
PEN = Pen(METHOD, TEXTS, load_vocabulary(), WEB)


@pytest.fixture(scope="module")
def book() -> Handbook:
    return handbook(PEN)


def test_it_has_every_question_with_every_option_but_dont_know(book: Handbook) -> None:
    listed = {question.key: question for section in book.sections for question in section.questions}
    assert list(listed) == [question.key for question in METHOD.questions]
    for question in METHOD.questions:
        words = TEXTS.question[question.key]
        labels = [words.label(option.code) for option in question.options if option.code != DONT_KNOW]
        assert [option.label for option in listed[question.key].options] == labels


def test_it_has_every_point_of_every_option(book: Handbook) -> None:
    options = [option for section in book.sections for question in section.questions for option in question.options]
    shown = sum(len(option.points.split(", ")) for option in options if option.points)
    assert shown == sum(len(option.points) for question in METHOD.questions for option in question.options)
    (both,) = (option for option in book.sections[0].questions[0].options if option.label == "Both")
    assert both.points == "Scope +1"
    assert [(need.need, need.level) for need in both.asks] == [("Drug substance", "must"), ("Drug product", "must")]
    assert both.facts == "Needs both the active substance and the finished product"


def test_it_says_under_which_answers_a_question_or_a_need_counts(book: Handbook) -> None:
    questions = {question.key: question for section in book.sections for question in section.questions}
    shown_if = questions["substance_process"].shown_if
    assert shown_if
    assert (shown_if.question, shown_if.answers) == ("Substance or product", "The active substance; Both")
    (need,) = questions["modality"].options[0].asks
    assert need.not_if
    assert (need.only_if, need.not_if.answers) == (None, "Only packing and labelling")


def test_it_says_what_a_number_may_be_and_asks_for(book: Handbook) -> None:
    questions = {question.key: question for section in book.sections for question in section.questions}
    amount = questions["reactor_litres"].amount
    assert amount
    assert (amount.low, amount.high, amount.need, amount.level) == (
        "0.1 L",
        "1,000,000 L",
        "Chemical reactor volume",
        "want",
    )
    assert questions["work_packages"].clip == ("−3", "+3")
    assert questions["dosage_form"].clip is None


def test_it_writes_credits_with_the_grade_as_g(book: Handbook) -> None:
    terms = {row.state.code: (row.central, row.low, row.high) for row in book.rules.credits}
    assert terms["met"] == ("g", "g", "g")
    assert terms["broader"] == ("0.5 g", "0", "g")
    assert terms["unknown"] == ("0.15", "0", "1")
    assert set(terms) == set(METHOD.credits)


def test_it_writes_weights_in_percent_and_thresholds_with_their_sign(book: Handbook) -> None:
    assert [row.decision for row in book.rules.dimensions] == ["25 %", "25 %", "20 %", "15 %", "15 %"]
    assert book.rules.lines == {"cdmo_at": "+25", "cmo_at": "−25", "divide_cdmo": "+40", "divide_cmo": "−40"}
    assert book.rules.presets[0].weights[0] == ("Scope", "20 %")
    assert book.rules.without_substance.startswith(book.rules.always)


def test_it_numbers_every_source_in_the_order_of_the_list(book: Handbook) -> None:
    assert [source.reference.number for source in book.sources] == [
        str(number) for number in range(1, len(METHOD.sources) + 1)
    ]
    questions = [question for section in book.sections for question in section.questions]
    cited = {number for question in questions for number in question.sources.split(", ")}
    assert cited <= {source.reference.number for source in book.sources}
    assert book.cited["verdict"] == "2"


def test_it_never_shows_where_a_copy_was_read(book: Handbook) -> None:
    copies = {source.read_in for source in METHOD.sources if source.read_in}
    assert copies
    assert copies.isdisjoint(source.reference.url for source in book.sources)


def test_it_has_all_that_the_method_advises(book: Handbook) -> None:
    assert len(book.strategies) == len(METHOD.strategies)
    assert len(book.milestones) == len(METHOD.milestones)
    assert book.milestones[0].answers[0] == "Stage: Phase 1"
    assert book.milestones[0].added == "Make clinical batches"
    assert sum(len(practice.checks) for practice in book.practices) == len(METHOD.checklist)
    assert len(book.provider_flags) + len(book.sponsor_flags) == len(METHOD.red_flags)


def test_a_version_shows_its_date_and_its_hash() -> None:
    shown = version(PEN)
    assert (shown.key, shown.released, shown.sha256) == ("2026-11", "23 November 2026", METHOD.sha256)

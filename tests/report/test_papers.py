"""The appendices and the provenance."""

from dataclasses import replace

import pytest

from selector.report import figures
from selector.report.cited import cited
from selector.report.content import ReportContent
from tests.report.samples import PEN, content_of, make_content, make_record

CASE = "x_split_with_edits"


@pytest.fixture(scope="module")
def content() -> ReportContent:
    return make_content(CASE)


def test_it_lists_every_visible_question_with_its_answer(content: ReportContent) -> None:
    rows = [row for section in content.papers.answers for row in section.rows]
    hidden = make_record(CASE).result.verdict.hidden
    assert len(rows) == len(PEN.method.questions) - len(hidden)
    answers = {row.question: (row.answer, row.open) for row in rows}
    assert answers[PEN.texts.question["units_per_batch"].text] == ("150,000.5 units", False)
    assert answers[PEN.texts.question["deadline"].text] == ("Not answered", True)


def test_it_shows_what_each_answer_adds_to_the_score(content: ReportContent) -> None:
    shown = {row.question: row.part for section in content.papers.answers for row in section.rows}
    added = {
        PEN.texts.question[row.question].text: row.contribution for row in make_record(CASE).result.verdict.explanation
    }
    assert {text: part for text, part in shown.items() if part} == {
        text: figures.signed(value) for text, value in added.items() if value
    }


def test_it_shows_the_weights_that_were_used(content: ReportContent) -> None:
    assert content.papers.own_weights == "The weights for the verdict and the ranking are your own."
    assert [(row.decision, row.ranking) for row in content.papers.weights] == [
        ("15 %", "20 %"),
        ("45 %", "20 %"),
        ("0 %", "20 %"),
        ("30 %", "0 %"),
        ("10 %", "40 %"),
    ]
    assert make_content("c10_antibody_phase2").papers.own_weights == "The weights are the method's own."


def test_it_groups_the_checks_under_the_four_practices(content: ReportContent) -> None:
    papers, checklist = content.papers, make_record(CASE).result.checklist
    assert sum(len(practice.checks) for practice in papers.practices) == len(checklist)
    assert papers.checks_sentence == f"{len(checklist)} due diligence checks in four practices"


def test_it_numbers_the_transfer_steps(content: ReportContent) -> None:
    steps = make_record(CASE).result.transfer_steps
    assert [step.number for step in content.papers.transfer] == [str(number) for number in range(1, len(steps) + 1)]
    assert content.papers.transfer_sentence.startswith(
        f"{len(steps)} steps of technology transfer from the contract manufacturer that makes it today to the partner"
    )


def test_it_says_where_to_look_up_what_no_catalogue_holds(content: ReportContent) -> None:
    look_ups = {item.title: item.where for item in content.papers.look_ups}
    assert look_ups["On an FDA import alert"] == "FDA import alert 66-40, by country and firm"
    assert all(look_ups.values())


def test_it_asks_what_nothing_in_the_catalogue_can_show(content: ReportContent) -> None:
    asked = {item.title: item.ask for item in content.papers.look_ups if item.silent}
    assert list(asked) == [
        "On an FDA import alert",
        "The certificate does not cover your operation",
        "Certificate of suitability suspended or withdrawn",
        "The same finding twice",
        "Potent or live products in a shared suite",
    ]
    assert all(item.ask for item in content.papers.look_ups)


def test_it_cites_only_sources_that_are_listed(content: ReportContent) -> None:
    numbers = [source.number for source in content.papers.sources]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert {number for figure in content.papers.figures for number in figure.sources.split(", ")} <= set(numbers)


def test_it_cites_what_the_result_rests_on_and_no_more() -> None:
    stored = make_record(CASE)
    keys = cited(stored, PEN.method)
    strategy = next(item for item in PEN.method.strategies if item.key == stored.result.verdict.strategy)
    assert set(strategy.sources) <= set(keys)
    assert len(keys) < len(PEN.method.sources)


def test_it_says_how_to_compute_the_result_again(content: ReportContent) -> None:
    stored = make_record(CASE)
    figures = {figure.term: figure.value for figure in content.provenance.figures}
    assert figures["Hash of the method"] == stored.method_sha256
    assert figures["Hash of the catalogue"] == stored.revision
    assert figures["Date of the assessment"] == "23 November 2026"
    assert figures["Seed of the draws"] == str(stored.seed)
    assert figures["Hash of the result"] == "cd" * 32
    assert content.provenance.sentence.startswith("Method 2026-11. Catalogue of 6 providers, collected up to November")


def test_it_shows_a_stored_dont_know_as_that() -> None:
    rows = [row for section in make_content("sanity_b_all_unknown").papers.answers for row in section.rows]
    assert all(row.open for row in rows)
    assert {"Not decided yet", "Don't know"} <= {row.answer for row in rows}


def test_it_reads_answers_as_they_were_stored() -> None:
    stored = make_record(CASE)
    inputs = {**stored.inputs, "answers": {**stored.inputs["answers"], "stage": "phase_1"}}
    rows = [row for section in content_of(replace(stored, inputs=inputs)).papers.answers for row in section.rows]
    assert next(row.answer for row in rows if row.question == PEN.texts.question["stage"].text) == "Phase 1"

"""The waterfall and the table of all answers."""

import pytest

from selector.report.reasons import Reasons, reasons
from selector.verdict.result import Contribution
from tests.report.samples import PEN, make_content, make_record, make_verdict


def explained(*contributions: float) -> Reasons:
    """Reasons of so many answers to the same question."""
    rows = tuple(Contribution("stage", ("phase_2",), {}, {}, value) for value in contributions)
    return reasons(make_verdict(explanation=rows), sum(contributions), PEN)


def test_it_draws_the_nine_largest_and_the_others_together() -> None:
    shown = explained(*[5.0] * 9, -3.0, 1.25, 0.0)
    assert [step.value for step in shown.steps] == ["+5.0"] * 9 + ["−1.8"]
    assert shown.steps[-1].question == "2 others together"
    assert [part.value for part in shown.rest] == ["−3.0", "+1.2", "0.0"]
    assert shown.total.value == "+43.2"


def test_it_draws_no_others_where_all_that_counts_is_drawn() -> None:
    shown = explained(5.0, -3.0, 0.0)
    assert [step.value for step in shown.steps] == ["+5.0", "−3.0"]
    assert len(shown.rest) == 1


def test_it_names_a_single_other() -> None:
    assert explained(*[1.0] * 10).steps[-1].question == "1 other"


def test_it_tells_the_running_total_in_each_bar() -> None:
    assert "<title>−3.0, running total +2.0</title>" in explained(5.0, -3.0).steps[1].chart


@pytest.mark.parametrize(
    ("case", "lines"),
    [
        ("c10_antibody_phase2", "Dashed line: +25, where a CDMO begins."),
        ("sanity_e_never_recommend_blocked", "Dashed line: −25, where a CMO begins."),
        ("x_split_with_edits", "Dashed lines: −25, where a CMO begins, and +25, where a CDMO begins."),
        ("x_capacity_gap", "Dashed line: +25, where a CDMO begins."),
    ],
)
def test_it_says_which_lines_are_drawn(case: str, lines: str) -> None:
    shown = make_content(case).reasons
    assert shown is not None
    assert lines in shown.caption


def test_it_lists_every_answer_with_its_part() -> None:
    shown = make_content("c10_antibody_phase2").reasons
    assert shown is not None
    explanation = make_record("c10_antibody_phase2").result.verdict.explanation
    assert [part.question for part in shown.parts] == [PEN.question(row.question) for row in explanation]
    assert shown.steps[2].answer == f"{shown.parts[2].answer.partition('; ')[0]} and 4 more"
    assert "; Scale-up; " in shown.parts[2].answer

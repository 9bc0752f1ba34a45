"""What was expected, beside the verdict: the answers that part them are named."""

from dataclasses import replace
from typing import Any

import pytest

from selector.report.content import build
from selector.report.expectation import expectation
from selector.verdict.result import Contribution
from tests.report.samples import IMPRINT, PEN, make_content, make_record, make_verdict

PUSHED = (
    Contribution("stage", ("phase_1",), {}, {}, 20.0),
    Contribution("in_house_team", ("full",), {}, {}, -12.5),
    Contribution("partner_model", ("one",), {}, {}, 9.0),
    Contribution("second_source", ("later",), {}, {}, -4.0),
    Contribution("oversight", ("strong",), {}, {}, -1.0),
    Contribution("own_plant", ("nobody",), {}, {}, 0.0),
)


def said(expected: str, **changes: Any) -> str:
    return expectation(expected, make_verdict(**{"explanation": PUSHED} | changes), PEN)


@pytest.mark.parametrize("verdict", ["cdmo", "cmo", "either"])
def test_it_says_that_they_agree(verdict: str) -> None:
    assert said(verdict, verdict=verdict) == "You expected this."


APART = {
    ("cmo", "cdmo"): "You expected a CMO. The answers say CDMO.",
    ("cdmo", "cmo"): "You expected a CDMO. The answers say CMO.",
    ("either", "cdmo"): "You expected that either can work. The answers say CDMO.",
    ("cmo", "either"): "You expected a CMO. The answers say that either can work.",
    ("cdmo", "either"): "You expected a CDMO. The answers say that either can work.",
}


@pytest.mark.parametrize(("expected", "verdict"), APART)
def test_it_names_the_two_answers_that_pushed_most_from_the_one_to_the_other(expected: str, verdict: str) -> None:
    up = verdict == "cdmo" or expected == "cmo"
    two = "(Phase 1, +20.0) and" if up else ", −12.5) and"
    shown = said(expected, verdict=verdict)
    assert shown.startswith(APART[expected, verdict] + " These pushed most against it: ")
    assert two in shown
    assert shown.count(" (") == 2
    assert shown.endswith(", +9.0)." if up else ", −4.0).")


def test_one_answer_stands_alone() -> None:
    assert " One answer pushed against it: Stage (Phase 1, +20.0)." in said("cmo", explanation=PUSHED[:2])


def test_it_names_none_where_none_pushed() -> None:
    assert said("cdmo", verdict="cmo", explanation=PUSHED[:1]) == "You expected a CDMO. The answers say CMO."


def test_where_a_rule_decided_it_names_the_rule_and_not_the_points() -> None:
    shown = said("cdmo", verdict="cmo", verdict_by="capacity_gap_only")
    assert shown.removeprefix(APART["cdmo", "cmo"]) == " The rule for a mere lack of capacity decided, not the score."


def test_it_is_silent_where_nothing_was_expected_and_without_a_verdict() -> None:
    assert said("") == ""
    assert said("cmo", verdict="insufficient") == ""


def test_a_report_is_silent_unless_it_is_asked() -> None:
    stored, case = make_record("c10_antibody_phase2"), make_content("c10_antibody_phase2")
    asked = build(stored, replace(IMPRINT, expected="cmo"), PEN)
    assert case.expectation == ""
    assert asked == replace(case, expectation=asked.expectation)
    assert asked.expectation.startswith("You expected a CMO. The answers say CDMO.")

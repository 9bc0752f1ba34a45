"""No change and no pair is missed: compared with trying them all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from selector.method.answers import Answers, Reading, read
from selector.method.load import load_method
from selector.method.schema import Method
from selector.verdict.changes import changes, recount
from selector.verdict.decide import decide
from selector.verdict.pairs import pairs
from selector.verdict.sums import Tally
from tests.builders import make_method, make_option, make_question, make_reading, shown_if

from .oracle import told, turning
from .strategies import answers

# Questions under questions that give points themselves, a flag below, and a branch beside.
NESTED = make_method(
    make_question("root", make_option("in", work=1), make_option("out", stage=-1), make_option("off")),
    make_question("mid", make_option("m1", work=2), make_option("m2", work=-3), show_if=shown_if("root", "in", "off")),
    make_question("leaf", make_option("l1", stage=3), make_option("l2", stage=-3), show_if=shown_if("mid", "m1")),
    make_question("gap", make_option("short", "capacity_gap_only"), make_option("ok"), show_if=shown_if("root", "in")),
    make_question("beside", make_option("b1", stage=2), make_option("b2", work=-2, stage=-1)),
    make_question(
        "steps",
        make_option("s1", work=2),
        make_option("s2", work=-2),
        make_option("alone", stage=1, exclusive=True),
        kind="multiple",
        clip=(-2, 2),
    ),
    make_question("last", make_option("z1", work=3, stage=2), make_option("z2"), show_if=shown_if("steps", "s1")),
)
# Thresholds so far out that single changes seldom reach them.
FAR = replace(NESTED, assessment=replace(NESTED.assessment, cdmo_at=70, cmo_at=-70, coverage_insufficient=20))


def assert_nothing_is_missed(reading: Reading) -> None:
    """Compare with trying every change, and where none is enough every pair."""
    weights = reading.method.decision_weights
    tipping = decide(reading).tipping_points
    decided = told(reading, weights)[0] != "insufficient"
    singles = turning(reading, weights, 1) if decided else []
    assert [((one.question,), (one.to,), one.verdict, one.T) for one in tipping.single] == singles
    both = turning(reading, weights, 2)[:10] if decided and not singles else []
    assert [(pair.questions, pair.to, pair.verdict, pair.T) for pair in tipping.pairs] == both


@pytest.mark.parametrize("method", [NESTED, FAR], ids=["near thresholds", "far thresholds"])
def test_nothing_is_missed_where_questions_hang_on_questions(method: Method) -> None:
    @given(answers(method))
    @settings(max_examples=120, deadline=None)
    def check(drawn: Answers) -> None:
        assert_nothing_is_missed(read(method, drawn))

    check()


@given(answers(NESTED))
@settings(max_examples=50, deadline=None)
def test_the_sums_of_every_pair_are_those_of_a_new_count(drawn: Answers) -> None:
    tally, reading = Tally.of(NESTED), read(NESTED, drawn)
    found = changes(tally, reading)
    first, second, sums = pairs(tally, reading, found)
    for one, other, row in zip(first.tolist(), second.tolist(), sums.rows, strict=True):
        made = [(change.question, change.codes) for change in (found[one], found[other])]
        assert row.tolist() == recount(tally, reading, *made).tolist()


def test_no_pair_is_missed_among_the_method_s_own_core_questions() -> None:
    method = load_method("2026-11")
    kept = [q for q in method.questions if q.core == "verdict" or q.key in {"product_scope", "substance_process"}]
    reading = make_reading(
        replace(method, questions=tuple(kept)),
        product_scope="both",
        substance_process="chemical_synthesis",
        stage="preclinical",
        formulation_status="lab",
        work_packages=["cell_line_development"],
        in_house_team="partial",
        own_plant="nobody",
        second_source="no",
        transfer_package="none",
        main_driver="speed",
        partner_model="one",
    )
    assert len(decide(reading).tipping_points.pairs) == 10
    assert_nothing_is_missed(reading)

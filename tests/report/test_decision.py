"""The verdict in words, its four figures, and the five dimensions."""

from dataclasses import replace

import pytest

from selector.report.decision import decision, dimensions, margin_words
from selector.verdict.result import VerdictResult, WeightInterval
from tests.report.samples import PEN, make_content, make_reading, make_verdict

READING = make_reading(stage="phase_2")
OVERFLOW = make_verdict(verdict="cmo", T=2.0, margin=23.0, flags=("capacity_gap_only",), verdict_by="capacity_gap_only")


def test_it_sets_the_pole_apart_in_the_sentence() -> None:
    shown = decision(make_verdict(), READING, PEN)
    assert (shown.lead_in, shown.emphasis, shown.tail) == ("You need a ", "CDMO", "")
    assert shown.lead_in + shown.emphasis + shown.tail == shown.sentence


def test_it_names_no_pole_where_either_can_work() -> None:
    shown = decision(make_verdict(verdict="either", T=3.0, margin=22.0), READING, PEN)
    assert (shown.lead_in, shown.emphasis) == ("Either can work", "")


@pytest.mark.parametrize(
    ("verdict", "line"),
    [
        (make_verdict(), "to the line at +25"),
        (make_verdict(verdict="cmo", T=-40.0), "to the line at −25"),
        (make_verdict(verdict="either", T=3.0, margin=22.0), "to the line at +25"),
        (make_verdict(verdict="either", T=-3.0, margin=22.0), "to the line at −25"),
        (OVERFLOW, "to the line at +25"),
        (replace(OVERFLOW, T=-40.0, margin=65.0, verdict_by="score"), "to the line at +25"),
    ],
)
def test_it_measures_the_margin_to_the_line_where_the_verdict_would_change(verdict: VerdictResult, line: str) -> None:
    assert decision(verdict, READING, PEN).figures[0].note == line


def test_it_gives_four_figures_with_what_they_mean() -> None:
    shown = decision(make_verdict(ask_next=("potency", "deadline")), READING, PEN)
    assert [(figure.term, figure.value, figure.note) for figure in shown.figures] == [
        ("Margin", "15.0", "to the line at +25"),
        ("Range with open questions", "+30.0 to +50.0", "answer next: Potency, Deadline"),
        ("Answered", "80 %", "of what can move the score; confidence normal"),
        ("Other weights, same verdict", "50.0 %", "of 10,000 draws of weights and open answers"),
    ]


def test_it_says_beside_the_verdict_that_confidence_is_low() -> None:
    shown = decision(make_verdict(confidence="low", C=52.3), READING, PEN)
    assert shown.caution == ("Confidence is low: 52 % of what can move the score is answered. From 70 % it is normal.")
    assert decision(make_verdict(), READING, PEN).caution == ""


@pytest.mark.parametrize(
    ("coverage", "words"),
    [(69.4, "69 %"), (69.5, "69.5 %"), (69.6, "69.6 %"), (69.96, "69.96 %"), (69.999999, "69.999999 %")],
)
def test_what_is_below_the_line_never_reads_as_the_line(coverage: float, words: str) -> None:
    shown = decision(make_verdict(confidence="low", C=coverage), READING, PEN)
    assert shown.caution.startswith(f"Confidence is low: {words} of")
    assert shown.figures[2].value == words


def test_what_is_not_enough_never_reads_as_enough() -> None:
    shown = decision(make_verdict(verdict="insufficient", margin=None, C=39.7), READING, PEN)
    assert (shown.figures[0].value, shown.figures[0].note[-4:]) == ("39.7 %", "40 %")


def test_it_tells_the_range_from_the_share_of_draws() -> None:
    assert "puts every open question at its extreme" in decision(make_verdict(), READING, PEN).figures_note
    assert "leave multiple-choice ones open" in decision(make_verdict(), READING, PEN).figures_note
    assert "no open question can move" in decision(make_verdict(T_low=50.0), READING, PEN).figures_note


def test_it_counts_the_open_questions_that_can_move_the_score_alike_everywhere() -> None:
    content = make_content("c09_generic_without_factory").decision  # of five open questions one gives no points
    assert content.reach.startswith("4 questions without an answer can still leave the score anywhere between ")
    assert "the 4 open questions could still move it" in content.gauge_caption
    assert decision(make_verdict(T_low=40.0, T_high=40.0), READING, PEN).reach == ""


def test_a_question_whose_points_have_no_weight_cannot_move_the_score() -> None:
    idle = {key: WeightInterval(0.0, 0.0, 1.0) for key in PEN.method.dimension_keys}
    both = [make_verdict(weight_intervals=weighed) for weighed in ({}, idle)]
    assert ["open question" in decision(verdict, READING, PEN).gauge_caption for verdict in both] == [True, False]


def test_it_says_where_no_open_question_can_move_the_score() -> None:
    figure = decision(make_verdict(T_low=40.0, T_high=40.0), READING, PEN).figures[1]
    assert (figure.value, figure.note) == ("+40.0", "no open question can move it")


def test_it_explains_a_verdict_that_the_flag_decided() -> None:
    assert "only capacity is short" in decision(OVERFLOW, READING, PEN).by_capacity
    assert decision(make_verdict(), READING, PEN).by_capacity == ""


def test_it_never_rounds_a_margin_to_nothing() -> None:
    assert (margin_words(0.04), margin_words(0.0), margin_words(19.617)) == ("0.04", "0.0", "19.6")


def test_it_says_no_score_and_draws_nothing_without_enough_answers() -> None:
    shown = make_content("sanity_b_all_unknown").decision
    assert (shown.score, shown.gauge, shown.emphasis) == ("", "", "")
    assert (shown.caution, shown.figures_note) == ("", "")
    assert [(figure.term, figure.value) for figure in shown.figures] == [("Answered", "0 %")]
    assert shown.figures[0].note == "of what can move the score; a result needs 40 %"


def test_it_points_to_the_questions_to_answer_next() -> None:
    shown = make_content("sanity_b_all_unknown").decision
    assert shown.ask_next_sentence == "These three open questions would help most."
    assert {pointer.section for pointer in shown.ask_next} <= {section.key for section in PEN.method.sections}


@pytest.mark.parametrize(
    ("positions", "sentence"),
    [
        ((80.0, 66.7, -16.7, 50.0, 25.0), "Four of five dimensions point to a CDMO, one points to a CMO."),
        (
            (-1.0, -1.0, 0.0, None, None),
            "Two of five dimensions point to a CMO, one is balanced, two are not answered yet.",
        ),
        ((1e-12, 1.0, 1.0, 1.0, 1.0), "Four of five dimensions point to a CDMO, one is balanced."),
        ((-1.0,) * 5, "All five dimensions point to a CMO."),
        ((None,) * 5, "None of the five dimensions is answered yet."),
        ((0.0, 0.0, 0.0, 0.0, None), "Four of five dimensions are balanced, one is not answered yet."),
    ],
)
def test_it_counts_which_way_the_dimensions_pull(positions: tuple[float | None, ...], sentence: str) -> None:
    verdict = make_verdict(positions=dict(zip(PEN.method.dimension_keys, positions, strict=True)))
    assert dimensions(verdict, PEN).sentence == sentence


def test_it_words_each_bar_and_leaves_unknown_apart_from_balanced() -> None:
    positions = dict(zip(PEN.method.dimension_keys, (-16.7, 0.0, None, 50.0, 50.0), strict=True))
    bars = dimensions(make_verdict(positions=positions), PEN).bars
    assert [(bar.position, bar.towards, bar.pulls) for bar in bars[:4]] == [
        ("−16.7", "towards CMO", "cmo"),
        ("0.0", "balanced", ""),
        ("", "not answered yet", ""),
        ("+50.0", "towards CDMO", "cdmo"),
    ]

"""Tipping points and weight intervals in sentences."""

import pytest

from selector.report.change import Change, change
from selector.report.parts import Tag
from selector.verdict.result import Near, PairOfChanges, SingleChange, TippingPoints, VerdictResult, WeightInterval
from tests.report.samples import PEN, make_content, make_reading, make_verdict

READING = make_reading(formulation_status="lab", work_packages=("scale_up",))


def shown(verdict: VerdictResult) -> Change:
    """The chapter for these answers."""
    return change(verdict, READING, PEN)


@pytest.mark.parametrize(
    ("question", "to", "score", "sentence"),
    [
        (
            "formulation_status",
            "validated",
            18.2,
            "If it were “Fixed and validated” and not “Works in the laboratory”, the score would be +18.2",
        ),
        ("stage", "phase_3", -1.0, "If it were “Phase 3” and not left open, the score would be −1.0"),
        (
            "work_packages",
            "with commercial_manufacturing",
            24.9,
            "With “Make batches for the market” chosen, the score would be +24.9",
        ),
        ("work_packages", "without scale_up", 24.9, "Without “Scale-up”, the score would be +24.9"),
        ("stage", "phase_3", None, "If it were “Phase 3” and not left open, no score would be left"),
    ],
)
def test_it_words_a_single_change(question: str, to: str, score: float | None, sentence: str) -> None:
    points = TippingPoints((SingleChange(question, to, "either", score),), ())
    turn = shown(make_verdict(tipping_points=points)).turns[0]
    assert (turn.title, turn.sentence) == (PEN.question(question), sentence)
    assert turn.verdict == Tag("either", "Either can work")


def test_it_says_when_the_rule_and_not_the_score_would_make_it_a_cmo() -> None:
    points = TippingPoints((SingleChange("own_plant", "own_short", "cmo", -5.7),), ())
    assert (
        shown(make_verdict(tipping_points=points))
        .turns[0]
        .sentence.endswith("the score would be −5.7, and the rule for a mere lack of capacity would decide")
    )


@pytest.mark.parametrize(
    ("question", "to", "answers"),
    [
        ("formulation_status", "validated", ("validated",)),
        ("work_packages", "with commercial_manufacturing", ("scale_up", "commercial_manufacturing")),
        ("work_packages", "without scale_up", ()),
        ("markets", "with us", ("us",)),
    ],
)
def test_a_change_comes_with_the_answer_to_try(question: str, to: str, answers: tuple[str, ...]) -> None:
    points = TippingPoints((SingleChange(question, to, "either", 1.0),), ())
    assert shown(make_verdict(tipping_points=points)).turns[0].answers == ((question, answers),)
    assert shown(make_verdict(nearest=(Near(question, to, 1.0, 1.0),))).turns[0].answers == ((question, answers),)


def test_it_counts_the_changes_that_turn_the_result() -> None:
    single = SingleChange("stage", "phase_3", "either", 1.0)
    told = [shown(make_verdict(tipping_points=TippingPoints((single,) * count, ()))).sentence for count in (1, 3)]
    assert [sentence.partition(" to ")[0] for sentence in told] == ["There is one way", "There are 3 ways"]


def test_it_words_a_pair() -> None:
    pair = PairOfChanges(("stage", "work_packages"), ("phase_3", "without scale_up"), "cmo", -26.0)
    chapter = shown(make_verdict(tipping_points=TippingPoints((), (pair,))))
    assert chapter.sentence == "No single answer turns the result. One pair of changes does."
    assert chapter.turns[0].title == "Stage and Work to hand over"
    assert chapter.turns[0].sentence == "With “Phase 3” and without “Scale-up”, the score would be −26.0"
    assert chapter.turns[0].answers == (("stage", ("phase_3",)), ("work_packages", ()))


def test_it_names_the_nearest_where_nothing_turns_the_result() -> None:
    near = Near("formulation_status", "frozen", 30.2, 5.2)
    chapter = shown(make_verdict(nearest=(near, near, near)))
    assert chapter.sentence == "No single answer turns the result. The nearest 3:"
    assert chapter.turns[0].sentence.endswith("the score would be +30.2, and the margin 5.2.")
    assert chapter.turns[0].verdict is None


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (WeightInterval(0.25, 0.0, 1.0), "holds at any weight"),
        (WeightInterval(0.2, 0.0, 0.4558), "holds up to 46 %"),
        (WeightInterval(0.2, 0.12, 1.0), "holds from 12 %"),
        (WeightInterval(0.2, 0.12, 0.8), "holds from 12 % to 80 %"),
        (WeightInterval(1.0, 1.0, 1.0), "holds all the weight"),
        (None, "not in play"),
    ],
)
def test_it_words_how_far_a_weight_can_move(interval: WeightInterval | None, words: str) -> None:
    weights = dict.fromkeys(PEN.method.dimension_keys, interval)
    row = shown(make_verdict(weight_intervals=weights)).weights[0]
    assert row.words == words
    assert bool(row.chart) == (interval is not None)


def test_it_names_the_weights_that_can_turn_the_result() -> None:
    chapter = make_content("c10_antibody_phase2").change
    assert chapter is not None
    assert chapter.weight_sentence == "Another weight on Level of Technical Involvement can turn it."
    assert shown(make_verdict()).weight_sentence == "No weight on a single dimension can turn it."

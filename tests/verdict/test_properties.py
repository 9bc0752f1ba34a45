"""What holds for any answers to the method that ships, under any weights."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from selector.method.answers import Answers, Reading, read
from selector.method.questions import DONT_KNOW, Option, Question
from selector.verdict.decide import decide
from selector.verdict.positions import band, number
from selector.verdict.result import VerdictResult
from selector.verdict.sums import Tally
from selector.verdict.verdict import Judge
from tests.same import assert_same

from .oracle import close, overall, told, turning
from .strategies import METHOD, answers, weights

Weights = dict[str, int]
TALLY = Tally.of(METHOD)
ALMOST = 1e-9

many = settings(max_examples=50, deadline=None)
few = settings(max_examples=12, deadline=None)


def judge(own: Weights) -> Judge:
    return Judge(METHOD, np.array(list(own.values()), dtype=np.float64), TALLY)


def total(reading: Reading, own: Weights) -> float | None:
    return number(judge(own).rule(TALLY.count(reading)).T)


def ends(reading: Reading, own: Weights) -> tuple[float | None, float | None]:
    return band(TALLY, reading, judge(own).weights)


def not_above(low: float | None, high: float | None) -> bool:
    """True where the first is no higher than the second, or one of them is not there to compare."""
    return low is None or high is None or low <= high + ALMOST


@given(answers(), weights())
@many
def test_the_verdict_is_that_of_exact_arithmetic(drawn: Answers, own: Weights) -> None:
    reading = read(METHOD, drawn)
    result = decide(reading, own)
    assert (result.verdict, result.T) == (told(reading, own)[0], close(overall(reading, own)))


@given(answers(), weights())
@many
def test_contributions_add_up_to_t(drawn: Answers, own: Weights) -> None:
    result = decide(read(METHOD, drawn), own)
    assert_same(sum(row.contribution for row in result.explanation), result.T or 0.0)


@given(answers(), st.randoms(use_true_random=False))
@many
def test_the_order_of_answers_never_matters(drawn: Answers, chance: random.Random) -> None:
    keys = chance.sample(list(drawn.choices), len(drawn.choices))
    shuffled = {key: tuple(chance.sample(drawn.choices[key], len(drawn.choices[key]))) for key in keys}
    one, other = (decide(read(METHOD, either)) for either in (drawn, Answers(shuffled, drawn.numbers)))
    assert without_stored_order(one) == without_stored_order(other)


def without_stored_order(result: VerdictResult) -> VerdictResult:
    """The result but for `answer`, which keeps the stored order by definition."""
    return replace(
        result,
        explanation=tuple(replace(row, answer=tuple(sorted(map(str, row.answer)))) for row in result.explanation),
    )


@given(answers(), weights())
@many
def test_an_option_no_lower_on_every_dimension_never_lowers_t(drawn: Answers, own: Weights) -> None:
    today = read(METHOD, drawn)
    for question, option in no_lower(today):
        then = read(METHOD, drawn.with_choice(question.key, (option.code,)))
        if then.visible == today.visible and then.flags == today.flags:
            assert not_above(total(today, own), total(then, own)), (question.key, option.code)


def no_lower(reading: Reading) -> Iterator[tuple[Question, Option]]:
    """Every other option of an answered single question with points no lower on any dimension."""
    for question in (question for question in reading.answered if question.kind == "single"):
        (chosen,) = reading.options(question)
        for option in question.choosable:
            if all(option.points.get(key, 0) >= chosen.points.get(key, 0) for key in METHOD.dimension_keys):
                yield question, option


@given(answers(), weights())
@many
def test_dont_know_never_narrows_the_band(drawn: Answers, own: Weights) -> None:
    today = read(METHOD, drawn)
    low, high = ends(today, own)
    for question in (question for question in today.answered if question.kind != "number"):
        then = read(METHOD, drawn.with_choice(question.key, (DONT_KNOW,)))
        if then.visible == today.visible:
            lower, higher = ends(then, own)
            assert not_above(lower, low), question.key
            assert not_above(high, higher), question.key


@given(answers(), weights())
@many
def test_t_lies_within_its_band(drawn: Answers, own: Weights) -> None:
    """It needs what holds here: a dimension without any answer could still go either way.

    Were all open questions on such a dimension one-sided, it would join the low end at 0, which may lie above T.
    """
    reading = read(METHOD, drawn)
    low, high = ends(reading, own)
    assert not_above(low, total(reading, own))
    assert not_above(total(reading, own), high)


@given(answers(), weights())
@few
def test_single_changes_alter_the_verdict_and_none_is_missed(drawn: Answers, own: Weights) -> None:
    today = read(METHOD, drawn)
    result = decide(today, own)
    expected = turning(today, own, 1) if result.verdict != "insufficient" else []
    assert [((one.question,), (one.to,), one.verdict, one.T) for one in result.tipping_points.single] == expected
    for one in result.tipping_points.single[:3]:
        if METHOD.question[one.question].kind == "single":
            again = decide(read(METHOD, drawn.with_choice(one.question, (one.to,))), own)
            assert (again.verdict, again.T) == (one.verdict, one.T)
            assert again.verdict != result.verdict


@given(answers(), weights())
@many
def test_shares_add_up_and_intervals_hold_todays_share(drawn: Answers, own: Weights) -> None:
    result = decide(read(METHOD, drawn), own)
    draws = result.verdict_draws
    assert_same(draws.cdmo + draws.cmo + draws.either, 1.0)
    for interval in filter(None, result.weight_intervals.values()):
        assert 0 <= interval.from_ <= interval.share + ALMOST
        assert interval.share - ALMOST <= interval.to <= 1

"""What pushed the verdict: how much of T each answer brings (method, section 2.7)."""

from __future__ import annotations

import numpy as np

from selector.method.answers import Reading
from selector.method.questions import Question

from .positions import Floats, extreme, in_play
from .result import Contribution
from .sums import Sums
from .verdict import Judge, compared


def explain(judge: Judge, reading: Reading, sums: Sums) -> tuple[Contribution, ...]:
    """A row for each answered question, the largest contribution first; together they add up to T."""
    values = value_of_a_point(sums, judge.weights)
    rows = [_row(judge, reading, question, values) for question in reading.answered]
    return tuple(sorted(rows, key=lambda row: -abs(compared(row.contribution))))


def value_of_a_point(sums: Sums, weights: Floats) -> Floats:
    """What one point on each dimension adds to T, 100 w_d / (W M_d); 0 where no weight is in play."""
    weight = np.sum(weights, where=in_play(sums))
    return 100.0 * weights / (weight * extreme(sums)) if weight > 0 else np.zeros_like(weights)


def _row(judge: Judge, reading: Reading, question: Question, values: Floats) -> Contribution:
    """One answer; a dimension without weight keeps its part of 0, so that points and parts name the same."""
    chosen = reading.chosen(question.key)
    amount = reading.amount(question.key)
    points = judge.tally.reach[question.key].points(chosen)
    named = [
        (dimension, given, value)
        for dimension, given, value in zip(judge.method.dimension_keys, points, values.tolist(), strict=True)
        if given
    ]
    parts = {dimension: given * value + 0.0 for dimension, given, value in named}  # + 0.0: no negative zero
    return Contribution(
        question=question.key,
        answer=chosen if amount is None else (amount,),
        points={dimension: given for dimension, given, _ in named},
        parts=parts,
        contribution=sum(parts.values(), 0.0),
    )

"""The sums behind a verdict: what each visible question adds, for one set of answers or for many at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from selector.method.answers import Reading
from selector.method.questions import Question
from selector.method.schema import Method

from .points import Points, Reach, reach_of

CAPACITY_GAP = "capacity_gap_only"

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """The sums over the visible questions (method, section 2): the last axis of `rows`, any axes before it are a batch.

    In order: S, M+ and M- on each dimension, R_q of the answered and of the visible questions, and how many chosen
    options carry the flag `capacity_gap_only`. All are integers, so that adding to a row, or taking what one question
    gave out of it again, is exact.
    """

    rows: Integers

    @property
    def points(self) -> Integers:
        """S on each dimension."""
        return self._block(0)

    @property
    def above(self) -> Integers:
        """M+ on each dimension: the most that S could be."""
        return self._block(1)

    @property
    def below(self) -> Integers:
        """M- on each dimension: the most that -S could be."""
        return self._block(2)

    @property
    def answered(self) -> Integers:
        """The sum of R_q over the answered questions."""
        return self.rows[..., -3]

    @property
    def visible(self) -> Integers:
        """The sum of R_q over the visible questions."""
        return self.rows[..., -2]

    @property
    def capacity_gap(self) -> NDArray[np.bool_]:
        """True where the flag is set."""
        return self.rows[..., -1] > 0

    def _block(self, place: int) -> Integers:
        dimensions = self.rows.shape[-1] // 3 - 1
        return self.rows[..., place * dimensions : (place + 1) * dimensions]


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Counts answers by the points of one method; `reach` is by question.

    `known` holds the rows counted so far, by question and options: a verdict looks at many sets of answers, and these
    differ in one answer or two.
    """

    reach: Mapping[str, Reach]
    known: dict[tuple[str, tuple[str, ...]], Integers] = field(default_factory=dict)

    @classmethod
    def of(cls, method: Method) -> Tally:
        """Lay the points out for all the sets of answers that one verdict looks at."""
        return cls(_reaches(method))

    def count(self, reading: Reading) -> Sums:
        """The sums of one set of answers."""
        return Sums(np.sum([self.today(reading, question) for question in reading.visible], axis=0))

    def today(self, reading: Reading, question: Question) -> Integers:
        """The row of a visible question as it stands."""
        if question in reading.open:
            return self.row(question, None)
        return self.answer(question, reading.chosen(question.key))

    def answer(self, question: Question, codes: tuple[str, ...]) -> Integers:
        """The row of a visible question with these options chosen."""
        row = self.known.get((question.key, codes))
        if row is None:
            gap = sum(CAPACITY_GAP in option.flags for option in question.options if option.code in codes)
            row = self.known[question.key, codes] = self.row(question, self.reach[question.key].points(codes), gap)
            row.setflags(write=False)  # it is given to whoever asks
        return row

    def row(self, question: Question, points: Points | None, gap: int = 0) -> Integers:
        """What a visible question adds to the sums when it gives these points; None while it is open."""
        reach = self.reach[question.key]
        if points is None:
            return np.array([0] * (3 * len(reach.lo) + 1) + [reach.width, 0])
        return np.array([*points, *reach.hi, *(-lo for lo in reach.lo), reach.width, reach.width, gap])


@lru_cache(maxsize=4)
def _reaches(method: Method) -> Mapping[str, Reach]:
    return {question.key: reach_of(question, method.dimension_keys) for question in method.questions}

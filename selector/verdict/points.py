"""What a question gives: the points of an answer, the bounds they stay within, and the range between these."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from selector.method.questions import Option, Question

Points = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """The points that a question can give (method, section 2): an integer for each dimension, in order.

    `lo` <= 0 <= `hi`. A number gives none, and "don't know" is no option here.
    """

    options: Mapping[str, Points]
    lo: Points
    hi: Points

    @property
    def width(self) -> int:
        """R_q, how far the question can move the verdict: the sum of hi - lo."""
        return sum(self.hi) - sum(self.lo)

    def points(self, codes: Collection[str]) -> Points:
        """pts(q, d) of the chosen options: their sum, clipped to the bounds."""
        given = [self.options[code] for code in codes]
        bounds = enumerate(zip(self.lo, self.hi, strict=True))
        return tuple(min(hi, max(lo, sum(points[place] for points in given))) for place, (lo, hi) in bounds)


def reach_of(question: Question, dimensions: tuple[str, ...]) -> Reach:
    """The points of every option of a question, and their bounds."""
    bounds = [_bounds(question, dimension) for dimension in dimensions]
    return Reach(
        options={option.code: _points(option, dimensions) for option in question.choosable},
        lo=tuple(lo for lo, _ in bounds),
        hi=tuple(hi for _, hi in bounds),
    )


def _points(option: Option, dimensions: tuple[str, ...]) -> Points:
    return tuple(option.points.get(dimension, 0) for dimension in dimensions)


def _bounds(question: Question, dimension: str) -> tuple[int, int]:
    named = [option.points[dimension] for option in question.choosable if dimension in option.points]
    reached = list(question.clip) if named and question.kind == "multiple" else named
    return min([0, *reached]), max([0, *reached])

"""The verdict itself: from T and coverage to a word, and the range of T over which that word stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from selector.method.answers import Reading
from selector.method.constants import Assessment
from selector.method.schema import Method

from .positions import Floats, coverage_of, overall, positions_of
from .result import VerdictKey
from .sums import Sums, Tally

Flags = NDArray[np.bool_]
Words = NDArray[np.str_]
DecidedBy = Literal["capacity_gap_only", "score"]


@dataclass(frozen=True, slots=True, eq=False)
class Ruling:
    """What follows from a batch of sums: P and T (NaN where there is none), C and the verdict of each.

    `low` and `high` bound the T over which the verdict stands, flags as they are; NaN when it is insufficient.
    """

    positions: Floats
    T: Floats
    C: Floats
    verdict: Words
    low: Floats
    high: Floats

    @property
    def margin(self) -> Floats:
        """Distance of T to where the verdict would change, in points of T."""
        return np.minimum(np.abs(self.T - self.low), np.abs(self.high - self.T))

    def word(self, place: int | tuple[()] = ()) -> VerdictKey:
        """The verdict at one place of the batch, or the only one of sums that are no batch."""
        return cast(VerdictKey, str(self.verdict[place]))


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """Rules on answers by one method and one set of weights, an array over the dimensions in order."""

    method: Method
    weights: Floats
    tally: Tally

    def rule(self, sums: Sums) -> Ruling:
        """Rule on a batch of sums."""
        rules, positions, coverage = self.method.assessment, positions_of(sums), coverage_of(sums)
        total = overall(positions, self.weights)
        verdict = verdicts(total, coverage, sums.capacity_gap, rules)
        return Ruling(positions, total, coverage, verdict, *stands_over(verdict, sums.capacity_gap, rules))


def compared(values: ArrayLike) -> Floats:
    """Numbers as they are compared: at 9 decimals (method, section 1)."""
    return np.asarray(values, dtype=np.float64).round(9)


def verdicts(total: Floats, coverage: ArrayLike, capacity_gap: Flags, rules: Assessment) -> Words:
    """The verdict on T and C by thresholds; a mere gap in capacity turns either into a CMO."""
    total = compared(total)
    told = ~np.isnan(total) & (compared(coverage) >= rules.coverage_insufficient)
    cases = [~told, total >= rules.cdmo_at, total <= rules.cmo_at, capacity_gap]
    return np.select(cases, ["insufficient", "cdmo", "cmo", "cmo"], "either")


def stands_over(verdict: Words, capacity_gap: Flags, rules: Assessment) -> tuple[Floats, Floats]:
    """The lowest and highest T at which the verdict stands; infinite where nothing ends it."""
    cdmo, cmo, either = (verdict == word for word in ("cdmo", "cmo", "either"))
    low = np.select([cdmo, cmo, either], [rules.cdmo_at, -np.inf, rules.cmo_at], np.nan)
    high = np.select([cdmo, cmo & ~capacity_gap, cmo | either], [np.inf, rules.cmo_at, rules.cdmo_at], np.nan)
    return low, high


def decided_by(verdict: VerdictKey, total: float | None, rules: Assessment) -> DecidedBy | None:
    """What decided: the flag where T alone would have said either, else the score; None when insufficient."""
    if total is None or verdict == "insufficient":
        return None
    return "capacity_gap_only" if verdict == "cmo" and compared(total) > rules.cmo_at else "score"


def confidence(coverage: float, rules: Assessment) -> Literal["low", "normal"]:
    """How firmly a verdict may be told at this coverage."""
    return "low" if compared(coverage) < rules.coverage_low else "normal"


def ask_next(tally: Tally, reading: Reading, most: int) -> tuple[str, ...]:
    """The open questions that could move the verdict furthest, at most so many."""
    widths = {question.key: tally.reach[question.key].width for question in reading.open}
    return tuple(sorted((key for key in widths if widths[key] > 0), key=lambda key: -widths[key])[:most])

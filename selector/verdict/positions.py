"""Where the answers stand: the position on each dimension, T, coverage and the band of T (method, section 2)."""

from __future__ import annotations

import math
from typing import SupportsFloat

import numpy as np
from numpy.typing import NDArray

from selector.method.answers import Reading

from .sums import Integers, Sums, Tally

# NaN stands for None in arrays: no position, no T.
Floats = NDArray[np.float64]


def positions_of(sums: Sums) -> Floats:
    """P on each dimension, -100 (CMO) .. 100 (CDMO); NaN where no answered question touches it."""
    return np.where(in_play(sums), 100.0 * sums.points / extreme(sums), np.nan)


def in_play(sums: Sums) -> NDArray[np.bool_]:
    """True for the dimensions that an answered question touches."""
    return sums.above + sums.below > 0


def extreme(sums: Sums) -> Integers:
    """M_d, what S is measured by: the furthest it could be on its side; 1 where that is 0, for S is 0 there too."""
    return np.maximum(np.where(sums.points < 0, sums.below, sums.above), 1)


def overall(positions: Floats, weights: Floats) -> Floats:
    """T, -100..100: the weighted mean of the positions; NaN where the dimensions in play have no weight."""
    known = ~np.isnan(positions)
    weight = np.sum(weights * known, axis=-1)
    pull = np.sum(weights * np.where(known, positions, 0.0), axis=-1)
    return np.where(weight > 0, pull / np.where(weight > 0, weight, 1.0), np.nan)


def coverage_of(sums: Sums) -> Floats:
    """C, 0..100: how much of what the visible questions could tell has been told."""
    return 100.0 * sums.answered / np.maximum(sums.visible, 1)  # nothing to tell is nothing told


def band(tally: Tally, reading: Reading, weights: Floats) -> tuple[float | None, float | None]:
    """T_low and T_high: T with every open question at its lowest, at its highest points on each dimension."""
    low = high = tally.count(reading).rows
    for question in reading.open:
        reach, silent = tally.reach[question.key], tally.row(question, None)
        low = low + tally.row(question, reach.lo) - silent
        high = high + tally.row(question, reach.hi) - silent
    lowest, highest = overall(positions_of(Sums(np.stack([low, high]))), weights)
    return number(lowest), number(highest)


def number(value: SupportsFloat) -> float | None:
    """One number of an array, as a result states it."""
    return None if math.isnan(value) else float(value)

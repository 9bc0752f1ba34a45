"""How much the weights may shift before the verdict does (method, section 2.8)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .positions import Floats, overall
from .result import WeightInterval
from .verdict import Judge, Ruling, compared


def weight_intervals(judge: Judge, ruling: Ruling) -> Mapping[str, WeightInterval | None]:
    """The interval of each dimension's share of the weight in play over which the verdict stands; None out of play.

    Empty when the verdict is insufficient.
    """
    if ruling.verdict == "insufficient":
        return {}
    places = enumerate(judge.method.dimension_keys)
    return {dimension: _interval(judge.weights, ruling, place) for place, dimension in places}


def _interval(weights: Floats, ruling: Ruling, place: int) -> WeightInterval | None:
    """T is a straight line over the share: from the rest's own T at 0 to the dimension's position at 1."""
    position = ruling.positions[place]
    if np.isnan(position):
        return None
    share = float(weights[place] / np.sum(weights, where=~np.isnan(ruling.positions)))
    rest = overall(ruling.positions, np.where(np.arange(weights.size) == place, 0.0, weights))
    if np.isnan(rest):
        return WeightInterval(share, share, share)  # it holds all the weight: nothing to shift it from
    slope = position - rest
    if compared(slope) == 0:
        return WeightInterval(share, 0.0, 1.0)
    ends = sorted(((ruling.low - rest) / slope, (ruling.high - rest) / slope))
    return WeightInterval(share, float(max(0.0, ends[0])), float(min(1.0, ends[1])))

"""Where the answers stand so far: a verdict without what takes draws or tries changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from selector.method.answers import Reading

from .positions import number
from .result import VerdictKey
from .sums import Tally
from .verdict import Judge


@dataclass(frozen=True, slots=True)
class Standing:
    """Fields as in VerdictResult: T -100..100 and None without any answer that counts, positions by dimension."""

    verdict: VerdictKey
    T: float | None
    positions: Mapping[str, float | None]


def standing(reading: Reading, weights: Mapping[str, int] | None = None) -> Standing:
    """The standing by the method's weights or by a sponsor's own, as decide takes them."""
    method = reading.method
    weights = method.decision_weights if weights is None else weights
    shares = np.array([weights[dimension] for dimension in method.dimension_keys], dtype=np.float64)
    judge = Judge(method, shares, Tally.of(method))
    ruling = judge.rule(judge.tally.count(reading))
    positions = dict(zip(method.dimension_keys, map(number, ruling.positions), strict=True))
    return Standing(ruling.word(), number(ruling.T), positions)

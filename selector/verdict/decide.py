"""The verdict stage as a whole: from answers to CDMO or CMO, with reasons and how firmly it stands."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from selector.method.answers import Reading

from .explanation import explain
from .positions import band, number
from .result import VerdictDraws, VerdictResult
from .roadmap import roadmap
from .robustness import verdict_draws
from .strategy import strategy
from .sums import Tally
from .tipping import NOTHING, tipping_points
from .verdict import Judge, ask_next, confidence, decided_by
from .weights import weight_intervals

NO_DRAWS = VerdictDraws(0.0, 0.0, 0.0, 0)


def decide(reading: Reading, weights: Mapping[str, int] | None = None, *, glance: bool = False) -> VerdictResult:
    """Decide by the method's weights or by a sponsor's own.

    Own weights name all dimensions, integers 0..100 with a sum above 0; only their proportions matter. A glance leaves
    empty what draws or tries other answers: tipping points, the nearest, draws, roadmap.
    """
    method = reading.method
    weights = method.decision_weights if weights is None else weights
    shares = np.array([weights[dimension] for dimension in method.dimension_keys], dtype=np.float64)
    judge = Judge(method, shares, Tally.of(method))
    sums = judge.tally.count(reading)
    ruling = judge.rule(sums)
    verdict, total, coverage = ruling.word(), number(ruling.T), float(ruling.C)
    lowest, highest = band(judge.tally, reading, shares)
    tipping, nearest = NOTHING if glance else tipping_points(judge, reading, ruling)
    return VerdictResult(
        verdict=verdict,
        verdict_by=decided_by(verdict, total, method.assessment),
        margin=number(ruling.margin),
        nearest=nearest,
        T=total,
        T_low=lowest,
        T_high=highest,
        C=coverage,
        confidence=confidence(coverage, method.assessment),
        positions=dict(zip(method.dimension_keys, map(number, ruling.positions), strict=True)),
        flags=tuple(sorted(reading.flags)),
        strategy=strategy(method, verdict, reading.flags, ruling.positions),
        hidden=reading.hidden,
        explanation=explain(judge, reading, sums),
        ask_next=ask_next(judge.tally, reading, method.assessment.ask_next),
        tipping_points=tipping,
        weight_intervals=weight_intervals(judge, ruling),
        verdict_draws=NO_DRAWS if glance else verdict_draws(judge, reading),
        roadmap=() if glance else roadmap(judge, reading, verdict),
    )

"""What weights make of the longlist: the fit of each provider, the ranking, who stands aside (method, section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .basis import DECIMALS
from .fit import Floats, by_dimension, fits, shares
from .longlist import Longlist

RANKED = ("pass", "verify")
Places = NDArray[np.intp]  # places in the longlist


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What weights make of a longlist: fit and its band 0..100, by provider; the share 0..1 of each requirement."""

    shares: Sequence[float]
    fit: Floats
    low: Floats
    high: Floats
    by_dimension: Sequence[dict[str, float | None]]


def scores(longlist: Longlist, weights: Floats, dimensions: Sequence[str]) -> Scores:
    """Weigh a longlist by weights in the order of dimensions."""
    share = shares(weights, longlist.within)
    played = [bool(row.any()) for row in longlist.within]
    rows = by_dimension(longlist.central, longlist.within).T.tolist()
    return Scores(
        shares=share.tolist(),
        fit=fits(longlist.central, share),
        low=fits(longlist.low, share),
        high=fits(longlist.high, share),
        by_dimension=[
            {key: fit if plays else None for key, fit, plays in zip(dimensions, row, played, strict=True)}
            for row in rows
        ],
    )


def fit_under(weights: Floats, longlist: Longlist) -> Floats:
    """The fit of every provider, 0..100: of what `scores` says the part that ranks."""
    return fits(longlist.central, shares(weights, longlist.within))


def order(fit: Floats, deciding_met: NDArray[np.bool_], passes: NDArray[np.bool_], coverage: Floats) -> Places:
    """Who comes first, of providers in order of slug: what decides is shown, fit, pass, evidence coverage, slug."""
    slug = np.arange(len(fit))
    return np.lexsort((slug, -_compared(coverage), ~passes, -_compared(fit), ~deciding_met))


def ranking(longlist: Longlist, fit: Floats) -> Places:
    """The ranked providers, best first; `fit` is that of every provider of the longlist."""
    admitted = np.flatnonzero([gate in RANKED for gate in longlist.gates])
    passes = np.array([longlist.gates[place] == "pass" for place in admitted], dtype=bool)
    return admitted[order(fit[admitted], longlist.deciding_met[admitted], passes, longlist.coverage[admitted])]


def aside(longlist: Longlist, fit: Floats) -> Places:
    """Those who stand aside: who fails before who is blocked, then fit, slug."""
    kept_out = np.flatnonzero([gate not in RANKED for gate in longlist.gates])
    blocked = np.array([longlist.gates[place] == "blocked" for place in kept_out], dtype=bool)
    return kept_out[np.lexsort((kept_out, -_compared(fit[kept_out]), blocked))]


def _compared(values: Floats) -> Floats:
    return np.round(values, DECIMALS)

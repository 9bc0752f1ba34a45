"""Fit: credits weighed by level within a dimension and by weight between dimensions (method, section 5).

Sums run requirement by requirement (einsum, not a matrix product): the same bits in every order of providers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from .result import Requirement

Floats = NDArray[np.float64]


def within(u: Floats, dimension: NDArray[np.intp], dimensions: int) -> Floats:
    """Each requirement's share u / sum(u) of its dimension, (dimensions, requirements); rows without any are 0.

    `u` are the weights of the requirements, `dimension` the place of the dimension in which each counts.
    """
    placed = np.zeros((dimensions, len(u)))
    placed[dimension, np.arange(len(u))] = u
    return _normal(placed)


def in_play(weights: Floats, within: Floats) -> Floats:
    """Weights (..., dimensions) over the dimensions with requirements, summing to 1; all 0 if those weigh nothing."""
    return _normal(weights * within.any(axis=1))


def shares(weights: Floats, within: Floats) -> Floats:
    """The share of each requirement in the fit, 0..1: its dimension's weight in play times its share there."""
    share: Floats = np.einsum("d,dr->r", in_play(weights, within), within)
    return share


def fits(credit: Floats, shares: Floats) -> Floats:
    """Fit 0..100 of each provider from its credits (requirements, providers) and shares (requirements)."""
    fit: Floats = 100 * np.einsum("r,rp->p", shares, credit)
    return fit


def by_dimension(credit: Floats, within: Floats) -> Floats:
    """Fit 0..100 in each dimension, (dimensions, providers); 0 where a dimension has no requirement."""
    fit: Floats = 100 * np.einsum("dr,rp->dp", within, credit)
    return fit


def within_of(requirements: Sequence[Requirement], dimensions: Sequence[str]) -> Floats:
    """`within` for requirements, over the dimensions in order."""
    u = np.array([need.u for need in requirements], dtype=float)
    places = np.array([dimensions.index(need.dimension) for need in requirements], dtype=np.intp)
    return within(u, places, len(dimensions))


def vector(weights: Mapping[str, int], dimensions: Sequence[str]) -> Floats:
    """Weights by dimension as an array in their order."""
    return np.array([weights[dimension] for dimension in dimensions], dtype=float)


def _normal(rows: Floats) -> Floats:
    total = rows.sum(axis=-1, keepdims=True)
    normal: Floats = np.divide(rows, total, out=np.zeros_like(rows), where=total > 0)
    return normal

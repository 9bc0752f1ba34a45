"""How firmly ranks stand: under drawn weights and credits, and under published weights (method, section 5)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from selector.method.constants import Robustness
from selector.method.schema import Method

from .basis import DECIMALS
from .fit import Floats, in_play, vector
from .longlist import Longlist
from .rank import Places, fit_under, ranking
from .result import PresetOutcome, RankingDraws


def ranking_draws(longlist: Longlist, ranked: Places, weights: Floats, rule: Robustness) -> tuple[RankingDraws, ...]:
    """Shares and bounds of rank for the best of the ranking, in its order."""
    best = ranked[: rule.best]
    if not len(best):
        return ()
    ranks = _ranks(drawn_fits(longlist, best, weights, rule), longlist.deciding_met[best])
    beats: list[float | None] = [*(ranks[:-1] < ranks[1:]).mean(axis=1).tolist(), None]
    slugs = [longlist.providers[place].slug for place in best]
    rows = enumerate(zip(slugs, ranks, beats, strict=True), start=1)
    return tuple(_row(slug, rank, drawn, beats_next, rule) for rank, (slug, drawn, beats_next) in rows)


def presets(longlist: Longlist, ranked: Places, method: Method) -> tuple[PresetOutcome, ...]:
    """One outcome a preset, in order; none where nobody is ranked."""
    if not len(ranked):
        return ()
    leader = longlist.providers[ranked[0]].slug
    outcomes = []
    for preset in method.presets:
        fit = fit_under(vector(preset.weights, method.dimension_keys), longlist)
        first = longlist.providers[ranking(longlist, fit)[0]].slug
        outcomes.append(PresetOutcome(preset.key, first, survives=first == leader))
    return tuple(outcomes)


def drawn_fits(longlist: Longlist, best: Places, weights: Floats, rule: Robustness) -> Floats:
    """Fits 0..100 under the draws, (best, draws).

    The order of draws is part of the method: all weights first, then one block a provider, in rank order, with one
    row for each requirement whose credit is open. A block of random() is the same stream as uniform() row by row.
    """
    rng = np.random.default_rng(rule.seed)
    drawn = rng.dirichlet(rule.concentration * weights / weights.sum(), size=rule.draws)
    share = np.einsum("nd,dr->rn", in_play(drawn, longlist.within), longlist.within)
    low, spread = longlist.low[:, best], (longlist.high - longlist.low)[:, best]
    fit: Floats = np.einsum("rb,rn->bn", low, share)
    for row, width in enumerate(spread.T):
        unsure = np.flatnonzero(width > 0)
        luck = rng.random((len(unsure), rule.draws))
        fit[row] += np.einsum("r,rn,rn->n", width[unsure], share[unsure], luck)
    return 100 * fit


def _ranks(fit: Floats, deciding_met: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Ranks from 1, (best, draws); what decides stays first, equal fits keep the ranking's order.

    All three stand in one number, whole and below 2**53, so that one sort a draw does.
    """
    best = len(fit)
    behind = np.where(deciding_met, 0, 2 * 100) * 10.0**DECIMALS  # further than any fit reaches
    key = (behind[:, np.newaxis] - np.rint(fit * 10.0**DECIMALS)) * best + np.arange(best)[:, np.newaxis]
    order = np.argsort(np.ascontiguousarray(key.T), axis=1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.broadcast_to(np.arange(1, best + 1), order.shape), axis=1)
    return np.ascontiguousarray(ranks.T)


def _row(slug: str, rank: int, drawn: NDArray[np.intp], beats_next: float | None, rule: Robustness) -> RankingDraws:
    reached = np.cumsum(np.bincount(drawn)) / len(drawn)
    return RankingDraws(
        slug=slug,
        rank=rank,
        first=float(reached[1]),
        top=float((drawn <= rule.top).mean()),
        best_rank=int(np.argmax(reached >= rule.percentile_low / 100)),
        worst_rank=int(np.argmax(reached >= rule.percentile_high / 100)),
        beats_next=beats_next,
        tie_with_next=None if beats_next is None else beats_next < rule.tie_below / 100,
    )

"""The rows of a scorecard: each ranked provider with the numbers from which its fit can be computed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from selector.assessment.record import Record
from selector.shortlist import fit
from selector.shortlist.basis import DECIMALS
from selector.shortlist.result import Ranked, RankingDraws

from .pen import Pen

Fits = tuple[float | None, ...]  # by dimension in order, 0..100; None where it has no requirement


@dataclass(frozen=True, slots=True)
class Weighed:
    """A dimension: its weight as assessed, and the sum u of its requirements, 0 where it has none and no part."""

    title: str
    short: str
    weight: int
    u: int


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A ranked provider: all numbers as they are stored.

    `lows` and `highs` are the fits by low and high credits. `list_number` 1 shows what decides, 2 is to be asked;
    `order` is its place where list and fit are level (gate, evidence coverage, slug). `first` is a share (0..1),
    `known` 0..100. What the draws left out is None.
    """

    rank: int
    name: str
    list_number: int
    gate: str
    fits: Fits
    lows: Fits
    highs: Fits
    fit: float
    fit_low: float
    fit_high: float
    best_rank: int | None
    worst_rank: int | None
    first: float | None
    known: float
    order: int


def weighed(record: Record, pen: Pen) -> tuple[Weighed, ...]:
    """The dimensions in order, with the weights of the ranking as they were assessed."""
    weights = record.inputs.get("ranking_weights") or pen.method.ranking_weights
    return tuple(
        Weighed(
            title=pen.texts.dimension[key].title,
            short=pen.say.decision.short[key],
            weight=weights[key],
            u=sum(need.u for need in record.result.requirements if need.dimension == key),
        )
        for key in pen.method.dimension_keys
    )


def scores(record: Record, listed: Sequence[Ranked], pen: Pen) -> tuple[ScoreRow, ...]:
    """The rows of these ranked providers, in order."""
    if not listed:
        return ()
    draws = {draw.slug: draw for draw in record.result.shortlist.ranking_draws}
    lows, highs = (
        _by_dimension(record, [[getattr(match, credit) for match in row.matches] for row in listed], pen)
        for credit in ("low", "high")
    )
    level = {row.slug: place for place, row in enumerate(sorted(listed, key=_when_level), 1)}
    return tuple(
        _row(row, draws.get(row.slug), (low, high), level[row.slug], pen)
        for row, low, high in zip(listed, lows, highs, strict=True)
    )


def _row(
    row: Ranked,
    draw: RankingDraws | None,
    bounds: tuple[Fits, Fits],
    order: int,
    pen: Pen,
) -> ScoreRow:
    return ScoreRow(
        rank=row.rank,
        name=row.name,
        list_number=1 if row.deciding_met else 2,
        gate=pen.texts.gate[row.gate].label,
        fits=tuple(row.fit_by_dimension[key] for key in pen.method.dimension_keys),
        lows=bounds[0],
        highs=bounds[1],
        fit=row.fit,
        fit_low=row.fit_low,
        fit_high=row.fit_high,
        best_rank=draw.best_rank if draw else None,
        worst_rank=draw.worst_rank if draw else None,
        first=draw.first if draw else None,
        known=row.evidence_coverage,
        order=order,
    )


def _by_dimension(record: Record, credits_: Sequence[Sequence[float]], pen: Pen) -> tuple[Fits, ...]:
    """The fit of each provider in each dimension by these credits, in order."""
    within = fit.within_of(record.result.requirements, pen.method.dimension_keys)
    fits = fit.by_dimension(np.array(credits_, dtype=float).T, within).T
    used = [bool(row.any()) for row in within]
    return tuple(tuple(float(one) if has else None for one, has in zip(row, used, strict=True)) for row in fits)


def _when_level(row: Ranked) -> tuple[bool, float, str]:
    """What decides between equal fits on one list (method, section 5)."""
    return row.gate != "pass", -round(row.evidence_coverage, DECIMALS), row.slug

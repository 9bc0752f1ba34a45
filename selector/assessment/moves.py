"""Who moves in the ranking between two results, from which rank to which, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from selector.shortlist.basis import DECIMALS
from selector.shortlist.fit import in_play, vector, within_of
from selector.shortlist.result import Aside, Ranked, Requirement, ShortlistResult

from .result import AssessmentResult

Weights = Mapping[str, int]
Code = Literal["barred", "unbarred", "gone", "new", "deciding", "fit", "gate", "coverage", "level", "left", "joined"]


@dataclass(frozen=True, slots=True)
class Why:
    """Why a rank is another.

    - "barred": musts keep it aside now; "unbarred": they did before. `needs` are these musts.
    - "gone", "new": only the other catalogue holds it.
    - "deciding", "fit", "gate", "coverage", "level": it changed places with `other`, a name: of all with whom it did in
      the direction of the move, the one next to it now. "deciding": one of the two is in another of the two lists; else
      the first key of the order (method, section 5) in which they are not level now, and "level" where they are in
      all, so that the slugs order them. For "fit", `dimension` is the one whose part of the fit (0..100) grew most
      beyond its part with `other`, by `points`: above 0 upwards, below 0 downwards.
    - "left", "joined": it passed nobody and nobody passed it; others above it left the ranking, or joined it.
    """

    code: Code
    needs: tuple[Requirement, ...] = ()
    dimension: str = ""
    points: float = 0.0
    other: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A provider whose rank is another; None where it stands aside, or is not in the catalogue."""

    slug: str
    name: str
    before: int | None
    after: int | None
    why: Why


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two results: requirements by key, rows by slug, and each ranked one's fit by dimension."""

    needs: Mapping[str, Requirement]
    ranked: Mapping[str, Ranked]
    aside: Mapping[str, Aside]
    parts: Mapping[str, Mapping[str, float]]


def moves(
    before: AssessmentResult, after: AssessmentResult, weights_before: Weights, weights_after: Weights
) -> tuple[Move, ...]:
    """The moves by rank after, then those who left by rank before. The weights are those of the ranking.

    Both results have requirements: then each names its whole catalogue, ranked or aside.
    """
    then, now = _side(before, weights_before), _side(after, weights_after)
    stayed = (_moved(row, then, now) for row in now.ranked.values() if _rank(then, row.slug) != row.rank)
    left = (_left(row, now) for row in then.ranked.values() if row.slug not in now.ranked)
    return (*stayed, *left)


def kept(before: ShortlistResult, after: ShortlistResult) -> int:
    """How many have the same rank in both."""
    ranks = {row.slug: row.rank for row in before.ranking}
    return sum(ranks.get(row.slug) == row.rank for row in after.ranking)


def parts(result: AssessmentResult, weights: Weights) -> Iterator[tuple[str, dict[str, float]]]:
    """By slug of each ranked provider, what each dimension adds to its fit (0..100)."""
    dimensions = tuple(weights)
    play = in_play(vector(weights, dimensions), within_of(result.requirements, dimensions)).tolist()
    share = dict(zip(dimensions, play, strict=True))
    for row in result.shortlist.ranking:
        yield row.slug, {key: share[key] * (row.fit_by_dimension[key] or 0.0) for key in dimensions}


def _side(result: AssessmentResult, weights: Weights) -> Side:
    return Side(
        {need.key: need for need in result.requirements},
        {row.slug: row for row in result.shortlist.ranking},
        {row.slug: row for row in result.shortlist.aside},
        dict(parts(result, weights)),
    )


def _rank(side: Side, slug: str) -> int | None:
    return side.ranked[slug].rank if slug in side.ranked else None


def _moved(row: Ranked, then: Side, now: Side) -> Move:
    """The move of one who is ranked now."""
    rank = _rank(then, row.slug)
    if rank is not None:
        return Move(row.slug, row.name, rank, row.rank, _shifted(row, rank, then, now))
    return Move(row.slug, row.name, None, row.rank, _aside("unbarred", row.slug, then) or Why("new"))


def _left(row: Ranked, now: Side) -> Move:
    return Move(row.slug, row.name, row.rank, None, _aside("barred", row.slug, now) or Why("gone"))


def _aside(code: Literal["barred", "unbarred"], slug: str, side: Side) -> Why | None:
    row = side.aside.get(slug)
    return Why(code, tuple(side.needs[reason.requirement] for reason in row.reason)) if row else None


def _shifted(row: Ranked, rank: int, then: Side, now: Side) -> Why:
    """Why one who was ranked and is has another rank."""
    upwards = row.rank < rank
    crossed = [
        other
        for slug, other in now.ranked.items()
        if slug in then.ranked
        and (other.rank > row.rank) == upwards
        and (then.ranked[slug].rank < rank) == upwards
        and slug != row.slug
    ]
    if not crossed:
        return Why("left" if upwards else "joined")
    return _passed(row.slug, min(crossed, key=lambda other: abs(other.rank - row.rank)), then, now)


def _passed(slug: str, other: Ranked, then: Side, now: Side) -> Why:
    """Why two changed places."""
    before, after = (_compared(side.ranked[slug], side.ranked[other.slug]) for side in (then, now))
    code: Code = "deciding"
    if before[code] == after[code]:  # else a later key may order them now that is as before and is not why they moved
        code = next((key for key in after if after[key]), "level")
    if code != "fit":
        return Why(code, other=other.name)
    gained = {key: _gained(key, slug, then, now) - _gained(key, other.slug, then, now) for key in now.parts[slug]}
    upwards = now.ranked[slug].rank < other.rank
    most = max if upwards else min
    dimension = most(gained, key=gained.__getitem__)
    return Why("fit", (), dimension, gained[dimension], other.name)


def _compared(one: Ranked, other: Ranked) -> dict[Code, float]:
    """How two compare by each key of the order: above 0 where the first comes first."""
    fit, coverage = np.sign(
        np.round([one.fit, one.evidence_coverage], DECIMALS) - np.round([other.fit, other.evidence_coverage], DECIMALS)
    ).tolist()
    return {
        "deciding": one.deciding_met - other.deciding_met,
        "fit": fit,
        "gate": (one.gate == "pass") - (other.gate == "pass"),
        "coverage": coverage,
    }


def _gained(dimension: str, slug: str, then: Side, now: Side) -> float:
    return now.parts[slug].get(dimension, 0.0) - then.parts[slug].get(dimension, 0.0)

"""What would change the verdict: single changes, else pairs and the nearest misses (method, section 2.8)."""

from __future__ import annotations

import numpy as np

from selector.method.answers import Reading

from .changes import Change, changes
from .pairs import pairs
from .positions import number
from .result import Near, PairOfChanges, SingleChange, TippingPoints
from .sums import Integers, Sums
from .verdict import Judge, Ruling, compared

PAIRS_NAMED = 10
NEAREST_NAMED = 3

NOTHING = TippingPoints((), ()), ()


def tipping_points(judge: Judge, reading: Reading, today: Ruling) -> tuple[TippingPoints, tuple[Near, ...]]:
    """The changes that alter today's verdict, and where no single one does the nearest; nothing when insufficient."""
    found = changes(judge.tally, reading) if today.verdict != "insufficient" else ()
    if not found:
        return NOTHING
    base, added = judge.tally.count(reading).rows, np.stack([change.added for change in found])
    ruling = judge.rule(Sums(base + added))
    turned = _turned(ruling, today, np.array([change.moved for change in found]))
    if turned.size:
        return TippingPoints(tuple(_single(found[place], ruling, place) for place in turned), ()), ()
    return TippingPoints((), _pairs(judge, reading, today, found)), _nearest(found, ruling)


def _turned(ruling: Ruling, today: Ruling, moved: Integers) -> Integers:
    """The places where the verdict is another, by change of points, then order."""
    places = np.flatnonzero(ruling.verdict != today.verdict)
    return places[np.argsort(moved[places], kind="stable")]


def _single(change: Change, ruling: Ruling, place: int) -> SingleChange:
    return SingleChange(change.question.key, change.to, ruling.word(place), number(ruling.T[place]))


def _nearest(found: tuple[Change, ...], ruling: Ruling) -> tuple[Near, ...]:
    places = np.argsort(compared(ruling.margin), kind="stable")[:NEAREST_NAMED]
    return tuple(
        Near(found[place].question.key, found[place].to, float(ruling.T[place]), float(ruling.margin[place]))
        for place in places
    )


def _pairs(judge: Judge, reading: Reading, today: Ruling, found: tuple[Change, ...]) -> tuple[PairOfChanges, ...]:
    first, second, sums = pairs(judge.tally, reading, found)
    ruling, moved = judge.rule(sums), np.array([change.moved for change in found])
    named = _turned(ruling, today, moved[first] + moved[second])[:PAIRS_NAMED]
    return tuple(_pair((found[first[place]], found[second[place]]), ruling, place) for place in named)


def _pair(pair: tuple[Change, Change], ruling: Ruling, place: int) -> PairOfChanges:
    questions, to = tuple(change.question.key for change in pair), tuple(change.to for change in pair)
    return PairOfChanges(questions, to, ruling.word(place), number(ruling.T[place]))

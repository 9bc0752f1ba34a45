"""What the margin of a page of questions says: the verdict so far, the score, and the five dimensions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selector.method.answers import Reading
from selector.verdict.standing import standing

from . import figures
from .decision import DimensionBar, dimensions
from .pen import Pen


@dataclass(frozen=True, slots=True)
class SoFar:
    """`score` is signed, and empty while there is no verdict: of few answers it would say too much.

    `bars` are empty while no answer counts.
    """

    sentence: str
    score: str
    bars: tuple[DimensionBar, ...]


def so_far(reading: Reading, weights: Mapping[str, int] | None, pen: Pen) -> SoFar:
    """Where the answers stand, in words."""
    now = standing(reading, weights)
    score = "" if now.T is None or now.verdict == "insufficient" else figures.signed(now.T)
    bars = dimensions(now, pen).bars if any(position is not None for position in now.positions.values()) else ()
    return SoFar(pen.texts.verdict[now.verdict].title, score, bars)

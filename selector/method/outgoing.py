"""What goes out to providers: which answers a request shows, volumes as bands, points of a quality agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .guidance import When

Group = Literal["frame", "making", "quality", "oversight", "case"]
Who = Literal["sponsor", "partner", "both"]


@dataclass(frozen=True, slots=True)
class Shown:
    """Keys of questions: in every request, in one with confidential details only, and in none."""

    open: tuple[str, ...]
    details: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Sizes that stand for the exact one. Each number ends a band and belongs to it; one more band has no end."""

    scale: str
    up_to: tuple[float, ...]

    def around(self, amount: float) -> tuple[float | None, float | None]:
        """Where the band of an amount begins and ends; None where it has no such end."""
        low = next((end for end in reversed(self.up_to) if end < amount), None)
        return low, next((end for end in self.up_to if amount <= end), None)


@dataclass(frozen=True, slots=True)
class Point:
    """A point that a quality agreement has to settle, and who carries it by usual practice.

    It applies where `when` holds and the strategy is one of `strategies`; what is not set holds always.
    """

    key: str
    group: Group
    who: Who
    sources: tuple[str, ...]
    when: When | None = None
    strategies: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Outgoing:
    """The rules of one version for what providers are sent."""

    shown: Shown
    bands: tuple[Band, ...]
    points: tuple[Point, ...]

    @cached_property
    def band(self) -> Mapping[str, Band]:
        """Bands by kind of scale."""
        return {band.scale: band for band in self.bands}

"""What the verdict stage returns: frozen parts, named as in the stored result (method, section 7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

VerdictKey = Literal["cdmo", "cmo", "either", "insufficient"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one answer adds to T (-100..100). `points` and `parts` name only dimensions that are not 0."""

    question: str
    answer: tuple[str | float, ...]
    points: Mapping[str, int]
    parts: Mapping[str, float]
    contribution: float


@dataclass(frozen=True, slots=True)
class Near:
    """A single change that does not alter the verdict, and the margin it leaves."""

    question: str
    to: str
    T: float
    margin: float


@dataclass(frozen=True, slots=True)
class SingleChange:
    """A single change that alters the verdict; T is None where no dimension is left in play."""

    question: str
    to: str
    verdict: VerdictKey
    T: float | None


@dataclass(frozen=True, slots=True)
class PairOfChanges:
    """Two changes on two questions that together alter the verdict."""

    questions: tuple[str, ...]
    to: tuple[str, ...]
    verdict: VerdictKey
    T: float | None


@dataclass(frozen=True, slots=True)
class TippingPoints:
    """The changes that alter the verdict; pairs only where no single one does."""

    single: tuple[SingleChange, ...]
    pairs: tuple[PairOfChanges, ...]


@dataclass(frozen=True, slots=True)
class WeightInterval:
    """The closed interval (0..1) of a dimension's share of the weight in play over which the verdict holds."""

    share: float
    from_: float
    to: float


@dataclass(frozen=True, slots=True)
class VerdictDraws:
    """Share of draws (0..1) per verdict over other weights and open answers."""

    cdmo: float
    cmo: float
    either: float
    draws: int


@dataclass(frozen=True, slots=True)
class RoadmapRow:
    """The result at a later milestone: `turns` = another verdict than the row before, `transfer` = another firm one."""

    milestone: str
    stage: str
    T: float | None
    C: float
    verdict: VerdictKey
    strategy: str | None
    turns: bool
    transfer: bool


@dataclass(frozen=True, slots=True)
class VerdictResult:
    """The verdict stage as a whole. T, positions -100..100; C 0..100; margin in points of T."""

    verdict: VerdictKey
    verdict_by: Literal["capacity_gap_only", "score"] | None
    margin: float | None
    nearest: tuple[Near, ...]
    T: float | None
    T_low: float | None
    T_high: float | None
    C: float
    confidence: Literal["low", "normal"]
    positions: Mapping[str, float | None]
    flags: tuple[str, ...]
    strategy: str | None
    hidden: tuple[str, ...]
    explanation: tuple[Contribution, ...]
    ask_next: tuple[str, ...]
    tipping_points: TippingPoints
    weight_intervals: Mapping[str, WeightInterval | None]
    verdict_draws: VerdictDraws
    roadmap: tuple[RoadmapRow, ...]

"""The charts of a verdict: gauges, dimension bar, waterfall, weight interval. CMO is always left, CDMO right."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .paint import BIG, BOLD, INK, Anchor, Paint

DIAMOND = "M0 -6L6 0 0 6 -6 0z"
RIGHT, LEFT = "M-7-5L-2 0L-7 5", "M7-5L2 0L7 5"
SHORT_BAR = 3.0  # percent: an arrow does not fit into less


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of T: its two thresholds, and their signed words."""

    cmo_at: float
    cdmo_at: float
    cmo_words: str
    cdmo_words: str


@dataclass(frozen=True, slots=True)
class Gauge:
    """The numbers and words of a margin gauge; `line` is the threshold that the margin is measured to."""

    T: float
    low: float
    high: float
    line: float
    score: str
    margin: str
    poles: tuple[str, str, str]
    title: str


def gauge(paint: Paint, scale: Scale, data: Gauge) -> str:
    """The score on its scale, three grounds, the range of the open questions, and a bracket for the margin.

    The range is neutral, as it may lie on any ground, and below the words, which stand clear of the mark.
    """
    left, right, mark, line = at(scale.cmo_at), at(scale.cdmo_at), at(data.T), at(data.line)
    start, end = sorted((line, mark))
    words = zip(data.poles, _clear(mark, left, right), strict=True)
    return paint.svg(
        "gauge", 118, data.title,
        paint.rect(0, left, 34, 30, "cmo-soft"),
        paint.rect(left, right - left, 34, 30, "either-soft"),
        paint.rect(right, 100 - right, 34, 30, "cdmo-soft"),
        paint.rect(at(data.low), at(data.high) - at(data.low), 57, 7, "edge"),
        *(paint.text(x, 51, word, BOLD, side) for word, (x, side) in words),
        paint.upright(left, 30, 70, "ink", 1.5),
        paint.upright(right, 30, 70, "ink", 1.5),
        paint.upright(mark, 26, 68, "ink", 2.5),
        paint.sign(mark, 26, DIAMOND, "ink"),
        paint.text(mark, 15, data.score, BIG, _inside(mark)),
        paint.text(0, 84, "−100"),
        paint.text(left, 84, scale.cmo_words, anchor="middle"),
        paint.text(50, 84, "0", anchor="middle"),
        paint.text(right, 84, scale.cdmo_words, anchor="middle"),
        paint.text(100, 84, "+100", anchor="end"),
        paint.level(start, end, 94, "ink", 1.5),
        paint.upright(start, 90, 98, "ink", 1.5),
        paint.upright(end, 90, 98, "ink", 1.5),
        paint.text((start + end) / 2, 113, data.margin, INK, _inside((start + end) / 2)),
    )  # fmt: skip


def at(score: float) -> float:
    """The place of a score (-100..100) in percent of the width."""
    return (score + 100) / 2


def dimension_bar(paint: Paint, position: float | None, title: str) -> str:
    """A bar from zero to the side it pulls to."""
    value = position or 0.0
    return paint.svg(
        "db", 20, title,
        paint.ground(
            paint.level(0, 100, 10, "rule", 2),
            *(paint.upright(quarter, 7, 13, "edge", 1) for quarter in (0, 25, 75, 100)),
        ),
        paint.rect(min(50, at(value)), abs(value) / 2, 4, 12, "cdmo" if value > 0 else "cmo"),
        paint.upright(50, 0, 20, "ink", 2),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Axis:
    """The common axis of a waterfall: from `low` to `high` in points of T, with the thresholds to draw."""

    low: float
    high: float
    lines: tuple[float, ...]

    def place(self, value: float) -> float:
        """Percent of the width."""
        return (value - self.low) / (self.high - self.low) * 100


def axis(totals: Iterable[float], lines: tuple[float, ...]) -> Axis:
    """An axis that holds zero, every running total and the thresholds, with some air, ending on whole fives."""
    values = [0.0, *totals, *lines]
    return Axis(math.floor((min(values) - 2) / 5) * 5, math.ceil((max(values) + 2) / 5) * 5, lines)


def waterfall(paint: Paint, scale: Axis, start: float, end: float, title: str, *, total: bool = False) -> str:
    """One step from a running total to the next; the arrow repeats the direction. The total stands in ink."""
    low, high = sorted((scale.place(start), scale.place(end)))
    up = end >= start
    arrow = paint.sign(high if up else low, 10, RIGHT if up else LEFT, "paper", 1.6)
    return paint.svg(
        "wf", 20, title,
        paint.upright(scale.place(0), -4, 24, "ink", 1.5),
        *(paint.upright(scale.place(line), -4, 24, "edge", 1, "3 3") for line in scale.lines),
        paint.rect(low, high - low, 3, 14, "ink" if total else "cdmo" if up else "cmo"),
        arrow if high - low >= SHORT_BAR and not total else "",
    )  # fmt: skip


def weight_interval(paint: Paint, share: float, low: float, high: float, title: str) -> str:
    """The shares (0..1) over which the verdict holds, and the share now."""
    return paint.svg(
        "wi", 20, title,
        paint.ground(paint.level(0, 100, 10, "edge", 1, "2 3")),
        paint.rect(low * 100, (high - low) * 100, 6, 8, "mid"),
        paint.upright(low * 100, 4, 16, "ink", 2),
        paint.upright(high * 100, 4, 16, "ink", 2),
        paint.sign(share * 100, 10, DIAMOND, "ink"),
    )  # fmt: skip


def small_gauge(paint: Paint, scale: Scale, score: float | None, title: str) -> str:
    """The score of one milestone on the three grounds; no mark where there is none."""
    left, right = at(scale.cmo_at), at(scale.cdmo_at)
    return paint.svg(
        "mini", 22, title,
        paint.ground(
            paint.rect(0, left, 6, 10, "cmo-soft"),
            paint.rect(left, right - left, 6, 10, "either-soft"),
            paint.rect(right, 100 - right, 6, 10, "cdmo-soft"),
            paint.upright(left, 3, 19, "edge", 1),
            paint.upright(right, 3, 19, "edge", 1),
        ),
        paint.sign(at(score), 11, DIAMOND, "ink") if score is not None else "",
    )  # fmt: skip


def _clear(mark: float, left: float, right: float) -> tuple[tuple[float, Anchor], ...]:
    """Where the words of the three grounds stand: at the ends and in the middle, or on the other side of the mark."""
    middle: tuple[float, Anchor] = (left + 1.5, "start") if mark >= 50 else (right - 1.5, "end")
    return (
        (left - 1.5, "end") if mark < 12 else (1.5, "start"),
        middle if 44 < mark < 56 else (50, "middle"),
        (right + 1.5, "start") if mark > 88 else (98.5, "end"),
    )


def _inside(place: float) -> Anchor:
    """Lettering near an edge turns inwards."""
    near: Literal["start", "end"] = "start" if place < 4 else "end"
    return "middle" if 4 <= place <= 96 else near

"""The small charts of the ranking: the rank band, and the strip of needs as shapes, musts large and wants small."""

from __future__ import annotations

from collections.abc import Sequence

from selector.shortlist.result import RankingDraws, Requirement, State

from .paint import Paint

LARGE, SMALL, GAP, BETWEEN = 10, 6, 2, 5
FLOOR = 12
INSET = 6  # percent: so the dot of the first and of the last rank is whole
HOLLOW = frozenset({"broader", "unknown", "mixed"})
DASHED = frozenset({"planned", "historic"})


def rank_band(paint: Paint, draw: RankingDraws, count: int, title: str) -> str:
    """The ranks from the 5th to the 95th percentile as a bar, today's as a dot; `title` says them in words."""
    step = (100 - 2 * INSET) / max(count, 1)
    start, width = INSET + (draw.best_rank - 1) * step, (draw.worst_rank - draw.best_rank + 1) * step
    return paint.svg(
        "bn", 14, paint.beside(title),
        paint.ground(paint.level(0, 100, 7, "rule", 1)),
        paint.rect(start, width, 4.5, 5, "mid"),
        paint.dot(INSET + (draw.rank - 0.5) * step, 7, 4.5, "ink"),
    )  # fmt: skip


def needs_strip(paint: Paint, requirements: Sequence[Requirement], states: Sequence[State], title: str) -> str:
    """Musts, then wants, each a shape of its state, in the order of requirements."""
    filled, hollow, dashed, drawn, adverse = "", "", "", "", ""
    x = 0.0
    for level, side in (("must", LARGE), ("want", SMALL)):
        for state in (state for need, state in zip(requirements, states, strict=True) if need.level == level):
            filled += _filled(state, x, side)
            adverse += f"M{x + side / 2:g} {FLOOR - side}L{x + side:g} {FLOOR}H{x:g}z" if state == "adverse" else ""
            hollow += _outline(x, side) if state in HOLLOW else ""
            dashed += _outline(x, side) if state in DASHED else ""
            drawn += _drawn(state, x, side)
            x += side + GAP
        x += BETWEEN
    return paint.fixed(
        "strip", max(x - GAP - BETWEEN, 1), FLOOR, title,
        paint.path(hollow, "edge", 1.2),
        paint.path(dashed, "edge", 1.2, "2 1.5"),
        paint.path(filled, "ink"),
        paint.path(drawn, "ink", 1.2),
        paint.path(adverse, "bad"),
    )  # fmt: skip


def _filled(state: State, x: float, side: int) -> str:
    top = FLOOR - side
    if state == "met":
        return f"M{x:g} {top}h{side}v{side}h-{side}z"
    if state == "broader":
        return f"M{x:g} {top + side / 2:g}h{side}v{side / 2:g}h-{side}z"
    if state == "mixed":
        return f"M{x:g} {FLOOR}L{x + side:g} {top}v{side}z"
    if state == "unlisted":
        return f"M{x:g} {FLOOR - side / 2 - 1:g}h{side}v2h-{side}z"
    return ""


def _outline(x: float, side: int) -> str:
    return f"M{x + 0.6:g} {FLOOR - side + 0.6:g}h{side - 1.2:g}v{side - 1.2:g}h-{side - 1.2:g}z"


def _drawn(state: State, x: float, side: int) -> str:
    middle, half = FLOOR - side / 2, side / 5
    if state == "planned":
        return f"M{x + side / 2 - half:g} {middle:g}h{2 * half:g}M{x + side / 2:g} {middle - half:g}v{2 * half:g}"
    if state == "historic":
        return f"M{x + side / 2:g} {middle - half:g}v{half:g}h{half:g}"
    return ""

"""Who moves in a ranking, in words: the first ten with their moves, from which rank, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from selector.assessment.difference import Difference
from selector.assessment.moves import Move
from selector.assessment.result import AssessmentResult

from . import figures
from .alternatives import gate
from .parts import BEST, Tag
from .pen import Pen, without_bracket

SIDED = ("deciding", "fit", "gate", "coverage", "level")  # reasons that read otherwise upwards and downwards

Direction = Literal["up", "down", "in", "out"]


@dataclass(frozen=True, slots=True)
class Moved:
    """A provider whose rank is another: "up from 4", and why; `rank` is empty where it left."""

    slug: str
    name: str
    rank: str
    direction: Direction
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Place:
    """A provider of the ranking now. `fit_range` is what unknown points could still do, "58 to 81".

    `fit_was` is empty where the fit is as before or was none; `move` is None where it keeps its rank, or where nothing
    can be said of it.
    """

    rank: str
    slug: str
    name: str
    gate: Tag
    fit: str
    fit_range: str
    fit_was: str
    move: Moved | None


def places(before: AssessmentResult, after: AssessmentResult, difference: Difference, pen: Pen) -> tuple[Place, ...]:
    """The first ten of the ranking now; none where the ranking may not be shown."""
    if not after.shows_shortlist:
        return ()
    fits = {row.slug: figures.plain(row.fit) for row in before.shortlist.ranking} if before.shows_shortlist else {}
    moves = {move.slug: moved(move, pen) for move in difference.moves}
    found = []
    for row in after.shortlist.ranking[:BEST]:
        fit = figures.plain(row.fit)
        was = fits.get(row.slug, fit)
        low_high = pen.say.form.range.format(low=figures.whole(row.fit_low), high=figures.whole(row.fit_high))
        fit_was = pen.say.difference.before.format(before=was) if was != fit else ""
        tag = gate(row.gate, pen)
        found.append(Place(str(row.rank), row.slug, row.name, tag, fit, low_high, fit_was, moves.get(row.slug)))
    return tuple(found)


def moved(move: Move, pen: Pen) -> Moved:
    """One move in words."""
    direction = _direction(move)
    words = pen.say.difference.move[direction].format(before=move.before)
    return Moved(move.slug, move.name, str(move.after or ""), direction, words, _why(move, direction, pen))


def _direction(move: Move) -> Direction:
    if move.before is None:
        return "in"
    if move.after is None:
        return "out"
    return "up" if move.after < move.before else "down"


def _why(move: Move, direction: Direction, pen: Pen) -> str:
    say, why = pen.say.difference, move.why
    return say.why[f"{why.code}_{direction}" if why.code in SIDED else why.code].format(
        needs=pen.listed([pen.need(need) for need in why.needs]),
        other=without_bracket(why.other),
        points=_points(abs(why.points)),
        title=pen.say.decision.short[why.dimension] if why.dimension else "",
    )


def _points(points: float) -> str:
    """Points of fit; what would round to nothing gets a second digit."""
    return figures.plain(points, 1 if points >= 0.05 else 2)

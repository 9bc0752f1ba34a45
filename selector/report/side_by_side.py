"""Scenarios beside the result that they were tried against, in tables of four columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selector.assessment.difference import Pair, changes, difference, ranking_weights
from selector.assessment.inputs import Inputs
from selector.assessment.result import AssessmentResult

from . import charts
from .decision import scale
from .difference import Shift, Told, told
from .moves import Place, places
from .pen import Pen

COLUMNS = 4  # of a table; the saved result leads each
NAMES = 5  # of a ranking


@dataclass(frozen=True, slots=True)
class Tried:
    """A column as it comes: inputs with what comes out. `key` is the scenario's, empty for the saved result."""

    key: str
    name: str
    inputs: Inputs
    result: AssessmentResult


@dataclass(frozen=True, slots=True)
class Column:
    """What comes out, told against the saved result. `places` are the first five; `gauge` is a chart."""

    key: str
    name: str
    told: Told
    gauge: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One dimension across the columns: of each its name, the position, and a bar."""

    title: str
    positions: tuple[tuple[str, Shift, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The saved result and up to three scenarios."""

    columns: tuple[Column, ...]
    dimensions: tuple[PositionRow, ...]


def side_by_side(saved: Tried, scenarios: Sequence[Tried], pen: Pen) -> tuple[Table, ...]:
    """As many tables as the scenarios take."""
    room = COLUMNS - 1
    starts = range(0, len(scenarios), room)
    return tuple(_table((saved, *scenarios[start : start + room]), pen) for start in starts)


def _table(tried: Sequence[Tried], pen: Pen) -> Table:
    columns = tuple(_column(one, tried[0], pen) for one in tried)
    rows = []
    for place, key in enumerate(pen.method.dimension_keys):
        shifts = [column.told.dimensions[place] for column in columns]
        bars = [
            charts.dimension_bar(pen.paint, one.result.verdict.positions[key], shift.now)
            for one, shift in zip(tried, shifts, strict=True)
        ]
        names = [column.name for column in columns]
        rows.append(PositionRow(shifts[0].title, tuple(zip(names, shifts, bars, strict=True))))
    return Table(columns, tuple(rows))


def _column(tried: Tried, saved: Tried, pen: Pen) -> Column:
    weights = Pair(ranking_weights(saved.inputs), ranking_weights(tried.inputs))
    found = difference(saved.result, tried.result, weights)
    words = told(found, changes(saved.inputs, tried.inputs), pen)
    return Column(
        key=tried.key,
        name=tried.name,
        told=words,
        gauge=charts.small_gauge(pen.paint, scale(pen), tried.result.verdict.T, words.score.now),
        places=places(saved.result, tried.result, found, pen)[:NAMES],
    )

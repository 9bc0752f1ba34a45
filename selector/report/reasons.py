"""What pushed the score: every answer with its part, the largest drawn as a waterfall."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from selector.verdict.result import Contribution, VerdictResult

from . import charts, figures
from .decision import fills_a_gap, line_of
from .pen import Pen

BARS = 9


@dataclass(frozen=True, slots=True)
class Step:
    """One bar of the waterfall."""

    question: str
    answer: str
    value: str
    chart: str


@dataclass(frozen=True, slots=True)
class Part:
    """One answer in full with its part of the score."""

    question: str
    answer: str
    value: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """`steps` = the nine largest and, where more are not 0, "9 others together"; `rest` = the answers without a bar."""

    caption: str
    steps: tuple[Step, ...]
    total: Step
    rest: tuple[Part, ...]
    parts: tuple[Part, ...]


def reasons(verdict: VerdictResult, score: float, pen: Pen) -> Reasons:
    """The contributions, largest first; the drawn bars end at the score."""
    moving = [row for row in verdict.explanation if row.contribution]
    drawn, others = moving[:BARS], moving[BARS:]
    totals = list(accumulate((row.contribution for row in drawn), initial=0.0))
    scale = charts.axis([*totals, score], _lines(verdict, pen))
    steps = [_step(row, end, pen, scale) for row, end in zip(drawn, totals[1:], strict=True)]
    if others:
        together = sum(row.contribution for row in others)
        label = pen.counted(pen.say.reason.others, len(others))
        steps.append(Step(label, "", *_bar(together, score, pen, scale)))
    parts = tuple(_part(row, pen) for row in verdict.explanation)
    return Reasons(
        caption=_caption(verdict, pen),
        steps=tuple(steps),
        total=_total(score, pen, scale),
        rest=parts[len(drawn) :],
        parts=parts,
    )


def _lines(verdict: VerdictResult, pen: Pen) -> tuple[float, ...]:
    limits = pen.method.assessment
    if verdict.verdict == "either":
        return (limits.cmo_at, limits.cdmo_at)
    return (line_of(verdict, pen),)


def _caption(verdict: VerdictResult, pen: Pen) -> str:
    limits = pen.method.assessment
    pattern = pen.say.reason.caption["cdmo" if fills_a_gap(verdict) else verdict.verdict]
    return pattern.format(cdmo=figures.line(limits.cdmo_at), cmo=figures.line(limits.cmo_at))


def _step(row: Contribution, end: float, pen: Pen, scale: charts.Axis) -> Step:
    answer = pen.short_answer(pen.method.question[row.question], row.answer)
    return Step(pen.question(row.question), answer, *_bar(row.contribution, end, pen, scale))


def _bar(part: float, end: float, pen: Pen, scale: charts.Axis) -> tuple[str, str]:
    value = figures.signed(part)
    title = pen.say.reason.step.format(value=value, total=figures.signed(end))
    return value, charts.waterfall(pen.paint, scale, end - part, end, title)


def _total(score: float, pen: Pen, scale: charts.Axis) -> Step:
    say, value = pen.say.reason, figures.signed(score)
    chart = charts.waterfall(pen.paint, scale, 0.0, score, say.total_title.format(total=value), total=True)
    return Step(say.total, "", value, chart)


def _part(row: Contribution, pen: Pen) -> Part:
    answer = pen.answer(pen.method.question[row.question], row.answer)
    return Part(pen.question(row.question), answer, figures.signed(row.contribution))

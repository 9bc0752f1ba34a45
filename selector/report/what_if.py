"""What a what-if shows: the verdict and the first names as they would be, beside those of the saved result."""

from __future__ import annotations

from dataclasses import dataclass

from selector.assessment.difference import Pair, changes, difference, ranking_weights
from selector.assessment.inputs import Inputs
from selector.assessment.result import AssessmentResult
from selector.method.answers import read

from . import charts
from .decision import Decision, decision, scale
from .difference import Told, told
from .figures import signed
from .moves import Place, places
from .parts import Pointer
from .pen import Pen, without_bracket

FIRST = 3


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Finished strings. `saved` is the chart of the saved score, `saved_score`; both are empty without a verdict.

    `places` are the first ten, `first` the names of the first three. Where the ranking may not be shown,
    `shortlist_open` names the questions to answer; where nobody is ranked `empty` says so.
    """

    decision: Decision
    told: Told
    saved: str
    saved_score: str
    places: tuple[Place, ...]
    first: tuple[str, ...]
    shortlist_open: tuple[Pointer, ...]
    empty: str


def what_if(inputs: Pair[Inputs], results: Pair[AssessmentResult], pen: Pen) -> WhatIf:
    """Word what went into the saved result and into the other one, and what came out of both."""
    before, after, score = results.before, results.after, results.before.verdict.T
    weights = Pair(ranking_weights(inputs.before), ranking_weights(inputs.after))
    differs, say = difference(before, after, weights), pen.say
    ranked = places(before, after, differs, pen)
    return WhatIf(
        decision=decision(after.verdict, read(pen.method, inputs.after.answers), pen),
        told=told(differs, changes(inputs.before, inputs.after), pen),
        saved=_chart(before, pen),
        saved_score="" if score is None or before.verdict.margin is None else signed(score),
        places=ranked,
        first=tuple(without_bracket(place.name) for place in ranked[:FIRST]),
        shortlist_open=tuple(pen.pointer(key) for key in after.shortlist_open),
        empty="" if ranked else say.shortlist.empty if after.requirements else say.need.none,
    )


def _chart(before: AssessmentResult, pen: Pen) -> str:
    verdict = before.verdict
    if verdict.T is None or verdict.margin is None:
        return ""
    title = pen.say.reason.point.format(score=signed(verdict.T), verdict=pen.say.decision.label[verdict.verdict])
    return charts.small_gauge(pen.paint, scale(pen), verdict.T, title)

"""What the sponsor expected before the first result, set beside the verdict: where feeling and answers part."""

from __future__ import annotations

from selector.verdict.result import Contribution, VerdictResult

from . import figures
from .pen import Pen

FROM_CMO_TO_CDMO = ("cmo", "either", "cdmo")
NAMED = 2  # answers


def expectation(expected: str, verdict: VerdictResult, pen: Pen) -> str:
    """One or two sentences. Empty where nothing was expected, or while there is no verdict.

    `expected` is cdmo, cmo, either or nothing. The answers named are those that pushed most, by their part of the
    score, from what was expected towards the verdict; where a rule decided and not the score, it is named instead.
    """
    if not expected or verdict.verdict == "insufficient":
        return ""
    say = pen.say.expectation
    if expected == verdict.verdict:
        return say.same
    sentence = say.other.format(expected=say.expected[expected], verdict=say.verdict[verdict.verdict])
    if verdict.verdict_by == "capacity_gap_only":
        return f"{sentence} {say.by_capacity}"
    against = _against(expected, verdict)
    answers = pen.listed([_answer(row, pen) for row in against])
    return f"{sentence} {say.against.of(len(against)).format(answers=answers)}" if against else sentence


def _against(expected: str, verdict: VerdictResult) -> list[Contribution]:
    up = FROM_CMO_TO_CDMO.index(verdict.verdict) > FROM_CMO_TO_CDMO.index(expected)
    pushing = [row for row in verdict.explanation if (row.contribution > 0 if up else row.contribution < 0)]
    return pushing[:NAMED]  # the explanation stands largest first


def _answer(row: Contribution, pen: Pen) -> str:
    answer = pen.short_answer(pen.method.question[row.question], row.answer)
    say, value = pen.say.expectation, figures.signed(row.contribution)
    return say.answer.format(question=pen.question(row.question), answer=answer, value=value)

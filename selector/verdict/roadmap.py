"""How the verdict moves as the product does: one row for each milestone still ahead (method, section 2.10)."""

from __future__ import annotations

from selector.method.answers import Answers, Reading, read
from selector.method.questions import DONT_KNOW, Milestone, Question

from .changes import with_option
from .positions import number
from .result import RoadmapRow, VerdictKey
from .strategy import strategy
from .verdict import Judge

STAGE = "stage"
FIRM: tuple[VerdictKey, ...] = ("cdmo", "cmo")


def roadmap(judge: Judge, reading: Reading, today: VerdictKey) -> tuple[RoadmapRow, ...]:
    """The milestones later than today's stage, each from today's answers; none while the stage is open."""
    rows: list[RoadmapRow] = []
    before, firm = today, today if today in FIRM else None
    for milestone in ahead(reading):
        row = _row(judge, milestone, read(reading.method, answers_at(milestone, reading)), before, firm)
        before, firm = row.verdict, row.verdict if row.verdict in FIRM else firm
        rows.append(row)
    return tuple(rows)


def ahead(reading: Reading) -> tuple[Milestone, ...]:
    """The milestones whose stage comes after today's, in order."""
    today = reading.chosen(STAGE)
    if not today:
        return ()
    stage = reading.method.question[STAGE]
    return tuple(milestone for milestone in reading.method.milestones if _comes_after(stage, today[0], milestone.stage))


def answers_at(milestone: Milestone, reading: Reading) -> Answers:
    """Today's answers as they will be by then: single choices only move forward, multiple ones lose and gain."""
    answers = reading.answers
    for key, code in milestone.answers.items():
        today = _said(answers, key)
        if not today or _comes_after(reading.method.question[key], today[0], code):
            answers = answers.with_choice(key, (code,))
    for key, removed in milestone.remove.items():
        if today := _said(answers, key):
            answers = answers.with_choice(key, tuple(code for code in today if code not in removed))
    for key, added in milestone.add.items():
        for code in added:
            today = _said(answers, key)
            if code not in today:
                answers = answers.with_choice(key, with_option(reading.method.question[key], today, code))
    return answers


def _said(answers: Answers, key: str) -> tuple[str, ...]:
    """The stored options; none where the question is open. A hidden one moves along, as it may come to show."""
    codes = answers.choices.get(key, ())
    return () if codes == (DONT_KNOW,) else codes


def _comes_after(question: Question, today: str, then: str) -> bool:
    order = [option.code for option in question.options]
    return order.index(then) > order.index(today)


def _row(judge: Judge, milestone: Milestone, then: Reading, before: VerdictKey, firm: VerdictKey | None) -> RoadmapRow:
    ruling = judge.rule(judge.tally.count(then))
    verdict = ruling.word()
    return RoadmapRow(
        milestone=milestone.key,
        stage=milestone.stage,
        T=number(ruling.T),
        C=float(ruling.C),
        verdict=verdict,
        strategy=strategy(judge.method, verdict, then.flags, ruling.positions),
        turns=verdict != before,
        transfer=verdict in FIRM and firm is not None and verdict != firm,
    )

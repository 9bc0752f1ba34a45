"""The single changes of an answer that could move a verdict, and what each does to the sums (method, section 2.8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selector.method.answers import Reading, read
from selector.method.questions import Question
from selector.method.schema import Method

from .points import Reach
from .sums import CAPACITY_GAP, Integers, Tally


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """Another answer to one visible question; `to` names the option, or says "with" or "without" it.

    `moved` is the change of points, over all dimensions; `added` is what the sums of today gain, row by row.
    """

    question: Question
    to: str
    codes: tuple[str, ...]
    moved: int
    added: Integers


def changes(tally: Tally, reading: Reading) -> tuple[Change, ...]:
    """Every single change, in file order, but for questions that can never move a verdict."""
    gates, today = gates_of(reading.method), tally.count(reading).rows

    def added(question: Question, codes: tuple[str, ...]) -> Integers:
        if question.key in gates:
            return recount(tally, reading, (question, codes)) - today
        return tally.answer(question, codes) - tally.today(reading, question)

    return tuple(
        Change(question, to, codes, _moved(tally.reach[question.key], before, codes), added(question, codes))
        for question in reading.visible
        if tally.reach[question.key].width > 0 or question.key in gates or _may_flag_gap(question)
        for before in [reading.chosen(question.key)]
        for to, codes in _other_answers(question, before)
    )


def gates_of(method: Method) -> frozenset[str]:
    """The questions that others depend on."""
    return frozenset(question.show_if.question for question in method.questions if question.show_if)


def with_option(question: Question, codes: tuple[str, ...], code: str) -> tuple[str, ...]:
    """A multiple choice with one option more: what stands alone replaces the others or is replaced."""
    if question.stands_alone(code):
        return (code,)
    return (*(other for other in codes if not question.stands_alone(other)), code)


def recount(tally: Tally, reading: Reading, *made: tuple[Question, tuple[str, ...]]) -> Integers:
    """The sums after these answers, with whatever they show or hide."""
    answers = reading.answers
    for question, codes in made:
        answers = answers.with_choice(question.key, codes)
    return tally.count(read(reading.method, answers)).rows


def _may_flag_gap(question: Question) -> bool:
    return any(CAPACITY_GAP in option.flags for option in question.options)


def _other_answers(question: Question, today: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Answers one change away from today's, never empty and never "don't know"; a number has none."""
    for option in question.choosable:
        code = option.code
        if question.kind == "single" and code not in today:
            yield code, (code,)
        elif question.kind == "multiple" and code not in today:
            yield f"with {code}", with_option(question, today, code)
        elif question.kind == "multiple" and len(today) > 1:
            yield f"without {code}", tuple(other for other in today if other != code)


def _moved(reach: Reach, before: tuple[str, ...], after: tuple[str, ...]) -> int:
    return sum(abs(new - old) for new, old in zip(reach.points(after), reach.points(before), strict=True))

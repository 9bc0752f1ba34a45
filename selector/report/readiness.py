"""Will they want us? The sponsor's own red flags as a list to get ready by, and what moves to the receiving site."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from selector.assessment.result import AssessmentResult
from selector.method.answers import Reading
from selector.shortlist.conditions import open_questions

from .parts import Passage, Pointer
from .pen import Pen

SENDING = "sending"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A red flag that an open question decides, and the questions in file order."""

    title: str
    questions: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class HandOver:
    """A step of the technology transfer that the sending side carries: what it brings, and in which documents."""

    text: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """Every red flag on the sponsor's side: those that hold, with what to prepare, the open ones, and the others.

    `none` is said where none holds; `clear_title` counts the others, and is empty where there are none.
    """

    prepare: tuple[Passage, ...]
    none: str
    open: tuple[OpenPoint, ...]
    clear: tuple[str, ...]
    clear_title: str
    hand_over: tuple[HandOver, ...]


def readiness(result: AssessmentResult, reading: Reading, pen: Pen) -> Readiness:
    """The list, in the order of the method."""
    raised = result.sponsor_red_flags
    prepare = tuple(Passage(text.title, text.text) for text in (pen.texts.red_flag[key] for key in raised))
    points = tuple(_points(result, reading, pen))
    clear = tuple(point.title for point in points if not point.questions)
    return Readiness(
        prepare=prepare,
        none="" if prepare else pen.say.readiness.none,
        open=tuple(point for point in points if point.questions),
        clear=clear,
        clear_title=pen.counted(pen.say.readiness.clear, len(clear)) if clear else "",
        hand_over=tuple(_hand_over(result.transfer_steps, pen)),
    )


def _points(result: AssessmentResult, reading: Reading, pen: Pen) -> Iterator[OpenPoint]:
    """The red flags that do not hold, each with the questions that could still raise it."""
    for flag in pen.method.red_flags:
        if flag.scope == "sponsor" and flag.when is not None and flag.key not in result.sponsor_red_flags:
            keys = open_questions(flag.when, reading, result.requirements, pen.vocabulary)
            yield OpenPoint(pen.texts.red_flag[flag.key].title, tuple(pen.pointer(key) for key in keys))


def _hand_over(steps: Collection[str], pen: Pen) -> Iterator[HandOver]:
    for step in pen.method.transfer_steps:
        if step.key in steps and step.who == SENDING:
            text = pen.texts.transfer_step[step.key]
            yield HandOver(text.text, text.documents)

"""Check your answers: every visible question with what was said, and the way back to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import queries
from .method.answers import Reading
from .method.questions import Question
from .models import Assessment
from .pages import address, page_of, sections
from .report.pen import Pen


@dataclass(frozen=True, slots=True)
class Row:
    """A question with its answer in words, whether it is open, and where to change it."""

    title: str
    answer: str
    is_open: bool
    address: str


@dataclass(frozen=True, slots=True)
class Section:
    """The visible questions of a section."""

    title: str
    rows: tuple[Row, ...]


def checked(assessment: Assessment, reading: Reading) -> list[Section]:
    """All visible questions by section."""
    pen = queries.pen(assessment.method_version)
    return [
        Section(page.title, tuple(_row(assessment, reading, pen, q) for q in page.questions if q in reading.visible))
        for page in sections(assessment)
    ]


def _row(assessment: Assessment, reading: Reading, pen: Pen, question: Question) -> Row:
    answers, key = reading.answers, question.key
    said = (answers.numbers[key],) if key in answers.numbers else answers.choices.get(key, ())
    return Row(
        title=pen.question(key),
        answer=pen.answer(question, said) if said else _("Not answered"),
        is_open=question in reading.open,
        address=f"{address(assessment, page_of(assessment, key))}?from=review#id_{key}",
    )

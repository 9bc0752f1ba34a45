"""What is asked on which page, in which order, and how far each page is answered."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from django.urls import reverse
from django.utils.translation import gettext as _

from .method.answers import Reading
from .method.load import current_version
from .method.questions import Question
from .models import Assessment

State = Literal["not_started", "in_progress", "done"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of questions: a section of the method, or a group of the short mode."""

    key: str
    title: str
    text: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A page in the list of pages: how far it is, and how many of its visible questions have no answer yet."""

    key: str
    title: str
    address: str
    left: int
    state: State
    current: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """Where one stands on the way: which step of how many, a truth value for each visible question, minutes to go."""

    step: int
    steps: int
    ticks: tuple[bool, ...]
    minutes: int

    @property
    def answered(self) -> int:
        """How many questions are answered."""
        return sum(self.ticks)

    @property
    def asked(self) -> int:
        """How many questions are visible."""
        return len(self.ticks)


def sections(assessment: Assessment) -> tuple[Page, ...]:
    """The pages of the full mode, one a section; in short mode they stay open for more."""
    method, texts = assessment.method, assessment.texts.section
    return tuple(
        Page(section.key, texts[section.key].title, texts[section.key].text, tuple(method.in_section(section.key)))
        for section in method.sections
    )


def groups(assessment: Assessment) -> tuple[Page, ...]:
    """The two pages of the short mode."""
    words = {
        "verdict": (_("CDMO or CMO"), _("What decides between the two. The verdict follows at once.")),
        "shortlist": (_("Who fits"), _("What a provider has to make, and where. The shortlist rests on it.")),
    }
    return tuple(Page(key, *words[key], tuple(assessment.method.in_core(key))) for key in words)


def way(assessment: Assessment) -> tuple[Page, ...]:
    """The pages that lead to a result, in order."""
    return groups(assessment) if assessment.mode == Assessment.Mode.SHORT else sections(assessment)


def more(assessment: Assessment) -> tuple[Page, ...]:
    """The sections with what the way leaves out: nothing in full mode."""
    asked = {question.key for page in way(assessment) for question in page.questions}
    rest = (
        replace(page, questions=tuple(question for question in page.questions if question.key not in asked))
        for page in sections(assessment)
    )
    return tuple(page for page in rest if page.questions)


def way_through(assessment: Assessment, key: str) -> tuple[Page, ...]:
    """The pages among which this one has its place; empty if there is no such page."""
    ways = (way(assessment), sections(assessment))
    return next((pages for pages in ways if any(page.key == key for page in pages)), ())


def get(assessment: Assessment, key: str) -> Page | None:
    """The page with this key, if there is one."""
    return next((page for page in way_through(assessment, key) if page.key == key), None)


def neighbours(assessment: Assessment, page: Page) -> tuple[Page | None, Page | None]:
    """The pages before and after, None at either end."""
    pages = way_through(assessment, page.key)
    place = pages.index(page)
    before, after = pages[:place], pages[place + 1 :]
    return (before[-1] if before else None), (after[0] if after else None)


def page_of(assessment: Assessment, question: str) -> Page:
    """The page on which a question is asked: on the way if it is, else its section."""
    pages = (*way(assessment), *sections(assessment))
    return next(page for page in pages if any(asked.key == question for asked in page.questions))


def address(assessment: Assessment, page: Page | None) -> str:
    """The address of a page; after the last one the answers are checked."""
    if page is None:
        return reverse("selector:review", args=[assessment.pk])
    return reverse("selector:section", args=[assessment.pk, page.key])


def resume(assessment: Assessment) -> str:
    """Where to go on: the first page on the way on which nothing is stored, else the check of all answers."""
    stored = assessment.inputs.answers.stored
    empty = (page for page in way(assessment) if not any(stored(question.key) for question in page.questions))
    return address(assessment, next(empty, None))


def steps(assessment: Assessment, reading: Reading, pages: tuple[Page, ...], current: Page) -> list[Step]:
    """The list of pages with their states."""
    return [_step(assessment, reading, page, current) for page in pages]


def _step(assessment: Assessment, reading: Reading, page: Page, current: Page) -> Step:
    visible = _visible(reading, page)
    left = _without_answer(reading, visible)
    unsaid = any(question.kind != "number" for question in left)  # a number that nobody knows stays empty
    state: State = "not_started" if len(left) == len(visible) else "in_progress" if unsaid else "done"
    return Step(page.key, page.title, address(assessment, page), len(left), state, page.key == current.key)


def progress(assessment: Assessment, reading: Reading, current: Page) -> Progress:
    """How far one has come among the pages that this one belongs to."""
    pages = way_through(assessment, current.key)
    ticks = tuple(question in reading.answered for page in pages for question in _visible(reading, page))
    left = math.ceil(_seconds_left(assessment, reading, pages) / 60)
    return Progress(pages.index(current) + 1, len(pages), ticks, left)


def minutes() -> dict[str, int]:
    """How long each mode takes from the first page to the result, by mode, if every question comes to be asked."""
    starts = (Assessment(method_version=current_version(), mode=mode) for mode in Assessment.Mode.values)
    seconds = {one.mode: _seconds_left(one, one.reading, way(one)) + one.texts.pace.around for one in starts}
    return {mode: math.ceil(all_of_it / 60) for mode, all_of_it in seconds.items()}


def _seconds_left(assessment: Assessment, reading: Reading, pages: tuple[Page, ...]) -> int:
    """What the questions without an answer take, with those that may still follow: so the time left never grows."""
    asked = [question for page in pages for question in page.questions if _may_come(reading, question)]
    return sum(getattr(assessment.texts.pace, question.kind) for question in _without_answer(reading, asked))


def _may_come(reading: Reading, question: Question) -> bool:
    if question in reading.visible or question.show_if is None:
        return True
    before = reading.method.question[question.show_if.question]
    return not reading.answers.stored(before.key) and _may_come(reading, before)


def _visible(reading: Reading, page: Page) -> list[Question]:
    return [question for question in page.questions if question in reading.visible]


def _without_answer(reading: Reading, questions: Collection[Question]) -> list[Question]:
    """Those with nothing stored: "don't know" is an answer here, too."""
    return [question for question in questions if not reading.answers.stored(question.key)]


def crumbs(assessment: Assessment, title: str) -> tuple[tuple[str, str], ...]:
    """The way to a page of an assessment, as pairs of label and address."""
    return ((str(assessment), address(assessment, None)), (title, ""))

"""What was said, and what follows for the questions: stored answers, which are visible, answered or open."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeGuard

from .questions import DONT_KNOW, Condition, Option, Question
from .schema import Method

RawAnswer = str | float | Sequence[str]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input: where, what was expected, what came."""

    field: str
    expected: str
    got: object

    def __str__(self) -> str:
        return f"{self.field}: expected {self.expected}, got {self.got!r}"


@dataclass(frozen=True, slots=True)
class Answers:
    """Stored answers by question: option codes in stored order for choices, an amount for numbers."""

    choices: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, float]

    def with_choice(self, key: str, codes: tuple[str, ...]) -> Answers:
        """A copy in which one choice is replaced; no codes means no stored answer."""
        choices = {**self.choices, key: codes}
        return replace(self, choices={name: value for name, value in choices.items() if value})

    def stored(self, key: str) -> bool:
        """True where anything is stored for the question, "don't know" included."""
        return key in self.choices or key in self.numbers


@dataclass(frozen=True)
class Reading:
    """The answers read against the method (section 1): visible, answered and open questions, in file order.

    Answered = visible and answered with something other than "don't know". A hidden question counts as never asked.
    """

    method: Method
    answers: Answers
    visible: tuple[Question, ...]

    @cached_property
    def answered(self) -> tuple[Question, ...]:
        """Visible questions with an answer that says something."""
        return tuple(question for question in self.visible if _says_something(self.answers, question))

    @cached_property
    def open(self) -> tuple[Question, ...]:
        """Visible questions that are not answered."""
        return tuple(question for question in self.visible if not _says_something(self.answers, question))

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        """Keys of the questions that are not visible."""
        visible = {question.key for question in self.visible}
        return tuple(question.key for question in self.method.questions if question.key not in visible)

    @cached_property
    def _answered_keys(self) -> frozenset[str]:
        return frozenset(question.key for question in self.answered)

    def chosen(self, key: str) -> tuple[str, ...]:
        """The option codes of an answered choice, in stored order; empty where it is open, hidden or a number."""
        return self.answers.choices.get(key, ()) if key in self._answered_keys else ()

    def options(self, question: Question) -> tuple[Option, ...]:
        """The chosen options of an answered choice, in file order."""
        chosen = self.chosen(question.key)
        return tuple(option for option in question.options if option.code in chosen)

    def amount(self, key: str) -> float | None:
        """The answered number, or None."""
        return self.answers.numbers.get(key) if key in self._answered_keys else None

    def holds(self, condition: Condition) -> bool:
        """True if the answered question has one of the named options."""
        return any(code in condition.any_of for code in self.chosen(condition.question))

    @cached_property
    def flags(self) -> frozenset[str]:
        """The flags of all chosen options of answered questions."""
        return frozenset(
            flag for question in self.answered for option in self.options(question) for flag in option.flags
        )

    @property
    def shortlist_open(self) -> tuple[str, ...]:
        """The visible shortlist questions without any stored answer ("don't know" is one)."""
        return tuple(q.key for q in self.visible if q.core == "shortlist" and not self.answers.stored(q.key))


def read(method: Method, answers: Answers) -> Reading:
    """Find the visible questions and return the reading."""
    visible: list[Question] = []
    shown: dict[str, Question] = {}
    for question in method.questions:
        condition = question.show_if
        if condition is None or _meets(shown.get(condition.question), condition, answers):
            visible.append(question)
            shown[question.key] = question
    return Reading(method, answers, tuple(visible))


def parse_answers(method: Method, raw: Mapping[str, object]) -> tuple[Answers, tuple[Problem, ...]]:
    """Turn decoded JSON answers into Answers; every unknown question, option or malformed number is a problem."""
    choices: dict[str, tuple[str, ...]] = {}
    numbers: dict[str, float] = {}
    problems: list[Problem] = []
    for key, value in raw.items():
        question = method.question.get(key)
        if question is None:
            problems.append(Problem(f"answers.{key}", "a question of the method", value))
        elif question.kind == "number":
            amount = parse_amount(question, value)
            if isinstance(amount, Problem):
                problems.append(amount)
            else:
                numbers[key] = amount
        else:
            codes = _parse_codes(question, value)
            if isinstance(codes, Problem):
                problems.append(codes)
            elif codes:
                choices[key] = codes
    return Answers(choices, numbers), tuple(problems)


def parse_amount(question: Question, value: object) -> float | Problem:
    """A finite number within the bounds of the question."""
    field = f"answers.{question.key}"
    if not _is_number(value):
        return Problem(field, "a number", value)
    if question.min is not None and value < question.min:
        return Problem(field, f"at least {question.min:g} {question.unit}", value)
    if question.max is not None and value > question.max:
        return Problem(field, f"at most {question.max:g} {question.unit}", value)
    return float(value)


def _is_number(value: object) -> TypeGuard[float]:
    # JSON has integers beyond every float, and Python reads NaN and Infinity.
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= sys.float_info.max


def _parse_codes(question: Question, value: object) -> tuple[str, ...] | Problem:
    field = f"answers.{question.key}"
    if question.kind == "single" and not isinstance(value, str):
        return Problem(field, "one option", value)
    codes = (value,) if isinstance(value, str) else value
    if not isinstance(codes, list | tuple):
        return Problem(field, "a list of options", value)
    for code in codes:
        if not isinstance(code, str) or question.option(code) is None:
            return Problem(field, "an option of the question", code)
    if len(set(codes)) < len(codes):
        return Problem(field, "each option once", value)
    alone = next((code for code in codes if question.stands_alone(code)), None)
    if alone is not None and len(codes) > 1:
        return Problem(field, f"{alone} on its own", value)
    return tuple(codes)


def _says_something(answers: Answers, question: Question) -> bool:
    codes = answers.choices.get(question.key, ())
    return question.key in answers.numbers or (bool(codes) and codes != (DONT_KNOW,))


def _meets(question: Question | None, condition: Condition, answers: Answers) -> bool:
    if question is None or not _says_something(answers, question):
        return False
    return any(code in condition.any_of for code in answers.choices.get(question.key, ()))

"""Every question of the method in words: options with their points, what they ask of a provider, and sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selector.method.questions import DONT_KNOW, Condition, Level, Option, Question, Requires
from selector.shortlist.needs import need_of

from . import figures
from .pen import Pen
from .rules import Numbered, numbers


@dataclass(frozen=True, slots=True)
class When:
    """A condition: an earlier question, and the answers to it that count."""

    question: str
    answers: str


@dataclass(frozen=True, slots=True)
class Asks:
    """What an option asks of a provider, where `only_if` holds and `not_if` does not."""

    need: str
    level: Level
    only_if: When | None
    not_if: When | None


@dataclass(frozen=True, slots=True)
class OptionEntry:
    """An option. `points` are like "Scope +1", + towards a CDMO; `facts` is what the strategy learns from it."""

    label: str
    hint: str
    points: str
    asks: tuple[Asks, ...]
    facts: str


@dataclass(frozen=True, slots=True)
class Amount:
    """What a question that takes a number accepts, and the requirement that follows."""

    low: str
    high: str
    need: str
    level: Level


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """A question. `clip` bounds the sum of a multiple, where it has points; `core` is its group in the short mode."""

    key: str
    text: str
    why: str
    kind: str
    core: str
    shown_if: When | None
    options: tuple[OptionEntry, ...]
    clip: tuple[str, str] | None
    amount: Amount | None
    sources: str


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """The questions of one section."""

    key: str
    title: str
    text: str
    questions: tuple[QuestionEntry, ...]


def sections(numbered: Numbered, pen: Pen) -> tuple[SectionEntry, ...]:
    """All questions, section by section."""
    return tuple(
        SectionEntry(
            section.key,
            pen.texts.section[section.key].title,
            pen.texts.section[section.key].text,
            tuple(_question(question, numbered, pen) for question in pen.method.in_section(section.key)),
        )
        for section in pen.method.sections
    )


def _question(question: Question, numbered: Numbered, pen: Pen) -> QuestionEntry:
    text = pen.texts.question[question.key]
    return QuestionEntry(
        key=question.key,
        text=text.text,
        why=text.why,
        kind=question.kind,
        core=question.core or "",
        shown_if=_when(question.show_if, pen),
        options=tuple(_option(question, option, pen) for option in question.options if option.code != DONT_KNOW),
        clip=(figures.signed(question.clip[0], 0), figures.signed(question.clip[1], 0)) if any(question.clip) else None,
        amount=_amount(question, pen),
        sources=numbers(question.sources, numbered, pen),
    )


def _option(question: Question, option: Option, pen: Pen) -> OptionEntry:
    say, text = pen.say, pen.texts.question[question.key].option[option.code]
    points = (f"{say.decision.short[key]} {figures.signed(points, 0)}" for key, points in option.points.items())
    return OptionEntry(
        label=text.label,
        hint=text.hint,
        points=say.form.comma.join(points),
        asks=tuple(_asks(option, pen)),
        facts=say.form.answers.join(pen.texts.flag[flag].label for flag in option.flags),
    )


def _asks(option: Option, pen: Pen) -> Iterator[Asks]:
    for requires in option.requires:
        yield Asks(_need(requires, pen), requires.level, _when(requires.only_if, pen), _when(requires.not_if, pen))


def _need(requires: Requires, pen: Pen) -> str:
    return pen.need(need_of(pen.method, requires.kind, requires.code, requires.level, ""))


def _when(condition: Condition | None, pen: Pen) -> When | None:
    if condition is None:
        return None
    answers = (pen.option(condition.question, code) for code in condition.any_of)
    return When(pen.question(condition.question), pen.say.form.answers.join(answers))


def _amount(question: Question, pen: Pen) -> Amount | None:
    if question.kind != "number":
        return None
    unit, label = question.unit or "", pen.texts.scale_kind[question.scale or ""].label
    low, high = pen.quantity(question.min or 0, unit), pen.quantity(question.max or 0, unit)
    return Amount(low, high, label, question.level)

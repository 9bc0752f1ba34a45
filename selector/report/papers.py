"""The appendices: answers, weights, due diligence by practice, transfer steps, look-ups, outside figures, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selector.assessment.record import Record
from selector.method.answers import Reading
from selector.method.questions import Question
from selector.shortlist.red_flags import FLAGS
from selector.verdict.result import Contribution

from . import figures
from .agreement import source_numbers
from .parts import Reference
from .pen import Pen, reference, without_bracket

OWN_PLANT = "own_plant"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A visible question with its answer in words; `open` where it is not answered.

    `part` is what the answer adds to the score, empty where that is nothing.
    """

    question: str
    answer: str
    open: bool
    part: str = ""


@dataclass(frozen=True, slots=True)
class AnswerSection:
    """The questions of one section."""

    title: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A question of due diligence; `first` ones are asked before shortlisting."""

    text: str
    evidence: str
    first: bool


@dataclass(frozen=True, slots=True)
class Practice:
    """One of the four best practices with its checks."""

    title: str
    text: str
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class TransferStep:
    """A step of the technology transfer, who carries it, and its documents in one line."""

    number: str
    title: str
    who: str
    text: str
    documents: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """A red flag that somebody has to look up: where, and what to ask where it holds.

    `silent` is one that nothing in the catalogue raises, so that its question stands nowhere else.
    """

    title: str
    text: str
    where: str
    ask: str
    silent: bool


@dataclass(frozen=True, slots=True)
class WeightRow:
    """A dimension's share in the verdict and in the ranking."""

    dimension: str
    decision: str
    ranking: str


@dataclass(frozen=True, slots=True)
class OutsideFigure:
    """A published figure, how far it can be trusted, and the numbers of its sources."""

    text: str
    caution: str
    sources: str


@dataclass(frozen=True, slots=True)
class Papers:
    """The appendices; the sentences count what is in them. `sources` are numbered."""

    answers: tuple[AnswerSection, ...]
    weights: tuple[WeightRow, ...]
    own_weights: str
    checks_sentence: str
    practices: tuple[Practice, ...]
    transfer_sentence: str
    transfer: tuple[TransferStep, ...]
    look_ups: tuple[LookUp, ...]
    figures: tuple[OutsideFigure, ...]
    sources: tuple[Reference, ...]


def papers(record: Record, reading: Reading, pen: Pen) -> Papers:
    """Everything that follows the result."""
    practices, steps, say = _practices(record, pen), _transfer(record, pen), pen.say.paper
    checks = len(record.result.checklist)
    numbers = source_numbers(record, pen)
    return Papers(
        answers=tuple(_answers(record.result.verdict.explanation, reading, pen)),
        weights=tuple(_weights(record.inputs, pen)),
        own_weights=_own_weights(record.inputs, pen),
        checks_sentence=pen.counted(say.checks, checks, practices=pen.count(len(practices))),
        practices=practices,
        transfer_sentence=_transfer_sentence(len(steps), reading, pen),
        transfer=steps,
        look_ups=tuple(_look_ups(pen)),
        figures=tuple(_outside(numbers, pen)),
        sources=tuple(_source(key, number, pen) for key, number in numbers.items()),
    )


def _answers(explained: Sequence[Contribution], reading: Reading, pen: Pen) -> Iterator[AnswerSection]:
    parts = {row.question: figures.signed(row.contribution) for row in explained if row.contribution}
    for section in pen.method.sections:
        visible = [question for question in reading.visible if question.section == section.key]
        rows = tuple(_answer(question, parts.get(question.key, ""), reading, pen) for question in visible)
        yield AnswerSection(pen.texts.section[section.key].title, rows)


def _answer(question: Question, part: str, reading: Reading, pen: Pen) -> AnswerRow:
    amount, codes = reading.answers.numbers.get(question.key), reading.answers.choices.get(question.key, ())
    answer: tuple[str | float, ...] = codes if amount is None else (amount,)
    shown = pen.answer(question, answer) if answer else pen.say.form.open
    return AnswerRow(pen.texts.question[question.key].text, shown, question in reading.open, part)


def _weights(inputs: Mapping[str, Any], pen: Pen) -> Iterator[WeightRow]:
    method, form = pen.method, pen.say.form
    decision = inputs.get("decision_weights") or method.decision_weights
    ranking = inputs.get("ranking_weights") or method.ranking_weights
    for key in method.dimension_keys:
        yield WeightRow(
            pen.texts.dimension[key].title,
            figures.percent(form, decision[key] / sum(decision.values())),
            figures.percent(form, ranking[key] / sum(ranking.values())),
        )


def _own_weights(inputs: Mapping[str, Any], pen: Pen) -> str:
    say = pen.say.paper
    own = [say.own[key] for key in ("decision_weights", "ranking_weights") if inputs.get(key)]
    return say.own_weights.format(uses=pen.listed(own)) if own else say.method_weights


def _practices(record: Record, pen: Pen) -> tuple[Practice, ...]:
    chosen = [item for item in pen.method.checklist if item.key in record.result.checklist]
    practices = [
        Practice(
            pen.texts.practice[practice.key].title,
            pen.texts.practice[practice.key].text,
            tuple(
                Check(pen.texts.checklist[item.key].text, pen.texts.checklist[item.key].evidence, item.first)
                for item in chosen
                if item.practice == practice.key
            ),
        )
        for practice in pen.method.practices
    ]
    return tuple(practice for practice in practices if practice.checks)


def _transfer(record: Record, pen: Pen) -> tuple[TransferStep, ...]:
    chosen = [step for step in pen.method.transfer_steps if step.key in record.result.transfer_steps]
    return tuple(
        TransferStep(
            str(number),
            pen.texts.transfer_step[step.key].title,
            pen.say.paper.who[step.who],
            pen.texts.transfer_step[step.key].text,
            pen.say.form.answers.join(pen.texts.transfer_step[step.key].documents),
        )
        for number, step in enumerate(chosen, 1)
    )


def _transfer_sentence(steps: int, reading: Reading, pen: Pen) -> str:
    """How many steps there are, and which of all transfers they are for."""
    say, today = pen.say.paper, "".join(reading.chosen(OWN_PLANT))
    return pen.counted(say.transfer, steps, start=say.start.get(today, ""))


def _look_ups(pen: Pen) -> Iterator[LookUp]:
    for flag in pen.method.red_flags:
        text = pen.texts.red_flag[flag.key]
        if flag.scope == "provider" and flag.when is None:
            yield LookUp(text.title, text.text, text.look_up, text.ask, flag.key not in FLAGS)


def _outside(numbers: Mapping[str, str], pen: Pen) -> Iterator[OutsideFigure]:
    for fact in pen.method.facts:
        text = pen.texts.fact[fact.key]
        yield OutsideFigure(text.text, text.caution, pen.say.form.comma.join(numbers[key] for key in fact.sources))


def _source(key: str, number: str, pen: Pen) -> Reference:
    source = pen.method.source[key]
    year = str(source.year) if source.year else None
    return reference(without_bracket(source.title), year, source.url, number, pen.texts.source_note(key))

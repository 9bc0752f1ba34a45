"""The request for information: what a sponsor asks of one provider, or of all with the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selector.assessment.record import Record
from selector.method.answers import Reading, parse_answers, read
from selector.method.load import load_outgoing
from selector.method.phrases_documents import RfiPhrases
from selector.method.questions import Question
from selector.shortlist.result import Aside, Ranked
from selector.verdict.strategy import SOUGHT

from . import figures
from .asking import Asked, Asking, asked_of, asked_of_all
from .papers import AnswerRow
from .parts import Figure
from .pen import Pen, lower_first


class UnknownProviderError(LookupError):
    """No provider of this name is in the result, or the result may not show any."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Evidence that decides, and the numbers of the questions that ask for it."""

    text: str
    asked: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A dimension of the comparison; `weight` is empty in a request without details."""

    dimension: str
    weight: str
    counts: str


@dataclass(frozen=True, slots=True)
class Rfi:
    """A request in finished words; `words` are the names of its parts. An empty value is for the sponsor to fill in.

    A request without confidential details leaves out what identifies product and plans (outgoing.toml): the title of
    the assessment, exact sizes, of which a band stays, and the answers on novelty, next batches, planned changes, who
    makes the product today, forecast, deadline, second source and platform, with the questions that only these bring;
    also the verdict, the strategy and the weights. Class of substance, form, technologies, stage, work, markets and
    location stay: without them nobody can answer. What weakens the sponsor's position (team, capital, oversight, main
    reason, impact of an interruption) is in no request. One to a provider asks about its own gaps; one to all tells of
    nobody's.
    """

    language: str
    title: str
    project: str
    day: str
    provider: str
    marking: str
    cover: tuple[Figure, ...]
    letter: tuple[str, ...]
    confidentiality: str
    summary: tuple[AnswerRow, ...]
    asked: Asked
    attachments: tuple[Attachment, ...]
    compared: tuple[Compared, ...]
    words: RfiPhrases


def rfi(record: Record, title: str, pen: Pen, *, provider: str = "", confidential: bool = True) -> Rfi:
    """The request to a provider by its slug, or to all. `title` is that of the assessment.

    Raises UnknownProviderError.
    """
    words = pen.say.rfi
    asking = Asking(record, pen, load_outgoing(record.method), confidential)
    row = _row(record, provider)
    asked = asked_of(row, asking) if row else asked_of_all(asking)
    project = " ".join(title.split())
    return Rfi(
        language=words.locale,
        title=words.title,
        project=project if confidential else words.unnamed_short,
        day=record.date.isoformat(),
        provider=row.name if row else "",
        marking=words.marking["confidential" if confidential else "open"],
        cover=_cover(record, project if confidential else words.unnamed, row.name if row else "", pen),
        letter=(*words.letter, *_part(record, asking)),
        confidentiality=words.confidential if confidential else words.left_out,
        summary=tuple(_summary(asking)),
        asked=asked,
        attachments=tuple(_attachments(asked, pen)),
        compared=tuple(_compared(asking)),
        words=words,
    )


def _row(record: Record, provider: str) -> Ranked | Aside | None:
    if not provider:
        return None
    listed = record.result.shortlist
    rows: tuple[Ranked | Aside, ...] = (*listed.ranking, *listed.aside) if record.result.shows_shortlist else ()
    row = next((row for row in rows if row.slug == provider), None)
    if row is None:
        raise UnknownProviderError(provider)
    return row


def _cover(record: Record, project: str, name: str, pen: Pen) -> tuple[Figure, ...]:
    """The head of the letter. Who sends it is for the sponsor to fill in: the title of a project is no sender."""
    values = {"to": name, "project": project, "date": pen.date(record.date.isoformat())}
    return tuple(Figure(term, values.get(key, "")) for key, term in pen.say.rfi.term.items())


def _part(record: Record, asking: Asking) -> tuple[str, ...]:
    verdict = record.result.verdict
    sought = verdict.strategy == "second_source" and SOUGHT in verdict.flags
    key = SOUGHT if sought else verdict.strategy or ""
    part = asking.pen.say.rfi.parts.get(key)
    return (part,) if part and asking.confidential else ()


def _summary(asking: Asking) -> Iterator[AnswerRow]:
    pen, shown = asking.pen, asking.rules.shown
    reading = read(pen.method, parse_answers(pen.method, asking.record.inputs["answers"])[0])
    chosen = {*shown.open, *(shown.details if asking.confidential else ())}
    for question in reading.answered:
        if question.key in chosen:
            yield AnswerRow(pen.question(question.key), _answer(question, reading, asking), open=False)


def _answer(question: Question, reading: Reading, asking: Asking) -> str:
    amount, pen = reading.amount(question.key), asking.pen
    if amount is None:
        words = pen.say.rfi.answer.get(question.key, {})
        chosen = reading.chosen(question.key)
        return pen.say.form.answers.join(words.get(code) or pen.option(question.key, code) for code in chosen)
    size = asking.size(question.scale or "", amount)
    return pen.say.form.amount.format(amount=size, unit=question.unit)


def _attachments(asked: Asked, pen: Pen) -> Iterator[Attachment]:
    deciding = [question for block in asked.blocks for question in block.questions if question.decides]
    for evidence in dict.fromkeys(question.evidence for question in deciding):
        numbers = [question.number for question in deciding if question.evidence == evidence]
        yield Attachment(evidence, pen.say.form.comma.join(numbers))


def _compared(asking: Asking) -> Iterator[Compared]:
    pen, needs = asking.pen, [need for need in asking.record.result.requirements if asking.tells(need)]
    weights = asking.record.inputs.get("ranking_weights") or pen.method.ranking_weights
    for key in pen.method.dimension_keys:
        kinds = dict.fromkeys(pen.texts.kind[need.kind].label for need in needs if need.dimension == key)
        weight = figures.percent(pen.say.form, weights[key] / sum(weights.values())) if asking.confidential else ""
        counts = pen.say.form.comma.join(lower_first(kind) for kind in kinds) or pen.say.shortlist.no_need
        yield Compared(pen.texts.dimension[key].title, weight, counts)

"""The scorecard: numbers as they are stored, words finished, and what a workbook needs to compute the fit again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from selector.assessment.record import Record
from selector.method.answers import Reading, parse_answers, read
from selector.method.phrases_documents import ScorecardPhrases
from selector.shortlist.result import ShortlistResult
from selector.verdict.result import VerdictResult

from .decision import decision
from .matrix import Matrix, matrix
from .papers import AnswerSection, papers
from .parts import Passage, Reference
from .pen import Pen
from .provenance import Imprint, provenance
from .provider import band_words
from .ranking import IN_FULL
from .scores import ScoreRow, Weighed, scores, weighed


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its name; `unit` says how it is shown: signed, plain, percent (0..100) or share (0..1)."""

    term: str
    value: float
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """One of the first names; `band` is empty where only the order was computed."""

    rank: int
    name: str
    fit: float
    band: str
    gate: str


@dataclass(frozen=True, slots=True)
class First:
    """The first names of a ranking."""

    title: str
    names: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All that the workbook says. `words` are its headings; where the shortlist may not be shown `hidden` says so."""

    words: ScorecardPhrases
    language: str
    day: date
    dated: str
    title: str
    verdict: str
    sentences: tuple[str, ...]
    figures: tuple[Quantity, ...]
    strategy: str
    first: tuple[First, ...]
    hidden: str
    dimensions: tuple[Weighed, ...]
    rows: tuple[ScoreRow, ...]
    matrix: Matrix
    states: tuple[Passage, ...]
    answers: tuple[AnswerSection, ...]
    method_sources: tuple[Reference, ...]
    sha256: str
    rests: str
    disclaimer: str


def scorecard(record: Record, imprint: Imprint, pen: Pen) -> Scorecard:
    """Read a stored result as a scorecard. Nothing is ranked in it while the shortlist may not be shown."""
    result, say, today = record.result, pen.say.scorecard, record.date.isoformat()
    reading = read(pen.method, parse_answers(pen.method, record.inputs["answers"])[0])
    listed = result.shortlist.ranking if result.shows_shortlist else ()
    rest, strategy = papers(record, reading, pen), result.verdict.strategy
    return Scorecard(
        words=say,
        language=pen.texts.language,
        day=record.date,
        dated=say.dated.format(date=pen.date(today)),
        title=imprint.title,
        verdict=pen.say.decision.label[result.verdict.verdict],
        sentences=_sentences(result.verdict, reading, pen),
        figures=tuple(_figures(result.verdict, pen)),
        strategy=pen.texts.strategy[strategy].title if strategy else "",
        first=tuple(_first(result.shortlist, pen)) if listed else (),
        hidden="" if result.shows_shortlist else say.hidden,
        dimensions=weighed(record, pen),
        rows=scores(record, listed, pen),
        matrix=matrix(listed, result.requirements, today, pen),
        states=tuple(Passage(state.label, state.text) for state in pen.texts.state.values()),
        answers=rest.answers,
        method_sources=rest.sources,
        sha256=imprint.sha256,
        rests=provenance(record, imprint, pen).sentence,
        disclaimer=pen.texts.disclaimer,
    )


def _sentences(verdict: VerdictResult, reading: Reading, pen: Pen) -> tuple[str, ...]:
    """What the verdict says beyond its label. Only a firm one has a text that points to no other chapter."""
    told = decision(verdict, reading, pen)
    firm = (told.sentence, told.text) if told.emphasis else ()
    return tuple(filter(None, (*firm, told.by_capacity, told.caution)))


def _figures(verdict: VerdictResult, pen: Pen) -> Iterator[Quantity]:
    """What is known of score, margin and range, then how much is answered and how the draws came out."""
    say, form = pen.say.scorecard.figures, pen.say.decision
    signed = {"score": verdict.T, "low": verdict.T_low, "high": verdict.T_high}
    if verdict.margin is None:
        yield Quantity(say["answered"], verdict.C, "percent")
        return
    yield from (Quantity(say[key], value, "signed") for key, value in signed.items() if value is not None)
    yield Quantity(say["margin"], verdict.margin, "plain")
    note = form.answered_note.format(confidence=form.confidence[verdict.confidence])
    yield Quantity(say["answered"], verdict.C, "percent", note)
    draws = verdict.verdict_draws
    same = {"cdmo": draws.cdmo, "cmo": draws.cmo, "either": draws.either}[verdict.verdict]
    yield Quantity(say["draws"], same, "share", form.draws_note.format(draws=f"{draws.draws:,}"))


def _first(result: ShortlistResult, pen: Pen) -> Iterator[First]:
    """The first names of the ranking, then of each view of the strategy."""
    draws = {draw.slug: draw for draw in result.ranking_draws}
    gate = pen.texts.gate
    best = result.ranking[:IN_FULL]
    yield First(
        pen.say.scorecard.first,
        tuple(
            Named(row.rank, row.name, row.fit, band_words(draws.get(row.slug), pen), gate[row.gate].label)
            for row in best
        ),
    )
    names = {row.slug: row.name for row in result.ranking} | {row.slug: row.name for row in result.aside}
    titles = {key: view.title for strategy in pen.texts.strategy.values() for key, view in strategy.view.items()}
    for key, title in titles.items():
        if rows := result.views.get(key, ())[:IN_FULL]:
            yield First(
                title, tuple(Named(row.rank, names[row.slug], row.fit, "", gate[row.gate].label) for row in rows)
            )

"""The arithmetic of the method in tables: dimensions with their weights, states with their credits, grades, presets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selector.method.constants import Term
from selector.shortlist.claims import by_evidence
from selector.shortlist.questions import plain as amount

from . import figures
from .parts import Figure, Tag
from .pen import Pen, lower_first, without_bracket

Numbered = Mapping[str, str]  # the number of each source


@dataclass(frozen=True, slots=True)
class DimensionRule:
    """One of the five differences with its poles, and its share in the verdict and in the ranking."""

    title: str
    short: str
    compares: str
    cmo_pole: str
    cdmo_pole: str
    decision: str
    ranking: str
    sources: str


@dataclass(frozen=True, slots=True)
class CreditRule:
    """What a state of a requirement counts of 1, such as "0.5 g"; g is the grade of the best claim."""

    state: Tag
    text: str
    central: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class PresetRule:
    """A set of ranking weights: the short name of each dimension with its share."""

    title: str
    mapping: str
    weights: tuple[tuple[str, str], ...]
    sources: str


@dataclass(frozen=True, slots=True)
class Rules:
    """All tables.

    `lines` are the thresholds with their sign, by the name of the constant. `closed` is from how many claims of a kind
    silence means "not listed". `always` and `without_substance` are what has to be shown before fit decides.
    """

    dimensions: tuple[DimensionRule, ...]
    lines: Mapping[str, str]
    credits: tuple[CreditRule, ...]
    grades: tuple[Figure, ...]
    closed: tuple[Figure, ...]
    always: str
    without_substance: str
    gates: tuple[Figure, ...]
    presets: tuple[PresetRule, ...]


def rules(numbered: Numbered, pen: Pen) -> Rules:
    """The tables of a method."""
    method, texts, limits = pen.method, pen.texts, pen.method.assessment
    return Rules(
        dimensions=tuple(_dimensions(numbered, pen)),
        lines={
            "cdmo_at": figures.line(limits.cdmo_at),
            "cmo_at": figures.line(limits.cmo_at),
            "divide_cdmo": figures.line(limits.divide_cdmo),
            "divide_cmo": figures.line(limits.divide_cmo),
        },
        credits=tuple(_credits(pen)),
        grades=tuple(_grades(pen)),
        closed=tuple(Figure(texts.kind[kind].label, str(number)) for kind, number in method.closed.items()),
        always=_deciding(method.deciding.always, pen),
        without_substance=_deciding(method.deciding.without_drug_substance, pen),
        gates=tuple(Figure(gate.key, texts.gate[gate.key].label, texts.gate[gate.key].text) for gate in method.gates),
        presets=tuple(_presets(numbered, pen)),
    )


def numbers(sources: tuple[str, ...], numbered: Numbered, pen: Pen) -> str:
    """The numbers of these sources, as they stand in brackets."""
    return pen.say.form.comma.join(numbered[key] for key in sources)


def _dimensions(numbered: Numbered, pen: Pen) -> Iterator[DimensionRule]:
    form = pen.say.form
    for dimension in pen.method.dimensions:
        text = pen.texts.dimension[dimension.key]
        yield DimensionRule(
            title=text.title,
            short=pen.say.decision.short[dimension.key],
            compares=text.compares,
            cmo_pole=text.cmo_pole,
            cdmo_pole=text.cdmo_pole,
            decision=figures.percent(form, dimension.decision_weight / 100),
            ranking=figures.percent(form, dimension.ranking_weight / 100),
            sources=numbers(dimension.sources, numbered, pen),
        )


def _credits(pen: Pen) -> Iterator[CreditRule]:
    for state in pen.method.states:
        text, credit = pen.texts.state[state.key], pen.method.credits[state.key]
        terms = (_term(credit.central), _term(credit.low), _term(credit.high))
        yield CreditRule(Tag(state.key, text.label), text.text, *terms)


def _term(term: Term) -> str:
    if not term.times_grade:
        return amount(term.fixed)
    graded = "g" if term.times_grade == 1 else f"{amount(term.times_grade)} g"
    return f"{amount(term.fixed)} + {graded}" if term.fixed else graded


def _grades(pen: Pen) -> Iterator[Figure]:
    for evidence, grade in by_evidence(pen.method.grades).items():
        yield Figure(pen.say.shortlist.evidence[evidence], amount(grade), str(pen.say.shortlist.bars[evidence]))


def _deciding(keys: tuple[str, ...], pen: Pen) -> str:
    named = []
    for key in keys:
        kind, _, code = key.partition(":")
        named.append(pen.vocabulary.label(kind, code) if code else pen.texts.kind[kind].label)
    return pen.say.form.comma.join(lower_first(without_bracket(name)) for name in named)


def _presets(numbered: Numbered, pen: Pen) -> Iterator[PresetRule]:
    for preset in pen.method.presets:
        text = pen.texts.preset[preset.key]
        weights = (
            (pen.say.decision.short[key], figures.percent(pen.say.form, preset.weights[key] / 100))
            for key in pen.method.dimension_keys
        )
        yield PresetRule(text.title, text.mapping, tuple(weights), numbers(preset.sources, numbered, pen))

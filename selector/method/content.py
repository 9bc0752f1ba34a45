"""What can be wrong with the content of a method version beyond its shape: references, weights, texts, reach."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from providers.catalogue.vocabulary import Vocabulary

from .glossary import Glossary
from .guidance import When
from .questions import Condition, Question
from .schema import Method
from .texts import Texts

# A sponsor cannot add these of its own accord (method, section 3), so something else has to reach their terms.
NOT_ADDED_BY_SPONSORS = frozenset({"scale", "model"})


class Keyed(Protocol):
    """Anything of the method that has a code."""

    @property
    def key(self) -> str:
        """The code."""


# A place in the files, the code that stands there, and the codes that may.
Reference = tuple[str, str, Container[str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One content error. `id` is stable and names the rule; `place` says where in the files."""

    id: str
    place: str
    message: str


def faults(method: Method, texts: Texts, vocabulary: Vocabulary) -> Iterator[Fault]:
    """Every content error of a version, rule by rule."""
    yield from unknown_codes(method, vocabulary)
    yield from weights(method)
    yield from unfed_dimensions(method)
    yield from late_conditions(method)
    yield from absent_texts(method, texts)
    yield from unreachable_terms(method, vocabulary)


def unknown_codes(method: Method, vocabulary: Vocabulary) -> Iterator[Fault]:
    """References to a dimension, question, option, kind, term, flag, section, source or unit that does not exist."""
    for place, code, known in _references(method, vocabulary):
        if code not in known:
            yield Fault("E001", place, f"unknown code {code!r}")


def weights(method: Method) -> Iterator[Fault]:
    """Each set of weights names all dimensions and sums to 100."""
    sets: dict[str, Mapping[str, int]] = {
        "decision_weight": method.decision_weights,
        "ranking_weight": method.ranking_weights,
        **{f"preset.{preset.key}": preset.weights for preset in method.presets},
    }
    for place, weighting in sets.items():
        if set(weighting) != set(method.dimension_keys) or sum(weighting.values()) != 100:
            yield Fault("E002", place, f"weights sum to {sum(weighting.values())} over {len(weighting)} dimensions")


def unfed_dimensions(method: Method) -> Iterator[Fault]:
    """A dimension to which no option gives points."""
    fed = {
        dimension
        for question in method.questions
        for option in question.options
        for dimension, points in option.points.items()
        if points
    }
    for key in method.dimension_keys:
        if key not in fed:
            yield Fault("E003", f"dimension.{key}", "no option of any question gives points to it")


def late_conditions(method: Method) -> Iterator[Fault]:
    """A show_if on a question that does not come earlier."""
    seen: set[str] = set()
    for question in method.questions:
        if question.show_if and question.show_if.question not in seen:
            yield Fault(
                "E004", f"question.{question.key}.show_if", f"{question.show_if.question!r} is not asked earlier"
            )
        seen.add(question.key)


def absent_texts(method: Method, texts: Texts) -> Iterator[Fault]:
    """A code without words, and words without a code."""
    for table, keys in _worded(method).items():
        words: Mapping[str, object] = getattr(texts, table)
        for key in keys:
            if key not in words:
                yield Fault("E005", f"{table}.{key}", f"has no text in {texts.language}.toml")
        for key in words:
            if key not in keys and table != "source":
                yield Fault("E005", f"{table}.{key}", f"stands in {texts.language}.toml only")
    for question in method.questions:
        words_of = texts.question.get(question.key)
        if words_of and {option.code for option in question.options} != set(words_of.option):
            yield Fault("E005", f"question.{question.key}", "its options and their texts differ")
        if words_of and words_of.groups:
            grouped = sorted(code for group in words_of.groups for code in group.options)
            if grouped != sorted(option.code for option in question.options if not question.stands_alone(option.code)):
                yield Fault("E005", f"question.{question.key}", "its groups do not hold each option once")


def unreachable_terms(method: Method, vocabulary: Vocabulary) -> Iterator[Fault]:
    """A vocabulary term that neither a question nor a sponsor's own requirement can reach."""
    declared = {"scale": set(method.scale_kind), "model": {verdict.key for verdict in method.verdicts}}
    for kind, known in vocabulary.kinds.items():
        for code in known.terms:
            if kind not in method.kind or (kind in NOT_ADDED_BY_SPONSORS and code not in declared[kind]):
                yield Fault("E006", f"vocabulary.{kind}.{code}", "no question and no own requirement can ask for it")


def unsourced_terms(glossary: Glossary, method: Method) -> Iterator[Fault]:
    """A term of the glossary whose source neither the method nor the glossary has."""
    for term in glossary.terms:
        if term.source not in method.source and term.source not in glossary.source:
            yield Fault("E007", f"glossary.{term.key}", f"unknown source {term.source!r}")


def _references(method: Method, vocabulary: Vocabulary) -> Iterator[Reference]:
    sources = {source.key for source in method.sources}
    for place, cited in _citations(method):
        yield from ((place, key, sources) for key in cited)
    for question in method.questions:
        yield from _question_references(method, vocabulary, question)
    for kind in method.kinds:
        yield f"kind.{kind.key}", kind.dimension, method.dimension_keys
        yield from ((f"kind.{kind.key}.except", code, vocabulary.kinds[kind.key].terms) for code in kind.exceptions)
    for place, when in _conditions(method):
        yield from ((place, flag, {known.key for known in method.flags}) for flag in when.flags)
        yield from ((place, code, _terms(vocabulary)) for code in when.codes)
        for condition in when.answers:
            yield from _condition(method, place, condition)
    for milestone in method.milestones:
        edits = [*milestone.remove.items(), *milestone.add.items()]
        answers = [(key, (code,)) for key, code in milestone.answers.items()]
        for key, codes in [*answers, *edits]:
            yield from _condition(method, f"milestone.{milestone.key}", Condition(key, codes))


def _question_references(method: Method, vocabulary: Vocabulary, question: Question) -> Iterator[Reference]:
    place = f"question.{question.key}"
    yield place, question.section, {section.key for section in method.sections}
    if question.show_if:
        yield from _condition(method, f"{place}.show_if", question.show_if)
    if question.kind == "number":
        yield place, question.scale or "", method.scale_kind
        yield place, question.unit or "", method.unit
    for option in question.options:
        spot = f"{place}.{option.code}"
        yield from ((spot, dimension, method.dimension_keys) for dimension in option.points)
        yield from ((spot, flag, {known.key for known in method.flags}) for flag in option.flags)
        for need in option.requires:
            known = method.region if need.kind == "country" else _terms(vocabulary)
            yield spot, need.code if need.kind == "country" else f"{need.kind}:{need.code}", known
            for condition in filter(None, (need.only_if, need.not_if)):
                yield from _condition(method, spot, condition)


def _condition(method: Method, place: str, condition: Condition) -> Iterator[Reference]:
    yield place, condition.question, method.question
    question = method.question.get(condition.question)
    codes = {option.code for option in question.options} if question else set(condition.any_of)
    yield from ((f"{place}.{condition.question}", code, codes) for code in condition.any_of)


def _citations(method: Method) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "disclaimer_sources", method.disclaimer_sources
    for name in ("assessment", "robustness", "grades", "deciding"):
        yield name, getattr(method, name).sources
    for name in ("dimensions", "presets", "questions", "strategies", "practices", "checklist", "transfer_steps"):
        yield from ((f"{name}.{item.key}", item.sources) for item in getattr(method, name))
    for name in ("red_flags", "facts"):
        yield from ((f"{name}.{item.key}", item.sources) for item in getattr(method, name))


def _conditions(method: Method) -> Iterator[tuple[str, When]]:
    for name in ("checklist", "transfer_steps", "red_flags"):
        yield from ((f"{name}.{item.key}", item.when) for item in getattr(method, name) if item.when)


def _terms(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(f"{kind}:{code}" for kind, known in vocabulary.kinds.items() for code in known.terms)


def _worded(method: Method) -> dict[str, list[str]]:
    plain: dict[str, Sequence[Keyed]] = {
        "dimension": method.dimensions,
        "section": method.sections,
        "question": method.questions,
        "verdict": method.verdicts,
        "strategy": method.strategies,
        "milestone": method.milestones,
        "kind": method.kinds,
        "scale_kind": method.scale_kinds,
        "unit": method.units,
        "region": method.regions,
        "flag": method.flags,
        "state": method.states,
        "gate": method.gates,
        "preset": method.presets,
        "practice": method.practices,
        "checklist": method.checklist,
        "transfer_step": method.transfer_steps,
        "red_flag": method.red_flags,
        "fact": method.facts,
    }
    words = {table: [item.key for item in items] for table, items in plain.items()}
    return words | {
        "rfi_lead": [lead.state for lead in method.rfi_leads],
        "rfi": [rfi.kind for rfi in method.rfis],
    }

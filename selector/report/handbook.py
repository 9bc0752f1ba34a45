"""The whole method in words: what its own page shows, from the files of the method and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selector.method.schema import Method

from .asked import SectionEntry, sections
from .parts import Passage, Reference
from .pen import Pen, reference
from .rules import Numbered, Rules, numbers, rules


@dataclass(frozen=True, slots=True)
class StrategyEntry:
    """A strategy: when it applies, what it advises, what to do next."""

    title: str
    reason: str
    advice: str
    steps: tuple[str, ...]
    sources: str


@dataclass(frozen=True, slots=True)
class MilestoneEntry:
    """A later stage: the answers that are true by then, and the work that is done or added."""

    title: str
    text: str
    answers: tuple[str, ...]
    removed: str
    added: str


@dataclass(frozen=True, slots=True)
class PracticeEntry:
    """A best practice with its checks; the title of each is the question, the text the evidence to ask for."""

    title: str
    text: str
    checks: tuple[Passage, ...]
    sources: str


@dataclass(frozen=True, slots=True)
class FlagEntry:
    """A red flag; `action` is block, block_until_explained or warn."""

    title: str
    text: str
    action: str
    sources: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source with its strength: strong, trade, vendor or weak."""

    reference: Reference
    strength: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the method that ships."""

    key: str
    released: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Handbook:
    """A version of the method. `method` has the plain constants; `cited` the sources of each group of them."""

    method: Method
    released: str
    sections: tuple[SectionEntry, ...]
    rules: Rules
    cited: Mapping[str, str]
    strategies: tuple[StrategyEntry, ...]
    milestones: tuple[MilestoneEntry, ...]
    practices: tuple[PracticeEntry, ...]
    provider_flags: tuple[FlagEntry, ...]
    sponsor_flags: tuple[FlagEntry, ...]
    sources: tuple[SourceEntry, ...]


def handbook(pen: Pen) -> Handbook:
    """Everything a method says, in the order of its file; sources are numbered in the order of their list."""
    method = pen.method
    numbered = {source.key: str(number) for number, source in enumerate(method.sources, 1)}
    groups = {
        "verdict": method.assessment.sources,
        "draws": method.robustness.sources,
        "grades": method.grades.sources,
        "deciding": method.deciding.sources,
    }
    return Handbook(
        method=method,
        released=pen.date(method.released),
        sections=sections(numbered, pen),
        rules=rules(numbered, pen),
        cited={name: numbers(sources, numbered, pen) for name, sources in groups.items()},
        strategies=tuple(_strategies(numbered, pen)),
        milestones=tuple(_milestones(pen)),
        practices=tuple(_practices(numbered, pen)),
        provider_flags=tuple(_flags("provider", numbered, pen)),
        sponsor_flags=tuple(_flags("sponsor", numbered, pen)),
        sources=tuple(_sources(numbered, pen)),
    )


def version(pen: Pen) -> Version:
    """A line of the version history."""
    return Version(pen.method.version, pen.date(pen.method.released), pen.method.sha256)


def _strategies(numbered: Numbered, pen: Pen) -> Iterator[StrategyEntry]:
    for strategy in pen.method.strategies:
        text = pen.texts.strategy[strategy.key]
        yield StrategyEntry(text.title, text.reason, text.advice, text.next, numbers(strategy.sources, numbered, pen))


def _milestones(pen: Pen) -> Iterator[MilestoneEntry]:
    for milestone in pen.method.milestones:
        text = pen.texts.milestone[milestone.key]
        answers = (f"{pen.question(key)}: {pen.option(key, code)}" for key, code in milestone.answers.items())
        yield MilestoneEntry(
            text.title, text.text, tuple(answers), _options(milestone.remove, pen), _options(milestone.add, pen)
        )


def _options(edits: Mapping[str, tuple[str, ...]], pen: Pen) -> str:
    return pen.say.form.answers.join(pen.option(key, code) for key, codes in edits.items() for code in codes)


def _practices(numbered: Numbered, pen: Pen) -> Iterator[PracticeEntry]:
    for practice in pen.method.practices:
        text = pen.texts.practice[practice.key]
        items = (pen.texts.checklist[item.key] for item in pen.method.checklist if item.practice == practice.key)
        checks = tuple(Passage(item.text, item.evidence) for item in items)
        yield PracticeEntry(text.title, text.text, checks, numbers(practice.sources, numbered, pen))


def _flags(scope: str, numbered: Numbered, pen: Pen) -> Iterator[FlagEntry]:
    for flag in pen.method.red_flags:
        if flag.scope == scope:
            text = pen.texts.red_flag[flag.key]
            yield FlagEntry(text.title, text.text, flag.action, numbers(flag.sources, numbered, pen))


def _sources(numbered: Numbered, pen: Pen) -> Iterator[SourceEntry]:
    for source in pen.method.sources:
        year, note = str(source.year) if source.year else None, pen.texts.source_note(source.key)
        yield SourceEntry(reference(source.title, year, source.url, numbered[source.key], note), source.strength)

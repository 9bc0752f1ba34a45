"""One version of the method as a whole: frozen, in file order, with look-ups by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .constants import (
    Assessment,
    Coded,
    Credit,
    Deciding,
    Dimension,
    Grades,
    Kind,
    Preset,
    Region,
    Robustness,
    ScaleKind,
    Source,
    Stages,
    Unit,
)
from .guidance import ChecklistItem, Fact, Practice, RedFlag, Rfi, RfiLead, Strategy, TransferStep
from .questions import Level, Milestone, Question


@dataclass(frozen=True, eq=False)
class Method:
    """One version of the method. Order is file order throughout. `sha256` is the hash of method.toml."""

    version: str
    released: str
    disclaimer_sources: tuple[str, ...]
    assessment: Assessment
    robustness: Robustness
    levels: Mapping[Level, int]
    grades: Grades
    credits: Mapping[str, Credit]
    closed: Mapping[str, int]
    stages: Stages
    deciding: Deciding
    kinds: tuple[Kind, ...]
    scale_kinds: tuple[ScaleKind, ...]
    units: tuple[Unit, ...]
    flags: tuple[Coded, ...]
    dimensions: tuple[Dimension, ...]
    regions: tuple[Region, ...]
    presets: tuple[Preset, ...]
    verdicts: tuple[Coded, ...]
    states: tuple[Coded, ...]
    gates: tuple[Coded, ...]
    sources: tuple[Source, ...]
    sections: tuple[Coded, ...]
    questions: tuple[Question, ...]
    milestones: tuple[Milestone, ...]
    strategies: tuple[Strategy, ...]
    practices: tuple[Practice, ...]
    checklist: tuple[ChecklistItem, ...]
    transfer_steps: tuple[TransferStep, ...]
    red_flags: tuple[RedFlag, ...]
    rfi_leads: tuple[RfiLead, ...]
    rfis: tuple[Rfi, ...]
    facts: tuple[Fact, ...]
    sha256: str = ""

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """Questions by key."""
        return {question.key: question for question in self.questions}

    @cached_property
    def kind(self) -> Mapping[str, Kind]:
        """Kinds of requirement by key."""
        return {kind.key: kind for kind in self.kinds}

    @cached_property
    def scale_kind(self) -> Mapping[str, ScaleKind]:
        """Scale kinds by key."""
        return {kind.key: kind for kind in self.scale_kinds}

    @cached_property
    def unit(self) -> Mapping[str, Unit]:
        """Units by key."""
        return {unit.key: unit for unit in self.units}

    @cached_property
    def region(self) -> Mapping[str, Region]:
        """Regions by key."""
        return {region.key: region for region in self.regions}

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Sources by key."""
        return {source.key: source for source in self.sources}

    @cached_property
    def dimension_keys(self) -> tuple[str, ...]:
        """The five dimensions in order."""
        return tuple(dimension.key for dimension in self.dimensions)

    @cached_property
    def decision_weights(self) -> Mapping[str, int]:
        """The method's own weights for the verdict; they sum to 100."""
        return {dimension.key: dimension.decision_weight for dimension in self.dimensions}

    @cached_property
    def ranking_weights(self) -> Mapping[str, int]:
        """The method's own weights for the ranking; they sum to 100."""
        return {dimension.key: dimension.ranking_weight for dimension in self.dimensions}

    def in_section(self, section: str) -> Iterator[Question]:
        """The questions of one section, in order."""
        return (question for question in self.questions if question.section == section)

    def in_core(self, core: str) -> Iterator[Question]:
        """The questions of one group of the short mode, in order."""
        return (question for question in self.questions if question.core == core)

"""The numbers of the method: thresholds, draws, grades, credits, kinds, units, dimensions, presets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Source:
    """A publication behind a number or question. `read_in` names a copy and is never shown."""

    key: str
    title: str
    url: str
    strength: Literal["strong", "trade", "vendor", "weak"]
    year: int | None = None
    read_in: str | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A code whose words stand in the texts: flag, section, verdict, state or gate."""

    key: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """Thresholds of the verdict, in points of T (-100..100) and percent of C (0..100)."""

    cdmo_at: float
    cmo_at: float
    coverage_insufficient: float
    coverage_low: float
    ask_next: int
    divide_cmo: float
    divide_cdmo: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Robustness:
    """How the draws are made: seed, number, Dirichlet concentration, and what is reported of them."""

    seed: int
    draws: int
    concentration: float
    best: int
    top: int
    percentile_low: float
    percentile_high: float
    tie_below: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grades:
    """The grade g of a claim (0..1) by evidence, and how age lowers it."""

    regulator_record: float
    third_party: float
    provider_statement: float
    stated: float
    age_years: int
    age_factor: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A credit as fixed + times_grade x g."""

    fixed: float
    times_grade: float


@dataclass(frozen=True, slots=True)
class Credit:
    """The central, low and high credit of a match state, each 0..1."""

    central: Term
    low: Term
    high: Term


@dataclass(frozen=True, slots=True)
class Stages:
    """First and last step that a stage term covers."""

    span: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Deciding:
    """The kinds, or kind:code, that have to be shown before fit decides the order."""

    always: tuple[str, ...]
    without_drug_substance: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of requirement and the dimension its fit counts in; `exceptions` maps a code to another dimension."""

    key: str
    dimension: str
    exceptions: Mapping[str, str] = field(default_factory=dict)

    def dimension_of(self, code: str) -> str:
        """The dimension in which a requirement of this kind and code counts."""
        return self.exceptions.get(code, self.dimension)


@dataclass(frozen=True, slots=True)
class ScaleKind:
    """A measurable size; `yearly` ones follow other rules of inclusion."""

    key: str
    family: str
    yearly: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its factor to the base of its family."""

    key: str
    family: str
    factor: float


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the five differences, with its share (percent) in the verdict and in the ranking."""

    key: str
    decision_weight: int
    ranking_weight: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A set of ISO 3166 alpha-2 countries that a location can ask for."""

    key: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """A published set of ranking weights to test the first place against."""

    key: str
    weights: Mapping[str, int]
    sources: tuple[str, ...]

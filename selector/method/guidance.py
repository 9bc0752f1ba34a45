"""What the method advises: strategies, due diligence, transfer steps, red flags, questions to providers, facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .questions import Condition


@dataclass(frozen=True, slots=True)
class When:
    """Every key that is set must hold; see the comments of method.toml for each."""

    flags: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    answers: tuple[Condition, ...] = ()
    state: str | None = None
    kind: str | None = None
    outcome: str | None = None
    evidence_only: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """An extra ranking of a strategy: edits on the requirements."""

    key: str
    edits: Mapping[str, Literal["must", "want", "drop"]]


@dataclass(frozen=True, slots=True)
class Strategy:
    """A strategy, tried in file order."""

    key: str
    sources: tuple[str, ...]
    views: tuple[View, ...] = ()


@dataclass(frozen=True, slots=True)
class Practice:
    """One of the four best practices of due diligence."""

    key: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """A point of due diligence; `first` ones are asked before shortlisting."""

    key: str
    practice: str
    sources: tuple[str, ...]
    first: bool = False
    when: When | None = None


@dataclass(frozen=True, slots=True)
class TransferStep:
    """A step of a technology transfer and who carries it."""

    key: str
    order: int
    who: Literal["sending", "receiving", "sponsor", "all"]
    sources: tuple[str, ...]
    when: When | None = None


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A warning about a provider or about the sponsor's own answers; without `when` somebody has to look it up."""

    key: str
    scope: Literal["provider", "sponsor"]
    action: Literal["block", "block_until_explained", "warn"]
    sources: tuple[str, ...]
    when: When | None = None


@dataclass(frozen=True, slots=True)
class RfiLead:
    """The opening of a question to a provider, by the state of the requirement."""

    state: str


@dataclass(frozen=True, slots=True)
class Rfi:
    """The question to a provider, by the kind of the requirement."""

    kind: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that a report may cite."""

    key: str
    sources: tuple[str, ...]

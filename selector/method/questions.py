"""What can be asked: questions, options, conditions, and the milestones that move answers forward."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DONT_KNOW = "dont_know"

Level = Literal["must", "want"]


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when an answered question has one of the named options."""

    question: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Requires:
    """A requirement on a provider that an option brings, where `only_if` holds and `not_if` does not."""

    kind: str
    code: str
    level: Level
    only_if: Condition | None = None
    not_if: Condition | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice. `points` maps a dimension to -3 (CMO)..+3 (CDMO); an `exclusive` one stands alone."""

    code: str
    points: Mapping[str, int] = field(default_factory=dict)
    requires: tuple[Requires, ...] = ()
    flags: tuple[str, ...] = ()
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `clip` bounds the sum of a multiple; `scale`, `unit`, `min`, `max`, `level` belong to a number."""

    key: str
    section: str
    kind: Literal["single", "multiple", "number"]
    sources: tuple[str, ...]
    core: Literal["verdict", "shortlist"] | None = None
    required: bool = False
    clip: tuple[int, int] = (0, 0)
    show_if: Condition | None = None
    options: tuple[Option, ...] = ()
    scale: str | None = None
    unit: str | None = None
    min: float | None = None
    max: float | None = None
    level: Level = "want"

    def option(self, code: str) -> Option | None:
        """The option with this code, or None."""
        return next((option for option in self.options if option.code == code), None)

    @property
    def choosable(self) -> tuple[Option, ...]:
        """The options without "don't know"."""
        return tuple(option for option in self.options if option.code != DONT_KNOW)

    def stands_alone(self, code: str) -> bool:
        """True for an option that cannot be combined with others."""
        option = self.option(code)
        return code == DONT_KNOW or (option is not None and option.exclusive)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A later stage: the answers that are true by then, and edits of multiple choices."""

    key: str
    stage: str
    answers: Mapping[str, str]
    remove: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    add: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

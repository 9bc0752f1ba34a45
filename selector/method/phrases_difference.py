"""Sentence patterns for what differs between two results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .plural import Plural


@dataclass(frozen=True, slots=True)
class DifferencePhrases:
    """A result beside the one before.

    `by` goes by what decides, `weight` and `weights` by set, `why` by code and direction.
    """

    same: str
    stays: str
    turns: str
    by: Mapping[str, str]
    score: str
    strategy: str
    none: str
    was: str
    before: str
    added: str
    dropped: str
    weight: Mapping[str, str]
    weights: Mapping[str, str]
    level: Mapping[str, str]
    derived: str
    came: str
    went: str
    move: Mapping[str, str]
    why: Mapping[str, str]
    kept: Plural
    further: Plural


@dataclass(frozen=True, slots=True)
class SincePhrases:
    """A result beside the one made before it: what else can differ, when no input does."""

    same: str
    alike: str
    catalogue: str
    providers: Plural
    method: str
    day: str

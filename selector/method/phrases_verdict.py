"""Sentence patterns of the verdict: its figures, what pushed it, what was expected, what differs from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .plural import Plural


@dataclass(frozen=True, slots=True)
class DecisionPhrases:
    """Verdict, its figures and gauge, and the five dimensions. `label` and `pole` go by verdict.

    `towards`, `sides` and `all_sides` go by side.
    """

    label: Mapping[str, str]
    pole: Mapping[str, str]
    by_capacity: str
    margin: str
    margin_note: str
    range: str
    range_next: str
    range_none: str
    answered: str
    answered_note: str
    answered_short: str
    confidence: Mapping[str, str]
    draws: str
    draws_note: str
    apart: Mapping[str, str]
    low: str
    ask_next: Plural
    gauge: str
    gauge_line: Mapping[str, str]
    gauge_range: str
    gauge_margin: str
    reach: Plural
    caption: str
    caption_open: Plural
    towards: Mapping[str, str]
    bar: str
    sides: Mapping[str, Plural]
    all_sides: Mapping[str, str]
    some_sides: str
    short: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DrawsPhrases:
    """How often the draws of other weights give each verdict."""

    sentence: str
    share: str


@dataclass(frozen=True, slots=True)
class ReasonPhrases:
    """What pushed the score, what would change it, and the road ahead."""

    caption: Mapping[str, str]
    step: str
    others: Plural
    total: str
    total_title: str
    single: Plural
    pairs: Plural
    nearest: Plural
    none: str
    now: str
    left_open: str
    chosen: str
    dropped: str
    pair: str
    part_with: str
    part_without: str
    pair_title: str
    score: str
    no_score: str
    by_capacity: str
    margin: str
    no_weight: str
    some_weight: str
    holds: Mapping[str, str]
    share: str
    interval: str
    interval_caption: str
    today: str
    today_open: str
    today_text: str
    turn: str
    strategy: str
    no_longer: str
    transfer: Mapping[str, str]
    point: str
    road_open: str
    road_end: str


@dataclass(frozen=True, slots=True)
class ExpectationPhrases:
    """What was expected before the first result, beside the verdict. `expected` and `verdict` go by verdict."""

    same: str
    other: str
    expected: Mapping[str, str]
    verdict: Mapping[str, str]
    against: Plural
    by_capacity: str
    answer: str


@dataclass(frozen=True, slots=True)
class ReadinessPhrases:
    """The red flags on the sponsor's own side."""

    none: str
    clear: Plural


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

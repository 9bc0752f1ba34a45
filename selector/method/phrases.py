"""The sentence patterns of reports in one language: pure code fills them, so that no sentence stands in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plural:
    """A pattern for one thing and for any other number of them."""

    one: str
    many: str

    def of(self, count: int) -> str:
        """The pattern that agrees with the count."""
        return self.one if count == 1 else self.many


@dataclass(frozen=True, slots=True)
class FormPhrases:
    """How dates, numbers and lists are written. `numbers` are the words from zero upwards."""

    months: tuple[str, ...]
    date: str
    month: str
    numbers: tuple[str, ...]
    percent: str
    range: str
    amount: str
    last: str
    comma: str
    answers: str
    chosen: str
    open: str


@dataclass(frozen=True, slots=True)
class DecisionPhrases:
    """Verdict, its figures and gauge, and the five dimensions. `label` and `pole` go by verdict, `towards` by side."""

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
    ask_next: Plural
    gauge: str
    gauge_line: Mapping[str, str]
    gauge_range: str
    gauge_margin: str
    caption: str
    caption_open: Plural
    towards: Mapping[str, str]
    bar: str
    sides: Mapping[str, Plural]
    short: Mapping[str, str]


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
    transfer: Mapping[str, str]
    point: str
    road_open: str
    road_end: str
    no_warnings: str


@dataclass(frozen=True, slots=True)
class NeedPhrases:
    """Requirements. `name` by kind where a label says too little; `thing` by kind and code, after "does not list"."""

    count: Plural
    must: Plural
    want: Plural
    none: str
    level: Mapping[str, str]
    origin: str
    verdict: str
    added: str
    name: Mapping[str, str]
    authority: Mapping[str, str]
    thing: Mapping[str, Mapping[str, str]]
    things: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ShortlistPhrases:
    """The ranking, a provider in full, and who stands aside."""

    ranked: Plural
    reading: str
    empty: str
    shown: str
    shown_why: Mapping[str, str]
    asked: str
    asked_why: str
    common_check: str
    rest: Plural
    not_drawn: str
    tie: str
    strip: Mapping[str, str]
    ask: Plural
    second_source: str
    stays: str
    changes: str
    place: str
    founded: str
    model: Mapping[str, str]
    claims: Plural
    sources: Plural
    band: str
    band_note: str
    fit: str
    fit_note: str
    known: str
    known_note: str
    gate: str
    evidence: Mapping[str, str]
    bars: Mapping[str, int]
    undated: str
    old: str
    outcome: Mapping[str, str]
    between: str
    silent: str
    no_need: str
    view: Plural
    site: str
    activity: Mapping[str, str]
    aside: Plural
    blocked: str
    near: str
    others: Plural
    unlisted: Plural
    not_listed: str
    adverse: str
    until: str
    at_site: str
    settled: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PaperPhrases:
    """Appendices and provenance."""

    own: Mapping[str, str]
    own_weights: str
    method_weights: str
    checks: Plural
    transfer: Plural
    who: Mapping[str, str]
    provenance: str
    catalogue: Plural
    term: Mapping[str, str]
    note: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every pattern, by chapter."""

    form: FormPhrases
    decision: DecisionPhrases
    reason: ReasonPhrases
    need: NeedPhrases
    shortlist: ShortlistPhrases
    paper: PaperPhrases

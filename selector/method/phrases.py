"""The sentence patterns of reports in one language: pure code fills them, so that no sentence stands in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .phrases_brief import BriefPhrases, DrawsPhrases, PortraitPhrases
from .phrases_difference import DifferencePhrases, SincePhrases
from .phrases_letters import AgreementPhrases, RfiPhrases
from .phrases_names import HeatPhrases, ShortlistPhrases, TogetherPhrases, WherePhrases
from .phrases_regulatory import RegulatoryPhrases
from .phrases_scorecard import ScorecardPhrases
from .plural import Plural


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
    caption: str
    caption_open: Plural
    towards: Mapping[str, str]
    bar: str
    sides: Mapping[str, Plural]
    all_sides: Mapping[str, str]
    some_sides: str
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
class RelaxPhrases:
    """What the requirements leave of the catalogue. `state` is what stands after a number of providers."""

    state: Mapping[str, Plural]
    few: Plural
    left: Plural
    best: str
    none: str


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
class ComparePhrases:
    """Up to four ranked providers side by side: what was asked for, what they differ in, where each works."""

    differ: str
    same: Plural
    alike: Plural
    sites: Plural
    nowhere: str
    few: str
    one: str
    many: str
    twice: str
    aside: Plural
    unknown: Plural
    nobody: str
    hidden: str
    alone: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every pattern, by chapter."""

    form: FormPhrases
    decision: DecisionPhrases
    reason: ReasonPhrases
    expectation: ExpectationPhrases
    readiness: ReadinessPhrases
    need: NeedPhrases
    relax: RelaxPhrases
    shortlist: ShortlistPhrases
    regulatory: RegulatoryPhrases
    together: TogetherPhrases
    heat: HeatPhrases
    where: WherePhrases
    paper: PaperPhrases
    compare: ComparePhrases
    difference: DifferencePhrases
    since: SincePhrases
    brief: BriefPhrases
    portrait: PortraitPhrases
    draws: DrawsPhrases
    rfi: RfiPhrases
    agreement: AgreementPhrases
    scorecard: ScorecardPhrases

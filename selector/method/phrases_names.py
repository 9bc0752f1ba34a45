"""Sentence patterns of the shortlist: what is asked for, who is named, what is on record, and names side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .plural import Plural


@dataclass(frozen=True, slots=True)
class NeedPhrases:
    """Requirements. `name` by kind where a label says too little; `thing` by kind and code, after "does not list".

    `made` is around a thing where filling or packing it would not do.
    """

    count: Plural
    must: Plural
    want: Plural
    none: str
    level: Mapping[str, str]
    origin: str
    verdict: str
    added: str
    name: Mapping[str, str]
    model: Mapping[str, str]
    authority: Mapping[str, str]
    made: str
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
class ShortlistPhrases:
    """The ranking, a provider in full, and who stands aside."""

    ranked: Plural
    reading: str
    empty: str
    shown: str
    shown_why: Mapping[str, str]
    asked: str
    asked_why: str
    asked_at: str
    oldest: str
    common_check: str
    rest: Plural
    not_drawn: str
    tie: str
    ties: str
    first: Mapping[str, str]
    never_first: str
    strip: Mapping[str, str]
    ask: Plural
    second_source: str
    second_source_open: Plural
    second_source_none: str
    passed_over: Plural
    passed_count: str
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
    expired: str
    overdue: str
    outcome: Mapping[str, str]
    reason: Mapping[str, str]
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
    apart: str
    apart_name: str
    unsettled: str
    unlisted: Plural
    not_listed: str
    adverse: str
    until: str
    at_site: str
    settled: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TogetherPhrases:
    """Whether one named site shows the musts. `row` and `rest` are short; the others make up sentences."""

    row: Mapping[str, str]
    rest: Mapping[str, str]
    general: Plural
    complete: Plural
    all_shown: Plural
    shown: Plural
    one: Plural
    group: str
    some: str
    none: Plural
    elsewhere: Plural
    loose: Plural
    loose_count: Plural
    at: str
    more: str


@dataclass(frozen=True, slots=True)
class HeatPhrases:
    """Names against needs: what the table shows, and what a cell says."""

    sentence: Plural
    title: str
    plain: str
    who: str
    claim: str
    loose: str


@dataclass(frozen=True, slots=True)
class WherePhrases:
    """The sites by region and country."""

    sentence: str
    rest: str
    elsewhere: str
    unknown: str
    none: Plural


@dataclass(frozen=True, slots=True)
class RegulatoryPhrases:
    """The regulatory record by site. `kind` and `means` go by kind of record, `outcome` by outcome of a claim.

    `means` limits what a record of the kind tells; kinds that need no limit are not in it.
    """

    caution: str
    against: Plural
    kind: Mapping[str, str]
    whose: str
    outcome: Mapping[str, str]
    means: Mapping[str, str]
    until: str
    relied: str
    relied_past: str
    ended: str
    retrieved: str
    stale: str
    gone: str
    historic: str
    remarks: str
    cut: str
    unnamed: str
    older: Plural
    further: Plural
    silent: Plural
    registered: Plural


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

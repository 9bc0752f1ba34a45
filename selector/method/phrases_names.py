"""Sentence patterns on the names of a shortlist: which sites show the musts, the table of needs, and where they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .plural import Plural


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
    asked_why_wants: str
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
    none: str
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

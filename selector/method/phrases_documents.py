"""Sentence patterns of what stands in documents alone: on paper, in the scorecard, in what goes out to providers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .plural import Plural


@dataclass(frozen=True, slots=True)
class PaperPhrases:
    """Appendices and provenance. `start` goes by who makes the product today, where somebody does."""

    own: Mapping[str, str]
    own_weights: str
    method_weights: str
    checks: Plural
    transfer: Plural
    start: Mapping[str, str]
    who: Mapping[str, str]
    provenance: str
    catalogue: Plural
    term: Mapping[str, str]
    note: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BriefPhrases:
    """The one page: reasons, risks, and where the verdict stands. Titles and texts go by what is said."""

    standing: str
    pushes: str
    pulls: Mapping[str, str]
    leader: str
    leader_tie: str
    leader_fit: str
    leader_states: str
    leader_for: str
    view: str
    both: str
    nobody: str
    for_both: str
    fit: str
    reading: Mapping[str, str]
    title: Mapping[str, str]
    record: str
    records: Mapping[str, str]
    verify: Plural
    verify_all: Plural
    check: str
    check_at: str
    pairs: str
    tie: str
    turns: str
    unnamed: str


@dataclass(frozen=True, slots=True)
class PortraitPhrases:
    """A name in full on paper. `several` asks one question, by kind of requirement, about more than one of them."""

    role: Plural
    there: str
    must: str
    no_sites: str
    shown: str
    not_shown: str
    mixed: str
    dated: str
    no_record: str
    no_gaps: str
    old: Plural
    several: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ScorecardPhrases:
    """Sheets and their columns by code, and what stands above and below them.

    `move` goes by where other weights bring a name; `page`, `code` and `logo` are for the foot and for whoever hears
    the pictures.
    """

    title: str
    dated: str
    sheets: Mapping[str, str]
    holds: Mapping[str, str]
    reading: Mapping[str, str]
    figures: Mapping[str, str]
    first: str
    place: Mapping[str, str]
    contents: str
    document: Mapping[str, str]
    head: Mapping[str, str]
    columns: Mapping[str, str]
    groups: Mapping[str, str]
    bounds: Mapping[str, str]
    lists: Mapping[str, str]
    move: Mapping[str, str]
    weights: Mapping[str, str]
    entry: Mapping[str, str]
    need: Mapping[str, str]
    proof: str
    cited: str
    states: str
    answers: Mapping[str, str]
    sources: Mapping[str, str]
    rests: Mapping[str, str]
    hidden: str
    page: str
    code: str
    logo: str


@dataclass(frozen=True, slots=True)
class CheckText:
    """A point of due diligence as it is put to a provider, where the words for the sponsor do not serve."""

    text: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class RfiPhrases:
    """The request. `term`, `heading`, `note` and `column` go by the part of the document, `check` by checklist key.

    `answer` goes by question and option, where the words for the sponsor do not serve.

    `parts` go by strategy, and by flag where the answer behind one says it otherwise.
    `locale` is the language tag of the document; `stamp` is filled with its id and address when it is made.
    """

    locale: str
    title: str
    subject: str
    unnamed: str
    unnamed_short: str
    term: Mapping[str, str]
    letter: tuple[str, ...]
    parts: Mapping[str, str]
    marking: Mapping[str, str]
    confidential: str
    left_out: str
    heading: Mapping[str, str]
    note: Mapping[str, str]
    column: Mapping[str, str]
    attach: str
    tag: Mapping[str, str]
    band_first: str
    band_last: str
    letters: str
    numbered: str
    record: str
    record_undated: str
    record_ask: str
    record_evidence: str
    read_in: str
    stamp: str
    picture: str
    logo: str
    page: str
    of: str
    answer: Mapping[str, Mapping[str, str]]
    check: Mapping[str, CheckText]


@dataclass(frozen=True, slots=True)
class PointText:
    """A point of a quality agreement; `case` says what brings it, empty where it always applies."""

    title: str
    text: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class AgreementPhrases:
    """The points of a quality agreement, by key, under the titles of their groups."""

    count: Plural
    caution: str
    who: Mapping[str, str]
    case: str
    group: Mapping[str, str]
    point: Mapping[str, PointText]

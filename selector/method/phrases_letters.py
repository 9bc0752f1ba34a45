"""Sentence patterns of what goes out to providers: the request for information and the points of an agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .plural import Plural


@dataclass(frozen=True, slots=True)
class CheckText:
    """A point of due diligence as it is put to a provider, where the words for the sponsor do not serve."""

    text: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class RfiPhrases:
    """The request. `term`, `heading`, `note` and `column` go by the part of the document, `check` by checklist key.

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

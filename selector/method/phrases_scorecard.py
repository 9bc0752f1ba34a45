"""Sentence patterns of the scorecard: a workbook in which the weights of the ranking can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


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

"""Sentence patterns of what stands on paper alone: the one page, the portrait of a name, and how firm a verdict is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .plural import Plural


@dataclass(frozen=True, slots=True)
class BriefPhrases:
    """The one page: reasons, risks, and where the verdict stands. Titles and texts go by what is said."""

    standing: str
    pushes: str
    pulls: Mapping[str, str]
    leader: str
    leader_text: str
    leader_for: str
    title: Mapping[str, str]
    record: str
    records: str
    verify: Plural
    verify_all: str
    check: str
    check_at: str
    check_all: str
    pairs: str
    tie: str
    turns: str
    unnamed: str
    open: Plural


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
    several: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DrawsPhrases:
    """How often the draws of other weights give each verdict."""

    sentence: str
    share: str

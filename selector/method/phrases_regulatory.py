"""Sentence patterns on what registers of authorities say of the sites of a provider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .plural import Plural


@dataclass(frozen=True, slots=True)
class RegulatoryPhrases:
    """The regulatory record by site. `kind` goes by kind of record, `outcome` by outcome of a claim."""

    caution: str
    kind: Mapping[str, str]
    whose: str
    outcome: Mapping[str, str]
    until: str
    ended: str
    retrieved: str
    stale: str
    gone: str
    historic: str
    remarks: str
    unnamed: str
    older: Plural
    further: Plural
    silent: Plural

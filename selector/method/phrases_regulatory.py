"""Sentence patterns on what registers of authorities say of the sites of a provider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .plural import Plural


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

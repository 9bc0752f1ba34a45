"""Ending: which records of an authority are later than an unfavourable one of the same site, and end it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from providers.catalogue.dates import first_day, last_day
from providers.catalogue.facts import CLOSED, ENDING
from providers.catalogue.registers import record_name, record_source
from providers.regulators.resting import Told
from providers.regulators.scope import covered

Row = Mapping[str, Any]
# The codes and active substances that a certificate or a statement lists, by provider and key of its source.
Scopes = Mapping[tuple[str, str], frozenset[str]]
# A site of a provider, and an authority.
Place = tuple[str, str | None, str]
# Authorities whose records are for a scope: what is found later ends only what it covers in full.
SCOPED = ("eu_ema",)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim on an authority: at which site of whom, whose, with which outcome, on which last day, for which scope."""

    provider: str
    site: str | None
    authority: str
    outcome: str
    day: str
    scope: frozenset[str]

    @property
    def place(self) -> Place:
        """What has to be the same for one to say something on the other."""
        return self.provider, self.site, self.authority

    def is_later(self, other: Said) -> bool:
        """Whether it says something on the other: later, of one authority, at one site that is known."""
        return self.day > other.day and self.site is not None and self.place == other.place

    def ends(self, other: Said) -> bool:
        """Whether it is a later, better record, and where these are for a scope, one of all that the other is about."""
        for_all = other.authority not in SCOPED or self.outcome == CLOSED
        covers = for_all or (bool(other.scope) and other.scope <= self.scope)
        return self.is_later(other) and self.outcome in ENDING and covers


def scopes_of(rows: Mapping[str, Row], telling: Iterable[Told]) -> Scopes:
    """Read off the words of records and entries, as both have them: a list's row is silent about what its page says."""
    records = (
        (slug, record_source(*record_name(record)), record["text"])
        for slug, row in rows.items()
        for site in row["sites"]
        for record in site.get("records", ())
    )
    texts = (*records, *((one.provider, one.own, one.entry.text) for one in telling))
    return {(slug, key): found for slug, key, text in texts if (found := covered(text))}


def of_entry(one: Told, scopes: Scopes) -> Said:
    """What an entry says at its site."""
    entry, scope = one.entry, scopes.get((one.provider, one.own), frozenset())
    return Said(one.provider, one.site, entry.authority, entry.outcome or "", entry.date or "", scope)


def of_claim(slug: str, claim: Row, scopes: Scopes) -> Said:
    """A claim of the catalogue; one of a vague date ends only what came before all of it."""
    outcome, scope = claim.get("outcome") or "", scopes.get((slug, claim["source"]), frozenset())
    day = first_day(claim["as_of"]) if outcome in ENDING else _last(claim)
    return Said(slug, claim.get("site"), claim["code"], outcome, day, scope)


def in_catalogue(rows: Mapping[str, Row], scopes: Scopes) -> Iterator[Said]:
    """What claims say that count."""
    for slug, row in rows.items():
        for claim in row["claims"]:
            # What a provider says of itself ends nothing.
            own_words = claim.get("outcome") in ENDING and claim["evidence"] == "provider_statement"
            if claim["kind"] == "regulator" and not claim.get("disputed") and not own_words:
                yield of_claim(slug, claim, scopes)


def by_place(said: Iterable[Said]) -> Mapping[Place, Sequence[Said]]:
    """What is said of each site by each authority: only that is held against each other."""
    found: dict[Place, list[Said]] = {}
    for one in said:
        found.setdefault(one.place, []).append(one)
    return found


def _last(claim: Row) -> str:
    return last_day(claim["as_of"]) if claim["as_of"] else ""

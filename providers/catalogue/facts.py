"""Frozen facts about providers: what the ranking reads, and nothing else does it read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Where a key of the file cannot be the name of a field.
FIELDS = {"min": "minimum", "max": "maximum"}
# How a record of an authority ended: unfavourable, settled since, and what ends an unfavourable one that came before.
ADVERSE, CLOSED = "adverse", "adverse_resolved"
ENDING = frozenset({"passed", "no_observations", "observations", CLOSED})


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim or site was read.

    `url` is the publisher's own address or None; `read_in` is the address of a copy and is never shown.
    """

    key: str
    url: str | None
    title: str
    published: str | None
    url_shortened: bool = False
    read_in: str | None = None


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """One thing that an authority's register says of a site.

    `date` is the day of what it is about, `until` the last day on which it holds, `retrieved` that of the newest file
    of the register that says so; all are YYYY-MM-DD, the first two None where the register has none. `gone` is the day
    of the first whole list after `retrieved` that no longer has it, None where none is known.
    """

    register: str
    kind: str
    reference: str
    date: str | None
    until: str | None
    text: str
    remarks: str
    title: str
    url: str | None
    retrieved: str
    gone: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterDays:
    """The day of the newest file of a register, and the day on which that was read."""

    date: str
    imported: str


@dataclass(frozen=True, slots=True)
class Site:
    """A plant of a provider. `country` is ISO 3166 alpha-2; `status` is current, planned or historic."""

    name: str
    city: str | None
    country: str | None
    activities: tuple[str, ...]
    status: str
    source: str
    identifiers: tuple[tuple[str, str], ...] = ()
    records: tuple[SiteRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One sourced statement about a provider.

    `as_of` is YYYY, YYYY-MM, YYYY-MM-DD or None (undated). `site` is the name of a site of the provider.
    `outcome` is set for kind regulator; `minimum`, `maximum` (None: open) and `unit` for kind scale. `valid_until` is
    the last day on which it holds, `verified_at` the day on which a curator last held it against its source, both
    YYYY-MM-DD. A `disputed` claim is shown and does not count.
    """

    kind: str
    code: str
    detail: str
    source: str
    evidence: str
    status: str
    as_of: str | None
    scope: str
    outcome: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: str | None = None
    site: str | None = None
    valid_until: str | None = None
    verified_at: str | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class ProviderFacts:
    """All that the catalogue holds on one provider; claims keep file order.

    `disputed` are claims that `standing.counted` has set apart from those that count.
    """

    slug: str
    name: str
    legal_name: str | None
    hq_city: str | None
    hq_country: str | None
    website: str | None
    website_confirmed: bool
    founded: int | None
    employees: int | None
    model: tuple[str, ...]
    sites: tuple[Site, ...]
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source]
    notes: str | None
    disputed: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueFacts:
    """A whole published catalogue."""

    version: str
    retrieved: str
    providers: tuple[ProviderFacts, ...]
    registers: Mapping[str, RegisterDays] = field(default_factory=dict)


def read_facts(data: Mapping[str, Any]) -> CatalogueFacts:
    """Facts from decoded canonical JSON that `rows` found sound. Raises KeyError or TypeError where a key is absent."""
    registers = {key: RegisterDays(**days) for key, days in data.get("registers", {}).items()}
    providers = tuple(_provider(row) for row in data["providers"])
    return CatalogueFacts(data["version"], data["retrieved"], providers, registers)


def _provider(row: Mapping[str, Any]) -> ProviderFacts:
    return ProviderFacts(
        slug=row["slug"],
        name=row["name"],
        legal_name=row["legal_name"],
        hq_city=row["hq_city"],
        hq_country=row["hq_country"],
        website=row["website"],
        website_confirmed=row["website_confirmed"],
        founded=row["founded"],
        employees=row["employees"],
        model=tuple(row["model"]),
        sites=tuple(_site(site) for site in row["sites"]),
        claims=tuple(_claim(claim) for claim in row["claims"]),
        sources={key: Source(key, **source) for key, source in row["sources"].items()},
        notes=row["notes"],
    )


def _site(row: Mapping[str, Any]) -> Site:
    return Site(
        name=row["name"],
        city=row["city"],
        country=row["country"],
        activities=tuple(row["activities"]),
        status=row["status"],
        source=row["source"],
        identifiers=tuple((item["scheme"], item["value"]) for item in row.get("identifiers", ())),
        records=tuple(_record(record) for record in row.get("records", ())),
    )


def _record(row: Mapping[str, Any]) -> SiteRecord:
    return SiteRecord(**{"date": None, "until": None, "remarks": "", "url": None, **row})


def _claim(row: Mapping[str, Any]) -> Claim:
    return Claim(**{FIELDS.get(key, key): value for key, value in row.items()})

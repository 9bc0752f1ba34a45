"""From rows to the working tables: the counterpart of the models' own `row`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F, Q

from providers.catalogue.canonical import what_it_says
from providers.models import Claim, Provider, Site, SiteIdentifier, SiteRecord, Source

Row = Mapping[str, Any]
# A provider as it is stored, with the row that it is to hold.
Pairs = Sequence[tuple[Provider, Row]]
# The place of a site or source until its row comes; what keeps it is no longer in the file.
NOWHERE = -1
# Of a claim that says what it said before; the rest is as it was.
REFRESHED = ["position", "source", "site", *Claim.FOUND]
COMPARED = ("position", "source_id", "site_id", "verified_by_id", "verified_at", "disputed", "retired_at", "reason")
DESCRIBED = [
    "name", "legal_name", "hq_city", "hq_country", "website", "website_confirmed", "founded", "employees", "model",
    "notes",
]  # fmt: skip
# Providers are written by so many at a time: a few queries for all of them, and lists that each database takes.
AT_A_TIME = 200


def replace_all(rows: Iterable[Row]) -> None:
    """Make the working tables hold exactly these sound rows for their providers, each of which comes once.

    Providers, sites, sources and claims keep their primary keys: they are known by slug, by name and city, by key, by
    what they say. Retired claims stay; one that a row holds, and no other claim says, is no longer retired.
    """
    whole = list(rows)
    for start in range(0, len(whole), AT_A_TIME):
        _replace(whole[start : start + AT_A_TIME])


def replace(row: Row) -> None:
    """Make the working tables hold exactly this sound row for its provider."""
    replace_all([row])


def _replace(rows: Sequence[Row]) -> None:
    pairs = list(zip(_providers(rows), rows, strict=True))
    owners = [provider.pk for provider, _ in pairs]
    for of_site in (SiteIdentifier, SiteRecord):
        of_site.objects.filter(site__provider__in=owners).delete()
    for table in (Site, Source):
        table.objects.filter(provider__in=owners).update(position=NOWHERE)
    sources = _sources(pairs)
    sites = _sites(pairs, sources)
    _identifiers(pairs, sites)
    _records(pairs, sites)
    _claims(pairs, sources, sites)
    for table in (Site, Source):
        table.objects.filter(provider__in=owners, position=NOWHERE).delete()


def _providers(rows: Sequence[Row]) -> list[Provider]:
    providers = [
        Provider(
            slug=row["slug"],
            name=row["name"],
            legal_name=row["legal_name"] or "",
            hq_city=row["hq_city"] or "",
            hq_country=row["hq_country"] or "",
            website=row["website"] or "",
            website_confirmed=row["website_confirmed"],
            founded=row["founded"],
            employees=row["employees"],
            model=row["model"],
            notes=row["notes"] or "",
        )
        for row in rows
    ]
    return Provider.objects.bulk_create(
        providers, update_conflicts=True, unique_fields=["slug"], update_fields=DESCRIBED
    )


def _sources(pairs: Pairs) -> dict[tuple[int, str], Source]:
    """The sources, each by its provider and key."""
    sources = [
        Source(
            provider=provider,
            position=position,
            key=key,
            url=source["url"] or "",
            title=source["title"],
            published=source["published"] or "",
            url_shortened=source.get("url_shortened", False),
            read_in=source.get("read_in", ""),
        )
        for provider, row in pairs
        for position, (key, source) in enumerate(row["sources"].items())
    ]
    written = Source.objects.bulk_create(
        sources,
        update_conflicts=True,
        unique_fields=["provider", "key"],
        update_fields=["position", "url", "title", "published", "url_shortened", "read_in"],
    )
    return {(source.provider_id, source.key): source for source in written}


def _sites(pairs: Pairs, sources: Mapping[tuple[int, str], Source]) -> list[Site]:
    sites = [
        Site(
            provider=provider,
            position=position,
            name=site["name"],
            city=site["city"] or "",
            country=site["country"] or "",
            activities=site["activities"],
            status=site["status"],
            source=sources[provider.pk, site["source"]],
        )
        for provider, row in pairs
        for position, site in enumerate(row["sites"])
    ]
    return Site.objects.bulk_create(
        sites,
        update_conflicts=True,
        unique_fields=["provider", "name", "city"],
        update_fields=["position", "country", "activities", "status", "source"],
    )


def _identifiers(pairs: Pairs, sites: Sequence[Site]) -> None:
    rows = (site for _, row in pairs for site in row["sites"])
    SiteIdentifier.objects.bulk_create(
        SiteIdentifier(site=site, position=position, scheme=identifier["scheme"], value=identifier["value"])
        for site, site_row in zip(sites, rows, strict=True)
        for position, identifier in enumerate(site_row.get("identifiers", ()))
    )


def _records(pairs: Pairs, sites: Sequence[Site]) -> None:
    rows = (site for _, row in pairs for site in row["sites"])
    SiteRecord.objects.bulk_create(
        SiteRecord(site=site, position=position, **record)
        for site, site_row in zip(sites, rows, strict=True)
        for position, record in enumerate(site_row.get("records", ()))
    )


def _claims(pairs: Pairs, sources: Mapping[tuple[int, str], Source], sites: Iterable[Site]) -> None:
    """Write the claims; those that say what a stored one says keep its primary key, and who confirmed it."""
    named = {(site.provider_id, site.name): site for site in sites}
    stored: dict[tuple[int, str], list[Claim]] = {}
    owners = [provider.pk for provider, _ in pairs]
    # Of twins those that are not retired come first: a retired one is taken only where a row is left for it.
    held = Claim.objects.filter(provider__in=owners).order_by(F("retired_at").asc(nulls_first=True), "position", "pk")
    for claim in held.select_related("source", "site"):
        stored.setdefault((claim.provider_id, what_it_says(claim.row())), []).append(claim)
    claims = []
    for provider, row in pairs:
        for position, said in enumerate(row["claims"]):
            source, site = sources[provider.pk, said["source"]], named.get((provider.pk, said.get("site", "")))
            claim = _claim(said, provider, position, source, site)
            same = stored.get((provider.pk, what_it_says(said)))
            if not same or _keep(claim, same.pop(0)):
                claims.append(claim)
    left = Claim.objects.filter(pk__in=[claim.pk for same in stored.values() for claim in same])
    left.live().delete()
    # What is retired is in no file, and stays as long as what it refers to.
    left.filter(Q(source__position=NOWHERE) | Q(site__position=NOWHERE)).delete()
    Claim.objects.bulk_create(claims, update_conflicts=True, unique_fields=["id"], update_fields=REFRESHED)


def _claim(row: Row, provider: Provider, position: int, source: Source, site: Site | None) -> Claim:
    return Claim(
        provider=provider,
        position=position,
        kind=row["kind"],
        code=row["code"],
        detail=row["detail"],
        source=source,
        evidence=row["evidence"],
        status=row["status"],
        as_of=row["as_of"] or "",
        scope=row["scope"],
        outcome=row.get("outcome", ""),
        minimum=row.get("min"),
        maximum=row.get("max"),
        unit=row.get("unit", ""),
        site=site,
        valid_until=row.get("valid_until", ""),
        verified_at=date.fromisoformat(row["verified_at"]) if "verified_at" in row else None,
        disputed=row.get("disputed", False),
    )


def _keep(claim: Claim, stored: Claim) -> bool:
    """Let a claim of the file be the stored one that says the same; tell whether anything of it has to be written."""
    claim.pk = stored.pk
    if claim.verified_at == stored.verified_at:
        claim.verified_by_id = stored.verified_by_id
    if claim.disputed and stored.disputed:
        claim.reason = stored.reason
    return any(getattr(claim, field) != getattr(stored, field) for field in COMPARED)

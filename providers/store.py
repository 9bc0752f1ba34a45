"""From a row to the working tables: the counterpart of the models' own `row`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from providers.models import Claim, Provider, Site, SiteIdentifier, Source

Row = Mapping[str, Any]
# The place of a site or source until its row comes; what keeps it is no longer in the file.
NOWHERE = -1


def replace(row: Row) -> None:
    """Make the working tables hold exactly this sound row for its provider.

    The provider, its sites and its sources keep their primary keys: they are known by slug, by name and city, by key.
    """
    provider = _provider(row)
    provider.claims.all().delete()
    SiteIdentifier.objects.filter(site__provider=provider).delete()
    provider.sites.update(position=NOWHERE)
    provider.sources.update(position=NOWHERE)
    sources = _sources(row, provider)
    sites = _sites(row, provider, sources)
    provider.sites.filter(position=NOWHERE).delete()
    provider.sources.filter(position=NOWHERE).delete()
    _identifiers(row, sites)
    _claims(row, provider, sources, sites)


def _provider(row: Row) -> Provider:
    values = {
        "name": row["name"],
        "legal_name": row["legal_name"] or "",
        "hq_city": row["hq_city"] or "",
        "hq_country": row["hq_country"] or "",
        "website": row["website"] or "",
        "website_confirmed": row["website_confirmed"],
        "founded": row["founded"],
        "employees": row["employees"],
        "model": row["model"],
        "notes": row["notes"] or "",
    }
    return Provider.objects.update_or_create(slug=row["slug"], defaults=values)[0]


def _sources(row: Row, provider: Provider) -> list[Source]:
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
        for position, (key, source) in enumerate(row["sources"].items())
    ]
    return Source.objects.bulk_create(
        sources,
        update_conflicts=True,
        unique_fields=["provider", "key"],
        update_fields=["position", "url", "title", "published", "url_shortened", "read_in"],
    )


def _sites(row: Row, provider: Provider, sources: list[Source]) -> list[Site]:
    cited = {source.key: source for source in sources}
    sites = [
        Site(
            provider=provider,
            position=position,
            name=site["name"],
            city=site["city"] or "",
            country=site["country"] or "",
            activities=site["activities"],
            status=site["status"],
            source=cited[site["source"]],
        )
        for position, site in enumerate(row["sites"])
    ]
    return Site.objects.bulk_create(
        sites,
        update_conflicts=True,
        unique_fields=["provider", "name", "city"],
        update_fields=["position", "country", "activities", "status", "source"],
    )


def _identifiers(row: Row, sites: list[Site]) -> None:
    SiteIdentifier.objects.bulk_create(
        SiteIdentifier(site=site, position=position, scheme=identifier["scheme"], value=identifier["value"])
        for site, site_row in zip(sites, row["sites"], strict=True)
        for position, identifier in enumerate(site_row.get("identifiers", ()))
    )


def _claims(row: Row, provider: Provider, sources: list[Source], sites: list[Site]) -> None:
    cited = {source.key: source for source in sources}
    named = {site.name: site for site in sites}
    Claim.objects.bulk_create(
        Claim(
            provider=provider,
            position=position,
            kind=claim["kind"],
            code=claim["code"],
            detail=claim["detail"],
            source=cited[claim["source"]],
            evidence=claim["evidence"],
            status=claim["status"],
            as_of=claim["as_of"] or "",
            scope=claim["scope"],
            outcome=claim.get("outcome", ""),
            minimum=claim.get("min"),
            maximum=claim.get("max"),
            unit=claim.get("unit", ""),
            site=named[claim["site"]] if "site" in claim else None,
        )
        for position, claim in enumerate(row["claims"])
    )

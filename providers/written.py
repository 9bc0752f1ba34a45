"""Working rows as the file writes them, whether of a model or a bare record of its columns; blank is null there."""

from __future__ import annotations

from typing import Any

from providers.catalogue.rules import SITE_RECORD

Row = dict[str, Any]


def provider_row(provider: Any) -> Row:
    """The provider itself; its sites, sources and claims stand apart."""
    return {
        "slug": provider.slug,
        "name": provider.name,
        "legal_name": provider.legal_name or None,
        "hq_city": provider.hq_city or None,
        "hq_country": provider.hq_country or None,
        "website": provider.website or None,
        "website_confirmed": provider.website_confirmed,
        "founded": provider.founded,
        "employees": provider.employees,
        "model": provider.model,
        "notes": provider.notes or None,
    }


def source_row(source: Any) -> Row:
    """A source, which stands under its key."""
    row: Row = {"url": source.url or None, "title": source.title, "published": source.published or None}
    shortened = {"url_shortened": True} if source.url_shortened else {}
    return row | shortened | ({"read_in": source.read_in} if source.read_in else {})


def site_row(site: Any, source: str) -> Row:
    """A site with the key of its source; its identifiers stand apart."""
    return {
        "name": site.name,
        "city": site.city or None,
        "country": site.country or None,
        "activities": site.activities,
        "status": site.status,
        "source": source,
    }


def record_row(record: Any) -> Row:
    """What a register says of a site; what it does not say is left out."""
    return {key: said for key in SITE_RECORD.rules if (said := getattr(record, key))}


def claim_row(claim: Any, source: str, site: str | None) -> Row:
    """A claim with the key of its source and the name of its site."""
    row = {
        "kind": claim.kind,
        "code": claim.code,
        "detail": claim.detail,
        "source": source,
        "evidence": claim.evidence,
        "status": claim.status,
        "as_of": claim.as_of or None,
        "scope": claim.scope,
    }
    optional = {
        "outcome": claim.outcome or None,
        "min": claim.minimum,
        "max": claim.maximum,
        "unit": claim.unit or None,
        "site": site,
        "valid_until": claim.valid_until or None,
        "verified_at": claim.verified_at.isoformat() if claim.verified_at else None,
        "disputed": claim.disputed or None,
    }
    return row | {key: value for key, value in optional.items() if value is not None}

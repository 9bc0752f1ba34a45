"""The working tables read as whole providers: bare columns, as sixty thousand models would take four times as long."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet

from providers.catalogue import canonical
from providers.models import Claim, Provider, Site, SiteIdentifier, Source
from providers.written import claim_row, provider_row, site_row, source_row

# Records of a table by the primary key of what they belong to, in the order of the file.
Children = Mapping[int, list[Any]]


@dataclass(frozen=True, slots=True)
class Held:
    """A provider in canonical form, with the primary keys of its claims and sites by place, of its sources by key."""

    row: dict[str, Any]
    claims: Mapping[int | str, int]
    sites: Mapping[int | str, int]
    sources: Mapping[int | str, int]


def held(slugs: Collection[str] | None = None) -> dict[str, Held]:
    """All providers of the working tables by slug, or these only. Five queries."""
    providers = Provider.objects.all() if slugs is None else Provider.objects.filter(slug__in=slugs)
    of = {} if slugs is None else {"provider__slug__in": slugs}
    sources = _children(Source.objects.filter(**of))
    sites = _children(Site.objects.filter(**of))
    claims = _children(Claim.objects.live().filter(**of))
    identifiers = _children(SiteIdentifier.objects.filter(**{f"site__{key}": value for key, value in of.items()}))
    return {provider.slug: _held(provider, sources, sites, claims, identifiers) for provider in _bare(providers)}


def _held(provider: Any, of_sources: Children, of_sites: Children, of_claims: Children, of_each: Children) -> Held:
    sources, sites, claims = (children.get(provider.id, []) for children in (of_sources, of_sites, of_claims))
    keys = {source.id: source.key for source in sources}
    names = {site.id: site.name for site in sites}
    row = provider_row(provider) | {
        "sites": [
            site_row(site, keys[site.source_id])
            | {"identifiers": [{"scheme": one.scheme, "value": one.value} for one in of_each.get(site.id, ())]}
            for site in sites
        ],
        "claims": [claim_row(claim, keys[claim.source_id], names.get(claim.site_id)) for claim in claims],
        "sources": {source.key: source_row(source) for source in sources},
    }
    return Held(
        row=canonical.provider(row),
        claims=dict(enumerate(claim.id for claim in claims)),
        sites=dict(enumerate(site.id for site in sites)),
        sources={key: pk for pk, key in keys.items()},
    )


def _bare(rows: QuerySet[Any]) -> Iterable[Any]:
    return rows.values_list(*(field.attname for field in rows.model._meta.concrete_fields), named=True)  # noqa: SLF001


def _children(rows: QuerySet[Any]) -> Children:
    owner = f"{rows.model.parent}_id"
    ordered = _bare(rows.order_by(owner, "position", "pk"))
    return {pk: list(children) for pk, children in groupby(ordered, key=attrgetter(owner))}

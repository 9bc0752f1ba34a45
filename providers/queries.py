"""Named reads of the catalogue: what is published, and what stands in the working tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from providers.bases import claim_row, provider_row, record_row, site_row, source_row
from providers.catalogue import canonical
from providers.catalogue.duplicates import Company
from providers.catalogue.facts import CatalogueFacts, ProviderFacts, RegisterDays, read_facts
from providers.catalogue.problems import NothingPublishedError
from providers.catalogue.registers import newest_files
from providers.catalogue.search import Index, build
from providers.catalogue.standing import counted
from providers.catalogue.vocabulary import load_vocabulary
from providers.models import Claim, Provider, RegisterImport, Revision, Site, SiteIdentifier, SiteRecord, Source
from providers.regulators.resting import Retired

# How far back a history goes.
EDITIONS = 50
# Records of a table by the primary key of what they belong to, in the order of the file.
Children = Mapping[int, list[Any]]


@dataclass(frozen=True, eq=False)
class Published:
    """A published catalogue, parsed: what scoring and public pages read. `revision` is its number."""

    revision: int
    sha256: str
    created_at: datetime
    facts: CatalogueFacts
    by_slug: Mapping[str, ProviderFacts]

    @property
    def index(self) -> Index:
        """What of the catalogue counts today, made ready for search: built by the first who asks, kept for the day."""
        return _index(self, timezone.now().date())


@lru_cache(maxsize=2)
def _index(catalogue: Published, today: date) -> Index:
    counting = tuple(counted(provider, today) for provider in catalogue.facts.providers)
    return build(replace(catalogue.facts, providers=counting), load_vocabulary())


def published() -> Published:
    """The newest Revision. One query once this process has parsed it. Raises NothingPublishedError, AlteredError."""
    newest = Revision.objects.values_list("pk", "sha256", "created_at").first()
    if newest is None:
        raise NothingPublishedError("Nothing is published yet: import a catalogue or publish one in the admin.")
    return _parse(*newest)


def revision(sha256: str) -> Published:
    """The Revision with this hash, for a result of its time. Raises Revision.DoesNotExist, AlteredError."""
    found = Revision.objects.filter(sha256=sha256).values_list("pk", "sha256", "created_at").first()
    if found is None:
        raise Revision.DoesNotExist(f"No Revision has the hash {sha256}.")
    return _parse(*found)


@lru_cache(maxsize=4)
def _parse(pk: int, sha256: str, created_at: datetime) -> Published:
    facts = read_facts(Revision.objects.get(pk=pk).data)
    return Published(pk, sha256, created_at, facts, {provider.slug: provider for provider in facts.providers})


def working_rows(slugs: Collection[str] | None = None) -> dict[str, dict[str, Any]]:
    """All providers of the working tables by slug, or these only, in canonical form. Six queries."""
    return {slug: one.row for slug, one in held(slugs).items()}


@dataclass(frozen=True, slots=True)
class Held:
    """A provider in canonical form, with the primary keys of its claims and sites by place, of its sources by key."""

    row: dict[str, Any]
    claims: Mapping[int | str, int]
    sites: Mapping[int | str, int]
    sources: Mapping[int | str, int]


def held(slugs: Collection[str] | None = None) -> dict[str, Held]:
    """All providers of the working tables by slug, or these only. Six queries.

    They are read as bare columns: sixty thousand models would take four times as long.
    """
    providers = Provider.objects.all() if slugs is None else Provider.objects.filter(slug__in=slugs)
    of = {} if slugs is None else {"provider__slug__in": slugs}
    sources = _children(Source.objects.filter(**of))
    sites = _children(Site.objects.filter(**of))
    claims = _children(Claim.objects.live().filter(**of))
    of_sites = {f"site__{key}": value for key, value in of.items()}
    identifiers = _children(SiteIdentifier.objects.filter(**of_sites))
    records = _children(SiteRecord.objects.filter(**of_sites))
    own, each = (sources, sites, claims), (identifiers, records)
    return {provider.slug: _held(provider, own, each) for provider in _bare(providers)}


def _held(provider: Any, own: tuple[Children, Children, Children], of_sites: tuple[Children, Children]) -> Held:
    sources, sites, claims = (children.get(provider.id, []) for children in own)
    identifiers, records = of_sites
    keys = {source.id: source.key for source in sources}
    names = {site.id: site.name for site in sites}
    row = provider_row(provider) | {
        "sites": [
            site_row(site, keys[site.source_id])
            | {"identifiers": [{"scheme": one.scheme, "value": one.value} for one in identifiers.get(site.id, ())]}
            | {"records": [record_row(record) for record in records.get(site.id, ())]}
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


def newest_data() -> dict[str, Any] | None:
    """The decoded text of the newest Revision, or None before the first. Raises AlteredError."""
    newest = Revision.objects.first()
    return newest.data if newest else None


def newest_rows() -> dict[str, Any]:
    """The providers of the newest Revision by slug; none before the first."""
    return by_slug(newest_data() or {"providers": ()})


@dataclass(frozen=True, slots=True)
class Edition:
    """What a Revision holds of one provider: its claims. `revision` comes without its text."""

    revision: Revision
    claims: tuple[Mapping[str, Any], ...]


def editions(slug: str) -> tuple[Edition, ...]:
    """A provider in the newest Revisions, newest first. Two queries, one once this process has read them."""
    newest = Revision.objects.values_list("pk", "created_at").first()
    return _editions(slug, *newest) if newest else ()


@lru_cache(maxsize=32)
def _editions(slug: str, _pk: int, _at: datetime) -> tuple[Edition, ...]:
    # One text at a time: fifty catalogues of the largest size would not fit beside each other.
    revisions = Revision.objects.select_related("published_by")[:EDITIONS].iterator(chunk_size=1)
    return tuple(_edition(revision, slug) for revision in revisions)


def _edition(revision: Revision, slug: str) -> Edition:
    row = canonical.find(revision.published_text, slug)
    revision.text = ""
    return Edition(revision, tuple(row["claims"]) if row else ())


def companies() -> list[Company]:
    """What tells the providers of the working tables from one another. Three queries."""
    sites: dict[int, list[tuple[str, str]]] = {}
    for provider, *site in Site.objects.exclude(city="").order_by("pk").values_list("provider", "name", "city"):
        sites.setdefault(provider, []).append((site[0], site[1]))
    identifiers: dict[int, list[tuple[str, str]]] = {}
    for provider, *one in SiteIdentifier.objects.order_by("pk").values_list("site__provider", "scheme", "value"):
        identifiers.setdefault(provider, []).append((one[0], one[1]))
    return [
        Company(slug, tuple(filter(None, names)), website, tuple(sites.get(pk, ())), tuple(identifiers.get(pk, ())))
        for pk, slug, website, *names in Provider.objects.values_list("pk", "slug", "website", "name", "legal_name")
    ]


def retired() -> frozenset[Retired]:
    """What claims said that curators retired. One query."""
    claims = Claim.objects.exclude(retired_at=None)
    return frozenset(claims.values_list("provider__slug", "kind", "code", "scope", "source__key", "site__name"))


def retired_rows() -> dict[str, list[dict[str, Any]]]:
    """The claims that curators retired, by the slug of their provider. One query."""
    claims = Claim.objects.exclude(retired_at=None).select_related("provider", "source", "site")
    found: dict[str, list[dict[str, Any]]] = {}
    for claim in claims:
        found.setdefault(claim.provider.slug, []).append(claim.row())
    return found


def register_files() -> list[tuple[str, RegisterDays]]:
    """The files of registers that were imported here, in that order, each with its register. One query."""
    imports = RegisterImport.objects.order_by("imported_at").values_list("register", "date", "imported_at")
    return [(key, RegisterDays(day, at.date().isoformat())) for key, day, at in imports]


def registers() -> dict[str, RegisterDays]:
    """Of each register that was imported here the newest file, by its day. One query."""
    return newest_files(register_files())


def by_slug(data: Mapping[str, Any]) -> dict[str, Any]:
    """The providers of a decoded catalogue by slug."""
    return {row["slug"]: row for row in data["providers"]}

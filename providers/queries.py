"""Named reads of the catalogue: what is published, and what stands in the working tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils import timezone

from providers import working
from providers.catalogue import canonical
from providers.catalogue.duplicates import Company
from providers.catalogue.facts import CatalogueFacts, ProviderFacts, RegisterDays, read_facts
from providers.catalogue.freshness import newest_files
from providers.catalogue.problems import NothingPublishedError
from providers.catalogue.search import Index, build
from providers.catalogue.standing import counted
from providers.catalogue.vocabulary import load_vocabulary
from providers.models import Claim, Provider, RegisterImport, Revision, Site, SiteIdentifier
from providers.regulators.resting import Retired

# How far back a history goes.
EDITIONS = 50


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
    return {slug: one.row for slug, one in working.held(slugs).items()}


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
    newest = Revision.objects.values_list("pk", "sha256").first()
    return _editions(slug, *newest) if newest else ()


@lru_cache(maxsize=32)
def _editions(slug: str, _pk: int, _sha256: str) -> tuple[Edition, ...]:
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

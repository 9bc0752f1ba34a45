"""Named reads of the catalogue: what is published, and what stands in the working tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import Prefetch

from providers.catalogue import canonical
from providers.catalogue.facts import CatalogueFacts, ProviderFacts, read_facts
from providers.catalogue.plan import Plan, compare
from providers.catalogue.problems import NothingPublishedError
from providers.catalogue.search import Index, build
from providers.catalogue.vocabulary import load_vocabulary
from providers.models import Claim, Provider, Revision, Site


@dataclass(frozen=True, eq=False)
class Published:
    """A published catalogue, parsed: what scoring and public pages read. `revision` is its number."""

    revision: int
    sha256: str
    created_at: datetime
    facts: CatalogueFacts
    by_slug: Mapping[str, ProviderFacts]

    @cached_property
    def index(self) -> Index:
        """The catalogue made ready for search: built by the first who asks, kept with the facts."""
        return build(self.facts, load_vocabulary())


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: the plan, the slugs that it removes, and those edited since the last publication."""

    plan: Plan
    removed: tuple[str, ...]
    overwrites: tuple[str, ...]


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


def working_rows() -> dict[str, dict[str, Any]]:
    """All providers of the working tables by slug, in canonical form. Five queries."""
    providers = Provider.objects.prefetch_related(
        Prefetch("sites", Site.objects.select_related("source")),
        "sites__identifiers",
        "sources",
        Prefetch("claims", Claim.objects.select_related("source", "site")),
    )
    return {provider.slug: canonical.provider(_whole_row(provider)) for provider in providers}


def _whole_row(provider: Provider) -> dict[str, Any]:
    sites = (
        site.row() | {"identifiers": [identifier.row() for identifier in site.identifiers.all()]}
        for site in provider.sites.all()
    )
    return provider.row() | {
        "sites": list(sites),
        "claims": [claim.row() for claim in provider.claims.all()],
        "sources": {source.key: source.row() for source in provider.sources.all()},
    }


def newest_data() -> dict[str, Any] | None:
    """The decoded text of the newest Revision, or None before the first. Raises AlteredError."""
    newest = Revision.objects.first()
    return newest.data if newest else None


def newest_rows() -> dict[str, Any]:
    """The providers of the newest Revision by slug; none before the first."""
    return _by_slug(newest_data() or {"providers": ()})


def unpublished() -> Plan:
    """What the working tables hold beyond the newest Revision: what *publish* would make public."""
    return compare(newest_rows(), working_rows())


def import_plan(data: Mapping[str, Any], *, prune: bool) -> ImportPlan:
    """What an import of these sound rows would do to the working tables."""
    working = working_rows()
    plan = compare(working, _by_slug(canonical.catalogue(data)))
    touched = plan.differing if prune else plan.differing - set(plan.absent)
    edited = compare(newest_rows(), working).differing
    return ImportPlan(plan, plan.absent if prune else (), tuple(sorted(touched & edited)))


def _by_slug(data: Mapping[str, Any]) -> dict[str, Any]:
    return {row["slug"]: row for row in data["providers"]}

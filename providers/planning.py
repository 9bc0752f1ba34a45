"""What an import, a restored Revision or a publication would do: rows held against those that stand now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from providers import queries
from providers.catalogue import canonical
from providers.catalogue.duplicates import Pair, company, pairs
from providers.catalogue.facts import CatalogueFacts, read_facts
from providers.catalogue.incoming import Incoming
from providers.catalogue.left_out import (
    StaysRetired,
    rows_without_retired,
    with_checks,
    with_registers,
    without_retired,
)
from providers.catalogue.merge import merge
from providers.catalogue.partial import Tables
from providers.catalogue.plan import Change, Plan, compare, differing, fingerprint
from providers.catalogue.registers import record_name
from providers.catalogue.rows import ensure_sound
from providers.catalogue.vocabulary import load_vocabulary
from providers.models import Claim, Proposal, Revision, SourceDocument

Rows = Mapping[str, Any]
# What names a source, a site or a record, its provider first.
Named = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What *publish* would make public: the providers of the newest Revision (`before`) and of the working tables.

    `sha256` is of all that differs, on both sides.
    """

    before: Rows
    after: Rows
    plan: Plan
    sha256: str


def draft() -> Draft:
    """Hold the working tables against the newest Revision. Eight queries at most."""
    before, after = queries.newest_rows(), queries.working_rows()
    plan = compare(before, after)
    return Draft(before, after, plan, fingerprint(before, after, plan.differing))


def catalogue(rows: Rows) -> dict[str, Any]:
    """Providers as a file holds them."""
    month = f"{timezone.now():%Y-%m}"
    return {"version": load_vocabulary().version, "retrieved": month, "providers": list(rows.values())}


def facts(rows: Rows) -> CatalogueFacts:
    """Providers as scoring reads them. Raises UnsoundCatalogueError."""
    data = catalogue(rows)
    ensure_sound(data)
    return read_facts(data)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do to the working tables.

    `rows` are the providers of the file as it would leave them, whole, and `written` those of them that differ;
    `removed` are the slugs that it removes, `overwrites` those that it is about although they were edited since the
    last publication. `sha256` is of all that it changes, as it stands (`before`) and as it would be.
    `stay_retired` is what the file says again of what curators retired, and what is left out of it therefore.
    """

    plan: Plan
    rows: Rows
    written: Rows
    removed: tuple[str, ...]
    overwrites: tuple[str, ...]
    sha256: str
    before: Rows
    stay_retired: tuple[StaysRetired, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is written or removed, provider by provider."""
        return tuple(one for one in self.plan.changes if one.slug in self.written or one.slug in self.removed)


def import_plan(data: Incoming, *, prune: bool = False) -> ImportPlan:
    """Hold sound rows against the working tables. Raises UnsoundCatalogueError where tables do not fit them.

    A catalogue file replaces its providers as a whole, save for what it is silent about of what curators found or
    registers say, and with `prune` removes the others; tables never remove any. What curators retired stays so.
    """
    retired = queries.retired_rows()
    if isinstance(data, Tables):
        working = queries.working_rows({row.provider for row in data.rows})
        said, stay_retired = rows_without_retired(working, data.rows, retired)
        after = {**working, **merge(working, said)}
    else:
        working = queries.working_rows()
        whole, stay_retired = without_retired(working, queries.by_slug(canonical.catalogue(data)), retired)
        after = with_registers(working, with_checks(working, whole))
    # To leave out of a whole provider what is retired is to publish that it is, where nobody has yet.
    silent = () if isinstance(data, Tables) else tuple(one.provider for one in stay_retired)
    return replace(_planned(working, after, prune=prune, silent=silent), stay_retired=stay_retired)


def restore_plan(revision: Revision) -> ImportPlan:
    """Hold a Revision against the working tables, which are to hold exactly its providers.

    Raises UnsoundCatalogueError where it does not obey today's rules of rows.
    """
    data = revision.data
    ensure_sound(data)
    return _planned(queries.working_rows(), queries.by_slug(data), prune=True)


def _planned(working: Rows, after: Rows, *, prune: bool, silent: Collection[str] = ()) -> ImportPlan:
    plan = compare(working, after)
    touched = plan.differing if prune else plan.differing - set(plan.absent)
    asked = touched.union(silent)
    edited = differing(_only(queries.newest_rows(), asked), _only(working, asked))
    return ImportPlan(
        plan=plan,
        rows=after,
        written=_only(after, touched),
        removed=plan.absent if prune else (),
        overwrites=tuple(sorted(edited)),
        sha256=fingerprint(working, after, touched),
        before=_only(working, touched),
    )


def duplicates(planned: ImportPlan) -> tuple[Pair, ...]:
    """The pairs that look like the same company once the import is done, and do not yet for the same reasons."""
    written = planned.written
    before = [one for one in queries.companies() if one.slug not in planned.removed]
    after = [*map(company, written.values()), *(one for one in before if one.slug not in written)]
    known = {(pair.one, pair.other, reason) for pair in pairs(before, written.keys()) for reason in pair.reasons}
    found = pairs(after, written.keys())
    return tuple(pair for pair in found if any((pair.one, pair.other, reason) not in known for reason in pair.reasons))


@dataclass(frozen=True, slots=True)
class Lost:
    """What goes with the providers, sites and sources that an import takes away.

    `documents`, `retired` and `answers` are in no Revision, and go for good. `records` of registers stand in Revisions
    as far as they are published; `sites` names those that they go from, each with its provider.
    """

    documents: int
    retired: int
    answers: int
    records: int = 0
    sites: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.is_for_good or bool(self.records)

    @property
    def is_for_good(self) -> bool:
        """Whether anything goes that no Revision holds."""
        return bool(self.documents or self.retired or self.answers)


def lost(planned: ImportPlan) -> Lost:
    """Count it before it is done. Three queries."""
    sources, sites = _staying(planned.written)

    def touched(rows: QuerySet[Any], slug: str, *names: str) -> list[tuple[Any, ...]]:
        return list(rows.filter(**{f"{slug}__in": [*planned.written, *planned.removed]}).values_list(slug, *names))

    claims = Claim.objects.exclude(retired_at=None)
    retired = touched(claims, "provider__slug", "source__key", "site__name", "site__city")
    kept = touched(SourceDocument.objects.all(), "source__provider__slug", "source__key")
    stay = {name for name, _ in _records(planned.written)}
    going = [site for name, site in _records(planned.before) if name not in stay]
    return Lost(
        documents=sum(one not in sources for one in kept),
        retired=sum(
            (slug, key) not in sources or (site[0] is not None and (slug, *site) not in sites)
            for slug, key, *site in retired
        ),
        answers=Proposal.waiting().filter(provider__slug__in=planned.removed).count(),
        records=len(going),
        sites=tuple(sorted(set(going))),
    )


def _staying(written: Rows) -> tuple[set[Named], set[Named]]:
    """The sources and sites of these providers, as tables name them."""
    sources: set[Named] = {(slug, key) for slug, row in written.items() for key in row["sources"]}
    sites: set[Named] = {
        (slug, site["name"], site["city"] or "") for slug, row in written.items() for site in row["sites"]
    }
    return sources, sites


def _records(rows: Rows) -> Iterator[tuple[Named, str]]:
    """The records of these providers, each with the name of its site: without a city, which a table may give it."""
    for slug, row in rows.items():
        for site in row["sites"]:
            for record in site.get("records", ()):
                yield (slug, site["name"], *record_name(record)), f"{slug}: {site['name']} ({site['city'] or '-'})"


def _only(rows: Rows, slugs: Collection[str]) -> Rows:
    return {slug: rows[slug] for slug in sorted(slugs) if slug in rows}

"""Named reads: results and links of an assessment, and the one place that reads the catalogue of the providers."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import get_language

from providers import queries as providers
from providers.catalogue import canonical, rows
from providers.catalogue.coverage import Coverage, measure
from providers.catalogue.facts import CatalogueFacts, read_facts
from providers.catalogue.problems import NothingPublishedError
from providers.catalogue.vocabulary import load_vocabulary

from .assessment.assess import assess
from .assessment.difference import Pair, changes
from .assessment.inputs import Inputs, parse_inputs
from .assessment.record import Record
from .assessment.record import canonical as canonical_bytes
from .assessment.result import AssessmentResult
from .method.load import load_method, load_texts, versions
from .models import LANGUAGE, Assessment, Grant, Result, kept_inputs
from .report import what_if as report_what_if
from .report.compare import Comparison, compare
from .report.content import ReportContent, build
from .report.paint import WEB, Paint
from .report.pen import Pen
from .report.provenance import Imprint
from .report.what_if import WhatIf
from .results import GoneError
from .shortlist import relax
from .shortlist.basis import Basis
from .shortlist.relax import Reachable
from .shortlist.result import Requirement


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A whole catalogue as facts, with the hash of its canonical text."""

    facts: CatalogueFacts
    sha256: str


def published_catalogue() -> Catalogue:
    """The newest published catalogue. Raises NothingPublishedError before the first."""
    newest = providers.published()
    return Catalogue(newest.facts, newest.sha256)


def catalogue_of_revision(sha256: str) -> Catalogue:
    """A published catalogue, the newest or an older one, by its hash. Raises Revision.DoesNotExist."""
    return Catalogue(providers.revision(sha256).facts, sha256)


@dataclass(frozen=True, slots=True)
class CatalogueSize:
    """How much a catalogue holds. `retrieved`: up to when it was collected, YYYY, YYYY-MM or YYYY-MM-DD."""

    retrieved: str
    providers: int
    sites: int
    claims: int
    regulator_records: int


def catalogue_size() -> CatalogueSize | None:
    """The size of the newest published catalogue; None before the first."""
    try:
        return size(published_catalogue())
    except NothingPublishedError:
        return None


def size(catalogue: Catalogue) -> CatalogueSize:
    """The size of a published catalogue."""
    return _size(catalogue.sha256)


@lru_cache(maxsize=1)
def _size(sha256: str) -> CatalogueSize:
    published = providers.revision(sha256)
    facts = published.facts
    claims = [claim for provider in published.index.providers for claim in provider.claims]
    return CatalogueSize(
        retrieved=facts.retrieved,
        providers=len(facts.providers),
        sites=sum(len(provider.sites) for provider in facts.providers),
        claims=len(claims),
        regulator_records=sum(claim.evidence == "regulator_record" for claim in claims),
    )


def coverage(today: date) -> Coverage | None:
    """What the newest published catalogue covers and leaves open; None before the first."""
    try:
        return _coverage(providers.published().sha256, today)
    except NothingPublishedError:
        return None


def reachable(
    version: str, needs: tuple[Requirement, ...], dropped: tuple[Requirement, ...], today: date
) -> Reachable | None:
    """What the newest published catalogue holds for these requirements by this method; None before the first."""
    try:
        return _reachable(providers.published(), version, needs, dropped, today)
    except NothingPublishedError:
        return None


@lru_cache(maxsize=64)
def _reachable(
    newest: providers.Published,
    version: str,
    needs: tuple[Requirement, ...],
    dropped: tuple[Requirement, ...],
    today: date,
) -> Reachable:
    basis = Basis(load_method(version), load_texts(version), load_vocabulary(), today)
    return relax.reachable(basis, needs, dropped, newest.facts.providers)


@lru_cache(maxsize=1)
def _coverage(sha256: str, today: date) -> Coverage:
    return measure(providers.revision(sha256).index, load_vocabulary(), today)


def catalogue_of_file(path: Path) -> Catalogue:
    """A catalogue that is not published. Raises OSError, or UnsoundCatalogueError with every problem of the file."""
    data = rows.read(path.read_bytes())
    arranged = canonical.catalogue(data)
    return Catalogue(read_facts(arranged), canonical.digest(canonical.text(arranged)))


def newest_result(assessment: Assessment) -> Result | None:
    """The last result of an assessment, its content not yet read; None before the first."""
    return assessment.results.defer("content").first()


def content(result: Result, paint: Paint, *, is_private: bool = False) -> ReportContent:
    """A stored result as pages and documents print it, with the charts in this paint.

    A private one also says what the sponsor expected.
    """
    expected = result.assessment.expected if is_private else ""
    return build(result.record, imprint(result, expected), pen(result.record.method, paint))


def pen(version: str, paint: Paint = WEB) -> Pen:
    """What words results of this version of the method, in the language of this visit."""
    return Pen(load_method(version), load_texts(version, get_language() or LANGUAGE), load_vocabulary(), paint)


def imprint(result: Result, expected: str = "") -> Imprint:
    """What stands beside a stored result."""
    return Imprint(
        title=str(result.assessment),
        providers=result.catalogue_providers,
        retrieved=result.catalogue_retrieved,
        sha256=result.sha256,
        software=result.software,
        expected=expected,
    )


def comparison(result: Result, asked: Sequence[str]) -> Comparison:
    """Providers of a stored result side by side. `asked`: their slugs."""
    return compare(result.record, asked, pen(result.record.method))


@lru_cache(maxsize=8)
def saved(result: Result) -> Record:
    """The record of a stored result, which never changes: read once while somebody works on it."""
    return result.record


def saved_inputs(result: Result) -> Inputs:
    """What went into a stored result. Raises GoneError where its method or a term is no longer as it was."""
    if result.method_version not in versions() or load_method(result.method_version).sha256 != result.method_sha256:
        raise GoneError(f"The method of result {result.pk} is no longer as it was.")
    return kept_inputs(saved(result).inputs)


def what_if(result: Result, inputs: Inputs) -> WhatIf:
    """What these inputs would change of a stored result, in words. Raises GoneError."""
    before = saved_inputs(result)
    found = tried(result, inputs, glance=True) if changes(before, inputs) else saved(result).result
    return report_what_if.what_if(Pair(before, inputs), Pair(saved(result).result, found), pen(inputs.method))


def tried(result: Result, inputs: Inputs, *, glance: bool = False) -> AssessmentResult:
    """What a result would say if these inputs had gone into it, on its own catalogue, method and day. Stores nothing.

    A glance is as in `assess`. Raises GoneError.
    """
    saved_inputs(result)
    try:
        return _tried(canonical_bytes(inputs.to_json()), result.revision_sha256, saved(result).date, glance=glance)
    except ObjectDoesNotExist as error:
        raise GoneError(f"The catalogue of result {result.pk} is no longer here.") from error


@lru_cache(maxsize=8)
def _tried(inputs: bytes, revision: str, today: date, *, glance: bool) -> AssessmentResult:
    facts = providers.revision(revision).facts
    return assess(parse_inputs(json.loads(inputs), load_vocabulary()), facts, today, glance=glance)


def forget() -> None:
    """Hold nothing any more in the memory of this process of what results were made from, or would say."""
    for kept in (saved, _tried, _reachable):
        kept.cache_clear()


def read_links(assessment: Assessment) -> list[Grant]:
    """The read-only links that are still open, with the result that each leads to, oldest first."""
    links = assessment.grants.live().exclude(result=None)
    return list(links.select_related("result").defer("result__content"))


@cache
def software_version() -> str:
    """The version of this software, from the one place that states it."""
    project = (settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8")
    version: str = tomllib.loads(project)["project"]["version"]
    return version

"""Named reads: results and links of an assessment, and the one place that reads the catalogue of the providers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from providers import queries as providers
from providers.catalogue import canonical, rows
from providers.catalogue.coverage import Coverage, measure
from providers.catalogue.facts import CatalogueFacts, read_facts
from providers.catalogue.problems import NothingPublishedError
from providers.catalogue.vocabulary import load_vocabulary

from .method.load import load_method, load_texts
from .models import LANGUAGE, Assessment, Document, Grant, Result
from .report.content import ReportContent, build
from .report.paint import Paint
from .report.provenance import Imprint


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A whole catalogue as facts, with the hash of its canonical text."""

    facts: CatalogueFacts
    sha256: str


def published_catalogue() -> Catalogue:
    """The newest published catalogue. Raises NothingPublishedError before the first."""
    newest = providers.published()
    return Catalogue(newest.facts, newest.sha256)


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
        return _size(providers.published().sha256)
    except NothingPublishedError:
        return None


@lru_cache(maxsize=1)
def _size(sha256: str) -> CatalogueSize:
    facts = providers.revision(sha256).facts
    claims = [claim for provider in facts.providers for claim in provider.claims]
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


def content(result: Result, paint: Paint) -> ReportContent:
    """A stored result as pages and documents print it, with the charts in this paint."""
    record = result.record
    method, texts = load_method(record.method), load_texts(record.method, get_language() or LANGUAGE)
    imprint = Imprint(
        title=str(result.assessment),
        providers=result.catalogue_providers,
        retrieved=result.catalogue_retrieved,
        sha256=result.sha256,
        software=result.software,
    )
    return build(record, method, texts, load_vocabulary(), imprint, paint)


def document(result: Result, kind: str, language: str) -> Document | None:
    """A paper that was made from this result before, or None."""
    return result.documents.filter(kind=kind, language=language).first()


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

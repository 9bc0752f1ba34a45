"""The sample: the example's answers on the published catalogue of today, kept in this process and stored nowhere."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import get_language

from providers.catalogue.vocabulary import load_vocabulary

from . import queries
from .assessment.assess import record
from .assessment.inputs import parse_inputs
from .assessment.record import Record, canonical
from .method.load import load_method, load_texts
from .models import LANGUAGE
from .report.content import ReportContent, build
from .report.paint import PAPER, WEB, Paint
from .report.provenance import Imprint
from .reporting import alone, report_pdf

EXAMPLE = Path(__file__).resolve().parent / "example.json"


class Edition(NamedTuple):
    """What makes a sample another one: the hash of the catalogue, the day, from which evidence ages, the language."""

    catalogue: str
    day: date
    language: str


class Paper(NamedTuple):
    """The report of an edition as PDF, and its hash."""

    content: bytes
    sha256: str


_PAPERS: dict[Edition, Paper] = {}


@cache
def example() -> dict[str, Any]:
    """The example: a method, a title, and answers, as decoded JSON."""
    data: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    return data


def edition(catalogue: queries.Catalogue) -> Edition:
    """The edition of this visit."""
    return Edition(catalogue.sha256, timezone.now().date(), get_language() or LANGUAGE)


@lru_cache(maxsize=2)
def content(edition: Edition) -> ReportContent:
    """The result as its page shows it."""
    return _content(edition, WEB)


def paper(edition: Edition) -> Paper:
    """The report, made when it is first asked for. Raises BusyError, RenderError and LibraryMissing as reports do."""
    return _PAPERS.get(edition) or _make_alone(edition)


def _make_alone(edition: Edition) -> Paper:
    with alone():
        if edition not in _PAPERS:
            pdf = report_pdf(_content(edition, PAPER))
            _PAPERS[edition] = Paper(pdf, hashlib.sha256(pdf).hexdigest())
            for old in [made for made in _PAPERS if made[:2] != edition[:2]]:
                del _PAPERS[old]
        return _PAPERS[edition]


def _content(edition: Edition, paint: Paint) -> ReportContent:
    catalogue, found = queries.catalogue_of_revision(edition.catalogue), _record(edition.catalogue, edition.day)
    imprint = Imprint(
        title=example()["title"],
        providers=len(catalogue.facts.providers),
        retrieved=catalogue.facts.retrieved,
        sha256=hashlib.sha256(canonical(found.to_json())).hexdigest(),
        software=queries.software_version(),
    )
    method, texts = load_method(found.method), load_texts(found.method, edition.language)
    return build(found, method, texts, load_vocabulary(), imprint, paint)


@lru_cache(maxsize=1)
def _record(sha256: str, day: date) -> Record:
    facts = queries.catalogue_of_revision(sha256).facts
    return record(parse_inputs(example(), load_vocabulary()), facts, sha256, day)

"""The sample: the example's answers on the published catalogue of today, kept in this process and stored nowhere."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.http import Http404
from django.utils import timezone
from django.utils.translation import get_language

from providers.catalogue.vocabulary import load_vocabulary

from . import document_queries, queries
from .assessment.assess import record
from .assessment.inputs import parse_inputs
from .assessment.record import Record, sha256
from .documents.brand import Brand
from .method.load import load_method, load_texts
from .models import LANGUAGE
from .order import Order, Paper
from .printing import Job, alone, is_offered, make
from .report.content import ReportContent, build
from .report.paint import WEB
from .report.pen import Pen
from .report.provenance import Imprint

EXAMPLE = Path(__file__).resolve().parent / "example.json"


class Edition(NamedTuple):
    """What makes a sample another one: the hash of the catalogue, the day, from which evidence ages, the language."""

    catalogue: str
    day: date
    language: str


class Asked(NamedTuple):
    """A document of the sample: of which edition, in which look."""

    edition: Edition
    order: Order
    branding: str


_PAPERS: dict[Asked, Paper] = {}


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
    return _content(edition)


def paper(edition: Edition, order: Order) -> Paper:
    """A document, made when it is first asked for.

    Raises Http404 for what the sample has nothing to fill with, BusyError, RenderError and LibraryMissing as documents
    of results do.
    """
    look = document_queries.brand(order)
    asked = Asked(edition, order, look.sha256)
    return _PAPERS.get(asked) or _make_alone(asked, look)


def _make_alone(asked: Asked, look: Brand) -> Paper:
    with alone(asked.order):
        made_just_now = _PAPERS.get(asked)
        return made_just_now or _keep(asked, make(_job(asked, look)))


def _keep(asked: Asked, content: bytes) -> Paper:
    sha256, day = hashlib.sha256(content).hexdigest(), asked.edition.day
    paper = _PAPERS[asked] = Paper(document_queries.OFF_RECORD, day, sha256, content)
    for kept in list(_PAPERS):  # a copy: what is made at once comes in meanwhile
        if _is_past(kept, asked):
            _PAPERS.pop(kept, None)
    return paper


def _is_past(kept: Asked, newest: Asked) -> bool:
    """True for another catalogue or day, and for the same document in a look that the site has no more."""
    is_same = (kept.edition, kept.order) == (newest.edition, newest.order)
    return kept.edition[:2] != newest.edition[:2] or (is_same and kept.branding != newest.branding)


def _job(asked: Asked, look: Brand) -> Job:
    found = _record(asked.edition.catalogue, asked.edition.day)
    job = Job(found, _imprint(asked.edition), asked.order, look, document_queries.stamp(document_queries.OFF_RECORD))
    if not is_offered(found, asked.order):
        raise Http404
    return job


def _content(edition: Edition) -> ReportContent:
    found = _record(edition.catalogue, edition.day)
    pen = Pen(load_method(found.method), load_texts(found.method, edition.language), load_vocabulary(), WEB)
    return build(found, _imprint(edition), pen)


def _imprint(edition: Edition) -> Imprint:
    catalogue = queries.catalogue_of_revision(edition.catalogue)
    return Imprint(
        title=example()["title"],
        providers=len(catalogue.facts.providers),
        retrieved=catalogue.facts.retrieved,
        sha256=sha256(_record(edition.catalogue, edition.day).to_json()),
        software=queries.software_version(),
    )


@lru_cache(maxsize=1)
def _record(sha256: str, day: date) -> Record:
    facts = queries.catalogue_of_revision(sha256).facts
    return record(parse_inputs(example(), load_vocabulary()), facts, sha256, day)

"""Named reads of documents: what was made and in which look, what one is made of, and how it stands today."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Length
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from providers.catalogue.problems import NothingPublishedError

from . import queries
from .assessment.assess import assess
from .assessment.leaders import FIRST
from .assessment.result import AssessmentResult
from .documents.brand import PLAIN, Brand
from .documents.stamp import Stamp, short_id
from .models import Branding, Document, Result
from .order import Order, Paper
from .printing import Job
from .results import AlteredResultError, GoneError

logger = logging.getLogger(__name__)

# On what is made for show, and kept nowhere: its page says so.
OFF_RECORD = short_id("off record")
# How a document stands today: made from the newest catalogue; computed on it with the same outcome, the same first
# names in another order, other first names, another verdict; or what it was computed from is here no more as it was.
Standing = Literal["newest", "same", "order", "names", "verdict", "gone"]


def paper(assessment_id: UUID, result_id: UUID, order: Order, known: Collection[str] = ()) -> Paper | None:
    """What was made of this before, in the look that the site has now; without its bytes where their hash is known.

    Look, hash and bytes come in one query: what is deleted meanwhile is here as a whole or not at all.
    """
    wanted = {"result": result_id, "result__assessment": assessment_id} | key(order, _look(order))
    documents = Document.objects.filter(**wanted)
    kept = _paper(documents, "sha256") if known else None
    return kept if kept and kept.sha256 in known else _paper(documents, "sha256", "content")


def _paper(documents: QuerySet[Document], *columns: str) -> Paper | None:
    found = list(documents.values_list("short_id", "result__created_at", *columns))
    return next((Paper(identity, at.date(), *rest) for identity, at, *rest in found), None)


def _look(order: Order) -> str | Coalesce:
    """The hash of the look that the site gives to what is ordered; there is one look at most."""
    return Coalesce(Subquery(Branding.objects.values("sha256")), Value("")) if order.is_branded else ""


def document(result: Result, order: Order) -> Document | None:
    """What was made of this before, in the look that the site has now."""
    return _document(result, order, _look(order))


def made(result: Result, job: Job) -> Document | None:
    """What was made of this before, in the look of the job."""
    return _document(result, job.order, job.brand.sha256)


def _document(result: Result, order: Order, branding: str | Coalesce) -> Document | None:
    found: Document | None = result.documents.filter(**key(order, branding)).first()
    return found


def key(order: Order, branding: str | Coalesce) -> dict[str, Any]:
    """What tells a document of a result from the others."""
    return {
        "kind": order.kind,
        "language": order.language,
        "branding": branding,
        "provider": order.provider,
        "confidential": order.confidential,
    }


def job(result: Result, order: Order) -> Job:
    """All that a document of a stored result is made of."""
    look = brand(order)
    stamped = stamp(short_id(result.pk, result.sha256, *key(order, look.sha256).values()))
    return Job(result.record, queries.imprint(result), order, look, stamped)


def brand(order: Order) -> Brand:
    """The look that the site gives to what is ordered."""
    kept = Branding.objects.first() if order.is_branded else None
    return kept.brand if kept else PLAIN


def stamp(identity: str) -> Stamp:
    """The stamp with this id; it leads to this site, however a proxy passes requests on."""
    return Stamp(identity, urljoin(settings.SITE.geturl(), reverse("selector:verify_document", args=[identity])))


def by_id(identity: str) -> Document | None:
    """The document with this id and how many bytes it has, as `size`, without the bytes and without its result's."""
    documents = Document.objects.filter(short_id=identity).annotate(size=Length("content"))
    found: Document | None = documents.select_related("result").defer("content", "result__content").first()
    return found


def standing(result: Result) -> Standing:
    """How a result stands on the newest catalogue, today. Computed once for each result, catalogue and day.

    Raises Http404 where it was deleted meanwhile.
    """
    try:
        newest = queries.published_catalogue()
    except NothingPublishedError:
        return "gone"
    if newest.sha256 == result.revision_sha256:
        return "newest"
    return _standing(result.pk, newest.sha256, timezone.now().date())


@lru_cache(maxsize=256)
def _standing(result_id: UUID, revision: str, today: date) -> Standing:
    result = get_object_or_404(Result, pk=result_id)
    try:
        inputs, then = queries.saved_inputs(result), queries.saved(result).result
    except GoneError:
        return "gone"
    except AlteredResultError:
        logger.exception("It cannot be told how a result stands.")
        return "gone"
    return _compared(then, assess(inputs, queries.catalogue_of_revision(revision).facts, today, glance=True))


def _compared(then: AssessmentResult, now: AssessmentResult) -> Standing:
    if then.verdict.verdict != now.verdict.verdict:
        return "verdict"
    before, after = _first(then), _first(now)
    if before == after:
        return "same"
    return "order" if set(before) == set(after) else "names"


def _first(result: AssessmentResult) -> tuple[str, ...]:
    ranking = result.shortlist.ranking if result.shows_shortlist else ()
    return tuple(row.slug for row in ranking[:FIRST])


def forget() -> None:
    """Hold nothing any more in the memory of this process of how results stand."""
    _standing.cache_clear()

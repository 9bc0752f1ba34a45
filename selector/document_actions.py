"""The writer of documents: each is made when first asked for, once in all processes, and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from . import document_queries as queries
from .actions import locked
from .models import Document, Rendering, Result
from .order import Order
from .printing import SECONDS, BusyError, Job, alone, is_offered, make

# A making ends by itself before; who claimed it and is silent for so long has died.
CLAIM = timedelta(seconds=SECONDS + 15)


def document(*, result: Result, order: Order) -> Document:
    """A document of a result: made the first time, stored, and the same bytes from then on.

    Raises Http404 for what the result has nothing to fill with, BusyError while another is being made in this process
    or this one in another, RenderError and LibraryMissing as printing does.
    """
    return queries.document(result, order) or _make_alone(result, order)


def _make_alone(result: Result, order: Order) -> Document:
    with alone(order):
        job = _job_or_404(result, order)
        with _claimed(result, job.stamp.id):
            made_just_now = queries.made(result, job)
            return made_just_now or _keep(result, job, make(job))


def _job_or_404(result: Result, order: Order) -> Job:
    try:
        job = queries.job(result, order)
    except Result.DoesNotExist as error:  # deleted since the door let somebody in
        raise Http404 from error
    if not is_offered(job.record, order):
        raise Http404
    return job


@contextmanager
def _claimed(result: Result, short_id: str) -> Iterator[None]:
    """Keep other processes from making the same. Raises BusyError where one does, Http404 where the result is gone."""
    started = timezone.now()
    if not _take_over(short_id, started):
        _claim(result, short_id, started)
    try:
        yield
    finally:
        # Not a claim that somebody took over meanwhile.
        Rendering.objects.filter(short_id=short_id, started_at=started).delete()


def _take_over(short_id: str, started: datetime) -> bool:
    left = Rendering.objects.filter(short_id=short_id, started_at__lt=started - CLAIM)
    return bool(left.update(started_at=started))


@transaction.atomic
def _claim(result: Result, short_id: str, started: datetime) -> None:
    locked(result.assessment)
    try:
        with transaction.atomic():
            Rendering.objects.create(result=result, short_id=short_id, started_at=started)
    except IntegrityError as error:
        raise BusyError from error


@transaction.atomic
def _keep(result: Result, job: Job, content: bytes) -> Document:
    locked(result.assessment)
    stored = {"content": content, "sha256": hashlib.sha256(content).hexdigest(), "short_id": job.stamp.id}
    return Document.objects.get_or_create(result=result, **queries.key(job.order, job.brand.sha256), defaults=stored)[0]

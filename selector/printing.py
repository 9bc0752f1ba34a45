"""The making of a document: what was asked for of a result, in the look of the site, as bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from providers.catalogue.vocabulary import load_vocabulary

from .assessment.record import Record
from .documents import pdf
from .documents.brand import Brand
from .documents.deadline import LateError, uncollected, within
from .documents.exchange import answers_json, ranking_csv, result_json
from .documents.stamp import Stamp
from .method.load import load_method, load_texts
from .order import Kind, Order
from .report.agreement import agreement
from .report.content import ReportContent, build
from .report.paint import PAPER
from .report.pen import Pen
from .report.provenance import Imprint
from .report.ranking import IN_FULL
from .report.rfi import Rfi, rfi
from .report.scorecard import scorecard

SECONDS = 60.0  # a dossier takes five on an idle core
LOGO = "brand:logo"
# What is printed of a verdict, and what of a ranking; the rest may be had of any result.
OF_A_VERDICT: frozenset[Kind] = frozenset({"summary", "report", "dossier"})
OF_A_RANKING: frozenset[Kind] = frozenset({"scorecard", "rfi", "csv"})
AT_ONCE: frozenset[Kind] = frozenset({"json", "csv"})  # made in milliseconds: no other has to wait for them
Work = Callable[[], bytes]
_ONE_AT_A_TIME = Lock()


class BusyError(Exception):
    """Another document is being made in this process, or this one by another."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be made, whole: the result, what stands beside it, what was asked for, the look, the stamp."""

    record: Record
    imprint: Imprint
    order: Order
    brand: Brand
    stamp: Stamp

    @property
    def pen(self) -> Pen:
        """What words the result, for paper."""
        texts = load_texts(self.record.method, self.order.language)
        return Pen(load_method(self.record.method), texts, load_vocabulary(), PAPER)

    @property
    def content(self) -> ReportContent:
        """What pages say."""
        return build(self.record, self.imprint, self.pen)


@contextmanager
def alone(order: Order) -> Iterator[None]:
    """Make one document at a time in this process. Raises BusyError: who waited would hold one of the few threads."""
    if order.kind in AT_ONCE:
        yield
        return
    if not _ONE_AT_A_TIME.acquire(blocking=False):
        raise BusyError
    try:
        yield
    finally:
        _ONE_AT_A_TIME.release()


def is_offered(record: Record, order: Order) -> bool:
    """False for what this result has nothing to fill with: no verdict, no ranking, a provider that is not ranked."""
    if order.kind in OF_A_VERDICT:
        return record.result.verdict.verdict != "insufficient"
    if order.kind in OF_A_RANKING:
        ranked = {row.slug for row in record.result.shortlist.ranking}
        return record.result.shows_shortlist and (not order.provider or order.provider in ranked)
    return True


def make(job: Job) -> bytes:
    """Return the document, the same bytes for the same job. It is made without a query, in a thread of its own.

    Raises ValueError where it is not offered, RenderError where it is not done in SECONDS, RenderError and
    LibraryMissing as documents.pdf does.
    """
    if not is_offered(job.record, job.order):
        raise ValueError(f"This result has nothing for a {job.order.kind}")
    work = _MAKERS[job.order.kind](job)
    if job.order.kind in AT_ONCE:
        return work()
    try:
        with uncollected():
            return within(SECONDS, lambda: _worded(job.order.language, work))
    except LateError as error:
        raise pdf.RenderError(f"The {job.order.kind} was given up: {error}") from error


def _worded(language: str, work: Work) -> bytes:
    """Work in a language: a thread begins in that of the site."""
    with translation.override(language):
        return work()


def _pdf(job: Job) -> Work:
    pdf.load()
    return lambda: _rendered(job)


def _rendered(job: Job) -> bytes:
    html = page(job.order.kind, job.content, job.brand, job.stamp, **_annexes(job))
    return pdf.render(
        html,
        style(job.brand),
        identifier=hashlib.sha256(html.encode()).hexdigest().encode(),
        files=_inside(job),
        images={LOGO: job.brand.logo} if job.brand.logo else {},
    )


def _annexes(job: Job) -> dict[str, Any]:
    """What a dossier has beyond the report: the request to all, for the eyes of the committee, and the agreement."""
    if job.order.kind != "dossier":
        return {}
    return {"rfi": rfi(job.record, job.imprint.title, job.pen), "agreement": agreement(job.record, job.pen)}


def _inside(job: Job) -> tuple[pdf.AttachedFile, ...]:
    """The result and the answers as programs read them."""
    result, answers = result_json(job.record, job.imprint, job.stamp), answers_json(job.record)
    return (
        pdf.AttachedFile("result.json", result, "application/json", _("The result, unrounded"), "Source"),
        pdf.AttachedFile(
            "answers.json", answers, "application/json", _("The answers that it was computed from"), "Data"
        ),
    )


def _scorecard(job: Job) -> Work:
    from .documents.scorecard import scorecard_xlsx  # noqa: PLC0415 (a third of a second, which only this needs)

    return lambda: scorecard_xlsx(scorecard(job.record, job.imprint, job.pen), job.brand, job.stamp)


def _rfi(job: Job) -> Work:
    from .documents.rfi import rfi_docx  # noqa: PLC0415 (a third of a second, which only this needs)

    return lambda: rfi_docx(_letter(job), job.brand, job.stamp)


def _letter(job: Job) -> Rfi:
    order = job.order
    return rfi(job.record, job.imprint.title, job.pen, provider=order.provider, confidential=order.confidential)


def _csv(job: Job) -> Work:
    return lambda: ranking_csv(job.record)


def _json(job: Job) -> Work:
    return lambda: result_json(job.record, job.imprint, job.stamp)


def page(kind: Kind, content: ReportContent, brand: Brand, stamp: Stamp, **annexes: Any) -> str:
    """Return the pages of a PDF as HTML. Raises ValueError where the verdict is insufficient."""
    if not content.has_pdf:
        raise ValueError("A result without a verdict has no report")
    shortlist = content.shortlist
    ranked = [row for item in shortlist.lists for row in item.rows] if shortlist else []
    context = {
        "content": content,
        "brand": brand,
        "stamp": stamp,
        "qr": stamp.svg(_("Confirm this document: %(address)s") % {"address": stamp.address}),
        "on_record": [row for row in ranked[IN_FULL:] if row.records],  # the others say it on pages of their own
        **annexes,
    }
    return render_to_string(f"report/{kind}.html", context)


def style(brand: Brand) -> str:
    """Return the style sheet of the pages, in the accent of the site."""
    accent = f"\n:root {{ --accent: {brand.accent}; }}\n" if brand.accent else ""
    return render_to_string("report/report.css") + accent


# Each loads what its kind alone needs and returns the work: an end in time must not come in the middle of an import.
_MAKERS: dict[Kind, Callable[[Job], Work]] = {
    "summary": _pdf,
    "report": _pdf,
    "dossier": _pdf,
    "scorecard": _scorecard,
    "rfi": _rfi,
    "json": _json,
    "csv": _csv,
}

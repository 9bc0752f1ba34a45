"""The print side of a report: a ReportContent laid out on pages by Django's templates, and the PDF made of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from django.template.loader import render_to_string

from .documents import pdf
from .report.content import ReportContent
from .report.ranking import IN_FULL, RankedRow, Shortlist

MOST_ROWS = 50  # a row costs 12 ms; the result page has them all
_ONE_AT_A_TIME = Lock()


class BusyError(Exception):
    """Another report is being made in this process."""


@dataclass(frozen=True, slots=True)
class PrintedList:
    """One of the two lists as far as it is printed; `more` counts the rows left out."""

    title: str
    sentence: str
    rows: tuple[RankedRow, ...]
    more: int


@contextmanager
def alone() -> Iterator[None]:
    """Make one report at a time in this process. Raises BusyError: who waited would hold one of the few threads."""
    if not _ONE_AT_A_TIME.acquire(blocking=False):
        raise BusyError
    try:
        yield
    finally:
        _ONE_AT_A_TIME.release()


def report_pdf(content: ReportContent) -> bytes:
    """Return the report as PDF, the same bytes for the same content; `content` is built with the paint for paper.

    Raises ValueError where the verdict is insufficient, RenderError and LibraryMissing as documents.pdf does.
    """
    html = report_html(content)
    return pdf.render(
        html, render_to_string("report/report.css"), identifier=hashlib.sha256(html.encode()).hexdigest().encode()
    )


def report_html(content: ReportContent) -> str:
    """Return the pages of the report as HTML. Raises ValueError where the verdict is insufficient."""
    if not content.has_pdf:
        raise ValueError("A result without a verdict has no report")
    shortlist = content.shortlist
    ranked = [row for item in shortlist.lists for row in (*item.first, *item.rest)] if shortlist else []
    context = {
        "content": content,
        "lists": printed(shortlist) if shortlist else (),
        "on_record": [row for row in ranked[IN_FULL:] if row.records],  # the others say it on pages of their own
    }
    return render_to_string("report/report.html", context)


def printed(shortlist: Shortlist) -> tuple[PrintedList, ...]:
    """Return the lists cut to what a report prints, the best first."""
    room, lists = MOST_ROWS, []
    for item in shortlist.lists:
        rows = (*item.first, *item.rest)
        lists.append(PrintedList(item.title, item.sentence, rows[:room], max(0, len(rows) - room)))
        room = max(0, room - len(rows))
    return tuple(lists)

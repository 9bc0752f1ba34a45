"""The answer to whoever asks for a report: the PDF, or a page that says why there is none yet."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from .documents.pdf import LibraryMissing, RenderError
from .reporting import BusyError

logger = logging.getLogger(__name__)
SECONDS_TO_ASK_AGAIN = "4"


class Paper(Protocol):
    """A report that is made: its bytes and their hash."""

    @property
    def content(self) -> bytes | memoryview:
        """The PDF."""

    @property
    def sha256(self) -> str:
        """In hex."""


def hand_out(
    request: HttpRequest, make: Callable[[], Paper], *, name: str, back: str, as_attachment: bool = True
) -> HttpResponse:
    """Answer with the report that `make` returns, under this name; `back` is the address of its result.

    A browser stores an attachment, and opens anything else.
    """
    try:
        paper = make()
    except BusyError:
        return _being_made(request, back)
    except (RenderError, LibraryMissing) as error:
        logger.exception("The report of %s could not be made.", back)
        context = {"back": back, "library": error.command if isinstance(error, LibraryMissing) else ""}
        return render(request, "selector/no_report.html", context, status=500)
    etag = f'"{paper.sha256}"'
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=as_attachment, filename=name),
        "Cache-Control": "private, no-cache",  # a browser may keep it, but asks at the door each time
        "ETag": etag,
    }
    whole = HttpResponse(bytes(paper.content), content_type="application/pdf", headers=headers)
    return get_conditional_response(request, etag=etag, response=whole) or whole


def _being_made(request: HttpRequest, back: str) -> HttpResponse:
    """A page that asks again by itself: browsers follow Refresh without a script, programs Retry-After."""
    response = render(request, "selector/being_made.html", {"back": back}, status=503)
    response["Refresh"] = response["Retry-After"] = SECONDS_TO_ASK_AGAIN
    response["Cache-Control"] = "no-store"
    return response

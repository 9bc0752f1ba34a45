"""What an address asks for, and the answer: the bytes of a document, or a page that says why there are none yet."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, parse_etags
from django.utils.translation import get_language

from .documents.pdf import LibraryMissing, RenderError
from .models import LANGUAGE
from .order import Kind, Order, Paper
from .printing import BusyError

logger = logging.getLogger(__name__)
SECONDS_TO_ASK_AGAIN = "4"


def order_of(request: HttpRequest, kind: Kind, provider: str = "") -> Order:
    """What an address asks for. Anything but a plain yes leaves the details of the project out of an RFI."""
    details = kind != "rfi" or request.GET.get("confidential", "yes") == "yes"
    return Order(kind, get_language() or LANGUAGE, provider, details)


def known(request: HttpRequest) -> list[str]:
    """The hashes of the documents that a browser has of this address."""
    return [tag.removeprefix("W/").strip('"') for tag in parse_etags(request.headers.get("If-None-Match", ""))]


def hand_out(
    request: HttpRequest,
    order: Order,
    make: Callable[[], Paper],
    *,
    name: Callable[[Paper], str],
    back: str,
    as_attachment: bool = True,
) -> HttpResponseBase:
    """Answer with the document that `make` returns, under this name; `back` is the address of its result.

    What `make` returns needs no bytes where the browser is `known` to have them. A browser stores an attachment, and
    opens anything else that it can.
    """
    try:
        paper = make()
    except BusyError:
        return _being_made(request, back)
    except (RenderError, LibraryMissing) as error:
        logger.exception("A document of %s could not be made: %s", back, order)
        context = {"back": back, "library": error.command if isinstance(error, LibraryMissing) else ""}
        return render(request, "selector/no_report.html", context, status=500)
    etag = f'"{paper.sha256}"'
    # A browser may keep it, but asks at the door each time.
    caching = {"Cache-Control": "private, no-cache", "ETag": etag}
    head = HttpResponse(headers=caching)
    answer = get_conditional_response(request, etag=etag, response=head)
    if answer is not None and answer is not head:  # the browser has it already
        return answer
    disposition = content_disposition_header(as_attachment=as_attachment, filename=name(paper))
    headers = caching | {"Content-Disposition": str(disposition), "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(paper.content), content_type=order.format.media_type, headers=headers)


def _being_made(request: HttpRequest, back: str) -> HttpResponse:
    """A page that asks again by itself: browsers follow Refresh without a script, programs Retry-After."""
    response = render(request, "selector/being_made.html", {"back": back}, status=503)
    response["Refresh"] = response["Retry-After"] = SECONDS_TO_ASK_AGAIN
    response["Cache-Control"] = "no-store"
    return response

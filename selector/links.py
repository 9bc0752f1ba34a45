"""Links that hold a token: a new one waits in the visitor's own signed cookie, as the server keeps only its hash."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from .actions import Link
from .deployment import is_local
from .models import Assessment

Kind = Literal["private_link", "read_link"]  # the name of its address, and of the cookie
KINDS: tuple[Kind, ...] = get_args(Kind)


def put(response: HttpResponse, link: Link) -> None:
    """Let the next page of this assessment that has a place for it show the link."""
    kind: Kind = "private_link" if link.grant.result_id is None else "read_link"
    response.set_signed_cookie(
        kind,
        reverse(f"selector:{kind}", args=[link.token]),
        salt=kind,
        path=_path(link.grant.assessment),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def render_with_link(
    request: HttpRequest,
    assessment: Assessment,
    template: str,
    context: Mapping[str, object],
    kind: Kind = "private_link",
) -> HttpResponse:
    """Render a page that shows a new link of this kind, once; before the first save nothing is worth coming back to."""
    waiting = request.get_signed_cookie(kind, default="", salt=kind) if assessment.version else ""
    link = _absolute(request, waiting) if waiting else ""
    response = render(request, template, {**context, "assessment": assessment, "new_link": link})
    if waiting and request.method != "HEAD":  # which shows nothing
        response.delete_cookie(kind, path=_path(assessment), samesite="Lax")
    return response


def drop(response: HttpResponse, assessment: Assessment) -> None:
    """Leave no link of an assessment waiting in this browser."""
    for kind in KINDS:
        response.delete_cookie(kind, path=_path(assessment), samesite="Lax")


def without_referrer(response: HttpResponse) -> HttpResponse:
    """Keep the address of a link, which holds its token, from the next page."""
    response["Referrer-Policy"] = "no-referrer"
    return response


def _absolute(request: HttpRequest, path: str) -> str:
    """The address that opens a page from anywhere: the site's own, however a proxy passes requests on.

    A site on one's own machine is reached under several names and ports, and the visitor's is the right one.
    """
    site = settings.SITE
    return request.build_absolute_uri(path) if is_local(site.hostname) else urljoin(site.geturl(), path)


def _path(assessment: Assessment) -> str:
    return f"/assessments/{assessment.pk}/"

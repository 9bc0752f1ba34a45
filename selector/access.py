"""The only door to an assessment: the grants of this browser, or a reader on the staff. A stranger finds nothing."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Literal, NamedTuple, cast
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from .models import Assessment, Grant, Opening, Result

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SESSION_KEY = "grants"
TOKEN_BYTES = 32

Right = Literal["read", "edit"]


class Entry(NamedTuple):
    """What the door opened, and whether the visitor may change it."""

    assessment: Assessment
    may_edit: bool


def get_or_404(request: HttpRequest, assessment_id: UUID, right: Right, result_id: UUID | None = None) -> Entry:
    """Open an assessment to whoever holds a grant for it; to read, a reader on the staff will do, and is logged.

    With a result, the read-only link to that one result opens it too. Raises Http404 for everybody else.
    """
    grants = Grant.objects.live().filter(pk__in=request.session.get(SESSION_KEY, ()), assessment=assessment_id)
    fitting = [
        grant
        for grant in grants.select_related("assessment")
        if grant.result_id is None or (right == "read" and grant.result_id == result_id)
    ]
    if fitting:
        return Entry(fitting[0].assessment, may_edit=any(grant.result_id is None for grant in fitting))
    if right == "read" and is_reader(request):
        return Entry(_open_for_staff(request, assessment_id), may_edit=False)
    raise Http404


def get_result_or_404(request: HttpRequest, assessment_id: UUID, result_id: UUID) -> tuple[Result, bool]:
    """Open one stored result, and tell whether the visitor may change its assessment. Raises Http404 as above."""
    entry = get_or_404(request, assessment_id, "read", result_id)
    return get_object_or_404(entry.assessment.results, pk=result_id), entry.may_edit


def is_reader(request: HttpRequest) -> bool:
    """True for staff with the permission to view assessments: not for curators, who can be close to providers."""
    return request.user.is_staff and request.user.has_perm("selector.view_assessment")


def log_opening(request: HttpRequest, assessment: Assessment) -> None:
    """Write down that this reader opened this address."""
    Opening.objects.create(assessment=assessment, reader=cast("User", request.user), address=request.path)


def new_token() -> tuple[str, str]:
    """A token of 256 bits for a link, and its hash: the token itself is never stored."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    return token, _hashed(token)


def redeem_or_404(request: HttpRequest, token: str, right: Right) -> Grant:
    """Let the browser that brings a link's token in. Raises Http404 for an unknown or revoked one."""
    links = Grant.objects.live().filter(token_sha256=_hashed(token), result__isnull=right == "edit")
    grant = get_object_or_404(links)
    remember(request, grant)
    return grant


def remember(request: HttpRequest, grant: Grant) -> None:
    """Give this browser a grant, under a new session key, so that a key known to others opens nothing."""
    held = request.session.get(SESSION_KEY, [])
    if grant.pk not in held:
        request.session.cycle_key()
        request.session[SESSION_KEY] = [*held, grant.pk]


def _open_for_staff(request: HttpRequest, assessment_id: UUID) -> Assessment:
    assessment = get_object_or_404(Assessment, pk=assessment_id)
    log_opening(request, assessment)
    return assessment


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

"""The only door to an assessment: the grants of this browser, or a reader on the staff. A stranger finds nothing."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Literal, NamedTuple, cast
from uuid import UUID

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from .models import Assessment, Grant, Opening, Result, Scenario

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SESSION_KEY = "grants"
TOKEN_BYTES = 32

Right = Literal["read", "edit"]


class Entry(NamedTuple):
    """What the door opened, whether the visitor may change it, and whether it is a reader, who is logged."""

    assessment: Assessment
    may_edit: bool
    is_reader: bool = False


def get_or_404(
    request: HttpRequest, assessment_id: UUID, right: Right, result_id: UUID | None = None, *, log: bool = True
) -> Entry:
    """Open an assessment to whoever holds a grant for it; to read, a reader on the staff will do, and is logged.

    With a result, the read-only link to that one result opens it too. Who is not to `log` yet, as there may be nothing
    to show, does so itself for a reader. Raises PermissionDenied for those who want to change what they may only
    read, Http404 for everybody else.
    """
    held = Grant.objects.live().filter(pk__in=request.session.get(SESSION_KEY, ()), assessment=assessment_id)
    grants = list(held.select_related("assessment").order_by())
    may_edit = any(grant.result_id is None for grant in grants)
    if may_edit or (right == "read" and any(grant.result_id == result_id for grant in grants)):
        return Entry(grants[0].assessment, may_edit)
    if is_reader(request):
        assessment = get_object_or_404(Assessment, pk=assessment_id)
        if right == "read":
            if log:
                log_opening(request, assessment)
            return Entry(assessment, may_edit=False, is_reader=True)
    elif right == "read" or not grants:
        raise Http404
    raise PermissionDenied


def get_result_or_404(
    request: HttpRequest, assessment_id: UUID, result_id: UUID, right: Right = "read"
) -> tuple[Result, bool]:
    """Open one stored result, and tell whether the visitor may change its assessment. Raises as above."""
    entry = get_or_404(request, assessment_id, right, result_id)
    return get_object_or_404(entry.assessment.results, pk=result_id), entry.may_edit


def get_scenario_or_404(result: Result, sent: str) -> Scenario:
    """Open a scenario of this result by what a browser sent as its number."""
    scenario = next((kept for kept in result.scenarios.all() if str(kept.pk) == sent), None)
    if scenario is None:
        raise Http404
    return scenario


def is_reader(request: HttpRequest) -> bool:
    """True for staff with the permission to view assessments.

    It has to be given by name, to a superuser too, and not to curators, who can be close to providers.
    """
    user = request.user
    given = Permission.objects.filter(content_type__app_label="selector", codename="view_assessment")
    return user.is_staff and given.filter(Q(user=user) | Q(group__user=user)).exists()


def log_opening(request: HttpRequest, assessment: Assessment) -> None:
    """Write down that this reader opened this address. Raises Http404 where the assessment was deleted meanwhile."""
    try:
        Opening.objects.create(assessment=assessment, reader=cast("User", request.user), address=request.path)
    except IntegrityError as error:
        raise Http404 from error


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
    """Give this browser a grant, under a new session key, so that a key known to others opens nothing more."""
    held = request.session.get(SESSION_KEY, [])
    if grant.pk not in held:
        # A copy of the session: with a double click, the second request is already on its way with the old key.
        data = dict(request.session.items())
        request.session.create()
        request.session.update(data | {SESSION_KEY: [*held, grant.pk]})


def keep_in(request: HttpRequest, grant: Grant) -> None:
    """Give a browser the grant that replaces its own, under the key that it has: that opened as much before."""
    request.session[SESSION_KEY] = [*request.session.get(SESSION_KEY, []), grant.pk]


def forget(request: HttpRequest, assessment: Assessment) -> None:
    """Let this browser open an assessment no more, whichever way it came in."""
    held = request.session.get(SESSION_KEY, [])
    dropped = set(assessment.grants.filter(pk__in=held).values_list("pk", flat=True))
    request.session[SESSION_KEY] = [pk for pk in held if pk not in dropped]


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

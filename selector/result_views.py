"""The result of an assessment: made on request, shown, and shared."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from providers.catalogue.problems import NothingPublishedError

from . import access, actions, downloads, queries
from .forms import ExpectationForm
from .links import put, render_with_link, without_referrer
from .models import Result
from .report.paint import WEB


@never_cache
@require_POST
def see_result(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Compute and store a result, unless the newest still stands."""
    assessment = access.get_or_404(request, assessment_id, "edit").assessment
    try:
        expected = ExpectationForm(request.POST).answer
        actions.see_result(assessment=assessment, catalogue=queries.published_catalogue(), expected=expected)
    except NothingPublishedError:
        messages.error(request, _("No catalogue of providers is published yet, so there is nothing to rank."))
        return redirect("selector:review", assessment.pk)
    return redirect("selector:result", assessment.pk)


@never_cache
@require_safe
def result(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """The newest result; before the first, the check of the answers."""
    entry = access.get_or_404(request, assessment_id, "read")
    newest = entry.assessment.results.first()
    if newest is None:
        return redirect("selector:review", assessment_id)
    return _result_page(request, newest, may_edit=entry.may_edit)


@never_cache
@require_safe
def stored_result(request: HttpRequest, assessment_id: UUID, result_id: UUID) -> HttpResponse:
    """One result as it was stored."""
    opened, may_edit = access.get_result_or_404(request, assessment_id, result_id)
    return _result_page(request, opened, may_edit=may_edit)


def _result_page(request: HttpRequest, shown: Result, *, may_edit: bool) -> HttpResponse:
    assessment = shown.assessment
    content = queries.content(shown, WEB, is_private=may_edit)
    context = {
        "content": content,
        "result": shown,
        "downloads": downloads.of_result(shown, content),
        "can_edit": may_edit,
        "stale": _stale(shown) if may_edit else "",
        "links": queries.read_links(assessment) if may_edit else (),
        "crumbs": ((str(assessment), reverse("selector:review", args=[assessment.pk]) if may_edit else ""),),
    }
    return render_with_link(request, assessment, "selector/result.html", context, "read_link")


def _stale(shown: Result) -> str:
    """What changed since this result: "answers", "method", "catalogue", or nothing."""
    if shown.inputs_sha256 != shown.assessment.inputs_sha256:
        return "answers"
    if shown.method_sha256 != shown.assessment.method.sha256:
        return "method"
    return "" if shown.revision_sha256 == queries.published_catalogue().sha256 else "catalogue"


@never_cache
@require_POST
def share(request: HttpRequest, assessment_id: UUID, result_id: UUID) -> HttpResponse:
    """Make a link to read this one result."""
    assessment = access.get_or_404(request, assessment_id, "edit").assessment
    link = actions.share(result=get_object_or_404(assessment.results.defer("content"), pk=result_id))
    response = redirect("selector:stored_result", assessment_id, result_id)
    put(response, link)
    return response


@never_cache
@require_POST
def revoke(request: HttpRequest, assessment_id: UUID, grant_id: int) -> HttpResponse:
    """Shut a link to one result."""
    assessment = access.get_or_404(request, assessment_id, "edit").assessment
    grant = get_object_or_404(assessment.grants.exclude(result=None), pk=grant_id)
    actions.revoke(grant=grant)
    messages.success(request, _("The link is closed: it opens the result no more."))
    return redirect("selector:result", assessment_id)


@never_cache
@require_safe
def read_link(request: HttpRequest, token: str) -> HttpResponse:
    """Let this browser read one result, at its clean address."""
    grant = access.redeem_or_404(request, token, "read")
    return without_referrer(redirect("selector:stored_result", grant.assessment_id, grant.result_id))

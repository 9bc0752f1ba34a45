"""The check of the answers: shown, and its requirements saved by the sponsor as a whole or by the page itself."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from . import access, actions, queries
from .actions import ConflictError
from .forms import ExpectationForm
from .htmx import HtmxHttpRequest
from .links import render_with_link
from .models import Assessment
from .requirement_forms import RequirementsForm
from .review import checked

REQUIREMENTS = "requirements"  # the part of the page, and the messages that belong there


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HtmxHttpRequest, assessment_id: UUID) -> HttpResponse:
    """Check the answers before the result. By itself the page saves the levels that it can, and adds no requirement."""
    assessment = access.get_or_404(request, assessment_id, "edit").assessment
    by_itself = request.method == "POST" and bool(request.htmx)
    form = RequirementsForm(assessment, request.POST if request.method == "POST" else None, adds=not by_itself)
    if form.is_valid() or by_itself:
        try:
            assessment = actions.save_requirements(
                assessment=assessment,
                shown=form.shown,
                edits=form.edits,
                version=form.version,
                outdated=form.outdated,
            )
        except ConflictError as conflict:
            form.show_conflict(conflict)
        else:
            if not by_itself:
                messages.success(request, _("The requirements are saved."), extra_tags=REQUIREMENTS)
                return redirect(f"{request.path}#{REQUIREMENTS}")
    return (_saved_by_itself if by_itself else _review_page)(request, assessment, form)


def _review_page(request: HttpRequest, assessment: Assessment, form: RequirementsForm) -> HttpResponse:
    reading, newest = assessment.reading, queries.newest_result(assessment)
    context = {
        "form": form,
        "sections": checked(assessment, reading),
        "open": len(reading.open),
        "newest": newest,
        "ask": None if newest else ExpectationForm(),
        "crumbs": ((str(assessment), ""),),
    }
    return render_with_link(request, assessment, "selector/review.html", context)


def _saved_by_itself(request: HttpRequest, saved: Assessment, form: RequirementsForm) -> HttpResponse:
    """What a save by itself changes on the page: counts, never a requirement, so that nothing moves."""
    if form.conflicts:
        return render(request, "selector/conflict.html", {"names": form.named(form.conflicts)})
    left = [*form.errors, *form.waiting]
    context = {"form": form, "version": saved.version, "now": timezone.now(), "left": form.named(left)}
    return trigger_client_event(render(request, "selector/counted.html", context), "saved", {"except": left})

"""Ranked providers of one stored result side by side."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import access, queries


@never_cache
@require_safe
def compare(request: HttpRequest, assessment_id: UUID, result_id: UUID) -> HttpResponse:
    """The providers that the address names, for whoever may read the result."""
    opened, may_edit = access.get_result_or_404(request, assessment_id, result_id)
    title, page = str(opened.assessment), reverse("selector:stored_result", args=[assessment_id, result_id])
    above = (title, reverse("selector:review", args=[assessment_id])), (str(opened), page)
    context = {
        "comparison": queries.comparison(opened, request.GET.getlist("p")),
        "assessment": opened.assessment,
        "result": opened,
        "crumbs": (*(above if may_edit else ((title, page),)), (_("Compare"), "")),
    }
    return render(request, "selector/compare.html", context)

"""The workbench beside a saved result: other weights, levels and answers are tried, and nothing is stored."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from . import access, queries
from .forms import KeepForm
from .htmx import HtmxHttpRequest
from .models import Result
from .results import GoneError
from .what_if_forms import WhatIfForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def what_if(request: HtmxHttpRequest, assessment_id: UUID, result_id: UUID) -> HttpResponse:
    """A saved result with its inputs to change, or a scenario's; what was sent is tried, in place if a script asks."""
    assessment = access.get_or_404(request, assessment_id, "edit").assessment
    result = get_object_or_404(assessment.results.defer("content"), pk=result_id)
    try:
        form = what_if_form(request, result)
        if request.htmx and request.method == "POST":
            return _in_place(request, result, form)
        return what_if_page(request, result, form, named(request))
    except GoneError:
        return render(request, "selector/what_if_gone.html", _place(result), status=410)


def what_if_form(request: HttpRequest, result: Result) -> WhatIfForm:
    """What was sent; the number of a scenario stands for all that it holds. Raises Http404, GoneError."""
    data = request.POST if request.method == "POST" else request.GET
    sent = data.get("scenario", "")
    opened = access.get_scenario_or_404(result, sent).tried if sent else None
    return WhatIfForm(result, data if request.method == "POST" else None, opened)


def named(request: HttpRequest) -> KeepForm:
    """The name as it was typed, if one was, kept while something else is done."""
    return KeepForm(initial={"name": request.POST.get("name", "")})


def what_if_page(request: HttpRequest, result: Result, form: WhatIfForm, keep: KeepForm) -> HttpResponse:
    """The whole page. Raises GoneError."""
    return render(request, "selector/what_if.html", _looked_at(result, form) | {"keep": keep})


def _in_place(request: HttpRequest, result: Result, form: WhatIfForm) -> HttpResponse:
    """What a change alters on the page: never the field under the reader's hands."""
    if form.is_valid():
        return render(request, "selector/what_if/update.html", _looked_at(result, form))
    response = render(request, "selector/what_if/waits.html", {"form": form, "oob": True})
    response["HX-Reswap"] = "none"
    return response


def _looked_at(result: Result, form: WhatIfForm) -> dict[str, object]:
    """The form with what comes of it; where it cannot be read, with what it started from."""
    inputs = form.inputs if form.is_valid() else form.base
    return _place(result) | {"form": form, "outcome": queries.what_if(result, inputs)}


def _place(result: Result) -> dict[str, object]:
    page = reverse("selector:stored_result", args=[result.assessment_id, result.pk])
    above = (str(result.assessment), reverse("selector:review", args=[result.assessment_id]))
    return {
        "assessment": result.assessment,
        "result": result,
        "crumbs": (above, (str(result), page), (_("What if"), "")),
    }

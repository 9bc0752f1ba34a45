"""What-ifs that were kept: side by side, taken over, deleted; and what changed since the result before."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from providers.catalogue.problems import NothingPublishedError

from . import access, actions, queries, scenario_actions, scenario_queries
from .actions import ConflictError
from .assessment.inputs import Inputs
from .forms import KeepForm, version_of
from .htmx import HtmxHttpRequest
from .models import Result, Scenario
from .results import GoneError
from .views import show_or_save
from .what_if_views import named, what_if_form, what_if_page

NOT_SENT_AGAIN = ("csrfmiddlewaretoken", "version")


@never_cache
@show_or_save
def scenarios(request: HtmxHttpRequest, assessment_id: UUID, result_id: UUID) -> HttpResponse:
    """The scenarios of a result beside it; what is sent from a what-if is kept as one."""
    result = access.get_result_or_404(request, assessment_id, result_id, "edit")[0]
    try:
        return _keep(request, result) if request.method == "POST" else _side_by_side(request, result)
    except GoneError:
        return redirect("selector:what_if", assessment_id, result_id)


def _side_by_side(request: HttpRequest, result: Result) -> HttpResponse:
    kept = list(result.scenarios.all())
    try:
        tables = scenario_queries.side_by_side(result, kept)
    except GoneError:
        tables = ()
    context = _context(result, _("Scenarios")) | {
        "scenarios": kept,
        "tables": tables,
        "moved_on": result.inputs_sha256 != result.assessment.inputs_sha256,
        "room": len(kept) < Scenario.MOST,
        "others": scenario_queries.beside_other_results(result),
    }
    return render(request, "selector/scenarios.html", context)


def _keep(request: HtmxHttpRequest, result: Result) -> HttpResponse:
    _refuse_script(request)
    try:
        form, keep = what_if_form(request, result), KeepForm(request.POST)
        if form.is_valid() and keep.is_valid():
            name = keep.cleaned_data["name"]
            scenario_actions.keep_scenario(result=result, name=name, inputs=form.inputs)
            messages.success(request, _("“%(name)s” is kept.") % {"name": name})
            return redirect("selector:scenarios", result.assessment_id, result.pk)
    except ValidationError as error:
        keep.add_error(None, error)
    return what_if_page(request, result, form, keep)


@never_cache
@require_POST
def drop(request: HttpRequest, assessment_id: UUID, result_id: UUID) -> HttpResponse:
    """Keep a scenario no longer; a second click finds it gone."""
    result = access.get_result_or_404(request, assessment_id, result_id, "edit")[0]
    with suppress(Http404):
        scenario = access.get_scenario_or_404(result, request.POST.get("scenario", ""))
        scenario_actions.drop_scenario(scenario=scenario)
        messages.success(request, _("The scenario “%(name)s” is deleted.") % {"name": scenario.name})
    return redirect("selector:scenarios", assessment_id, result_id)


@never_cache
@require_POST
def adopt(request: HtmxHttpRequest, assessment_id: UUID, result_id: UUID) -> HttpResponse:
    """Take over what a scenario, or the what-if that sends this, changes; then see the result."""
    result = access.get_result_or_404(request, assessment_id, result_id, "edit")[0]
    _refuse_script(request)
    try:
        form = what_if_form(request, result)
        if not form.is_valid():
            return what_if_page(request, result, form, named(request))
        return _adopt(request, result, form.inputs)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return what_if_page(request, result, form, named(request))
    except GoneError:
        return redirect("selector:what_if", assessment_id, result_id)


def _refuse_script(request: HtmxHttpRequest) -> None:
    """The what-if tries by itself, and stores only what a person sends with a button. Raises BadRequest."""
    if request.htmx:
        raise BadRequest("A script asked to store what a what-if tries")


def _adopt(request: HttpRequest, result: Result, inputs: Inputs) -> HttpResponse:
    try:
        taken, put = scenario_actions.adopt(result=result, inputs=inputs, version=version_of(request.POST))
        made = actions.see_result(assessment=taken, catalogue=queries.published_catalogue())
    except ConflictError as conflict:
        return _ask(request, result, conflict, inputs)
    except NothingPublishedError:
        messages.error(request, _("No catalogue of providers is published yet, so there is nothing to rank."))
        return redirect("selector:review", result.assessment_id)
    if put:
        messages.success(request, _("Taken over into your answers. The result before stays as it was."))
    elif made == result:
        messages.success(request, _("Nothing was changed: this is still the result."))
    else:
        messages.success(request, _("Nothing was left to take over: this is the result of your answers as they are."))
    return redirect("selector:stored_result", result.assessment_id, made.pk)


def _ask(request: HttpRequest, result: Result, conflict: ConflictError, inputs: Inputs) -> HttpResponse:
    """Name what would be replaced; sending the same again, as of that save, replaces it."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values if name not in NOT_SENT_AGAIN]
    context = _context(result, _("Changed meanwhile")) | {
        "lines": scenario_queries.against(conflict.stored, inputs, conflict.keys),
        "fields": sent,
        "version": conflict.stored.version,
    }
    return render(request, "selector/overtaken.html", context)


@never_cache
@require_safe
def since(request: HttpRequest, assessment_id: UUID, result_id: UUID) -> HttpResponse:
    """What changed since the result before; only for who may edit, as it tells of another result."""
    result = access.get_result_or_404(request, assessment_id, result_id, "edit")[0]
    previous = scenario_queries.previous(result)
    if previous is None:
        raise Http404
    context = _context(result, _("What changed")) | {"previous": previous}
    try:
        context["since"] = scenario_queries.since(previous, result)
    except GoneError:
        return render(request, "selector/since_gone.html", context, status=410)
    return render(request, "selector/since.html", context)


@never_cache
@require_POST
def method_weights(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Go back from one's own weights to the method's."""
    assessment = access.get_or_404(request, assessment_id, "edit").assessment
    scenario_actions.use_method_weights(assessment=assessment)
    messages.success(request, _("The method’s weights count again."))
    return redirect("selector:review", assessment_id)


def _context(result: Result, title: str) -> dict[str, object]:
    """What every page beside a result is rendered with; `title` is its own."""
    assessment = result.assessment
    review = reverse("selector:review", args=[assessment.pk])
    page = reverse("selector:stored_result", args=[assessment.pk, result.pk])
    crumbs = ((str(assessment), review), (str(result), page), (title, ""))
    return {"assessment": assessment, "result": result, "crumbs": crumbs}

"""The first pages, and the ways in and out: each view loads, calls an action, and renders or redirects."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from providers.catalogue.problems import NothingPublishedError

from . import access, actions, pages, queries, sample
from .context_processors import in_words
from .forms import StartForm
from .links import drop, put, render_with_link, without_referrer
from .method.load import current_version, load_method
from .method.words import explained

show_or_save = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """What the site does, how long it takes, what comes out, and the start."""
    context: dict[str, object] = {"form": StartForm(), "minutes": pages.minutes(), "catalogue": None}
    context["explained"] = explained(load_method(current_version()), "CDMO, CMO")
    try:
        catalogue = queries.published_catalogue()  # once for all that the page shows of it
    except NothingPublishedError:
        pass
    else:
        context["catalogue"] = in_words(queries.size(catalogue))
        context["sample"] = sample.content(sample.edition(catalogue))
    return render(request, "selector/landing.html", context)


@never_cache
@show_or_save
def new(request: HttpRequest) -> HttpResponse:
    """Choose how much to answer, and start."""
    form = StartForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _enter(request, actions.start(**form.cleaned_data))
    return render(request, "selector/new.html", {"form": form, "minutes": pages.minutes()})


@require_POST
def example(request: HttpRequest) -> HttpResponse:
    """Start an assessment that is filled in already."""
    return _enter(request, actions.start_example())


def _enter(request: HttpRequest, started: actions.Started) -> HttpResponse:
    access.remember(request, started.grant)
    response = redirect(pages.resume(started.assessment))
    put(response, started.link)
    return response


@never_cache
@show_or_save
def renew_link(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """How to leave and come back: the private link if it is new, else a way to make another."""
    assessment = access.get_or_404(request, assessment_id, "edit").assessment
    if request.method == "POST":
        link = actions.make_private_link(assessment=assessment)
        access.keep_in(request, link.grant)  # who came through the old link would be shut out by renewing it
        response = redirect("selector:renew_link", assessment.pk)
        put(response, link)
        return response
    context = {"resume": pages.resume(assessment), "crumbs": pages.crumbs(assessment, _("Private link"))}
    return render_with_link(request, assessment, "selector/link.html", context)


@never_cache
@require_POST
def forget(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Leave nothing in this browser that opens the assessment."""
    assessment = access.get_or_404(request, assessment_id, "edit").assessment
    access.forget(request, assessment)
    messages.success(request, _("This browser no longer opens the assessment. Its private link does."))
    response = redirect("selector:landing")
    drop(response, assessment)
    return response


@never_cache
@show_or_save
def delete(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Ask once, then remove everything."""
    assessment = access.get_or_404(request, assessment_id, "edit").assessment
    if request.method == "POST":
        actions.delete(assessment=assessment)
        messages.success(request, _("The assessment is deleted, with everything made from it."))
        return redirect("selector:landing")
    context = {"assessment": assessment, "crumbs": pages.crumbs(assessment, _("Delete"))}
    return render(request, "selector/delete.html", context)


@never_cache
@require_safe
def private_link(request: HttpRequest, token: str) -> HttpResponse:
    """Let this browser in, and go on at the clean address."""
    grant = access.redeem_or_404(request, token, "edit")
    return without_referrer(redirect(pages.resume(grant.assessment)))

"""Pages that explain the site: the method, the data, what is stored of a visitor, who can use it."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from providers.catalogue.problems import NothingPublishedError

from . import downloads, queries, sample
from .hand_out import hand_out, order_of
from .method import load
from .method.words import with_sources
from .order import Kind
from .report import handbook


@require_safe
def method(request: HttpRequest, version: str = "") -> HttpResponse:
    """The whole method in words and tables: the version that new assessments use, or a named one."""
    known = load.versions()
    if version and version not in known:
        raise Http404
    context = {
        "content": handbook.handbook(queries.pen(version or load.current_version())),
        "versions": [handbook.version(queries.pen(name)) for name in reversed(known)],
        "current": load.current_version(),
    }
    return render(request, "selector/method.html", context)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """The words of the field, each with its meaning and its source."""
    version = load.current_version()
    terms = sorted(load.load_glossary(version).terms, key=lambda term: term.name.casefold())
    return render(request, "selector/glossary.html", {"terms": with_sources(terms, load.load_method(version))})


@require_safe
def about_the_data(request: HttpRequest) -> HttpResponse:
    """How providers get in, and what the published catalogue covers and leaves open."""
    return render(request, "selector/about_the_data.html", {"coverage": queries.coverage(timezone.now().date())})


@require_safe
def sample_result(request: HttpRequest) -> HttpResponse:
    """The whole result of the example, as its owner's page would show it to a reader."""
    content, crumbs = sample.content(_edition_or_404()), ((_("Sample result"), ""),)
    context = {"content": content, "sample": True, "crumbs": crumbs, "downloads": downloads.of_sample(content)}
    return render(request, "selector/result.html", context)


@require_safe
def sample_document(request: HttpRequest, kind: Kind) -> HttpResponseBase:
    """A document of the sample."""
    edition, order = _edition_or_404(), order_of(request, kind)
    return hand_out(
        request,
        order,
        lambda: sample.paper(edition, order),
        name=lambda paper: order.name(str(paper.day), "cdmo-or-cmo-sample"),
        back=reverse("selector:sample"),
        as_attachment=False,
    )


def _edition_or_404() -> sample.Edition:
    try:
        return sample.edition(queries.published_catalogue())
    except NothingPublishedError as error:
        raise Http404 from error


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is stored, who can read it, for how long, and how it is deleted."""
    days = settings.SESSION_COOKIE_AGE // (24 * 60 * 60)
    return render(request, "selector/privacy.html", {"session_days": days})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was tested, and whom to tell of a barrier."""
    return render(request, "selector/accessibility.html")

"""The public catalogue: the list of providers with its search, and one provider."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from providers import queries
from providers.catalogue import listing
from providers.catalogue.page import provider_page
from providers.catalogue.problems import NothingPublishedError
from providers.catalogue.search import EVIDENCE, Query, search
from providers.catalogue.vocabulary import load_vocabulary

PER_PAGE = 25
# What is longer, or more, than anybody types would only cost time.
LONGEST_TEXT = 100
MOST_CLAIMS = 10


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every provider, or those that a search finds. The address is the whole state."""
    try:
        published = queries.published()
    except NothingPublishedError:
        return render(request, "providers/nothing.html")
    vocabulary, query = load_vocabulary(), _query(request.GET)
    found = search(published.index, query)
    page = Paginator(found.providers, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "query": query,
        "total": len(published.facts.providers),
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "rows": [listing.row(provider, query, vocabulary) for provider in page],
        "filters": listing.filters(query, vocabulary),
        "claims": listing.claim_options(found.claims, query, vocabulary),
        "regions": listing.region_options(found.countries),
        "countries": listing.country_options(found.countries),
        "evidence": [listing.Option(grade, "", found.evidence[grade]) for grade in reversed(EVIDENCE)],
    }
    return render(request, "providers/catalogue.html", context)


def _query(parameters: QueryDict) -> Query:
    claims = dict.fromkeys(filter(None, parameters.getlist("claim")))
    return Query(
        text=" ".join(parameters.get("q", "").split())[:LONGEST_TEXT],
        claims=tuple(claims)[:MOST_CLAIMS],
        country=parameters.get("country", ""),
        evidence=parameters.get("evidence", ""),
    )


@require_safe
def provider(request: HttpRequest, slug: str) -> HttpResponse:
    """One provider: what the catalogue holds of it, with source, grade and date, and what it does not hold."""
    try:
        published = queries.published()
        facts = published.by_slug[slug]
    except (NothingPublishedError, KeyError) as error:
        raise Http404 from error
    page = provider_page(facts, load_vocabulary(), timezone.now().date(), published.facts.registers)
    return render(request, "providers/provider.html", {"page": page, "published": published})

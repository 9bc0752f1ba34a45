"""The desk in the admin: what needs work first, each line leading to the list of what is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from providers import desk, queries
from providers.catalogue.desk import Place
from providers.catalogue.registers import KNOWN, stale
from providers.catalogue.vocabulary import load_vocabulary
from providers.choices import Decision, Status
from providers.models import Correction, Proposal

# Asks for what takes long.
RANKINGS = "rankings"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the desk with the list that it leads to, and what stands under it: kinds, each with labelled links."""

    line: desk.Line
    address: str
    terms: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@require_safe
def desk_view(request: HttpRequest) -> HttpResponse:
    """What the checks find in the working tables, weightiest first."""
    if not request.user.has_perm("providers.view_claim"):
        raise PermissionDenied
    context = {
        **admin.site.each_context(request),
        "title": _("What needs work first"),
        "told": list(_told(request)),
        "entries": [_entry(line) for line in desk.lines(with_rankings=RANKINGS in request.GET)],
        "rankings": RANKINGS,
        "stale": [KNOWN[key].title for key in stale(queries.registers(), timezone.now().date())],
        "may_see_registers": request.user.has_perm("providers.view_registerimport"),
    }
    return TemplateResponse(request, "admin/providers/desk.html", context)


def _told(request: HttpRequest) -> Iterator[tuple[Any, int, str]]:
    """What others told and nobody has decided yet: what it is called, how much of it waits, its list."""
    for model in (Correction, Proposal):
        opts = model._meta  # noqa: SLF001 (public, despite its name)
        if request.user.has_perm(f"providers.view_{opts.model_name}"):
            address = reverse(f"admin:providers_{opts.model_name}_changelist")
            yield opts.verbose_name_plural, model.waiting().count(), f"{address}?state__exact={Decision.OPEN}"


def _entry(line: desk.Line) -> Entry:
    check = line.check
    if check.part == "term":
        return Entry(line, "", tuple(_terms(line.places or ())))
    return Entry(line, f"{reverse(f'admin:providers_{check.part}_changelist')}?desk={check.key}", ())


def _terms(places: Sequence[Place]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    vocabulary = load_vocabulary()
    providers = f"{reverse('admin:providers_provider_changelist')}?status={Status.CURRENT}"
    pairs = (str(place.key).split(":") for place in places)
    for kind, terms in groupby(pairs, key=lambda pair: pair[0]):
        links = tuple((vocabulary.label(kind, code), f"{providers}&kind={kind}&code={code}") for __, code in terms)
        yield vocabulary.kinds[kind].label, links

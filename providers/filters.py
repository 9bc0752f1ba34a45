"""Filters of the admin by what claims say: on claims themselves, or on providers that have such a claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers.catalogue.dates import AGEING_YEARS
from providers.catalogue.vocabulary import load_vocabulary
from providers.choices import Evidence, Kind, Status
from providers.models import Claim


class ClaimFilter(SimpleListFilter):
    """A choice that is a condition on claims."""

    def condition(self, value: str) -> Q:
        """Claims that the choice means."""
        return Q((self.parameter_name, value))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep these claims, or the providers that have one."""
        value = self.value()
        if value is None:
            return queryset
        if queryset.model is Claim:
            return queryset.filter(self.condition(value))
        return queryset.filter(Exists(Claim.objects.filter(self.condition(value), provider=OuterRef("pk"))))


class KindFilter(ClaimFilter):
    """By what the claim is about."""

    title = _("kind of claim")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Sequence[tuple[str, Any]]:
        """Offer every kind."""
        return Kind.choices


class CodeFilter(ClaimFilter):
    """By the code, once a kind is chosen."""

    title = _("code")
    parameter_name = "code"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Sequence[tuple[str, Any]]:
        """Offer the codes of the chosen kind; all kinds together would be too many to choose from."""
        kind = load_vocabulary().kinds.get(request.GET.get("kind", ""))
        return [(term.code, term.label) for term in kind.terms.values()] if kind else []


class EvidenceFilter(ClaimFilter):
    """By who says it."""

    title = _("evidence")
    parameter_name = "evidence"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Sequence[tuple[str, Any]]:
        """Offer every grade of evidence."""
        return Evidence.choices


class StatusFilter(ClaimFilter):
    """By whether it exists."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Sequence[tuple[str, Any]]:
        """Offer every status."""
        return Status.choices


class AgeFilter(ClaimFilter):
    """By the date of the claim: undated ones count as old (method, section 4)."""

    title = _("age of claim")
    parameter_name = "age"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Sequence[tuple[str, Any]]:
        """Offer three groups; each claim is in one."""
        return [
            ("undated", _("undated")),
            ("older", _("older than seven years")),
            ("newer", _("seven years or newer")),
        ]

    def condition(self, value: str) -> Q:
        """Claims of that age today."""
        if value == "undated":
            return Q(as_of="")
        limit = oldest_new_date()
        return Q(as_of__lt=limit) & ~Q(as_of="") if value == "older" else Q(as_of__gte=limit)


def oldest_new_date() -> str:
    """The same day seven years ago, as text that sorts right among YYYY, YYYY-MM and YYYY-MM-DD.

    Missing parts are the first, so 2019 is as old as 2019-01-01: the limit is written as short as it goes.
    """
    today = timezone.now().date()
    return f"{today.year - AGEING_YEARS}-{today:%m-%d}".removesuffix("-01").removesuffix("-01")

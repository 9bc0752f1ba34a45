"""Claims in the admin: entered fast on a provider's page or one after the other, found by what ages or is in doubt."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from providers.admin_base import ModelAdmin, TabularInline
from providers.bulk_admin import Bulk
from providers.catalogue.vocabulary import load_vocabulary
from providers.claim_forms import ClaimForm
from providers.filters import (
    AgeFilter,
    CodeFilter,
    DeskFilter,
    EvidenceFilter,
    KindFilter,
    ProviderFilter,
    StandingFilter,
    StatusFilter,
    ValidityFilter,
)
from providers.history_admin import Remembered
from providers.models import Claim, Provider
from providers.owned import OwnedAdmin, OwnedFormSet
from providers.verify_admin import Verifying

# What the next claim of a reading session most likely has in common with the last one.
CARRIED = ("kind", "source", "evidence", "status", "as_of", "scope", "site")


class Coded(ModelAdmin):
    """A page on which codes are typed: it holds the codes of every kind, and the script that offers the right ones."""

    @property
    def media(self) -> Media:
        """The admin's own scripts and that one."""
        return super().media + Media(js=["js/claims.js"])

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Hand the vocabulary to the page."""
        # A claim needs the width.
        more = {"kinds": load_vocabulary().kinds.values(), "is_nav_sidebar_enabled": False}
        return super().render_change_form(request, context | more, *args, **kwargs)


class ClaimInline(TabularInline):
    """What is said of a provider, in the order of the catalogue; what is retired stands in the list of claims."""

    model = Claim
    template = "admin/providers/claim/inline.html"
    form = ClaimForm
    formset = OwnedFormSet
    extra = 0
    show_change_link = True
    fields = (
        "kind", "code", "detail", "source", "site", "evidence", "status", "as_of", "valid_until", "scope",
        "outcome", "minimum", "maximum", "unit", "found",
    )  # fmt: skip
    readonly_fields = ("found",)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Leave out what is retired."""
        return super().get_queryset(request).filter(retired_at=None)

    @admin.display(description=_("found"))
    def found(self, claim: Claim) -> str:
        """What curators found."""
        return found(claim)


@admin.register(Claim)
class ClaimAdmin(Remembered, Verifying, Bulk, Coded, OwnedAdmin):
    """Claims of all providers, to find what ages, what a code rests on, what is in doubt."""

    form = ClaimForm
    list_display = ("detail", "provider", "about", "status", "as_of", "evidence", "found")
    list_filter = (
        ProviderFilter, DeskFilter, StandingFilter, ValidityFilter, KindFilter, CodeFilter, EvidenceFilter,
        StatusFilter, AgeFilter,
    )  # fmt: skip
    search_fields = ("detail", "code", "provider__name")
    fields = (
        "provider", ("kind", "code"), "detail", ("source", "evidence"), ("site", "scope"), ("status", "as_of"),
        "valid_until", "outcome", ("minimum", "maximum", "unit"), "found", "reason", "verified_by",
    )  # fmt: skip
    readonly_fields = ("provider", "found", "reason", "verified_by")

    @admin.display(description=_("about"), ordering="kind")
    def about(self, claim: Claim) -> str:
        """Kind and term in words."""
        return f"{claim.get_kind_display()}: {load_vocabulary().label(claim.kind, claim.code)}"

    @admin.display(description=_("found"), ordering="verified_at")
    def found(self, claim: Claim) -> str:
        """What curators found."""
        return found(claim)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Add a claim where it is said whose."""
        return "provider" in request.GET and super(OwnedAdmin, self).has_add_permission(request)

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """Where the kinds of rows are listed it is never said whose."""
        return super().get_model_perms(request) | {"add": False}

    def owner(self, request: HttpRequest, obj: Any) -> Provider:
        """Whose claim it is, or will be."""
        asked = request.GET.get("provider", "")
        return obj.provider if obj else get_object_or_404(Provider, pk=asked if asked.isdecimal() else None)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nothing was found yet of a new claim."""
        fields = super().get_fields(request, obj)
        return fields if obj else [name for name in fields if name not in ("found", "reason", "verified_by")]

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Let a new claim be its provider's from the start, so that its rules can be asked."""
        form = super().get_form(request, obj, *args, **kwargs)
        form.provider = None if obj else self.owner(request, obj)
        return form

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """Start the next claim where this one left off, or go back to the provider."""
        super().response_add(request, obj, post_url_continue)  # says what was done
        if "_continue" in request.POST:
            return redirect("admin:providers_claim_change", obj.pk)
        if "_addanother" not in request.POST:
            return redirect("admin:providers_provider_change", obj.provider_id)
        carried = {name: obj.serializable_value(name) or "" for name in CARRIED}
        query = urlencode({"provider": obj.provider_id, **carried})
        return redirect(f"{reverse('admin:providers_claim_add')}?{query}")


def found(claim: Claim) -> str:
    """How a claim stands, and since when."""
    day = claim.verified_at or claim.retired_at
    return f"{claim.standing.label}, {day}" if day else str(claim.standing.label) if claim.pk else "-"

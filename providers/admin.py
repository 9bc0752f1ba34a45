"""The curators' workplace: providers with all that is said of them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from providers import revision_admin, staff_admin  # noqa: F401 (they register their pages)
from providers.admin_base import Slim, TabularInline
from providers.claim_admin import ClaimInline, Coded
from providers.correction_admin import Asking
from providers.document_admin import Documents
from providers.filters import CLAIM_FILTERS, DeskFilter
from providers.import_admin import Importing
from providers.models import Claim, Provider, Site, SiteIdentifier, SiteRecord, Source
from providers.owned import OwnedAdmin, OwnedFormSet, RowFormSet
from providers.provider_forms import ProviderForm, SiteForm, SourceForm, SourceFormSet
from providers.saving import Saving

admin.site.site_header = _("CDMO or CMO: catalogue")
admin.site.site_title = _("CDMO or CMO")
admin.site.index_title = _("Catalogue and assessments")


class SourceInline(TabularInline):
    """What was read."""

    model = Source
    form = SourceForm
    formset = SourceFormSet
    extra = 1  # one to fill in, where no script adds any
    show_change_link = True
    fields = ("key", "title", "published", "url", "url_shortened", "read_in")


class SiteInline(TabularInline):
    """Its plants; the identifiers of each stand on a page of their own."""

    model = Site
    form = SiteForm
    formset = OwnedFormSet
    extra = 1  # as for sources
    show_change_link = True
    fields = ("name", "city", "country", "activities", "status", "source")


@admin.register(Provider)
class ProviderAdmin(Asking, Saving, Coded, Slim, Importing):
    """All that is said of a provider, on one page; of a new one its sources first, as all else rests on them."""

    form = ProviderForm
    list_display = ("name", "slug", "hq_country", "site_count", "claim_count")
    list_filter = CLAIM_FILTERS
    list_per_page = 50
    search_fields = ("name", "slug", "legal_name", "notes", "sites__name", "sites__city")
    inlines = (SourceInline, SiteInline, ClaimInline)

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        """Sites and claims name a source that is stored."""
        return super().get_inlines(request, obj) if obj else [SourceInline]

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """Go on to the sites and claims of a new provider."""
        response = super().response_add(request, obj, post_url_continue)
        if "_addanother" in request.POST:
            return response
        messages.info(request, gettext("Next come its sites and claims, each with one of its sources."))
        return redirect("admin:providers_provider_change", obj.pk)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Provider]:
        """Count the children in the same query."""
        providers: QuerySet[Provider] = super().get_queryset(request)
        claims = Claim.objects.live()
        return providers.annotate(sites_held=_count(Site.objects.all()), claims_held=_count(claims))

    @admin.display(description=_("sites"), ordering="sites_held")
    def site_count(self, provider: Any) -> int:
        """How many sites it has."""
        held: int = provider.sites_held
        return held

    @admin.display(description=_("claims"), ordering="claims_held")
    def claim_count(self, provider: Any) -> int:
        """How many claims it has."""
        held: int = provider.claims_held
        return held


def _count(rows: QuerySet[Any]) -> Coalesce:
    children = rows.filter(provider=OuterRef("pk")).order_by().values("provider")
    return Coalesce(Subquery(children.annotate(held=Count("pk")).values("held")), 0)


class IdentifierInline(TabularInline):
    """The numbers under which registers know a site."""

    model = SiteIdentifier
    formset = RowFormSet
    extra = 0


class RecordInline(TabularInline):
    """What registers of authorities say of a site: imported, read here, and deleted where it is about another site."""

    model = SiteRecord
    formset = RowFormSet
    template = "admin/providers/records.html"
    extra = 0
    fields = readonly_fields = ("title", "kind", "date", "until", "text", "remarks", "retrieved", "gone")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: a register is imported."""
        return False

    has_change_permission = has_add_permission

    def has_delete_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        """Who may edit a site may take away what was put there by mistake."""
        return request.user.has_perm("providers.change_site")


@admin.register(Site)
class SiteAdmin(OwnedAdmin):
    """One plant with its identifiers."""

    form = SiteForm
    list_display = ("name", "city", "country", "status", "provider")
    list_filter = (DeskFilter, "status", "country")
    search_fields = ("name", "city", "provider__name", "identifiers__value")
    inlines = (IdentifierInline, RecordInline)


@admin.register(Source)
class SourceAdmin(Documents, OwnedAdmin):
    """One source with the documents that are kept of it."""

    list_display = ("key", "title", "published", "url", "provider")
    list_filter = (DeskFilter, ("documents", admin.EmptyFieldListFilter))
    search_fields = ("title", "url", "read_in", "provider__name")

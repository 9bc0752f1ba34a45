"""The curators' workplace: providers with all that is said of them, and the publishing of a Revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from providers import actions, queries
from providers.catalogue.problems import Problem, UnsoundCatalogueError
from providers.filters import AgeFilter, CodeFilter, EvidenceFilter, KindFilter, StatusFilter
from providers.forms import OwnedFormSet, PublishForm, RowFormSet, limit_to
from providers.models import Claim, Provider, Revision, Site, SiteIdentifier, Source
from providers.slim import Slim

admin.site.site_header = _("CDMO or CMO: catalogue")
admin.site.site_title = _("CDMO or CMO")
admin.site.index_title = _("Catalogue and assessments")


if TYPE_CHECKING:  # Django's own classes take no type
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    from django.contrib.admin import ModelAdmin, TabularInline


class SourceInline(TabularInline):
    """What was read."""

    model = Source
    formset = RowFormSet
    extra = 0
    fields = ("key", "title", "published", "url", "url_shortened", "read_in")


class SiteInline(TabularInline):
    """Its plants; the identifiers of each stand on a page of their own."""

    model = Site
    formset = OwnedFormSet
    extra = 0
    show_change_link = True
    fields = ("name", "city", "country", "activities", "status", "source")


class ClaimInline(TabularInline):
    """What is said of it, in the order of the catalogue."""

    model = Claim
    formset = OwnedFormSet
    extra = 0
    fields = (
        "kind", "code", "detail", "source", "site", "evidence", "status", "as_of", "scope",
        "outcome", "minimum", "maximum", "unit",
    )  # fmt: skip


@admin.register(Provider)
class ProviderAdmin(Slim, ModelAdmin):
    """All that is said of a provider, on one page."""

    list_display = ("name", "slug", "hq_country", "site_count", "claim_count")
    list_filter = (KindFilter, CodeFilter, EvidenceFilter, AgeFilter)
    list_per_page = 50
    search_fields = ("name", "slug", "legal_name", "notes", "sites__name", "sites__city")
    inlines = (SourceInline, SiteInline, ClaimInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Provider]:
        """Count the children in the same query."""
        providers: QuerySet[Provider] = super().get_queryset(request)
        return providers.annotate(sites_held=_count(Site), claims_held=_count(Claim))

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


def _count(model: type[Site | Claim]) -> Coalesce:
    children = model.objects.filter(provider=OuterRef("pk")).order_by().values("provider")
    return Coalesce(Subquery(children.annotate(held=Count("pk")).values("held")), 0)


class OwnedAdmin(Slim, ModelAdmin):
    """A row of a provider by itself; new ones are added on the provider's page."""

    readonly_fields = ("provider",)
    list_per_page = 50
    list_select_related = ("provider",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Leave that to the provider's page."""
        return False

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Offer what belongs to the same provider."""
        form = super().get_form(request, obj, *args, **kwargs)
        limit_to(obj.provider, form.base_fields)
        return form


class IdentifierInline(TabularInline):
    """The numbers under which registers know a site."""

    model = SiteIdentifier
    formset = RowFormSet
    extra = 0


@admin.register(Site)
class SiteAdmin(OwnedAdmin):
    """One plant with its identifiers."""

    list_display = ("name", "city", "country", "status", "provider")
    list_filter = ("status", "country")
    search_fields = ("name", "city", "provider__name", "identifiers__value")
    inlines = (IdentifierInline,)


@admin.register(Claim)
class ClaimAdmin(OwnedAdmin):
    """Claims of all providers, to find what ages or what a code rests on."""

    list_display = ("detail", "provider", "kind", "code", "evidence", "status", "as_of")
    list_filter = (KindFilter, CodeFilter, EvidenceFilter, StatusFilter, AgeFilter)
    search_fields = ("detail", "code", "provider__name")


@admin.register(Revision)
class RevisionAdmin(Slim, ModelAdmin):
    """Revisions to look at; adding one is publishing."""

    list_display = ("__str__", "created_at", "published_by", "note")
    list_select_related = ("published_by",)
    list_per_page = 50
    fields = ("sha256", "created_at", "published_by", "note")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        """Leave the text where it is: it is the whole catalogue."""
        return super().get_queryset(request).defer("text")

    def has_change_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        """Refuse: a Revision never changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        """Refuse: results refer to it."""
        return False

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show what differs from the newest Revision, take a note, and publish."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PublishForm(request.POST or None)
        problems: tuple[Problem, ...] = ()
        if form.is_valid():
            try:
                publication = actions.publish(user=cast("User", request.user), note=form.cleaned_data["note"])
            except UnsoundCatalogueError as error:
                problems = error.problems
            else:
                self._tell(request, publication)
                return redirect("admin:providers_revision_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Publish the catalogue"),
            "opts": self.opts,
            "form": form,
            "plan": queries.unpublished(),
            "problems": problems,
        }
        return TemplateResponse(request, "admin/providers/revision/publish.html", context)

    def _tell(self, request: HttpRequest, publication: actions.Publication) -> None:
        revision = publication.revision
        if publication.is_new:
            self.log_addition(request, revision, gettext("Published."))
            messages.success(request, gettext("Revision %(number)s is published.") % {"number": revision.pk})
        else:
            messages.info(request, gettext("Nothing differs from revision %(number)s.") % {"number": revision.pk})

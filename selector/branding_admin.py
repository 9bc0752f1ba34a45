"""The branding in the admin: one row, for administrators, with its logo as documents show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from providers.admin_base import Slim

from .branding_forms import BrandingForm
from .models import Branding

if TYPE_CHECKING:  # Django's own classes take no type
    ModelAdmin = admin.ModelAdmin[Branding]
else:
    from django.contrib.admin import ModelAdmin


@admin.register(Branding)
class BrandingAdmin(Slim, ModelAdmin):
    """There is one organisation, so the second row is refused before it is typed."""

    form = BrandingForm
    fields = ("name", "footer", "accent", "upload", "preview", "remove_logo", "updated_at")
    readonly_fields = ("preview", "updated_at")
    list_display = ("__str__", "footer", "accent", "preview", "updated_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only the first."""
        return super().has_add_permission(request) and not Branding.objects.exists()

    def get_fields(self, request: HttpRequest, obj: Branding | None = None) -> Any:
        """Offer nothing to remove where there is no logo."""
        return [name for name in self.fields or () if name != "remove_logo" or (obj and obj.logo)]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Leave the picture where it is until it is asked for."""
        return super().get_queryset(request).defer("logo")

    @admin.display(description=_("logo on paper"))
    def preview(self, branding: Branding) -> str:
        """The picture as it was made anew."""
        if not branding.logo_type:
            return gettext("none")
        address = f"{reverse('admin:selector_branding_logo')}?{branding.sha256[:12]}"
        return format_html('<img class="logo" src="{}" alt="{}">', address, gettext("The logo that is stored"))

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the picture."""
        view = self.admin_site.admin_view(self.logo_view)
        return [path("logo/", view, name="selector_branding_logo"), *super().get_urls()]

    def logo_view(self, request: HttpRequest) -> HttpResponse:
        """The picture itself."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return _logo(request)


@never_cache
@require_safe
def _logo(_request: HttpRequest) -> HttpResponse:
    kept = Branding.objects.exclude(logo_type="").first()
    if kept is None:
        raise Http404
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}
    return HttpResponse(bytes(kept.logo), content_type=f"image/{kept.logo_type}", headers=headers)

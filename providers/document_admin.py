"""The documents of a source in the admin: kept and handed out to staff, never shown in a page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from providers.admin_base import ModelAdmin, TabularInline
from providers.forms import DocumentForm, DocumentFormSet
from providers.models import SourceDocument


class DocumentInline(TabularInline):
    """What is kept of the source; a document is added or removed, never changed."""

    model = SourceDocument
    form = DocumentForm
    formset = DocumentFormSet
    extra = 1
    verbose_name_plural = _("documents: PDF, PNG, JPEG, XLSX, HTML or text, at most 10 MB each, seen by staff only")
    fields = ("upload", "kept")
    readonly_fields = ("kept",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        """Leave the bytes where they are."""
        return super().get_queryset(request).select_related("file", "added_by").defer("file__content")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Tell the rows who adds them."""
        return type("DocumentFormSet", (super().get_formset(request, obj, **kwargs),), {"user": request.user})

    @admin.display(description=_("file"))
    def upload(self, document: SourceDocument) -> str:
        """Stands where a new row has the field for the file."""
        return format_html('<a href="{}">{}</a>', document_address(document), document.name)

    @admin.display(description=_("kept"))
    def kept(self, document: SourceDocument) -> str:
        """What the bytes are, how many, who added them, when."""
        if not document.pk:
            return "-"
        day, who = date_format(localtime(document.added_at), "DATE_FORMAT"), document.added_by or ""
        parts = (document.file.media_type, filesizeformat(document.file.size), str(who), day)
        return ", ".join(filter(None, parts))


class Documents(ModelAdmin):
    """Hands out the documents of a source to those who may see the source."""

    inlines = (DocumentInline,)

    def get_urls(self) -> list[URLPattern]:
        """Add the address of a document."""
        view = self.admin_site.admin_view(self.document_view)
        return [path("documents/<int:pk>/", view, name="providers_source_document"), *super().get_urls()]

    def document_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file to save, not to show: whatever is in it, it acts on nobody's behalf here."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return _download(request, pk)


@require_safe
def _download(_request: HttpRequest, pk: int) -> HttpResponse:
    document = get_object_or_404(SourceDocument.objects.select_related("file"), pk=pk)
    headers = {
        "Content-Disposition": content_disposition_header(True, document.name),  # noqa: FBT003 (Django's own)
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(bytes(document.file.content), content_type=document.file.media_type, headers=headers)


def document_address(document: SourceDocument) -> str:
    """Where staff read a document."""
    return reverse("admin:providers_source_document", args=[document.pk])

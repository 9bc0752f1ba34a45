"""The documents of a source in the admin: kept and handed out to staff, never shown in a page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
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

from providers.admin_base import ModelAdmin, ModelForm, TabularInline
from providers.catalogue.media import LARGEST_FILE, media_type
from providers.models import SourceDocument
from providers.owned import RowFormSet


class DocumentForm(ModelForm):
    """A file to keep with a source, by what its bytes say it is."""

    upload = forms.FileField(
        label=_("file"),
        help_text=_("PDF, PNG, JPEG, XLSX, or HTML and text in UTF-8; at most 10 MB. Seen by staff only."),
    )

    class Meta:
        model = SourceDocument
        fields = ()

    def clean_upload(self) -> Any:
        """Refuse what is too large, and what the list of kept types does not have."""
        upload = self.cleaned_data["upload"]
        if upload.size > LARGEST_FILE:  # by how much, nobody knows: what comes after that is cut
            raise ValidationError(_("This file is larger than 10 MB: keep the pages that matter."))
        self.content = upload.read()
        self.kind = media_type(self.content)
        if self.kind is None:
            other = _("This is none of PDF, PNG, JPEG, XLSX without macros, or HTML and text in UTF-8.")
            raise ValidationError(other)
        return upload


class DocumentFormSet(RowFormSet):
    """The documents of a source; `user` is who adds one. What the source holds already is not added again."""

    user: User

    def save_new(self, form: Any, commit: bool = True) -> SourceDocument:  # noqa: FBT001, FBT002 (Django's own)
        """Keep the bytes that were looked at."""
        name = form.cleaned_data["upload"].name
        return SourceDocument.keep(self.instance, form.content, form.kind, name, self.user)


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

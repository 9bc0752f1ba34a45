"""What readers on the staff may open: assessments with their results, read-only, each opening written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import access
from .models import Assessment, Opening
from .review import checked

if TYPE_CHECKING:  # Django's own classes take no type
    ModelAdmin = admin.ModelAdmin[Assessment]
    TabularInline = admin.TabularInline[Opening, Assessment]
else:
    from django.contrib.admin import ModelAdmin, TabularInline


class ReadOnly:
    """Nothing is added, changed or deleted here: that is for the sponsor alone."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    has_change_permission = has_delete_permission = has_add_permission


class OpeningInline(ReadOnly, TabularInline):
    """Who opened the assessment; whoever may read it may read this."""

    model = Opening
    extra = 0
    fields = readonly_fields = ("at", "reader", "address")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Follow the assessment."""
        return True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Opening]:
        """Fetch the readers along."""
        return super().get_queryset(request).select_related("reader")


@admin.register(Assessment)
class AssessmentAdmin(ReadOnly, ModelAdmin):
    """The list tells no answers; the page of one assessment does, and is logged."""

    list_display = ("__str__", "mode", "is_example", "results_made", "created_at", "updated_at")
    list_filter = ("mode", "is_example")
    list_per_page = 25
    fields = ("title", "mode", "is_example", "method_version", "version", "created_at", "updated_at", "said", "made")
    inlines = (OpeningInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assessment]:
        """Count the results along."""
        return super().get_queryset(request).annotate(results_made=Count("results"))

    @admin.display(description=_("results"), ordering="results_made")
    def results_made(self, assessment: Any) -> int:
        """How many results were made."""
        count: int = assessment.results_made
        return count

    @admin.display(description=_("answers"))
    def said(self, assessment: Assessment) -> str:
        """What was answered, in words."""
        sections = checked(assessment, assessment.reading)
        answered = ((row.title, row.answer) for section in sections for row in section.rows if not row.is_open)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}</li>", answered))

    @admin.display(description=_("results"))
    def made(self, assessment: Assessment) -> str:
        """Each result with its page and its report."""
        pages = ((gettext("page"), "selector:stored_result"), (gettext("report (PDF)"), "selector:report"))
        links = (
            (result, reverse(name, args=[assessment.pk, result.pk]), label)
            for result in assessment.results.defer("content")
            for label, name in pages
        )
        return format_html("<ul>{}</ul>", format_html_join("", '<li>{}: <a href="{}">{}</a></li>', links))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,  # noqa: FBT001, FBT002 (Django's own signature)
        change: bool = False,  # noqa: FBT001, FBT002
        form_url: str = "",
        obj: Assessment | None = None,
    ) -> HttpResponse:
        """Write down who opened it."""
        if obj is not None:
            access.log_opening(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

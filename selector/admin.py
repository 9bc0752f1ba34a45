"""What readers on the staff may open: assessments with their results, read-only, each opening written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from providers.admin_base import ReadOnly

from . import access, branding_admin
from .models import Assessment
from .review import checked

__all__ = ["AssessmentAdmin", "branding_admin"]  # Django finds here what registers itself

if TYPE_CHECKING:  # Django's own classes take no type
    ModelAdmin = admin.ModelAdmin[Assessment]
else:
    from django.contrib.admin import ModelAdmin


@admin.register(Assessment)
class AssessmentAdmin(ReadOnly, ModelAdmin):
    """The list tells nothing that a sponsor wrote; the page of one assessment does, and is logged."""

    list_display = ("id", "mode", "is_example", "results_made", "created_at", "updated_at")
    list_filter = ("mode", "is_example")
    list_per_page = 25
    fields = (
        "title", "mode", "is_example", "method_version", "version", "created_at", "updated_at",
        "said", "made", "opened",
    )  # fmt: skip

    @property
    def media(self) -> Media:
        """Nothing is typed or chosen here, so that only Django's own page of one row needs scripts: these."""
        return Media(js=["admin/js/vendor/jquery/jquery.min.js", "admin/js/jquery.init.js"])

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show readers, and only them, that there is something here."""
        return access.is_reader(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask as the door of the site does; Django itself would let every superuser in."""
        return access.is_reader(request)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Assessment | None:
        """Write down who opened it: each page of one assessment, its history too, begins here."""
        found: Assessment | None = super().get_object(request, object_id, from_field)
        if found is not None and access.is_reader(request):
            access.log_opening(request, found)
        return found

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

    @admin.display(description=_("openings by staff"))
    def opened(self, assessment: Assessment) -> str:
        """Who opened it, and where: whoever may read it may read this."""
        openings = (
            (date_format(localtime(opening.at), "DATETIME_FORMAT"), opening.reader, opening.address)
            for opening in assessment.openings.select_related("reader")
        )
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}, {}</li>", openings))

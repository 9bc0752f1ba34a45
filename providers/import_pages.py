"""What the pages of an import share: their frame, the plan page by page, what they say when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from providers.admin_base import ModelAdmin
from providers.catalogue.plan import Change, Plan
from providers.catalogue.problems import Problem
from providers.models import ImportFile, Provider
from providers.planning import ImportPlan

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

PROVIDERS_A_PAGE = 20
MOST_PROBLEMS = 200
# An import reads and compares once more, then writes: measured by benchmarks/import_rows.py.
LONGER = 3


class ImportPages(ModelAdmin):
    """Pages beside the list of providers, on which a waiting file is looked at and decided about."""

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        whole = {**self.admin_site.each_context(request), "opts": Provider._meta, **context}  # noqa: SLF001
        return TemplateResponse(request, f"admin/providers/import/{name}.html", whole)

    def _discard(self, request: HttpRequest, file: ImportFile) -> HttpResponse:
        file.delete()
        messages.info(request, gettext("Discarded %(file)s; nothing was imported.") % {"file": file.name})
        return redirect("admin:providers_provider_import")

    def _again(self, request: HttpRequest, file: ImportFile, said: _StrPromise) -> HttpResponse:
        messages.warning(request, said)
        return redirect("admin:providers_provider_import_preview", file.pk)

    def _is_applied(self, request: HttpRequest, file: ImportFile) -> HttpResponse:
        messages.info(request, gettext("The file %(file)s is imported already.") % {"file": file.name})
        return redirect("admin:providers_provider_changelist")

    def _is_done(self, request: HttpRequest, file: ImportFile, planned: ImportPlan, seconds: float) -> HttpResponse:
        plan = planned.plan
        values = {"file": file.name, "new": len(plan.added), "changed": len(plan.changed), "seconds": f"{seconds:.1f}"}
        said = gettext("Imported %(file)s in %(seconds)s s; new: %(new)s, changed: %(changed)s.") % values
        if request.user.has_perm("providers.add_revision"):
            link = '{} <a href="{}">{}</a>'
            publish = reverse("admin:providers_revision_add"), gettext("See what is not published yet.")
            said = format_html(link, said, *publish)
        messages.success(request, said)
        return redirect("admin:providers_provider_changelist")


def pages(request: HttpRequest, plan: Plan) -> Page[Change]:
    """The part of a plan that one page shows."""
    return Paginator(plan.changes, PROVIDERS_A_PAGE).get_page(request.GET.get("page"))


def listed(problems: Sequence[Problem]) -> dict[str, Any]:
    """The first problems, and how many more there are."""
    return {"problems": problems[:MOST_PROBLEMS], "more_problems": max(0, len(problems) - MOST_PROBLEMS)}

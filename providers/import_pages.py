"""What the pages of an import share: the look at a plan, page by page, and what they say once it is carried out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from time import perf_counter
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from providers import actions
from providers.admin_base import Pages
from providers.catalogue.plan import Change, Plan
from providers.catalogue.problems import Problem, UnsoundCatalogueError
from providers.models import ImportFile
from providers.planning import ImportPlan, duplicates, lost

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

OUTDATED = _("Nothing was imported: providers were edited meanwhile. Look again.")
PROVIDERS_A_PAGE = 20
MOST_PROBLEMS = 200
# An import reads and compares once more, then writes: measured by benchmarks/import_rows.py.
LONGER = 3


class ImportPages(Pages):
    """Pages beside the list of providers, on which a waiting file is looked at and decided about."""

    def _preview(
        self, request: HttpRequest, name: str, context: dict[str, Any], look: Callable[[], dict[str, Any]]
    ) -> HttpResponse:
        """Show what a file would change, or why it cannot be imported any more, and how long the import takes."""
        start = perf_counter()
        try:
            found = look()
        except UnsoundCatalogueError as error:
            return self._page(request, f"import/{name}", context | listed(error.problems))
        seconds = perf_counter() - start
        found |= {"seconds": seconds, "wait": ceil(LONGER * seconds)}
        return self._page(request, f"import/{name}", context | found)

    def _discard(self, request: HttpRequest, file: ImportFile) -> HttpResponse:
        file.delete()
        messages.info(request, gettext("Discarded %(file)s; nothing was imported.") % {"file": file.name})
        return redirect("admin:providers_provider_import")

    def _apply(self, request: HttpRequest, file: ImportFile, apply: Callable[[], ImportPlan]) -> HttpResponse:
        """Import a file as it was seen, and say what came of it."""
        start = perf_counter()
        try:
            planned = apply()
        except actions.AppliedError:
            return self._is_applied(request, file)
        except ImportFile.DoesNotExist as error:
            raise Http404 from error
        except (actions.OutdatedError, UnsoundCatalogueError):
            return self._again(request, file, OUTDATED)
        return self._is_done(request, file, planned.plan, perf_counter() - start)

    def _again(self, request: HttpRequest, file: ImportFile, said: _StrPromise) -> HttpResponse:
        messages.warning(request, said)
        return redirect("admin:providers_provider_import_preview", file.pk)

    def _is_applied(self, request: HttpRequest, file: ImportFile) -> HttpResponse:
        messages.info(request, gettext("The file %(file)s is imported already.") % {"file": file.name})
        return redirect("admin:providers_provider_changelist")

    def _is_done(self, request: HttpRequest, file: ImportFile, plan: Plan, seconds: float) -> HttpResponse:
        values = {"file": file.name, "new": len(plan.added), "changed": len(plan.changed), "seconds": f"{seconds:.1f}"}
        said = gettext("Imported %(file)s in %(seconds)s s; new: %(new)s, changed: %(changed)s.") % values
        if request.user.has_perm("providers.add_revision"):
            said = with_way_to_publish(said)
        messages.success(request, said)
        return redirect("admin:providers_provider_changelist")


def with_way_to_publish(said: str) -> str:
    """What was done, with the way to what is not published yet."""
    publish = reverse("admin:providers_revision_add"), gettext("See what is not published yet.")
    return format_html('{} <a href="{}">{}</a>', said, *publish)


def plan_context(request: HttpRequest, planned: ImportPlan) -> dict[str, Any]:
    """What a page shows of any import."""
    page = pages(request, planned)
    return {"planned": planned, "page": page, "pairs": duplicates(planned), "lost": lost(planned)}


def pages(request: HttpRequest, plan: Plan | ImportPlan) -> Page[Change]:
    """The part of what a plan changes that one page shows."""
    return Paginator(plan.changes, PROVIDERS_A_PAGE).get_page(request.GET.get("page"))


def listed(problems: Sequence[Problem]) -> dict[str, Any]:
    """The first problems, and how many more there are."""
    return {"problems": problems[:MOST_PROBLEMS], "more_problems": max(0, len(problems) - MOST_PROBLEMS)}

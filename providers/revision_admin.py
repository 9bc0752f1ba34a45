"""Revisions in the admin: the draft with what it would change, its publication, and the way back to an older one."""

from __future__ import annotations

from time import perf_counter
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from providers import actions, four_eyes, impact, planning
from providers.admin_base import Pages, Slim
from providers.catalogue.problems import Problem, UnsoundCatalogueError
from providers.import_pages import pages, with_way_to_publish
from providers.models import Revision

TO_RESTORE = [f"providers.{verb}_provider" for verb in ("add", "change", "delete")]
FORBIDDEN = 403


class PublishForm(forms.Form):
    """The note that goes with a Revision, and the hash of the draft that was looked at."""

    sha256 = forms.CharField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(
        label=_("Note"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What changed and why, for those who ask later."),
    )


@admin.register(Revision)
class RevisionAdmin(Slim, Pages):
    """Revisions to look at; adding one is publishing."""

    list_display = ("__str__", "created_at", "published_by", "headline")
    list_select_related = ("published_by",)
    list_per_page = 50
    fields = ("sha256", "created_at", "published_by", "note")

    def get_urls(self) -> list[URLPattern]:
        """Put the pages before Django's own, which take any address for that of a Revision."""
        view = self.admin_site.admin_view
        return [
            path("impact/", view(self.impact_view), name="providers_revision_impact"),
            path("<int:pk>/restore/", view(self.restore_view), name="providers_revision_restore"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        """Leave the text where it is: it is the whole catalogue."""
        return super().get_queryset(request).defer("text")

    def has_change_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        """Refuse: a Revision never changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        """Refuse: results refer to it."""
        return False

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Lead to the restoring of a Revision who may do it."""
        return super().render_change_form(request, context | {"may_restore": _may_restore(request)}, *args, **kwargs)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show what differs from the newest Revision and who may publish it, take a note, and publish."""
        user = self._require(request)
        turns = "turn" in request.POST  # to another page of what differs: the note goes along
        form = PublishForm(initial=request.POST.dict()) if turns else PublishForm(request.POST or None)
        problems: tuple[Problem, ...] = ()
        refusal = four_eyes.refusal(user)
        if form.is_valid() and not refusal:
            try:
                publication = actions.publish(user=user, **form.cleaned_data)
            except actions.OutdatedError:
                messages.warning(request, gettext("Nothing was published: the draft was edited meanwhile. Look again."))
            except actions.RefusedError as error:
                refusal = error.refusal
            except UnsoundCatalogueError as error:
                problems = error.problems
            else:
                self._tell(request, publication)
                return redirect("admin:providers_revision_changelist")
        return self._draft(request, form=form, refusal=refusal, problems=problems)

    def _draft(self, request: HttpRequest, **shown: Any) -> HttpResponse:
        drafted, refusal = planning.draft(), shown["refusal"]
        context = {"title": _("Publish the catalogue"), "draft": drafted, "page": pages(request, drafted.plan)}
        response = self._page(request, "revision/publish", context | shown | {"turning": "" if refusal else "publish"})
        response.status_code = FORBIDDEN if refusal and request.method == "POST" else response.status_code
        return response

    def impact_view(self, request: HttpRequest) -> HttpResponse:
        """Show the cases that the draft would move."""
        self._require(request)
        drafted = planning.draft()
        context: dict[str, Any] = {"title": _("What would this change do?"), "draft": drafted}
        start = perf_counter()
        try:
            cases = impact.cases(planning.facts(drafted.before), planning.facts(drafted.after))
        except UnsoundCatalogueError as error:
            return self._page(request, "revision/impact", context | {"problems": error.problems})
        moved = [case for case in cases if case.moves]
        context |= {"cases": cases, "moved": moved, "seconds": perf_counter() - start}
        return self._page(request, "revision/impact", context)

    def restore_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show how the working tables would change, and make them hold what a Revision holds."""
        self._require(request)
        if not _may_restore(request):
            raise PermissionDenied
        revision = get_object_or_404(Revision, pk=pk)
        context: dict[str, Any] = {"title": _("Restore revision %(number)s") % {"number": pk}, "revision": revision}
        try:
            if request.method == "POST":
                return self._restore(request, revision)
            planned = planning.restore_plan(revision)
        except UnsoundCatalogueError as error:
            return self._page(request, "revision/restore", context | {"problems": error.problems})
        context |= {"planned": planned, "page": pages(request, planned.plan), "lost": planning.lost(planned)}
        return self._page(request, "revision/restore", context)

    def _restore(self, request: HttpRequest, revision: Revision) -> HttpResponse:
        user, sha256 = cast("User", request.user), request.POST.get("sha256", "")
        try:
            planned = actions.restore(user=user, revision=revision, sha256=sha256)
        except actions.OutdatedError:
            messages.warning(request, gettext("Nothing was restored: providers were edited meanwhile. Look again."))
            return redirect("admin:providers_revision_restore", revision.pk)
        values = {"number": revision.pk, "count": len(planned.plan.differing)}
        said = gettext("The draft is as revision %(number)s again; providers restored: %(count)s.") % values
        messages.success(request, with_way_to_publish(said))
        return redirect("admin:providers_revision_changelist")

    def _require(self, request: HttpRequest) -> User:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return cast("User", request.user)

    def _tell(self, request: HttpRequest, publication: actions.Publication) -> None:
        revision = publication.revision
        if publication.is_new:
            self.log_addition(request, revision, gettext("Published."))
            messages.success(request, gettext("Revision %(number)s is published.") % {"number": revision.pk})
        else:
            messages.info(request, gettext("Nothing differs from revision %(number)s.") % {"number": revision.pk})


def _may_restore(request: HttpRequest) -> bool:
    return cast("User", request.user).has_perms(TO_RESTORE)

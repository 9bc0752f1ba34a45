"""Import in the admin: a file is uploaded, shown as what it would change, and imported into the working tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from providers import actions, queries, register_actions
from providers.catalogue import canonical, export, incoming
from providers.catalogue.columns import tables
from providers.catalogue.incoming import Incoming
from providers.catalogue.media import LARGEST_FILE, MEGABYTE, SHEET
from providers.catalogue.problems import Problem, UnsoundCatalogueError
from providers.import_pages import listed, plan_context
from providers.models import ImportFile
from providers.planning import catalogue, import_plan
from providers.register_admin import RegisterPreview
from providers.regulators.register import recognise, refuse_stray

WORKBOOK = "tables.xlsx"
# As much of a file as tells which register it is of.
LONGEST_HEAD = 50_000
TOO_LARGE = _("The file is larger than %(most)s MB. Split it, or import it on the server with import_catalogue.")
REGISTER_TOO_LARGE = _(
    "The file of this register is larger than %(most)s MB. Do not split it: what one part leaves out would look as if"
    " it was gone. Import it on the server with import_catalogue and --draft, then publish it here."
)
TYPES = {"xlsx": SHEET, "csv": "text/csv; charset=utf-8", "json": "application/json"}


class ImportForm(forms.Form):
    """A file; what is in it is looked at, not its name."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,  # which gets the same answer as any other file that holds no catalogue
        help_text=_("A catalogue (.json), a workbook (.xlsx), a table as CSV, or a file of a register; at most 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".json,.xlsx,.csv,.tsv,.txt,.zip,.html"}),
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read into memory."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            said = REGISTER_TOO_LARGE if recognise(file.read(LONGEST_HEAD)) else TOO_LARGE
            raise ValidationError(said, params={"most": LARGEST_FILE // MEGABYTE})
        return file


class Importing(RegisterPreview):
    """Gives the list of providers an import, and tables to download: empty ones, or those of chosen providers."""

    actions = ("download_tables", "download_catalogue")

    def get_urls(self) -> list[URLPattern]:
        """Put the pages before Django's own, which take any address for that of a provider."""
        pages = (
            ("import/", self.import_view, ""),
            ("import/<int:pk>/", self.preview_view, "_preview"),
            ("import/tables/<str:name>", self.table_view, "_table"),
        )
        view = self.admin_site.admin_view
        own = [path(route, view(page), name=f"providers_provider_import{name}") for route, page, name in pages]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Lead to the import who may do it."""
        return super().changelist_view(request, {"may_import": self._may_import(request), **(extra_context or {})})

    def _may_import(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def _require(self, request: HttpRequest) -> User:
        if not self._may_import(request):
            raise PermissionDenied
        return cast("User", request.user)

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Take a file. One with a problem is not kept; a sound one waits for its user's decision."""
        user = self._require(request)
        form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
        problems: Sequence[Problem] = ()
        if form.is_valid():
            upload = form.cleaned_data["file"]
            try:
                file = _kept(user, upload.name, upload.read())
            except UnsoundCatalogueError as error:
                problems = error.problems
            else:
                return redirect("admin:providers_provider_import_preview", file.pk)
        blanks = [WORKBOOK, *(f"{name}.csv" for name in tables())]
        context = {"title": _("Import providers"), "form": form, "blanks": blanks, "how": export.HOW}
        return self._page(request, "import/upload", context | listed(problems))

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what a waiting file would change, and import it once its user says so."""
        file = get_object_or_404(ImportFile.objects.of(self._require(request)), pk=pk)
        if file.applied_at:
            return self._is_applied(request, file)
        if "discard" in request.POST:
            return self._discard(request, file)
        if file.register:
            return self.register_preview(request, file)
        if request.method == "POST":
            seen = request.POST.get("sha256", "")
            return self._apply(request, file, lambda: actions.apply_file(file=file, data=file.read(), sha256=seen))
        context = {"title": _("Import of %(file)s") % {"file": file.name}, "file": file}
        return self._preview(request, "preview", context, lambda: _found(request, file.read()))

    @admin.action(description=_("Download as tables to fill in (.xlsx)"), permissions=["view"])
    def download_tables(self, _request: HttpRequest, chosen: Any) -> HttpResponse:
        """Hand out the tables of the chosen providers as they stand: filled in further, they can be imported."""
        rows = queries.working_rows(set(chosen.values_list("slug", flat=True)))
        return _attached(export.workbook(rows.values()), "providers.xlsx")

    @admin.action(description=_("Download as a catalogue (.json)"), permissions=["view"])
    def download_catalogue(self, _request: HttpRequest, chosen: Any) -> HttpResponse:
        """Hand out the chosen providers as a catalogue: imported, each takes the place of what is stored of it."""
        rows = queries.working_rows(set(chosen.values_list("slug", flat=True)))
        return _attached(canonical.text(canonical.catalogue(catalogue(rows))), "catalogue.json")

    def table_view(self, request: HttpRequest, name: str) -> HttpResponse:
        """Hand out an empty table."""
        self._require(request)
        table = name.removesuffix(".csv")
        if name == WORKBOOK:
            return _attached(export.workbook(), name)
        if table == name or table not in tables():
            raise Http404
        return _attached(export.blank_csv(table), name)


def _found(request: HttpRequest, data: Incoming) -> dict[str, Any]:
    planned = import_plan(data)
    return plan_context(request, planned) | {"read": incoming.size(data), "may_import": bool(planned.written)}


def _kept(user: User, name: str, content: bytes) -> ImportFile:
    """A sound file, waiting. Raises UnsoundCatalogueError."""
    # A register is known first: it may be a page, or an archive, which no catalogue is.
    if register := recognise(content):
        return register_actions.keep_register(user=user, file=register.parse(name, content))
    refuse_stray(name, content)
    import_plan(incoming.read(name, content))
    return actions.keep_file(user=user, name=name, content=content)


def _attached(content: bytes | str, name: str) -> HttpResponse:
    kind = TYPES[name.rpartition(".")[2]]
    disposition = content_disposition_header(as_attachment=True, filename=name) or ""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})

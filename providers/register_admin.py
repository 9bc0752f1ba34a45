"""Registers in the admin: what a file says of which sites, what came and went; and the files that were imported."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.validators import MaxValueValidator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers import register_actions
from providers.admin_base import ModelAdmin, ReadOnly, Slim
from providers.catalogue.registers import KNOWN
from providers.import_pages import ImportPages, plan_context
from providers.models import ImportFile, RegisterImport
from providers.registering import Choices, Registering, choices, read, register_plan, token
from providers.regulators.entry import Entry

CHOSEN = _("Nothing was imported yet: what you chose changes the plan. Look at it once more.")


class ChoicesForm(forms.Form):
    """The day of a register's file, and which suggestions are right."""

    day = forms.DateField(
        label=_("Day of the file"),
        help_text=_("The day on which the register said so: that of the file, or of the download."),
        widget=forms.DateInput(attrs={"type": "date", "form": "decide"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.now().date()
        self.fields["day"].validators.append(MaxValueValidator(today, _("This day is yet to come.")))

    def chosen(self) -> Choices:
        """What was chosen."""
        ticked = cast("QueryDict", self.data).getlist("confirmed")
        return Choices(self.cleaned_data["day"].isoformat(), frozenset(ticked))


class RegisterPreview(ImportPages):
    """The preview of a register's file, and the import of what was seen there."""

    def register_preview(self, request: HttpRequest, file: ImportFile) -> HttpResponse:
        """Show what a waiting file would change, and import it once its user says so."""
        decided = choices(read(file), file)
        form = ChoicesForm(request.POST) if request.method == "POST" else ChoicesForm(initial={"day": decided.day})
        if form.is_valid():
            return self._register_decided(request, file, decided, form.chosen())
        context = {"title": _("Import of %(file)s") % {"file": file.name}, "file": file, "form": form}
        return self._preview(request, "register", context, lambda: _found(request, register_plan(read(file), decided)))

    def _register_decided(
        self, request: HttpRequest, file: ImportFile, before: Choices, chosen: Choices
    ) -> HttpResponse:
        if "choose" in request.POST or chosen != before:
            register_actions.choose(waiting=file, chosen=chosen)
            if "choose" not in request.POST:
                return self._again(request, file, CHOSEN)
            return redirect("admin:providers_provider_import_preview", file.pk)
        seen = request.POST.get("sha256", "")
        return self._apply(request, file, lambda: register_actions.apply_register(waiting=file, sha256=seen).planned)


def _found(request: HttpRequest, registering: Registering) -> dict[str, Any]:
    """What the page shows of a register's file, beside what it shows of any import."""
    return plan_context(request, registering.planned) | {
        "read": registering.file.rows or len(registering.file.entries),
        "may_import": bool(registering.planned.written) or registering.is_new,
        "registering": registering,
        "sites": _by_site(registering),
        "suggested": [
            (one, [(spot, token(one.entry, spot), _is_chosen(registering, one.entry, spot)) for spot in one.spots])
            for one in registering.suggested
        ],
    }


def _is_chosen(registering: Registering, entry: Entry, spot: Any) -> bool:
    return token(entry, spot) in registering.choices.confirmed


def _by_site(registering: Registering) -> list[tuple[str, list[tuple[str, list[Entry]]]]]:
    """Entries by the site that they were joined to, and sites by provider."""
    found: dict[tuple[str, str], dict[str, list[Entry]]] = {}
    for one in sorted(registering.joined, key=lambda one: (one.spot.provider, str(one.spot))):
        firm = one.spot.provider, one.spot.firm
        found.setdefault(firm, {}).setdefault(str(one.spot), []).append(one.entry)
    return [(name, list(sites.items())) for (_, name), sites in found.items()]


@admin.register(RegisterImport)
class RegisterImportAdmin(ReadOnly, Slim, ModelAdmin):
    """Which file of which register was imported when: an import adds it."""

    list_display = ("title", "date", "name", "imported_at", "imported_by")
    list_display_links = None
    list_per_page = 50
    list_select_related = ("imported_by",)

    @admin.display(description=_("register"), ordering="register")
    def title(self, one: RegisterImport) -> str:
        """The register by its name."""
        known = KNOWN.get(one.register)
        return known.title if known else one.register

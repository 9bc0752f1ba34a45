"""Registers in the admin: what a file says of which sites, what came and went; and the files that were imported."""

from __future__ import annotations

from math import ceil
from time import perf_counter
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.validators import MaxValueValidator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers import actions, register_actions
from providers.admin_base import ModelAdmin, ReadOnly, Slim
from providers.catalogue.problems import UnsoundCatalogueError
from providers.catalogue.registers import KNOWN
from providers.import_pages import LONGER, ImportPages, listed, pages
from providers.models import ImportFile, RegisterImport
from providers.planning import duplicates, lost
from providers.register_words import CAUTIONS
from providers.registering import Choices, Registering, choices, read, register_plan, token
from providers.regulators.entry import Entry

OUTDATED = _("Nothing was imported: providers were edited meanwhile. Look again.")
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
        if "discard" in request.POST:
            return self._discard(request, file)
        decided = choices(read(file), file)
        form = ChoicesForm(request.POST) if request.method == "POST" else ChoicesForm(initial={"day": decided.day})
        if form.is_valid():
            return self._register_decided(request, file, decided, form.chosen())
        context: dict[str, Any] = {"title": _("Import of %(file)s") % {"file": file.name}, "file": file, "form": form}
        start = perf_counter()
        try:
            shown = _shown(request, register_plan(read(file), decided))
        except UnsoundCatalogueError as error:
            return self._page(request, "register", context | listed(error.problems))
        seconds = perf_counter() - start
        return self._page(request, "register", context | shown | {"seconds": seconds, "wait": ceil(LONGER * seconds)})

    def _register_decided(
        self, request: HttpRequest, file: ImportFile, before: Choices, chosen: Choices
    ) -> HttpResponse:
        if "choose" in request.POST or chosen != before:
            register_actions.choose(waiting=file, chosen=chosen)
            if "choose" not in request.POST:
                return self._again(request, file, CHOSEN)
            return redirect("admin:providers_provider_import_preview", file.pk)
        start = perf_counter()
        try:
            done = register_actions.apply_register(waiting=file, sha256=request.POST.get("sha256", ""))
        except actions.AppliedError:
            return self._is_applied(request, file)
        except ImportFile.DoesNotExist as error:
            raise Http404 from error
        except (actions.OutdatedError, UnsoundCatalogueError):
            return self._again(request, file, OUTDATED)
        return self._is_done(request, file, done.planned, perf_counter() - start)


def _shown(request: HttpRequest, registering: Registering) -> dict[str, Any]:
    """What the page shows of a register's file, beside what it shows of any plan."""
    planned = registering.planned
    return {
        "planned": planned,
        "page": pages(request, planned.plan),
        "read": len(registering.file.entries),
        "pairs": duplicates(planned),
        "lost": lost(planned),
        "may_import": bool(planned.written) or registering.is_new,
        "registering": registering,
        "caution": CAUTIONS[registering.register.caution],
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

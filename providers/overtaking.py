"""Pages of the admin that two curators may have open at once: whoever saves second is told, and undoes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from providers import queries
from providers.bases import Recorded
from providers.catalogue import canonical
from providers.models import Claim, Provider, Site, Source

if TYPE_CHECKING:  # Django's own classes take no type
    ModelAdmin = admin.ModelAdmin[Any]
else:
    from django.contrib.admin import ModelAdmin

FIELD, OVERTAKEN = "seen", "overtaken"


def shown(row: Recorded) -> str:
    """What the page of a working row shows of it, as a digest: another one means that it was changed since."""
    if isinstance(row, Claim):
        return row.shown
    if isinstance(row, Provider):
        said: list[object] = [queries.working_rows({row.slug})[row.slug]]
    else:
        said = [str(row), row.row()]
    if isinstance(row, Site):
        said += [one.row() for children in (row.identifiers, row.records) for one in children.all()]
    return canonical.digest(canonical.text(said))[:16]


def hold(row: Recorded) -> None:
    """Let nobody else save the same provider, or its claims, before this transaction ends."""
    for rows in (Provider.objects.filter(pk=_owner(row)), Claim.objects.filter(provider=_owner(row))):
        list(rows.select_for_update(of=("self",)).values_list("pk"))


def _owner(row: Any) -> int:
    pk: int = row.pk if isinstance(row, Provider) else row.provider_id
    return pk


class OvertakenForm(forms.ModelForm):  # type: ignore[type-arg]
    """Refuses what was typed over something else than what is stored now."""

    def clean(self) -> dict[str, Any] | None:
        """A page that does not say what it showed is no page of this site, and is taken at its word.

        Where a claim or a source is sent as it is stored, a button was pressed twice, and nothing is undone.
        """
        seen, is_alone = self.data.get(FIELD), isinstance(self.instance, Claim | Source)
        if seen and self.instance.pk and (self.has_changed() or not is_alone):
            hold(self.instance)
            if seen != shown(type(self.instance)._default_manager.get(pk=self.instance.pk)):  # noqa: SLF001
                said = _(
                    "This was edited meanwhile, and nothing was saved. Look at it in another tab: to save here once "
                    "more puts what stands here in its place."
                )
                raise ValidationError(said, OVERTAKEN)
        return super().clean()


class Overtaken(ModelAdmin):
    """Lets the page of a row remember what it showed."""

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Ask first whether anybody was faster."""
        form: Any = super().get_form(request, obj, *args, **kwargs)
        return type(form.__name__, (OvertakenForm, form), {"Meta": form.Meta}) if obj else form

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,  # noqa: FBT001, FBT002 (Django's own)
        change: bool = False,  # noqa: FBT001, FBT002 (Django's own)
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        """Hand over what the page shows: as it was opened, or as it is now once that was told."""
        form, seen = context["adminform"].form, ""
        if form.is_bound and not form.has_error(NON_FIELD_ERRORS, OVERTAKEN):
            seen = request.POST.get(FIELD, "")
        elif obj and self.has_change_permission(request, obj):
            seen = shown(type(obj)._default_manager.get(pk=obj.pk) if form.is_bound else obj)  # noqa: SLF001
        return super().render_change_form(request, context | {FIELD: seen}, add, change, form_url, obj)

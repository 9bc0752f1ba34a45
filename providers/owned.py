"""Rows of a provider in the admin, on its page or one of their own: each chooses among its own sources and sites."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from providers import desk
from providers.admin_base import InlineFormSet, ModelAdmin, Slim
from providers.models import Provider, Site, Source
from providers.saving import Saving

REFERENCES: dict[str, type[Source | Site]] = {"source": Source, "site": Site}


def owned_by(provider: Provider, name: str) -> QuerySet[Any]:
    """The sources, or the sites, of a provider; none while it is not stored."""
    rows = REFERENCES[name].objects.all()
    return rows.filter(provider=provider) if provider.pk else rows.none()


def limit_to(provider: Provider, fields: dict[str, Any]) -> None:
    """Let a form choose among the sources and sites of its own provider only."""
    for name in REFERENCES.keys() & fields.keys():
        fields[name].queryset = owned_by(provider, name)


class RowFormSet(InlineFormSet):
    """Names each field for those who cannot see the head of its column, and says how to remove what others refer to."""

    def add_fields(self, form: forms.ModelForm[Any], index: int | None) -> None:
        """Label every field of a row."""
        super().add_fields(form, index)
        for field in form.fields.values():
            if field.label:
                field.widget.attrs["aria-label"] = field.label

    def clean(self) -> None:
        """Django looks at what is stored, not at what else the page removes."""
        try:
            super().clean()
        except ValidationError as error:
            if getattr(error, "code", None) != "deleting_protected":
                raise
            advice = _("Change or remove those first and save; then this one can go.")
            raise ValidationError([error, advice]) from error


class OwnedFormSet(RowFormSet):
    """Reads the sources and sites of the provider once for all rows, not once for each."""

    def add_fields(self, form: forms.ModelForm[Any], index: int | None) -> None:
        """Offer a row what belongs to its provider."""
        super().add_fields(form, index)
        for name in REFERENCES.keys() & form.fields.keys():
            field = cast("forms.ModelChoiceField[Any]", form.fields[name])
            field.queryset = owned_by(self.instance, name)
            field.widget = forms.Select(attrs={"aria-label": field.label})
            field.choices = [("", "---------"), *self.choices[name]]

    @cached_property
    def choices(self) -> dict[str, list[tuple[int, str]]]:
        """Primary keys and labels, short enough to stand in a table."""
        return {name: [(row.pk, str(row)[:40]) for row in owned_by(self.instance, name)] for name in REFERENCES}


class OwnedAdmin(Saving, Slim, ModelAdmin):
    """A row of a provider by itself; new ones are added on the provider's page."""

    readonly_fields: ClassVar[tuple[str, ...]] = ("provider",)
    list_per_page = 50
    list_select_related = ("provider",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Leave that to the provider's page."""
        return False

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Offer what belongs to the same provider."""
        form = super().get_form(request, obj, *args, **kwargs)
        limit_to(self.owner(request, obj), form.base_fields)
        for name in REFERENCES.keys() & form.base_fields.keys():
            widget = form.base_fields[name].widget  # what it refers to has a page of its own
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return form

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Say which check of the desk made the list."""
        found = desk.words(request.GET.get("desk", ""), self.opts.model_name)
        told = {"title": found[0], "meaning": found[1]} if found else {}
        return super().changelist_view(request, told | (extra_context or {}))

    def owner(self, _request: HttpRequest, obj: Any) -> Provider:
        """Whose row it is."""
        provider: Provider = obj.provider
        return provider

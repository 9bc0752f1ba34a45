"""Rows on the page of what they belong to: named for those who cannot see a column, limited to their own provider."""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from providers.models import Provider, Site, Source

REFERENCES: dict[str, type[Source | Site]] = {"source": Source, "site": Site}


def owned_by(provider: Provider, name: str) -> QuerySet[Any]:
    """The sources, or the sites, of a provider; none while it is not stored."""
    rows = REFERENCES[name].objects.all()
    return rows.filter(provider=provider) if provider.pk else rows.none()


class RowFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
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

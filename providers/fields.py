"""Fields that Django does not have: a number as it is written, a list in its order, an account that may go."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from providers.catalogue.rules import is_amount

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.utils.functional import _StrPromise


class AmountFormField(forms.CharField):
    """Takes a number and leaves it the integer or float that was typed."""

    def prepare_value(self, value: Any) -> Any:
        """Write a stored number as JSON does."""
        return json.dumps(value) if isinstance(value, int | float) else value

    def to_python(self, value: Any) -> Any:
        """Return the number, or None where nothing was typed."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            amount = json.loads(text)
        except (ValueError, RecursionError):
            amount = None
        if not is_amount(amount):
            raise ValidationError(_("Enter a number from 0, like 250 or 0.5."), code="invalid")
        return amount


class AmountField(models.CharField):  # type: ignore[type-arg]
    """A number stored as it is written: a Revision's hash is over its text, where 3 and 3.0 differ."""

    def from_db_value(self, value: str | None, *_args: Any) -> float | None:
        """Read the number."""
        return None if value is None else json.loads(value)

    def to_python(self, value: Any) -> Any:
        """Read the number where it comes as text."""
        return json.loads(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> str | None:
        """Write the number."""
        return None if value is None else json.dumps(value)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Ask for it in one line."""
        return models.Field.formfield(self, **{"form_class": AmountFormField, **kwargs})


class CodesFormField(forms.CharField):
    """Takes codes with blanks or commas between them, and keeps their order, which check boxes would lose."""

    def prepare_value(self, value: Any) -> Any:
        """Write a stored list in one line."""
        return " ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the list of codes, which have no capitals."""
        return (value or "").lower().replace(",", " ").split()

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare lists, not lines."""
        return bool((initial or []) != self.to_python(data))


class CodesField(models.JSONField):
    """A list of codes in the order of the file."""

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Ask for the codes in one line."""
        return models.Field.formfield(self, **{"form_class": CodesFormField, **kwargs})


def account(verbose_name: _StrPromise, **options: Any) -> models.ForeignKey[User | None, User | None]:
    """Who did something. The account may go; what was done stays true."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=verbose_name, **options
    )

"""What the working rows share: the rules of the file, and their place in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import BaseConstraint, Max, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from providers.catalogue.facts import FIELDS
from providers.catalogue.rows import Fault


class Recorded(models.Model):
    """A working row that obeys the rules of the file, and says them beside the field."""

    class Meta:
        abstract = True

    def row(self) -> dict[str, Any]:
        """The row as the file has it; blank is null there."""
        raise NotImplementedError

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the row."""
        raise NotImplementedError

    def clean(self) -> None:
        """Refuse what the import would refuse; that a field is required, Django says itself."""
        errors: dict[str, list[ValidationError]] = {}
        for key, expected, got in self.faults():
            name, said = FIELDS.get(key, key), {"expected": expected.removesuffix(" or null"), "got": got}
            if not self._lacks(name):
                error = ValidationError(_("Expected %(expected)s, got %(got)s."), params=said)
                errors.setdefault(name, []).append(error)
        if errors:
            raise ValidationError(errors)

    def _lacks(self, name: str) -> bool:
        field: Any = self._meta.get_field(name)
        return not field.blank and getattr(self, field.attname) in field.empty_values

    def get_constraints(self) -> list[tuple[type[models.Model], Sequence[BaseConstraint]]]:
        """The constraints that a form asks the database about: the unique ones.

        The checks repeat the rules of `clean`; to ask about each of them would cost a large form a thousand queries.
        """
        return [
            (model, [constraint for constraint in constraints if isinstance(constraint, UniqueConstraint)])
            for model, constraints in super().get_constraints()
        ]


class Ordered(models.Model):
    """A row that keeps its place among those of its parent: the order of the file, new ones last."""

    position = models.IntegerField(_("position"), editable=False, blank=True)
    parent = "provider"

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new row the place after the last."""
        if self.position is None:
            siblings = type(self)._default_manager.filter(**{self.parent: getattr(self, self.parent)})  # noqa: SLF001
            last = siblings.aggregate(last=Max("position"))["last"]
            self.position = 0 if last is None else last + 1
        super().save(*args, **kwargs)

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
from providers.catalogue.rules import SITE_RECORD

Row = dict[str, Any]


class Recorded(models.Model):
    """A working row that obeys the rules of the file, and says them beside the field."""

    class Meta:
        abstract = True

    def row(self) -> Row:
        """The row as the file has it; blank is null there."""
        raise NotImplementedError

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the row."""
        raise NotImplementedError

    @classmethod
    def label(cls, key: str) -> str:
        """What a key of the file is called; the key itself where a row of today has none of this name."""
        labels = {field.name: str(field.verbose_name) for field in cls._meta.fields}
        return labels.get(FIELDS.get(key, key), key)

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


# Rows of a model and bare records of its columns are written alike; blank is null in the file.


def provider_row(provider: Any) -> Row:
    """The provider itself; its sites, sources and claims stand apart."""
    return {
        "slug": provider.slug,
        "name": provider.name,
        "legal_name": provider.legal_name or None,
        "hq_city": provider.hq_city or None,
        "hq_country": provider.hq_country or None,
        "website": provider.website or None,
        "website_confirmed": provider.website_confirmed,
        "founded": provider.founded,
        "employees": provider.employees,
        "model": provider.model,
        "notes": provider.notes or None,
    }


def source_row(source: Any) -> Row:
    """A source, which stands under its key."""
    row: Row = {"url": source.url or None, "title": source.title, "published": source.published or None}
    shortened = {"url_shortened": True} if source.url_shortened else {}
    return row | shortened | ({"read_in": source.read_in} if source.read_in else {})


def site_row(site: Any, source: str) -> Row:
    """A site with the key of its source; its identifiers stand apart."""
    return {
        "name": site.name,
        "city": site.city or None,
        "country": site.country or None,
        "activities": site.activities,
        "status": site.status,
        "source": source,
    }


def record_row(record: Any) -> Row:
    """What a register says of a site; what it does not say is left out."""
    return {key: said for key in SITE_RECORD.rules if (said := getattr(record, key))}


def claim_row(claim: Any, source: str, site: str | None) -> Row:
    """A claim with the key of its source and the name of its site."""
    row = {
        "kind": claim.kind,
        "code": claim.code,
        "detail": claim.detail,
        "source": source,
        "evidence": claim.evidence,
        "status": claim.status,
        "as_of": claim.as_of or None,
        "scope": claim.scope,
    }
    optional = {
        "outcome": claim.outcome or None,
        "min": claim.minimum,
        "max": claim.maximum,
        "unit": claim.unit or None,
        "site": site,
        "valid_until": claim.valid_until or None,
        "verified_at": claim.verified_at.isoformat() if claim.verified_at else None,
        "disputed": claim.disputed or None,
    }
    return row | {key: value for key, value in optional.items() if value is not None}

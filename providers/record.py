"""What the registers of authorities say of a site: written by imports, edited by nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from providers import constraints
from providers.bases import Ordered, Recorded
from providers.catalogue import rules
from providers.catalogue.rows import Fault, record_faults
from providers.choices import RecordKind
from providers.written import record_row


class SiteRecord(Recorded, Ordered):
    """One thing that a register says of a site, as the newest file has it that says so."""

    parent = "site"
    site = models.ForeignKey("providers.Site", models.CASCADE, related_name="records", verbose_name=_("site"))
    register = models.CharField(_("register"))
    kind = models.CharField(_("kind"), choices=RecordKind)
    reference = models.CharField(_("number"))
    date = models.CharField(_("day"), blank=True)
    until = models.CharField(_("until"), blank=True)
    text = models.TextField(_("what it says"))
    remarks = models.TextField(_("remarks of the authority"), blank=True)
    title = models.TextField(_("title"))
    url = models.CharField(_("address"), blank=True)
    retrieved = models.CharField(_("day of the file"))
    gone = models.CharField(_("gone by"), blank=True)

    class Meta:
        verbose_name = _("record of an authority")
        verbose_name_plural = _("records of authorities")
        ordering = ("site", "position", "pk")
        constraints = constraints.SITE_RECORD
        default_permissions = ("view",)  # a register is imported and never edited

    def __str__(self) -> str:
        return self.title

    def row(self) -> dict[str, Any]:
        """The row as the file has it."""
        return record_row(self)

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the row."""
        return record_faults(self.row(), rules.SITE_RECORD)

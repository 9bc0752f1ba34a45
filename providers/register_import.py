"""Which file of which register was imported when, and what it held: a newer one is compared with it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers import constraints


class RegisterImport(models.Model):
    """A file of a register that was imported; the same file again, by its SHA-256, is the same import.

    `date` is the day of the file. `held` is what it held for sites of the catalogue, by kind of record: lists of
    reference, slug of the provider, name and city of the site. A page holds one thing and says nothing of all others:
    only a list (`is_list`) shows what is no longer in it.
    """

    register = models.CharField(_("register"))
    name = models.CharField(_("file"))
    sha256 = models.CharField(_("SHA-256"))
    date = models.CharField(_("day of the file"))
    is_list = models.BooleanField(_("a whole list"))
    held: Any = models.JSONField(_("held"), default=dict)
    imported_at = models.DateTimeField(_("imported on"), default=timezone.now)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("imported by")
    )

    class Meta:
        verbose_name = _("import of a register")
        verbose_name_plural = _("imports of registers")
        ordering = ("-date", "-pk")
        constraints = constraints.REGISTER_IMPORT
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.name}, {self.date}"

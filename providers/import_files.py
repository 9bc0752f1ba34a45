"""Imported files: those that wait between preview and import, for a day at most, and those of registers, for good."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers import constraints
from providers.catalogue import incoming
from providers.catalogue.incoming import Incoming
from providers.fields import account

WAITS = timedelta(days=1)


class ImportFileQuerySet(models.QuerySet["ImportFile"]):
    """Files of one user, and those that have waited long enough."""

    def of(self, user: User) -> Self:
        """The user's own that are not forgotten yet."""
        return self.filter(user=user, created_at__gt=timezone.now() - WAITS)

    def forgotten(self) -> Self:
        """Those that nobody can open any more."""
        return self.filter(created_at__lte=timezone.now() - WAITS)


class ImportFile(models.Model):
    """An upload between its preview and its import; only who uploaded it can see it.

    The file was sound when it was uploaded. Once it is applied its content is emptied, and the row stays for the rest
    of the day, so that a second press of the button can be answered. Of a file of a `register` what was read is kept
    and not the file, in which there are people; `choices` is what its user decided so far (`registering.Choices`).
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("uploaded by"))
    name = models.CharField(_("name"))
    sha256 = models.CharField(_("SHA-256"))
    content = models.BinaryField(_("content"))
    register = models.CharField(_("register"), blank=True)
    choices: Any = models.JSONField(_("choices"), default=dict)
    created_at = models.DateTimeField(_("uploaded on"), default=timezone.now)
    applied_at = models.DateTimeField(_("imported on"), null=True)

    objects = ImportFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file to import")
        verbose_name_plural = _("files to import")
        ordering = ("-pk",)
        default_permissions = ()  # who may change providers may import

    def __str__(self) -> str:
        return self.name

    def read(self) -> Incoming:
        """What the file holds. Raises UnsoundCatalogueError."""
        return incoming.read(self.name, bytes(self.content))


class RegisterImport(models.Model):
    """A file of a register that was imported; the same file again, by its SHA-256, is the same import.

    `date` is the day of the file. `held` is what it held for sites of the catalogue, by kind of record: lists of
    reference, slug of the provider, name and city of the site. A page holds one thing and says nothing of all others:
    only a list (`is_list`) shows what is no longer in it. A catalogue that brought records counts as a part, too.
    """

    register = models.CharField(_("register"))
    name = models.CharField(_("file"))
    sha256 = models.CharField(_("SHA-256"))
    date = models.CharField(_("day of the file"))
    is_list = models.BooleanField(_("a whole list"))
    held: Any = models.JSONField(_("held"), default=dict)
    imported_at = models.DateTimeField(_("imported on"), default=timezone.now)
    imported_by = account(_("imported by"))

    class Meta:
        verbose_name = _("import of a register")
        verbose_name_plural = _("imports of registers")
        ordering = ("-date", "-pk")
        constraints = constraints.REGISTER_IMPORT
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.name}, {self.date}"

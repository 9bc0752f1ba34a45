"""Revisions: the published catalogue as it stood, row by row, for good."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from django.conf import settings
from django.contrib.admin import display
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers import constraints
from providers.catalogue import canonical
from providers.catalogue.problems import AlteredError


class ImmutableError(TypeError):
    """Somebody tried to change or remove a Revision."""


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Revisions can be added one by one, and read; nothing else."""

    def _refuse(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise ImmutableError("A Revision never changes and never goes: publish another one.")

    update = delete = bulk_update = bulk_create = _refuse


class Revision(models.Model):
    """The whole published catalogue as it stood: what scoring and public pages read (method, section 6).

    The same text may stand in several Revisions, for to restore an old one is to publish it again.
    """

    text = models.TextField(_("canonical JSON"))
    sha256 = models.CharField(_("SHA-256"), db_index=True)
    created_at = models.DateTimeField(_("published on"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("published by")
    )
    note = models.TextField(_("note"), blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ("-pk",)
        base_manager_name = "objects"
        constraints = constraints.REVISION
        permissions = (("approve_revision", _("Can approve what others edited, and publish it")),)

    def __str__(self) -> str:
        return f"{self.pk} ({self.sha256[:12]})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row once. Raises ImmutableError on a second time."""
        if not self._state.adding:
            raise ImmutableError("A Revision never changes: publish another one.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Raise ImmutableError: results refer to this row."""
        raise ImmutableError("A Revision never goes: results refer to it.")

    @property
    @display(description=_("note"))
    def headline(self) -> str:
        """The first line of the note, for lists: the rest may be long."""
        return self.note.partition("\n")[0]

    @property
    def published_text(self) -> str:
        """The canonical JSON. Raises AlteredError where the hash is not its own: SQL can change what Django refuses."""
        if canonical.digest(self.text) != self.sha256:
            raise AlteredError(self.pk)
        return self.text

    @property
    def data(self) -> dict[str, Any]:
        """The text decoded. Raises AlteredError."""
        data: dict[str, Any] = json.loads(self.published_text)
        return data

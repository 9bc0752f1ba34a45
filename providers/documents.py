"""Documents of a source: what was read, kept in case its address changes. Staff only, never published.

The bytes stand in the database, so that one backup holds everything, nothing on disk has an address, and an upload
that is not saved leaves nothing behind.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers import constraints
from providers.catalogue.media import safe_name
from providers.fields import account

if TYPE_CHECKING:
    from providers.models import Source


class StoredFile(models.Model):
    """The bytes of a file, once, however many sources hold it. `size` in bytes; `media_type` is what the bytes say."""

    sha256 = models.CharField(_("SHA-256"))
    size = models.IntegerField(_("size"))
    media_type = models.CharField(_("type"))
    content = models.BinaryField(_("content"))

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")
        constraints = constraints.STORED_FILE

    def __str__(self) -> str:
        return self.sha256[:12]


class SourceDocument(models.Model):
    """A file that a source holds: under which name, who added it, when."""

    source = models.ForeignKey(
        "providers.Source", models.CASCADE, related_name="documents", verbose_name=_("source"), editable=False
    )
    name = models.CharField(_("name"), editable=False)
    file = models.ForeignKey(
        StoredFile, models.RESTRICT, related_name="documents", verbose_name=_("file"), editable=False
    )
    added_by = account(_("added by"), editable=False)
    added_at = models.DateTimeField(_("added on"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ("source", "pk")
        constraints = constraints.DOCUMENT

    def __str__(self) -> str:
        return self.name

    @classmethod
    @transaction.atomic
    def keep(cls, source: Source, content: bytes, kind: str, name: str, user: User) -> SourceDocument:
        """Let a source hold these bytes, already looked at; what is stored or held already is not so again."""
        values = {"size": len(content), "media_type": kind, "content": content}
        sha256 = hashlib.sha256(content).hexdigest()
        files = StoredFile.objects.select_for_update().defer("content")
        stored, _new = files.get_or_create(sha256=sha256, defaults=values)
        held = {"name": safe_name(name, kind), "added_by": user}
        return cls.objects.get_or_create(source=source, file=stored, defaults=held)[0]


@receiver(post_delete, sender=SourceDocument)
def drop_unheld(instance: SourceDocument, **_kwargs: Any) -> None:
    """Let the bytes go with the last source that held them."""
    stored = StoredFile.objects.filter(pk=instance.file_id)
    # Whoever holds the bytes goes first, here and where they are kept; the later one then sees who else has them.
    list(stored.select_for_update().values_list("pk"))
    stored.filter(documents=None).defer("content").delete()

"""What is frozen: the results of an assessment, and the papers made from them."""

from __future__ import annotations

import hashlib
import json
import uuid
from operator import attrgetter
from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .assessment.record import Record

SHA256_LENGTH = 64
SHORT_ID_LENGTH = 14  # with its hyphens


class AlteredResultError(Exception):
    """The text of a result is not the one that was computed: its hash is another."""

    def __init__(self, result: uuid.UUID) -> None:
        super().__init__(f"Result {result} no longer holds the text that was computed: restore it from a backup.")


class GoneError(Exception):
    """What something was computed from is here no more as it was: its catalogue, its method, a term of it."""


class FrozenQuerySet(models.QuerySet[Any]):
    """Rows that nothing changes; they go only with what they belong to."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise TypeError(gettext("Results and documents are never changed."))

    def delete(self) -> NoReturn:
        """Refuse: deleting the assessment takes them along."""
        raise TypeError(gettext("Results and documents are deleted only with their assessment."))


class Frozen(models.Model):
    """A row that is written once."""

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new row. Raises TypeError for one that is stored already."""
        if not self._state.adding:
            raise TypeError(gettext("Results and documents are never changed."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: deleting the assessment takes them along."""
        raise TypeError(gettext("Results and documents are deleted only with their assessment."))


class Result(Frozen):
    """One immutable result. `content` is the canonical JSON of a Record, byte for byte what `sha256` is the hash of.

    It is text and not JSON for the database, because a database would write the numbers its own way.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey("selector.Assessment", models.CASCADE, related_name="results")
    number = models.PositiveIntegerField(_("number"))
    inputs_sha256 = models.CharField(max_length=SHA256_LENGTH)
    method_version = models.CharField(_("method"), max_length=20)
    method_sha256 = models.CharField(max_length=SHA256_LENGTH)
    revision_sha256 = models.CharField(_("revision"), max_length=SHA256_LENGTH)
    content = models.TextField()
    sha256 = models.CharField(max_length=SHA256_LENGTH)
    # Beside the record, outside its hash: what a report says of its catalogue and software.
    catalogue_providers = models.PositiveIntegerField(_("providers in the catalogue"))
    catalogue_retrieved = models.CharField(_("catalogue collected up to"), max_length=10)
    software = models.CharField(_("software"), max_length=20)
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["assessment", "number"], name="result_number_unique"),
        ]

    def __str__(self) -> str:
        return gettext("Result %(number)d") % {"number": self.number}

    @property
    def record(self) -> Record:
        """The content, read. Raises AlteredResultError where it is not what was hashed."""
        if hashlib.sha256(self.content.encode()).hexdigest() != self.sha256:
            raise AlteredResultError(self.pk)
        return Record.from_json(json.loads(self.content))

    def is_made_like(self, other: Result) -> bool:
        """True if both come from the same inputs by the same method on the same revision."""
        made_from = attrgetter("inputs_sha256", "method_sha256", "revision_sha256")
        return made_from(self) == made_from(other)


class Document(Frozen):
    """The bytes of a paper made from a result: made when first asked for, the same from then on.

    `branding` is the hash of the look it was made in, empty for the plain one; `provider` whom an RFI is for, empty for
    all; `confidential` tells whether an RFI holds the details of the project. `short_id` follows from all of these and
    is printed on it: strangers who hold the paper find with it when it was made, and its hash.
    """

    class Kind(models.TextChoices):
        """What it is."""

        SUMMARY = "summary", _("summary (PDF)")
        REPORT = "report", _("report (PDF)")
        DOSSIER = "dossier", _("dossier (PDF)")
        SCORECARD = "scorecard", _("scorecard (XLSX)")
        RFI = "rfi", _("request for information (DOCX)")
        JSON = "json", _("result (JSON)")
        CSV = "csv", _("ranking (CSV)")

    result = models.ForeignKey(Result, models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=10, choices=Kind)
    language = models.CharField(max_length=10)
    branding = models.CharField(max_length=SHA256_LENGTH, blank=True, default="")
    provider = models.CharField(blank=True, default="")
    confidential = models.BooleanField(default=True)
    short_id = models.CharField(max_length=SHORT_ID_LENGTH)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=SHA256_LENGTH)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["result", "kind", "language", "branding", "provider", "confidential"], name="document_unique"
            ),
            UniqueConstraint(fields=["short_id"], name="document_short_id_unique"),
            CheckConstraint(
                condition=Q(kind__in=["summary", "report", "dossier", "scorecard", "rfi", "json", "csv"]),
                name="document_kind_known",
            ),
            CheckConstraint(
                condition=Q(kind="rfi") | Q(provider="", confidential=True), name="document_only_rfi_differs"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result} ({self.get_kind_display()})"


class Rendering(models.Model):
    """A paper that some process is making just now: nobody else makes it meanwhile.

    `short_id` is that of the document to be. The row goes with the end of the work, whatever that is; where a process
    died it stays, and is taken over by who asks after the time limit.
    """

    result = models.ForeignKey(Result, models.CASCADE, related_name="renderings")
    short_id = models.CharField(max_length=SHORT_ID_LENGTH)
    started_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [UniqueConstraint(fields=["short_id"], name="rendering_unique")]

    def __str__(self) -> str:
        return self.short_id

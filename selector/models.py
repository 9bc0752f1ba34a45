"""What is stored of a sponsor: an assessment, the ways in, and what was made of it (results)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from providers.catalogue.vocabulary import load_vocabulary

from .assessment.assess import in_force
from .assessment.inputs import WEIGHTS, InputError, Inputs, parse_inputs, parse_weights
from .assessment.record import sha256
from .branding import Branding
from .method.answers import Reading, parse_answers, read
from .method.load import load_method, load_texts
from .method.schema import Method
from .method.texts import Texts
from .results import SHA256_LENGTH, Document, GoneError, Rendering, Result

__all__ = ["Assessment", "Branding", "Document", "Grant", "Opening", "Rendering", "Result", "Scenario"]

LANGUAGE = "en"
ONE_LINE = r"^\S([^\r\n]{0,78}\S)?\Z"


class Assessment(models.Model):
    """A sponsor's answers and edits, editable at any time.

    `answers` maps a question to an option, a list of options or a number (method, section 7), those of hidden
    questions included; `edits` maps "kind:code" to must, want or drop; weights of None are the method's own.
    `version` counts the saves and `changed_in` keeps, for each answer and edit, the save that changed it last:
    a form filled in upon an earlier save is then told where it was overtaken. `expected` is what the sponsor felt
    before the first result: private, and no part of any result.
    """

    TITLE_LENGTH = 200

    class Mode(models.TextChoices):
        """How much is asked."""

        SHORT = "short", _("Only what decides")
        FULL = "full", _("Everything that counts")

    class Expectation(models.TextChoices):
        """What the sponsor expected before the first result."""

        CDMO = "cdmo", _("A CDMO")
        CMO = "cmo", _("A CMO")
        EITHER = "either", _("Either can work")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    method_version = models.CharField(_("method"), max_length=20)
    mode = models.CharField(_("mode"), max_length=5, choices=Mode)
    title = models.CharField(_("title"), max_length=TITLE_LENGTH, blank=True)
    is_example = models.BooleanField(_("example"), default=False)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    edits = models.JSONField(_("edited requirements"), default=dict, blank=True)
    decision_weights = models.JSONField(_("weights of the verdict"), null=True, blank=True)
    ranking_weights = models.JSONField(_("weights of the ranking"), null=True, blank=True)
    version = models.PositiveIntegerField(_("saves"), default=0)
    changed_in = models.JSONField(default=dict, blank=True, editable=False)
    expected = models.CharField(_("expected"), max_length=6, choices=Expectation, blank=True)
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    updated_at = models.DateTimeField(_("saved"), auto_now=True)

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            CheckConstraint(condition=Q(mode__in=["short", "full"]), name="assessment_mode_known"),
            CheckConstraint(condition=Q(expected__in=["", "cdmo", "cmo", "either"]), name="assessment_expected_known"),
        ]

    def __str__(self) -> str:
        return self.title or gettext("Untitled assessment")

    def clean(self) -> None:
        """Refuse answers and weights that the method cannot read: a frozen result is made of them."""
        faults = {"answers": parse_answers(self.method, self.answers)[1]}
        faults |= {name: parse_weights(self.method, name, getattr(self, name))[1] for name in WEIGHTS}
        if any(faults.values()):
            raise ValidationError({name: [str(fault) for fault in found] for name, found in faults.items() if found})

    @property
    def method(self) -> Method:
        """The version of the method that it was started with."""
        return load_method(self.method_version)

    @property
    def texts(self) -> Texts:
        """The words of that version, in the language of the page."""
        return load_texts(self.method_version, get_language() or LANGUAGE)

    @property
    def inputs(self) -> Inputs:
        """Answers, edits and weights as they are stored."""
        answers = parse_answers(self.method, self.answers)[0]
        return Inputs(self.method_version, answers, self.edits, self.decision_weights, self.ranking_weights)

    @property
    def inputs_in_force(self) -> Inputs:
        """What a result is computed from: an edit waits while the answers do not ask for what it edits."""
        return in_force(self.inputs)

    @property
    def reading(self) -> Reading:
        """The answers as they stand: what is visible, answered and open."""
        return read(self.method, self.inputs.answers)

    @property
    def inputs_sha256(self) -> str:
        """Tells whether a result was made from what is stored now."""
        return sha256(self.inputs_in_force.to_json())


class GrantQuerySet(models.QuerySet["Grant"]):
    """Ways in, by whether they are still open."""

    def live(self) -> GrantQuerySet:
        """Those that nobody has revoked."""
        return self.filter(revoked_at=None)

    def private_links(self) -> GrantQuerySet:
        """The links that open a whole assessment."""
        return self.filter(result=None).exclude(token_sha256=None)


class Grant(models.Model):
    """One way in: to edit the whole assessment, or (with a result) to read that result and nothing else.

    A link's token is stored as its SHA-256 only; the browser that started the assessment came without one.
    Sessions hold the ids of grants, so that revoking one shuts every session that came through it.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="grants")
    result = models.ForeignKey(Result, models.CASCADE, null=True, blank=True, related_name="grants")
    token_sha256 = models.CharField(max_length=SHA256_LENGTH, null=True, blank=True)  # noqa: DJ001
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["created_at"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["token_sha256"], name="grant_token_unique"),
            UniqueConstraint(
                fields=["assessment"],
                condition=Q(result=None, revoked_at=None) & ~Q(token_sha256=None),
                name="grant_one_private_link",
            ),
            CheckConstraint(condition=Q(result=None) | ~Q(token_sha256=None), name="grant_reader_has_token"),
        ]

    def __str__(self) -> str:
        return gettext("read one result") if self.result_id else gettext("edit")

    def clean(self) -> None:
        """Refuse a result of another assessment."""
        if self.result is not None and self.result.assessment_id != self.assessment_id:
            raise ValidationError({"result": gettext("This result belongs to another assessment.")})


class Scenario(models.Model):
    """Inputs that were tried against a result and kept under a name: the sponsor's own, dropped at any time.

    `inputs` is the JSON of Inputs, whole and not as a difference, so that it stays what was tried.
    """

    NAME_LENGTH = 80
    MOST = 6  # beside one result: two tables of four columns, each with the result itself

    result = models.ForeignKey(Result, models.CASCADE, related_name="scenarios")
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    inputs = models.JSONField(_("inputs"))
    created_at = models.DateTimeField(_("kept"), auto_now_add=True)

    class Meta:
        verbose_name = _("scenario")
        verbose_name_plural = _("scenarios")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["result", "name"], name="scenario_name_unique"),
            CheckConstraint(condition=Q(name__regex=ONE_LINE), name="scenario_name_one_line"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse inputs that cannot be computed, a second scenario of the name, and one more than are shown."""
        try:
            _ = self.tried
        except GoneError as error:
            raise ValidationError({"inputs": str(error)}) from error
        others = self.result.scenarios.exclude(pk=self.pk).values_list("name", flat=True)
        if self.name in others:
            raise ValidationError({"name": gettext("Another scenario has this name: choose a different one.")})
        if len(others) >= self.MOST:
            message = gettext("%(most)d scenarios are kept, the most there can be. Delete one first.")
            raise ValidationError({"name": message % {"most": self.MOST}})

    @property
    def tried(self) -> Inputs:
        """The inputs, read. Raises GoneError."""
        return kept_inputs(self.inputs)


def kept_inputs(kept: object) -> Inputs:
    """Inputs that were once sound, read. Raises GoneError where the method or the vocabulary knows them no more."""
    try:
        return parse_inputs(kept, load_vocabulary())
    except InputError as error:
        raise GoneError(str(error)) from error


class Opening(models.Model):
    """A reader on the staff opened a sponsor's page: who, which address, when."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="openings")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("reader"))
    address = models.CharField(_("address"), max_length=200)
    at = models.DateTimeField(_("opened"), auto_now_add=True)

    class Meta:
        verbose_name = _("opening by staff")
        verbose_name_plural = _("openings by staff")
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.reader}: {self.address}"

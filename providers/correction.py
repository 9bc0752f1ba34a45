"""What others tell the curators: reports of errors from visitors, and what a provider answers through its private link.

None of it is a claim. A curator decides on each one; what was told stands here, apart from the working tables.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Self

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers import constraints
from providers.catalogue.vocabulary import load_vocabulary
from providers.choices import Decision, Kind, Reply
from providers.fields import account

# How long a private link opens the page of answers.
LINK_LASTS = timedelta(days=60)


class Told(models.Model):
    """Something that a curator decides about, once; `reason` says why it was decided so."""

    created_at = models.DateTimeField(_("came in"), default=timezone.now, editable=False)
    state = models.CharField(_("state"), choices=Decision, default=Decision.OPEN, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)
    decided_by = account(_("decided by"), blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def waiting(cls) -> models.QuerySet[Self]:
        """What nobody has decided yet."""
        waiting: models.QuerySet[Self] = cls._default_manager.filter(state=Decision.OPEN)
        return waiting

    def decide(self, decision: Decision, reason: str, user: User) -> None:
        """Close it."""
        self.state, self.reason, self.decided_by, self.decided_at = decision, reason, user, timezone.now()


class Correction(Told):
    """A visitor's report of an error. `claim` is its label as it was published; `email` is gone once it is decided."""

    LONGEST_WORDS, LONGEST_EMAIL = 2_000, 254

    provider = models.ForeignKey(
        "providers.Provider",
        models.SET_NULL,
        related_name="corrections",
        verbose_name=_("provider"),
        null=True,
        editable=False,
    )
    slug = models.CharField(_("page"), editable=False)
    claim = models.TextField(_("claim"), blank=True, editable=False)
    words = models.TextField(_("report"), editable=False)
    email = models.CharField(_("email address"), blank=True, editable=False)

    class Meta:
        verbose_name = _("report of an error")
        verbose_name_plural = _("reports of errors")
        ordering = ("-pk",)
        constraints = constraints.CORRECTION

    def __str__(self) -> str:
        return f"{self.slug}, {self.created_at:%Y-%m-%d}"

    def decide(self, decision: Decision, reason: str, user: User) -> None:
        """Close it, and keep nothing of who told it."""
        super().decide(decision, reason, user)
        self.email = ""


class ProviderLinkQuerySet(models.QuerySet["ProviderLink"]):
    """Private links, by whether they still open something."""

    def live(self) -> Self:
        """Those that nobody has revoked and that have not run out."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class ProviderLink(models.Model):
    """A private link through which a provider answers; of its token, only the SHA-256 is stored."""

    provider = models.ForeignKey(
        "providers.Provider", models.CASCADE, related_name="links", verbose_name=_("provider"), editable=False
    )
    token_sha256 = models.CharField(_("SHA-256 of the token"), editable=False)
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    created_by = account(_("made by"), editable=False)
    expires_at = models.DateTimeField(_("open until"), editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)

    objects = ProviderLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("private link of a provider")
        verbose_name_plural = _("private links of providers")
        ordering = ("-pk",)
        constraints = constraints.PROVIDER_LINK

    def __str__(self) -> str:
        return f"{self.provider}, {self.created_at:%Y-%m-%d}"


class Proposal(Told):
    """What a provider answered to one question: whether it does what `code` means, in which words, read where."""

    LONGEST_TEXT, LONGEST_URL = 300, 500

    provider = models.ForeignKey(
        "providers.Provider", models.CASCADE, related_name="proposals", verbose_name=_("provider"), editable=False
    )
    kind = models.CharField(_("kind"), choices=Kind, editable=False)
    code = models.CharField(_("code"), editable=False)
    reply = models.CharField(_("answer"), choices=Reply, editable=False)
    detail = models.CharField(_("detail"), blank=True, editable=False)
    source_title = models.CharField(_("title of the source"), blank=True, editable=False)
    source_url = models.CharField(_("address of the source"), blank=True, editable=False)
    as_of = models.CharField(_("as of"), blank=True, editable=False)

    class Meta:
        verbose_name = _("answer of a provider")
        verbose_name_plural = _("answers of providers")
        ordering = ("-pk",)
        constraints = constraints.PROPOSAL

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}"

    @property
    def label(self) -> str:
        """What was asked about, in words."""
        return load_vocabulary().label(self.kind, self.code)

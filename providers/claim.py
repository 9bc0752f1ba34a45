"""Claims: what is said of a provider, and what curators found when they held it against its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from providers import constraints
from providers.bases import Ordered, Recorded, claim_row
from providers.catalogue import canonical, rules
from providers.catalogue.rows import Fault, claim_faults, record_faults
from providers.catalogue.standing import proposed_end
from providers.choices import Evidence, Kind, Outcome, Scope, Standing, Status
from providers.fields import AmountField, account

# So many characters of its detail tell a claim from others of its name in a message or a heading.
WORDS_SHOWN = 60


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Claims by how they stand."""

    def live(self) -> Self:
        """Those that are not retired: what is exported, published and counted."""
        return self.filter(retired_at=None)


class Claim(Recorded, Ordered):
    """One sourced statement about a provider.

    At most one of these holds: it is confirmed (`verified_at`), `disputed`, or retired (`retired_at`); `reason` says
    why it is one of the last two. Without an account in `verified_by`, it was confirmed by somebody who has left, or
    in the file that it came with.
    """

    # What curators found, and why.
    FOUND = ("verified_by", "verified_at", "disputed", "retired_at", "reason")
    # What a claim says; who confirmed it confirmed all of these.
    SUBSTANCE = (
        "kind", "code", "detail", "source", "evidence", "status", "as_of", "scope", "outcome", "minimum", "maximum",
        "unit", "site", "valid_until",
    )  # fmt: skip

    provider = models.ForeignKey(
        "providers.Provider", models.CASCADE, related_name="claims", verbose_name=_("provider")
    )
    kind = models.CharField(_("kind"), choices=Kind)
    code = models.CharField(_("code"))
    detail = models.CharField(_("detail"))
    source = models.ForeignKey("providers.Source", models.RESTRICT, related_name="claims", verbose_name=_("source"))
    evidence = models.CharField(_("evidence"), choices=Evidence)
    status = models.CharField(_("status"), choices=Status, default=Status.CURRENT)
    as_of = models.CharField(_("as of"), blank=True, help_text=_("YYYY, YYYY-MM or YYYY-MM-DD"))
    scope = models.CharField(_("scope"), choices=Scope, default=Scope.MANUFACTURING)
    outcome = models.CharField(_("outcome"), choices=Outcome, blank=True)
    minimum = AmountField(_("from"), null=True, blank=True)
    maximum = AmountField(_("up to"), null=True, blank=True)
    unit = models.CharField(_("unit"), blank=True)
    site = models.ForeignKey(
        "providers.Site", models.RESTRICT, related_name="claims", verbose_name=_("site"), null=True, blank=True
    )
    valid_until = models.CharField(
        _("valid until"),
        blank=True,
        help_text=_("YYYY-MM-DD, the last day; from the next day on it counts as historic."),
    )
    verified_by = account(_("confirmed by"), blank=True, editable=False)
    verified_at = models.DateField(_("confirmed on"), null=True, blank=True, editable=False)
    disputed = models.BooleanField(_("disputed"), default=False, editable=False)
    retired_at = models.DateField(_("retired on"), null=True, blank=True, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("provider", "position", "pk")
        constraints = constraints.CLAIM

    def __str__(self) -> str:
        return f"{self.name}, {Truncator(self.detail).chars(WORDS_SHOWN)}"

    @property
    def name(self) -> str:
        """Its kind and code, under which its provider may have several."""
        return f"{self.kind}:{self.code}"

    def row(self) -> dict[str, Any]:
        """The row as the file has it."""
        source = self.source.key if self.source_id else ""
        return claim_row(self, source, self.site.name if self.site else None)

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the row, within itself, or with what it refers to."""
        yield from record_faults(self.row(), rules.claim_record())
        yield from claim_faults(self.row())
        if self.source_id and self.source.provider_id != self.provider_id:
            yield "source", "a source of this provider", str(self.source)
        if self.site and self.site.provider_id != self.provider_id:
            yield "site", "a site of this provider", str(self.site)
        if self.retired_at and (self.verified_at or self.disputed):
            yield "retired_at", "nothing, as it is confirmed or disputed", str(self.retired_at)
        if self.retired_at and not self.reason:
            yield "reason", "why it is retired", "nothing"
        if self.verified_by_id and not self.verified_at:
            yield "verified_at", "a day, as somebody confirmed it", "nothing"

    @property
    def standing(self) -> Standing:
        """What curators found."""
        if self.retired_at:
            return Standing.RETIRED
        if self.disputed:
            return Standing.DISPUTED
        return Standing.CONFIRMED if self.verified_at else Standing.OPEN

    @property
    def proposed_end(self) -> str | None:
        """The day to look up for `valid_until`, where that is open and the kind of claim has a usual term."""
        said = {"kind": self.kind, "code": self.code, "outcome": self.outcome, "as_of": self.as_of}
        return proposed_end(said | {"valid_until": self.valid_until})

    @property
    def shown(self) -> str:
        """What a curator decides about, as a digest: another one means that it was changed since.

        To confirm changes none of it, so that a button may be pressed twice.
        """
        seen = (canonical.what_it_says(self.row()), self.source.row(), self.disputed, str(self.retired_at), self.reason)
        return canonical.digest(canonical.text(seen))[:16]

    def reopen(self) -> None:
        """Let it stand as nobody has looked at it yet; a dispute or retirement ends."""
        self.verified_by = self.verified_at = self.retired_at = None
        self.disputed, self.reason = False, ""

    def confirm(self, user: User) -> None:
        """Its source says so: this user held them side by side today."""
        self.reopen()
        self.verified_by, self.verified_at = user, timezone.now().date()

    def dispute(self, reason: str) -> None:
        """There is doubt: it stays public, marked, and does not count."""
        self.reopen()
        self.disputed, self.reason = True, reason

    def retire(self, reason: str) -> None:
        """It was wrong or is of no use: it stays here and leaves everything public."""
        self.reopen()
        self.retired_at, self.reason = timezone.now().date(), reason

    def forget_confirmation(self) -> None:
        """What was confirmed is no longer what it says."""
        self.verified_by = self.verified_at = None

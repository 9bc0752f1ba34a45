"""The working tables of the catalogue, which the admin edits, and the Revisions, which nothing edits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from providers import constraints
from providers.bases import Ordered, Recorded, provider_row, record_row, site_row, source_row
from providers.catalogue import rules
from providers.catalogue.rows import Fault, identifier_faults, record_faults
from providers.choices import Activity, RecordKind, Scheme, Status
from providers.claim import Claim
from providers.correction import Correction, Proposal, ProviderLink
from providers.documents import SourceDocument, StoredFile
from providers.fields import CodesField
from providers.import_files import ImportFile, RegisterImport
from providers.revision import Revision

__all__ = [
    "Claim",
    "Correction",
    "ImportFile",
    "Proposal",
    "Provider",
    "ProviderLink",
    "RegisterImport",
    "Revision",
    "Site",
    "SiteIdentifier",
    "SiteRecord",
    "Source",
    "SourceDocument",
    "StoredFile",
]


class Provider(Recorded):
    """A company that develops or makes medicines for others."""

    slug = models.CharField(_("slug"))
    name = models.CharField(_("name"))
    legal_name = models.CharField(_("legal name"), blank=True)
    hq_city = models.CharField(_("city of the head office"), blank=True)
    hq_country = models.CharField(_("country of the head office"), blank=True, help_text=_("ISO 3166 alpha-2"))
    website = models.CharField(_("website"), blank=True)
    website_confirmed = models.BooleanField(_("website confirmed"), default=False)
    founded = models.IntegerField(_("founded"), null=True, blank=True)
    employees = models.IntegerField(_("employees"), null=True, blank=True)
    model = CodesField(_("business models"), default=list, blank=True, help_text="cdmo, cmo")
    notes = models.TextField(_("notes"), blank=True)

    class Meta:
        verbose_name = _("provider")
        verbose_name_plural = _("providers")
        ordering = ("slug",)
        constraints = constraints.PROVIDER

    def __str__(self) -> str:
        return self.name

    def row(self) -> dict[str, Any]:
        """The row as the file has it; its sites, sources and claims stand apart."""
        return provider_row(self)

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the provider itself."""
        return record_faults(self.row() | {"sites": [], "claims": [], "sources": {}}, rules.provider_record())


class Source(Recorded, Ordered):
    """Where a site or a claim was read."""

    provider = models.ForeignKey(Provider, models.CASCADE, related_name="sources", verbose_name=_("provider"))
    key = models.CharField(_("key"))
    url = models.CharField(_("publisher's own address"), blank=True)
    title = models.CharField(_("title"))
    published = models.CharField(_("published"), blank=True, help_text=_("YYYY, YYYY-MM or YYYY-MM-DD"))
    url_shortened = models.BooleanField(_("address shortened"), default=False)
    read_in = models.CharField(_("read in"), blank=True, help_text=_("Address of a copy; never shown to visitors."))

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("provider", "position", "pk")
        constraints = constraints.SOURCE

    def __str__(self) -> str:
        return f"{self.key}: {self.title}"

    def row(self) -> dict[str, Any]:
        """The row as the file has it, under its key."""
        return source_row(self)

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the key and the row."""
        if not rules.SOURCE_KEY.holds(self.key):
            yield "key", rules.SOURCE_KEY.expected, self.key
        yield from record_faults(self.row(), rules.SOURCE)


class Site(Recorded, Ordered):
    """A plant of a provider."""

    provider = models.ForeignKey(Provider, models.CASCADE, related_name="sites", verbose_name=_("provider"))
    name = models.CharField(_("name"))
    city = models.CharField(_("city"), blank=True)
    country = models.CharField(_("country"), blank=True, help_text=_("ISO 3166 alpha-2"))
    activities = CodesField(_("activities"), default=list, blank=True, help_text=", ".join(Activity.values))
    status = models.CharField(_("status"), choices=Status, default=Status.CURRENT)
    source = models.ForeignKey(Source, models.RESTRICT, related_name="sites", verbose_name=_("source"))

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = ("provider", "position", "pk")
        constraints = constraints.SITE

    def __str__(self) -> str:
        return f"{self.name} ({self.city})" if self.city else self.name

    def row(self) -> dict[str, Any]:
        """The row as the file has it; its identifiers stand apart."""
        return site_row(self, self.source.key if self.source_id else "")

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the row, or with what it refers to."""
        yield from record_faults(self.row(), rules.site_record())
        if self.source_id and self.source.provider_id != self.provider_id:
            yield "source", "a source of this provider", str(self.source)


class SiteIdentifier(Recorded, Ordered):
    """A number under which an authority or register knows a site."""

    parent = "site"
    site = models.ForeignKey(Site, models.CASCADE, related_name="identifiers", verbose_name=_("site"))
    scheme = models.CharField(_("scheme"), choices=Scheme)
    value = models.CharField(_("number"))

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ("site", "position", "pk")
        constraints = constraints.IDENTIFIER

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    def row(self) -> dict[str, Any]:
        """The row as the file has it."""
        return {"scheme": self.scheme, "value": self.value}

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the row."""
        return identifier_faults(self.row())


class SiteRecord(Recorded, Ordered):
    """One thing that a register says of a site, as the newest file has it that says so."""

    parent = "site"
    site = models.ForeignKey(Site, models.CASCADE, related_name="records", verbose_name=_("site"))
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

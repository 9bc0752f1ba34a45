"""The organisation whose look the documents carry: at most one, kept by administrators."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .documents.brand import LONGEST_FOOTER, LONGEST_NAME, Brand, accent_fault
from .results import SHA256_LENGTH

ACCENT_LENGTH = 7
COLOUR = r"^#[0-9a-f]{6}\Z"
ONE_LINE = r"^[^\r\n]*\Z"
ACCENT_FAULTS = {
    "form": _("Write a colour as # and six digits from 0 to 9 and a to f, like #0a5566."),
    "contrast": _("This colour is too light to read on white paper: its contrast has to be at least 4.5 to 1."),
}


class Branding(models.Model):
    """Name, footer, accent and logo of the one organisation. The logo was made anew when it was stored.

    `sha256` tells documents of one look from those of another; each is stored with it.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    footer = models.CharField(_("footer"), max_length=LONGEST_FOOTER, blank=True)
    accent = models.CharField(_("accent colour"), max_length=ACCENT_LENGTH, blank=True)
    logo = models.BinaryField(_("logo"), blank=True, default=bytes)
    logo_type = models.CharField(max_length=4, blank=True, editable=False)
    sha256 = models.CharField(max_length=SHA256_LENGTH, blank=True, editable=False)
    updated_at = models.DateTimeField(_("saved"), auto_now=True)

    class Meta:
        verbose_name = _("branding of documents")
        verbose_name_plural = _("branding of documents")
        constraints: ClassVar = [
            CheckConstraint(condition=Q(id=1), name="branding_only_one"),
            CheckConstraint(condition=Q(accent="") | Q(accent__regex=COLOUR), name="branding_accent_colour"),
            CheckConstraint(condition=Q(logo_type__in=["", "png", "jpeg"]), name="branding_logo_type_known"),
            CheckConstraint(condition=Q(name__regex=ONE_LINE), name="branding_name_one_line"),
            CheckConstraint(condition=Q(footer__regex=ONE_LINE), name="branding_footer_one_line"),
        ]

    def __str__(self) -> str:
        return self.name or gettext("Branding of documents")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store it with its hash."""
        self.sha256 = self.brand.sha256
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse an accent that paper cannot show."""
        if self.accent and (fault := accent_fault(self.accent)):
            raise ValidationError({"accent": ACCENT_FAULTS[fault]})

    @property
    def brand(self) -> Brand:
        """As documents take it."""
        return Brand(self.name, self.footer, self.accent, bytes(self.logo), self.logo_type)

"""The form of the branding: words in one line, a colour that can be read, a logo that is looked at first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .branding import Branding
from .documents.brand import LARGEST_LOGO, LogoError, read_logo
from .forms import one_line

LOGO_FAULTS = {
    "empty": _("This file is empty. Choose the logo once more."),
    "large": _("This file is larger than 1 MB. Save the logo smaller: 1,200 pixels at its longer side are enough."),
    "svg": _("Word and Excel cannot show an SVG: save the logo as PNG, 1,200 pixels at its longer side."),
    "svg_script": _("This SVG carries a script or loads something, so it is refused: save the logo as PNG instead."),
    "type": _("This is neither PNG nor JPEG, whatever its name says. Save the logo as one of them."),
    "pixels": _(
        "This picture has more than 16 million pixels. Save the logo smaller: 1,200 at its longer side are enough."
    ),
    "animated": _("This PNG moves. Save one of its pictures."),
    "broken": _("This file cannot be read as a picture: it is cut off or damaged. Save the logo once more."),
}


class BrandingForm(forms.ModelForm):  # type: ignore[type-arg]
    """What documents carry of the organisation; everything is optional."""

    upload = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG or JPEG, at most 1 MB. It is saved anew, without what a picture can hide."),
        error_messages={"empty": LOGO_FAULTS["empty"]},
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    remove_logo = forms.BooleanField(label=_("Remove the logo"), required=False)

    class Meta:
        model = Branding
        fields = ("name", "footer", "accent")
        help_texts = {  # noqa: RUF012 (Django's own)
            "name": _(
                "In one line. It stands on the first page and in running headers, in the place of the site's own."
            ),
            "footer": _("In one line, at the foot of each page."),
            "accent": _("Like #0a5566, readable on white. Charts keep their own colours, which mean something."),
        }

    def clean_name(self) -> str:
        """One line of printed characters."""
        return one_line(self.cleaned_data["name"])

    def clean_footer(self) -> str:
        """One line of printed characters."""
        return one_line(self.cleaned_data["footer"])

    def clean_accent(self) -> str:
        """In small letters."""
        return str(self.cleaned_data["accent"]).strip().lower()

    def clean_upload(self) -> tuple[bytes, str] | None:
        """The logo made anew. Raises ValidationError with what to do."""
        upload = self.cleaned_data["upload"]
        if not upload:
            return None
        try:
            return read_logo(upload.read(LARGEST_LOGO + 1))
        except LogoError as error:
            raise ValidationError(LOGO_FAULTS[error.code]) from error

    def clean(self) -> dict[str, Any] | None:
        """Put the logo where it is stored; a new one wins over removing the old."""
        made = self.cleaned_data.get("upload")
        if made or self.cleaned_data.get("remove_logo"):
            self.instance.logo, self.instance.logo_type = made or (b"", "")
        return super().clean()

"""What is typed to confirm a document: its id, and the hash of a file."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .documents.stamp import LENGTH, find_id, read_id
from .fields import quoted
from .results import SHA256_LENGTH

SHA256 = re.compile(rf"[0-9a-f]{{{SHA256_LENGTH}}}")
LONGEST = 300  # the longest name of a file, and an address, fit in


class IdForm(forms.Form):
    """The id of a document, as it is printed or nearly so, alone or in the name of its file or its address."""

    id = forms.CharField(
        label=gettext_lazy("Id of the document"),
        help_text=gettext_lazy(
            "Like K7QF-2M9X-WT4C; case and hyphens do not matter. The whole name of the file or the printed address "
            "will do as well."
        ),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Write the id that stands on the document."),
            "max_length": gettext_lazy("An id is shorter: three groups of four letters and digits."),
        },
    )

    def clean_id(self) -> str:
        """The id as it is printed. Raises ValidationError for what cannot be one."""
        written: str = self.cleaned_data["id"]
        identity = read_id(written) or find_id(written)
        if identity is None:
            message = _("An id has %(length)d letters and digits, without the letter U. You wrote “%(written)s”.")
            raise forms.ValidationError(message % {"length": LENGTH, "written": quoted(written)})
        return identity


class HashForm(forms.Form):
    """The SHA-256 of a file, computed by the browser or pasted."""

    sha256 = forms.CharField(
        label=gettext_lazy("SHA-256 of your file"),
        help_text=gettext_lazy(
            "64 digits from 0 to 9 and a to f. On Windows: certutil -hashfile FILE SHA256; "
            "elsewhere: sha256sum FILE or shasum -a 256 FILE."
        ),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Paste the SHA-256 of your file."),
            "max_length": gettext_lazy("A SHA-256 has 64 digits: this is longer."),
        },
    )

    def clean_sha256(self) -> str:
        """The hash in small letters. Raises ValidationError for what is none."""
        written = "".join(self.cleaned_data["sha256"].split()).lower()
        if not SHA256.fullmatch(written):
            message = _(
                "A SHA-256 has 64 digits from 0 to 9 and a to f. These are %(count)d characters: “%(written)s”."
            )
            raise forms.ValidationError(message % {"count": len(written), "written": quoted(written)})
        return written

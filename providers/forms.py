"""Forms of the admin: rows that refer to others of their own provider, documents, the note of a publication."""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from providers.catalogue import canonical
from providers.catalogue.media import LARGEST_FILE, MEGABYTE, media_type
from providers.catalogue.vocabulary import load_vocabulary
from providers.models import Claim, Provider, Site, Source, SourceDocument

REFERENCES: dict[str, type[Source | Site]] = {"source": Source, "site": Site}


def limit_to(provider: Provider, fields: dict[str, Any]) -> None:
    """Let a form choose among the sources and sites of its own provider only."""
    for name in REFERENCES.keys() & fields.keys():
        fields[name].queryset = owned_by(provider, name)


def owned_by(provider: Provider, name: str) -> QuerySet[Any]:
    """The sources, or the sites, of a provider; none while it is not stored."""
    rows = REFERENCES[name].objects.all()
    return rows.filter(provider=provider) if provider.pk else rows.none()


class RowFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """Names each field for those who cannot see the head of its column, and says how to remove what others refer to."""

    def add_fields(self, form: forms.ModelForm[Any], index: int | None) -> None:
        """Label every field of a row."""
        super().add_fields(form, index)
        for field in form.fields.values():
            if field.label:
                field.widget.attrs["aria-label"] = field.label

    def clean(self) -> None:
        """Django looks at what is stored, not at what else the page removes."""
        try:
            super().clean()
        except ValidationError as error:
            if getattr(error, "code", None) != "deleting_protected":
                raise
            advice = _("Change or remove those first and save; then this one can go.")
            raise ValidationError([error, advice]) from error


class OwnedFormSet(RowFormSet):
    """Reads the sources and sites of the provider once for all rows, not once for each."""

    def add_fields(self, form: forms.ModelForm[Any], index: int | None) -> None:
        """Offer a row what belongs to its provider."""
        super().add_fields(form, index)
        for name in REFERENCES.keys() & form.fields.keys():
            field = cast("forms.ModelChoiceField[Any]", form.fields[name])
            field.queryset = owned_by(self.instance, name)
            field.widget = forms.Select(attrs={"aria-label": field.label})
            field.choices = [("", "---------"), *self.choices[name]]

    @cached_property
    def choices(self) -> dict[str, list[tuple[int, str]]]:
        """Primary keys and labels, short enough to stand in a table."""
        return {name: [(row.pk, str(row)[:40]) for row in owned_by(self.instance, name)] for name in REFERENCES}


class ClaimForm(forms.ModelForm):  # type: ignore[type-arg]
    """A claim; what was confirmed is no longer confirmed once it says something else.

    `provider` is whose claim a new one is, where the form stands alone.
    """

    provider: Provider | None = None

    class Meta:
        model = Claim
        fields = Claim.SUBSTANCE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.provider:
            self.instance.provider = self.provider
        if "code" in self.fields:  # the codes of its kind stand on the page
            kind = self["kind"].value() if "kind" in self.fields else self.instance.kind
            self.fields["code"].widget.attrs |= {"list": f"codes-{kind}" if kind else "", "autocomplete": "off"}
        if "valid_until" in self.fields and self.instance.proposed_end:
            proposal = _("If “as of” is the day of the inspection: %(end)s, three years later. It may say less.")
            self.fields["valid_until"].help_text = proposal % {"end": self.instance.proposed_end}

    @property
    def said_otherwise(self) -> list[str]:
        """The fields in which the claim would say something else than what is stored."""
        return [name for name in self.changed_data if name in Claim.SUBSTANCE]

    def clean_code(self) -> str:
        """The code, also where the words for it were typed, or capitals."""
        typed: str = self.cleaned_data["code"]
        kind = load_vocabulary().kinds.get(self.cleaned_data.get("kind", self.instance.kind))
        terms = kind.terms.values() if kind else ()
        return next((term.code for term in terms if typed.casefold() in (term.code, term.label.casefold())), typed)

    def clean(self) -> dict[str, Any] | None:
        """A form that is saved without confirming anew leaves the claim to be looked at again."""
        if self.said_otherwise:
            self.instance.forget_confirmation()
        return super().clean()

    def _post_clean(self) -> None:
        """Take no claim twice: a button that is pressed twice sends it again."""
        super()._post_clean()  # type: ignore[misc]
        if not self.provider or self.errors:
            return
        # Whoever holds the provider first goes first; the later one then sees what the first has written.
        Provider.objects.select_for_update().get(pk=self.provider.pk)
        alike = self.provider.claims.filter(kind=self.instance.kind, code=self.instance.code)
        said = canonical.what_it_says(self.instance.row())
        if any(canonical.what_it_says(claim.row()) == said for claim in alike.select_related("source", "site")):
            self.add_error(None, _("The provider has this claim already, word for word."))


class DocumentForm(forms.ModelForm):  # type: ignore[type-arg]
    """A file to keep with a source, by what its bytes say it is."""

    upload = forms.FileField(
        label=_("file"),
        help_text=_("PDF, PNG, JPEG, XLSX, or HTML and text in UTF-8; at most 10 MB. Seen by staff only."),
    )

    class Meta:
        model = SourceDocument
        fields = ()

    def clean_upload(self) -> Any:
        """Refuse what is too large, and what the list of kept types does not have."""
        upload = self.cleaned_data["upload"]
        if (size := upload.size) > LARGEST_FILE:
            larger = _("This file has %(size)s MB, at most 10 MB are kept: keep the pages that matter.")
            raise ValidationError(larger, params={"size": f"{size / MEGABYTE:,.1f}"})
        self.content = upload.read()
        self.kind = media_type(self.content)
        if self.kind is None:
            other = _("This is none of PDF, PNG, JPEG, XLSX without macros, or HTML and text in UTF-8.")
            raise ValidationError(other)
        return upload


class DocumentFormSet(RowFormSet):
    """The documents of a source; `user` is who adds one. What the source holds already is not added again."""

    user: User

    def save_new(self, form: Any, commit: bool = True) -> SourceDocument:  # noqa: FBT001, FBT002 (Django's own)
        """Keep the bytes that were looked at."""
        name = form.cleaned_data["upload"].name
        return SourceDocument.keep(self.instance, form.content, form.kind, name, self.user)


class PublishForm(forms.Form):
    """The note that goes with a Revision, and the hash of the draft that was looked at."""

    sha256 = forms.CharField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(
        label=_("Note"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What changed and why, for those who ask later."),
    )

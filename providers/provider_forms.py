"""Forms of a provider's page: what can be made out of what was typed is not asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import count
from types import MappingProxyType
from typing import Any, cast

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from providers.admin_base import ModelForm
from providers.catalogue import countries
from providers.models import Provider, Site, Source
from providers.owned import RowFormSet

TWO_LETTERS = _("Its name, or its two letters of ISO 3166, as in DE.")
NUMBERED = re.compile(r"S(\d+)\Z")


class ProviderForm(ModelForm):
    """The provider itself. A new one may go without a slug: that is made from its name."""

    class Meta:
        model = Provider
        fields = "__all__"
        help_texts = MappingProxyType({
            "slug": _("The end of its public address: lower-case letters, digits, hyphens. Empty: made from its name."),
            "hq_country": TWO_LETTERS,
            "website": _("The whole address, with https://."),
        })  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = self.instance.pk is not None

    def clean(self) -> dict[str, Any] | None:
        """Make the slug."""
        said = self.cleaned_data
        if said.get("slug") == "" and "name" in said:
            said["slug"] = slugify(said["name"])
            if not said["slug"]:
                self.add_error("slug", _("Write one: the name has no plain letters to make it from."))
        return super().clean()

    def clean_hq_country(self) -> str:
        """The code of the country."""
        return countries.code(self.cleaned_data["hq_country"])


class SiteForm(ModelForm):
    """A site."""

    class Meta:
        model = Site
        fields = "__all__"
        help_texts = MappingProxyType({"country": TWO_LETTERS})

    def clean_country(self) -> str:
        """The code of the country."""
        return countries.code(self.cleaned_data["country"])


class SourceForm(ModelForm):
    """A source. A new one of a page of several may go without a key: the next number is its key."""

    siblings: SourceFormSet | None = None

    class Meta:
        model = Source
        fields = "__all__"
        help_texts = MappingProxyType({"key": _("How sites and claims name it. Empty: the next number.")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].required = self.instance.pk is not None

    def clean_key(self) -> str:
        """The next number where nothing was typed."""
        typed: str = self.cleaned_data["key"]
        return typed or (next(self.siblings.free_keys) if self.siblings else "")


class SourceFormSet(RowFormSet):
    """Numbers the new sources of a page after all that are stored and typed."""

    def add_fields(self, form: forms.ModelForm[Any], index: int | None) -> None:
        """Let a row take the next number."""
        super().add_fields(form, index)
        cast("SourceForm", form).siblings = self

    @cached_property
    def free_keys(self) -> Iterator[str]:
        """The numbers that are free."""
        keys = [form["key"].value() for form in self.forms] + [form.instance.key for form in self.initial_forms]
        taken = [int(found[1]) for key in keys if (found := NUMBERED.match(key or ""))]
        return (f"S{number}" for number in count(max(taken, default=0) + 1))

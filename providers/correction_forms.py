"""Forms of those who tell the curators something: the report of an error, and what a provider answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from providers.catalogue import rules
from providers.catalogue.facts import ProviderFacts
from providers.catalogue.page import Question
from providers.catalogue.vocabulary import load_vocabulary
from providers.choices import Reply
from providers.correction_actions import Answer
from providers.models import Correction, Proposal

LONGEST_OPTION = 90


class Words(forms.CharField):
    """Text in several lines; a line break counts once, as in the browser, whatever it sends."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        """The text with line feeds only."""
        return str(super().to_python(value)).replace("\r\n", "\n")


class ReportForm(forms.Form):
    """What is wrong on the page of a provider. `website` is hidden: only what fills in every field fills it in."""

    words = Words(
        label=_("What is wrong"),
        help_text=_("And where can we read it? Up to 2,000 characters."),
        error_messages={"required": _("Write what is wrong.")},
        max_length=Correction.LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    claim = forms.ChoiceField(
        label=_("Which claim (optional)"),
        required=False,
        error_messages={"invalid_choice": _("This claim is no longer on the page. Choose another, or none.")},
    )
    email = forms.EmailField(
        label=_("Your email address (optional)"),
        help_text=_("For a question back. It is removed once a curator has decided."),
        max_length=Correction.LONGEST_EMAIL,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, facts: ProviderFacts, data: Any = None) -> None:
        super().__init__(data)
        none = ("", _("None of them in particular"))
        options = ((label, _shortened(label)) for label in dict.fromkeys(_labels(facts)))
        cast("forms.ChoiceField", self.fields["claim"]).choices = [none, *options]

    def clean(self) -> None:
        """Ask for a second look where the hidden field was filled in: a browser may have done that, too."""
        if self.cleaned_data.pop("website", ""):
            self.data = {**cast("QueryDict", self.data).dict(), "website": ""}
            raise ValidationError(_("This looked as if a program had filled it in. Please send it once more."))


def _labels(facts: ProviderFacts) -> Iterable[str]:
    vocabulary = load_vocabulary()
    for claim in facts.claims:
        yield f"{vocabulary.label(claim.kind, claim.code)}: {claim.detail}"


def _shortened(label: str) -> str:
    return label if len(label) <= LONGEST_OPTION else f"{label[: LONGEST_OPTION - 1]}…"


class AnswerForm(forms.Form):
    """What a provider says of one term; nothing is said where no answer is chosen."""

    reply = forms.ChoiceField(label=_("Answer"), choices=[("", _("No answer")), *Reply.choices], required=False)
    detail = forms.CharField(
        label=_("In one or two sentences"),
        help_text=_("What exactly, how much, at which site."),
        max_length=Proposal.LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    source_url = forms.CharField(
        label=_("A public address that says so"),
        help_text=_("It begins with https:// or http://."),
        max_length=Proposal.LONGEST_URL,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    source_title = forms.CharField(label=_("Title of that page"), max_length=rules.LONGEST_NAME, required=False)
    as_of = forms.CharField(
        label=_("True as of"), help_text=_("Optional: YYYY, YYYY-MM or YYYY-MM-DD."), max_length=10, required=False
    )

    def __init__(self, question: Question, data: Any = None) -> None:
        super().__init__(data, prefix=f"{question.kind}-{question.code}")
        self.question = question

    def clean_detail(self) -> str:
        """One line, also where several were pasted."""
        return self._said("detail", rules.TEXT.holds, _("Write text without control characters."))

    def clean_source_title(self) -> str:
        """One line, too."""
        return self._said("source_title", rules.TEXT.holds, _("Write text without control characters."))

    def clean_source_url(self) -> str:
        """What a browser can open."""
        return self._said("source_url", rules.ADDRESS.holds, _("Write a whole address with https:// or http://."))

    def clean_as_of(self) -> str:
        """A day, month or year of the calendar."""
        return self._said("as_of", rules.DATE.holds, _("Write a date as YYYY, YYYY-MM or YYYY-MM-DD."))

    def _said(self, name: str, holds: Callable[[object], bool], otherwise: Any) -> str:
        text = " ".join(self.cleaned_data[name].split())
        if text and not holds(text):
            raise ValidationError(otherwise)
        return text

    def clean(self) -> None:
        """Ask for the source of what becomes a claim, and for an answer where all else is filled in."""
        said = self.cleaned_data
        if said.get("reply") == Reply.YES:
            for name in ("detail", "source_url", "source_title"):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, _("A claim needs this."))
        elif not said.get("reply") and self.has_changed() and "reply" not in self.errors:
            self.add_error("reply", _("Choose an answer, or leave all of this empty."))

    @property
    def answer(self) -> Answer | None:
        """What was said, if anything."""
        said = self.cleaned_data
        return Answer(self.question.kind, self.question.code, **said) if said["reply"] else None

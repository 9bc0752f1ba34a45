"""The form of the requirements: each can be raised, lowered or dropped, and any term of the vocabulary added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.catalogue.countries import ISO_3166
from providers.catalogue.vocabulary import load_vocabulary

from .forms import VersionedForm
from .models import Assessment
from .report.needs import Need, needs
from .report.paint import WEB
from .report.pen import Pen, country
from .shortlist.needs import EVERY, ONLY_DERIVED, derive, edit
from .verdict.decide import decide

# Each adds 25 KB to every result and 10 ms to its making; all 380 of the vocabulary made 11 MB in 4 seconds.
MOST_ADDED = 50
LEVELS = (("must", gettext_lazy("Must")), ("want", gettext_lazy("Want")), ("drop", gettext_lazy("Not needed")))

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement in words, with the field for its level."""

    need: Need
    field: BoundField


class RequirementsForm(VersionedForm):
    """One level for each requirement, be it derived, dropped or added, and room to add one more."""

    def __init__(self, assessment: Assessment, data: QueryDict | None = None) -> None:
        super().__init__(assessment, data)
        inputs, vocabulary = assessment.inputs, load_vocabulary()
        reading = assessment.reading
        derived = derive(reading, decide(reading, inputs.decision_weights).verdict)
        self.derived = {need.key for need in derived}
        stars = {key: level for key, level in inputs.edits.items() if key.endswith(EVERY)}
        raised = {key: level for key, level in inputs.edits.items() if level != "drop"}
        self.pen = Pen(assessment.method, assessment.texts, vocabulary, WEB)
        # What a requirement is without an edit of its own; one that only an edit brings is then not needed.
        self.defaults: dict[str, str] = {
            need.key: need.level for need in edit(derived, stars, reading.method, vocabulary)
        }
        self.needs = needs(edit(derived, raised, reading.method, vocabulary), self.pen)
        for group in self.needs.groups:
            for need in group.needs:
                if data is None or need.key in data:  # else somebody added it after this form was rendered
                    self.fields[need.key] = _level(need.label, LEVELS)
                    self.initial[need.key] = self.level(inputs.edits, need.key)
        self.fields["add"] = _choice(_("Add a requirement"), self._addable())
        self.fields["add_level"] = _level(_("How firmly"), LEVELS[:2], required=False)
        self.initial["add_level"] = "want"

    @property
    def rows(self) -> Iterator[tuple[str, list[Row]]]:
        """The requirements with their fields, by title of the dimension in which they count."""
        for group in self.needs.groups:
            yield group.dimension, [Row(need, self[need.key]) for need in group.needs if need.key in self.fields]

    @property
    def shown(self) -> tuple[str, ...]:
        """The requirements that the form speaks of, by "kind:code"."""
        return (*(key for key in self.fields if key not in ("add", "add_level")), *filter(None, [self.added]))

    @property
    def added(self) -> str:
        """What the valid form adds, or ""."""
        return str(self.cleaned_data.get("add", ""))

    @property
    def edits(self) -> Mapping[str, str]:
        """The valid form's edits, as they are stored: only where they say something."""
        levels = {key: self.cleaned_data.get(key, "") for key in self.shown}
        if self.added:
            levels[self.added] = self.cleaned_data["add_level"] or "want"
        return {key: level for key, level in levels.items() if level != self.defaults.get(key, "drop")}

    def clean_add(self) -> str:
        """Refuse one more than an assessment holds."""
        key = str(self.cleaned_data["add"])
        levels = self.assessment.edits | self.cleaned_data
        added = {other for other, level in levels.items() if level != "drop"} - self.derived - {"add"}
        if key and key not in added | self.derived and len(added) >= MOST_ADDED:
            message = _("You have added %(count)d requirements, the most there can be. Set one to not needed first.")
            raise forms.ValidationError(message % {"count": MOST_ADDED})
        return key

    def level(self, edits: Mapping[str, str], key: str) -> str:
        """The level that a requirement has under these edits."""
        return edits.get(key) or self.defaults.get(key, "drop")

    def said(self, key: str, stored: Assessment | None = None) -> str:
        """A level in words."""
        return str(dict(LEVELS)[self.level(stored.edits if stored else self.edits, key)])

    def _addable(self) -> list[tuple[str, Choices]]:
        method, vocabulary = self.assessment.method, self.pen.vocabulary
        groups: list[tuple[str, Choices]] = []
        for kind in method.kind:
            if kind not in ONLY_DERIVED:
                terms = vocabulary.kinds[kind].terms if kind in vocabulary.kinds else {}
                labels = {code: term.label for code, term in terms.items()} or self._places()
                choices = [(f"{kind}:{code}", label) for code, label in labels.items()]
                groups.append((self.pen.texts.kind[kind].label, choices))
        return groups

    def _places(self) -> dict[str, str]:
        regions = {key: text.label for key, text in self.pen.texts.region.items()}
        countries = {code: country(code) for code in ISO_3166 if code not in regions}
        return regions | dict(sorted(countries.items(), key=lambda place: place[1]))


def _level(label: str, levels: tuple[tuple[str, object], ...], *, required: bool = True) -> forms.ChoiceField:
    field = forms.ChoiceField(label=label, choices=levels, required=required)
    field.error_messages |= {name: _("Choose a level from the list.") for name in ("required", "invalid_choice")}
    return field


def _choice(label: str, groups: list[tuple[str, Choices]]) -> forms.ChoiceField:
    empty = ("", _("Choose what a provider has to offer"))
    refused = {"invalid_choice": _("Choose a requirement from the list.")}
    return forms.ChoiceField(label=label, choices=[empty, *groups], required=False, error_messages=refused)

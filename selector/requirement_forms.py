"""The form of the requirements: each can be raised, lowered or dropped, and any term of the vocabulary added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.catalogue.countries import ISO_3166
from providers.catalogue.vocabulary import load_vocabulary

from . import queries
from .fields import BoundQuestion
from .forms import VersionedForm
from .models import Assessment
from .report.needs import Need, needs
from .report.pen import country
from .report.relax import Reach, Share, reach
from .scenario_actions import too_many
from .shortlist.needs import EVERY, MOST_ADDED, ONLY_DERIVED, Edits, added, derive, edit
from .shortlist.result import Requirement
from .verdict.standing import standing

LEVELS = (("must", gettext_lazy("Must")), ("want", gettext_lazy("Want")), ("drop", gettext_lazy("Not needed")))

ADDING = ("add", "add_level")
ADD = gettext_lazy("Add a requirement")

Choices = list[tuple[str, str]]


class LevelField(forms.ChoiceField):
    """A level. It knows what stood there when its page was made, as a question does."""

    def __init__(self, label: str, levels: tuple[tuple[str, object], ...], *, required: bool = True) -> None:
        super().__init__(label=label, choices=levels, required=required)
        self.error_messages |= {name: _("Choose a level from the list.") for name in ("required", "invalid_choice")}

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundQuestion:
        """The level in this form."""
        return BoundQuestion(form, self, field_name)


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement in words, with the field for its level, and how the providers stand on it if that is known."""

    need: Need
    field: BoundField
    shares: tuple[Share, ...]


class RequirementsForm(VersionedForm):
    """One level for each requirement, be it derived, dropped or added, and room to add one more unless `adds` is false.

    A button called "relax" names a must that becomes a want.
    """

    def __init__(self, assessment: Assessment, data: QueryDict | None = None, *, adds: bool = True) -> None:
        super().__init__(assessment, _relaxed(data))
        inputs, vocabulary = assessment.inputs, load_vocabulary()
        reading = assessment.reading
        derived = derive(reading, standing(reading, inputs.decision_weights).verdict)
        self.derived = {need.key for need in derived}
        stars = {key: level for key, level in inputs.edits.items() if key.endswith(EVERY)}
        raised = {key: level for key, level in inputs.edits.items() if level != "drop"}
        # An added one that was dropped since is stored no more, and still stands on the page that sent it.
        mentioned = dict.fromkeys(data or (), "want") | raised
        self.pen = queries.pen(assessment.method_version)
        # What a requirement is without an edit of its own; one that only an edit brings is then not needed.
        self.defaults: dict[str, str] = {
            need.key: need.level for need in edit(derived, stars, reading.method, vocabulary)
        }
        self.requirements = edit(derived, cast("Edits", mentioned), reading.method, vocabulary)
        self.groups = needs(self.requirements, self.pen).groups
        for group in self.groups:
            for need in group.needs:
                if data is None or need.key in data:  # else somebody added it after this form was rendered
                    self.fields[need.key] = LevelField(need.label, LEVELS)
                    self.initial[need.key] = self.stands(need.key, assessment)
        self.levels = tuple(self.fields)
        self.adds = adds
        if adds:
            self.fields["add"] = _choice(str(ADD), self._addable())
            self.fields["add_level"] = LevelField(_("How firmly"), LEVELS[:2], required=False)
            self.initial["add_level"] = "want"

    @property
    def rows(self) -> Iterator[tuple[str, list[Row]]]:
        """The requirements with their fields, by title of the dimension in which they count."""
        shares = self.reach.shares if self.reach else {}
        for group in self.groups:
            shown = [need for need in group.needs if need.key in self.fields]
            yield group.dimension, [Row(need, self[need.key], shares.get(need.key, ())) for need in shown]

    @property
    def changed(self) -> tuple[BoundQuestion, ...]:
        """The levels that were changed on the page that sent the form and can be stored: a save is about no other."""
        levels = (cast("BoundQuestion", self[key]) for key in self.levels if key not in self.errors)
        return tuple(level for level in levels if level.changed)

    @property
    def shown(self) -> tuple[str, ...]:
        """The requirements that a save is about, by "kind:code"."""
        return (*(level.name for level in self.changed), *filter(None, [self.added]))

    @property
    def outdated(self) -> tuple[str, ...]:
        """Those of them that the page showed at another level than is stored, or not at all."""
        known = (*self.levels, *cast("QueryDict", self.data).getlist("asked"))
        unseen = [self.added] if self.added not in known and self.added in self.assessment.edits else []
        return (*(level.name for level in self.changed if level.outdated), *unseen)

    @property
    def added(self) -> str:
        """What the valid form adds, or ""."""
        return str(self.cleaned_data.get("add", ""))

    @property
    def waiting(self) -> tuple[str, ...]:
        """The fields of what was chosen to be added, on a page that saves itself and adds nothing."""
        return ADDING if not self.adds and self.data.get("add") else ()

    @property
    def edits(self) -> Mapping[str, str]:
        """The edits that a save is about, as they are stored: only where they say something."""
        levels = {key: self.cleaned_data.get(key, "") for key in self.shown}
        if self.added:
            levels[self.added] = self.cleaned_data["add_level"] or "want"
        return {key: level for key, level in levels.items() if level != self.defaults.get(key, "drop")}

    @cached_property
    def kept(self) -> tuple[Requirement, ...]:
        """What is asked for by the levels as they stand on the page, saved or not, where they are levels."""
        stored = {need.key: self.level(self.assessment.edits, need.key) for need in self.requirements}
        chosen = {key: self[key].value() for key in self.levels}
        levels = stored | {key: level for key, level in chosen.items() if level in dict(LEVELS)}
        return edit(self.requirements, cast("Edits", levels), self.pen.method, self.pen.vocabulary)

    @property
    def sentence(self) -> str:
        """What is asked for, counted."""
        return needs(self.kept, self.pen).sentence

    @cached_property
    def reach(self) -> Reach | None:
        """What that leaves of the catalogue; None before one is published."""
        asked = {need.key for need in self.kept}
        dropped = tuple(need for need in self.requirements if need.key not in asked)
        found = queries.reachable(self.assessment.method_version, self.kept, dropped, timezone.now().date())
        return reach(found, self.kept, self.pen) if found else None

    def clean_add(self) -> str:
        """Refuse one more than an assessment holds."""
        key = str(self.cleaned_data["add"])
        if key and key not in self.derived:
            self._check_room(self.cleaned_data | {key: "want"})
        return key

    def clean(self) -> None:
        """Refuse what was dropped and comes back where others took its place meanwhile."""
        for key in self.levels:
            if key not in self.derived and key not in self.assessment.edits:
                try:
                    self._check_room(self.cleaned_data)
                except forms.ValidationError as error:
                    self.add_error(key, error)

    def _check_room(self, levels: Mapping[str, str]) -> None:
        known = self.assessment.edits | {key: level for key, level in levels.items() if key not in ADDING}
        if len(added(known, self.derived)) > MOST_ADDED:
            raise forms.ValidationError(too_many())

    def named(self, keys: Iterable[str]) -> str:
        """Requirements by their names."""
        labels = {key: field.label for key, field in self.fields.items()} | {"add": ADD}
        return ", ".join(str(labels[key]) for key in keys if key in labels)

    def level(self, edits: Mapping[str, str], key: str) -> str:
        """The level that a requirement has under these edits."""
        return edits.get(key) or self.defaults.get(key, "drop")

    def said(self, key: str, stored: Assessment | None = None) -> str:
        """A level in words."""
        return str(dict(LEVELS)[self.level(stored.edits if stored else self.edits, key)])

    def stands(self, key: str, stored: Assessment) -> str:
        """A level as its field holds it."""
        return self.level(stored.edits, key)

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


def _relaxed(data: QueryDict | None) -> QueryDict | None:
    """What was sent, with the must lowered that the button names."""
    key = data.get("relax", "") if data else ""
    if data is None or key not in data:
        return data
    changed = data.copy()
    changed[key] = "want"
    return changed


def _choice(label: str, groups: list[tuple[str, Choices]]) -> forms.ChoiceField:
    empty = ("", _("Choose what a provider has to offer"))
    refused = {"invalid_choice": _("Choose a requirement from the list.")}
    return forms.ChoiceField(label=label, choices=[empty, *groups], required=False, error_messages=refused)

"""The form of a what-if: answers, levels and weights that start from a saved result and are tried, not stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from . import queries
from .assessment.assess import in_force
from .assessment.inputs import Inputs
from .assessment.moves import Weights
from .fields import FIELDS, QuestionField
from .method.answers import Reading, parse_answers, read
from .method.questions import Question
from .models import Result
from .report.needs import Needs, needs
from .requirement_forms import LEVELS
from .shortlist.needs import EVERY, MOST_ADDED, Edit, Edits, derive, edit, edit_problems
from .shortlist.result import Requirement
from .verdict.standing import standing
from .what_if_fields import ANSWER, LEVEL, RANKING, VERDICT, TriedLevelField, WeightField, started

KEPT = "kept-"  # before the name of a field whose question is hidden while another answer stands


@dataclass(frozen=True, slots=True)
class Section:
    """The visible questions of a section; it stands open where one of them was changed, or needs a look."""

    title: str
    fields: list[BoundField]
    is_open: bool


class WhatIfForm(forms.Form):
    """All that goes into a result. What `data` does not hold is as in `initial`, or else as in the saved result.

    An answer is sent as "answer-<question>", that of a multiple with an empty value more, so that none is told from not
    sent; a level as "level-<kind:code>"; a weight as "verdict-<dimension>" or "ranking-<dimension>", and `preset` sets
    the latter five. The form is always bound: without data it says what it starts from. Raises GoneError.
    """

    def __init__(self, result: Result, data: QueryDict | None = None, initial: Inputs | None = None) -> None:
        self.saved = queries.saved_inputs(result)
        self.base = initial or self.saved
        self.pen = queries.pen(self.base.method)
        self.method, self.texts = self.pen.method, self.pen.texts
        self.received = data or QueryDict()
        self.sent = self._whole()
        super().__init__(self.sent)
        for question in self.method.questions:
            self.fields[f"{ANSWER}{question.key}"] = self._answer_field(question)
        for key, text in self.texts.dimension.items():
            for prefix, label in ((VERDICT, _("%(title)s, in the verdict")), (RANKING, _("%(title)s, in the ranking"))):
                self.fields[f"{prefix}{key}"] = WeightField(label=label % {"title": text.title})
        for need in (need for group in self._needs.groups for need in group.needs):
            self.fields[f"{LEVEL}{need.key}"] = TriedLevelField(need.label, self._usual.get(need.key, "drop"))

    def _whole(self) -> QueryDict:
        """What was sent, made whole by what the form starts from."""
        whole, received = QueryDict(mutable=True), self.received
        for name, values in (*started(self.base), *((name, []) for name in self._levels_received())):
            kept = received.getlist(f"{KEPT}{name}", values)
            whole.setlist(name, [value for value in received.getlist(name, kept) if value])
        sets = {preset.key: preset.weights for preset in self.method.presets}
        for key, weight in sets.get(received.get("preset", ""), {}).items():
            whole[f"{RANKING}{key}"] = str(weight)
        return whole

    def _levels_received(self) -> list[str]:
        """The names of the levels that were sent of what can be asked for, no more than one page can have."""
        keys = (name.removeprefix(LEVEL) for name in self.received if name.startswith(LEVEL))
        sound = (key for key in keys if not edit_problems({key: "want"}, self.method, self.pen.vocabulary))
        return [f"{LEVEL}{key}" for key in islice(sound, 2 * MOST_ADDED)]

    def _answer_field(self, question: Question) -> QuestionField:
        field = FIELDS[question.kind](question, self.method, self.texts)
        field.required = False  # what would come out if it were open can be tried, too
        if question.kind == "single":
            options = ((choice.code, choice.label) for choice in field.choices_list)
            field.widget = forms.Select(choices=[("", _("Not answered")), *options])
        return field

    # ---------- what it says; where something cannot be read, what the form starts from stands in for it ----------

    @property
    def inputs(self) -> Inputs:
        """All that the valid form says."""
        return in_force(Inputs(self.base.method, self.reading.answers, self._edits, *self._weights))

    @cached_property
    def reading(self) -> Reading:
        """The answers, those of hidden questions included."""
        raw = self.base.to_json()["answers"]
        for question in self.method.questions:
            said = self._said(f"{ANSWER}{question.key}", raw.get(question.key))
            if said in ("", [], None):
                raw.pop(question.key, None)
            elif question.kind != "multiple" or {*said} != {*raw.get(question.key, ())}:
                raw[question.key] = said
        return read(self.method, parse_answers(self.method, raw)[0])

    @cached_property
    def _weights(self) -> tuple[Weights | None, Weights | None]:
        """The sponsor's own weights of verdict and ranking; None where they are the method's."""
        base, method = self.base, self.method
        return (
            self._own(VERDICT, base.decision_weights, method.decision_weights),
            self._own(RANKING, base.ranking_weights, method.ranking_weights),
        )

    def _own(self, prefix: str, before: Weights | None, usual: Weights) -> Weights | None:
        said = {key: self._said(f"{prefix}{key}", None) for key in usual}
        if None in said.values() or not any(said.values()) or said == (before or usual):
            return before
        return None if said == usual else cast("Weights", said)

    def _said(self, name: str, otherwise: Any) -> Any:
        field = self.fields[name]
        try:
            return field.clean(field.widget.value_from_datadict(self.sent, self.files, name))
        except forms.ValidationError:
            return otherwise

    @cached_property
    def _usual(self) -> dict[str, Edit]:
        """The level of each requirement that the answers bring, without an edit of its own."""
        stars = {key: level for key, level in self.base.edits.items() if key.endswith(EVERY)}
        return {need.key: need.level for need in edit(self._derived, stars, self.method, self.pen.vocabulary)}

    @cached_property
    def _derived(self) -> tuple[Requirement, ...]:
        return derive(self.reading, standing(self.reading, self._weights[0]).verdict)

    @cached_property
    def _edits(self) -> Edits:
        """The edits, as they are stored: where nothing was changed, as they were."""
        edits, levels = dict(self.base.edits), dict(LEVELS)
        for key in (name.removeprefix(LEVEL) for name in self.sent if name.startswith(LEVEL)):
            usual = self._usual.get(key, "drop")
            level = self.sent.get(f"{LEVEL}{key}") or usual
            if level == usual != edits.get(key, usual):
                del edits[key]
            elif level in levels and level != edits.get(key, usual):
                edits[key] = cast("Edit", level)
        return edits

    @cached_property
    def _needs(self) -> Needs:
        """What is asked for, was asked for before, or could be asked for again: all that has a level to choose."""
        before = {key: level for key, level in self.base.edits.items() if level != "drop"}
        now = {key: level for key, level in self._edits.items() if level != "drop"}
        return needs(edit(self._derived, before | now, self.method, self.pen.vocabulary), self.pen)

    def clean(self) -> None:
        """Refuse weights that are all 0. A question that is hidden now can be wrong without being in the way."""
        for prefix in (VERDICT, RANKING):
            names = [f"{prefix}{key}" for key in self.method.dimension_keys]
            if not any(self.cleaned_data.get(name, 1) for name in names):
                self.add_error(names[0], _("At least one weight has to be above 0."))
        for key in self.reading.hidden:
            self.errors.pop(f"{ANSWER}{key}", None)

    # ---------- what the page shows ----------

    @property
    def sections(self) -> Iterator[Section]:
        """The visible questions with their fields, section by section."""
        for section in self.method.sections:
            fields = [self[f"{ANSWER}{q.key}"] for q in self.reading.visible if q.section == section.key]
            if fields:
                is_open = any(field.errors or field.html_name in self._touched for field in fields)
                yield Section(self.texts.section[section.key].title, fields, is_open=is_open)

    @cached_property
    def _touched(self) -> frozenset[str]:
        """The names of the fields that say something else than the saved result."""
        saved = started(self.saved)
        return frozenset(name for name, values in saved if sorted(values) != sorted(self.sent.getlist(name)))

    @property
    def levels(self) -> Iterator[tuple[str, list[BoundField]]]:
        """The requirements with their fields, by title of the dimension in which they count."""
        for group in self._needs.groups:
            yield group.dimension, [self[f"{LEVEL}{need.key}"] for need in group.needs]

    @property
    def weights(self) -> Iterator[tuple[str, tuple[BoundField, BoundField]]]:
        """The fields of the weights in verdict and ranking, by title of the dimension."""
        for key, text in self.texts.dimension.items():
            yield text.title, (self[f"{VERDICT}{key}"], self[f"{RANKING}{key}"])

    @property
    def presets(self) -> Iterator[tuple[str, str]]:
        """The known sets of weights of the ranking, by code."""
        return ((preset.key, self.texts.preset[preset.key].title) for preset in self.method.presets)

    @property
    def kept(self) -> Iterator[tuple[str, str]]:
        """Names and values of what was said to questions that are hidden now."""
        for name in (f"{ANSWER}{key}" for key in self.reading.hidden):
            yield from ((f"{KEPT}{name}", value) for value in self.sent.getlist(name) or [""])

    @property
    def is_preset(self) -> bool:
        """True where a button set the weights of the ranking."""
        return any(preset.key == self.received.get("preset") for preset in self.method.presets)

    @property
    def wrong(self) -> Iterator[BoundField]:
        """The fields that need a look."""
        return (self[name] for name in self.errors)

    @property
    def redrawn(self) -> Iterator[BoundField]:
        """The fields that are wrong, and those that were when the form was sent."""
        wrong = {*self.errors, *self.received.getlist("wrong")}
        return (self[name] for name in self.fields if name in wrong)

    @property
    def revealed(self) -> tuple[BoundField, ...]:
        """The visible questions that the page which sent the form did not show."""
        names = (f"{ANSWER}{question.key}" for question in self.reading.visible)
        return tuple(self[name] for name in names if name not in self.received)

    @property
    def put_away(self) -> tuple[BoundField, ...]:
        """The questions that it showed and that are hidden now."""
        names = (f"{ANSWER}{key}" for key in self.reading.hidden)
        return tuple(self[name] for name in names if name in self.received)

"""The forms of an assessment: how it starts, and one page of questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .actions import ConflictError
from .fields import FIELDS, BoundQuestion, QuestionField
from .method.answers import RawAnswer, read
from .method.questions import Question
from .models import Assessment, Scenario
from .pages import Page

LONGEST_VERSION = 9
TOO_LONG = gettext_lazy("Write at most %(limit_value)d characters: these are %(show_value)d.")
# A title is one line among words of ours. Marks of direction would turn those too; letters bring their own.
CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
MARKS = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


class StartForm(forms.Form):
    """How much is asked, and a name to know the assessment by."""

    mode = forms.ChoiceField(
        label=gettext_lazy("Questions"),
        choices=Assessment.Mode,
        error_messages={name: gettext_lazy("Choose one of the two.") for name in ("required", "invalid_choice")},
    )
    title = forms.CharField(
        label=gettext_lazy("A name for it"),
        help_text=gettext_lazy("Optional. It stands on the result and on the report."),
        max_length=Assessment.TITLE_LENGTH,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )

    def clean_title(self) -> str:
        """The name as one line of printed characters."""
        return one_line(self.cleaned_data["title"])


class ExpectationForm(forms.Form):
    """What the sponsor expects, asked before the first result. It may stay open, and what nobody offered counts so."""

    expected = forms.ChoiceField(choices=Assessment.Expectation, required=False, widget=forms.RadioSelect)

    @property
    def answer(self) -> str:
        """The answer, or nothing."""
        return cast("str", self.cleaned_data["expected"]) if self.is_valid() else ""


class KeepForm(forms.Form):
    """The name under which a scenario is kept."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=Scenario.NAME_LENGTH,
        widget=forms.TextInput(attrs={"form": "try"}),  # the form of the what-if that is kept
        error_messages={
            "required": gettext_lazy("Write a name to know it by."),
            "max_length": TOO_LONG,
        },
    )

    def clean_name(self) -> str:
        """The name as one line of printed characters. Raises ValidationError where none is left."""
        name = one_line(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        return name


def one_line(text: str) -> str:
    """A name without line breaks, control characters and marks of direction."""
    return " ".join(text.translate(CONTROLS | MARKS).split())


class VersionedForm(forms.Form):
    """A form that knows the save it was filled in upon, and shows where a later one overtook it."""

    def __init__(self, assessment: Assessment, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.assessment = assessment
        self.version = assessment.version if data is None else version_of(data)
        self.conflicts: tuple[str, ...] = ()

    def said(self, key: str, stored: Assessment | None = None) -> str:
        """What stands in the form for this key, or in the database, in words."""
        raise NotImplementedError

    def stands(self, key: str, stored: Assessment) -> object:
        """What the field of this key holds by what is stored."""
        raise NotImplementedError

    def show_conflict(self, conflict: ConflictError) -> None:
        """Show both values where they differ; saving again decides for what stands in the form."""
        self.version, self.conflicts = conflict.stored.version, conflict.keys
        self.initial.update({key: self.stands(key, conflict.stored) for key in conflict.keys if key in self.fields})
        for key in conflict.keys:
            both = {"stored": self.said(key, conflict.stored), "typed": self.said(key)}
            message = _("Saved meanwhile: %(stored)s. You wrote: %(typed)s. Save again to keep yours.") % both
            self.add_error(key if key in self.fields else None, message)


class SectionForm(VersionedForm):
    """One page of questions: those that are visible, one field each."""

    def __init__(self, assessment: Assessment, page: Page, data: QueryDict | None = None) -> None:
        super().__init__(assessment, data)
        for question in _asked(assessment, page, data):
            field = FIELDS[question.kind](question, assessment.method, assessment.texts)
            # Whoever leaves may leave a question open, and is asked again before the result.
            field.required = question.required and "leave" not in self.data
            self.fields[question.key] = field
            self.initial[question.key] = self.stands(question.key, assessment)

    @property
    def changed(self) -> tuple[str, ...]:
        """The questions whose answers were changed on the page that sent the form: a save is about no other."""
        return tuple(key for key in self.fields if self.question(key).changed)

    @property
    def acceptable(self) -> tuple[str, ...]:
        """The changed ones whose new answers can be stored."""
        return tuple(key for key in self.changed if key not in self.errors)

    @property
    def outdated(self) -> tuple[str, ...]:
        """Those of them that the page showed with another answer than is stored."""
        return tuple(key for key in self.acceptable if self.question(key).outdated)

    @property
    def answers(self) -> Mapping[str, RawAnswer]:
        """The acceptable answers, as they are stored; a question that nothing is said to any more is absent."""
        sent = {key: self.cleaned_data[key] for key in self.acceptable}
        return {key: value for key, value in sent.items() if value not in ("", [], None)}

    @property
    def shown(self) -> Collection[str]:
        """The questions that the page showed which sent the form."""
        return cast("QueryDict", self.data).getlist("asked") or self.fields

    @property
    def unseen(self) -> Collection[str]:
        """Those of them that came while the page was filled in and have no answer: it may have been past them then."""
        sent = cast("QueryDict", self.data)
        return {key for key in sent.getlist("came") if not any(sent.getlist(key))}

    def named(self, keys: Iterable[str]) -> str:
        """Questions by their short names."""
        return ", ".join(self.assessment.texts.question[key].short for key in keys)

    def question(self, key: str) -> BoundQuestion:
        """A question in this form."""
        return cast("BoundQuestion", self[key])

    def said(self, key: str, stored: Assessment | None = None) -> str:
        """An answer in words."""
        answers = stored.answers if stored else self.cleaned_data
        return cast("QuestionField", self.fields[key]).said(answers.get(key))

    def stands(self, key: str, stored: Assessment) -> object:
        """An answer as its field holds it."""
        answers = stored.inputs.answers
        codes = answers.choices.get(key, ())
        return {
            "single": codes[0] if codes else "",
            "multiple": list(codes),
            "number": answers.numbers.get(key),
        }[stored.method.question[key].kind]


def _asked(assessment: Assessment, page: Page, data: QueryDict | None) -> Iterator[Question]:
    """The page's questions that the stored answers show, and those that the sent ones show and were answered with them.

    The latter come from a form that was rendered before somebody else's save hid them: nothing of it is lost.
    """
    method, answers, sent = assessment.method, assessment.inputs.answers, data or QueryDict()
    then = answers
    for question in page.questions:
        if question.kind != "number" and question.key in sent:
            codes = (code for code in sent.getlist(question.key) if question.option(code))
            then = then.with_choice(question.key, tuple(codes))
    now_visible, then_visible = (
        {question.key for question in read(method, known).visible} for known in (answers, then)
    )
    for question in page.questions:
        if question.key in now_visible or (question.key in then_visible and question.key in sent):
            yield question


def version_of(data: QueryDict) -> int:
    """The save that a form was filled in upon; a forged or absent one counts as the oldest."""
    sent = data.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) <= LONGEST_VERSION else 0

"""The forms of an assessment: how it starts, and one page of questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .actions import ConflictError
from .fields import FIELDS, QuestionField
from .method.answers import RawAnswer, read
from .method.questions import Question
from .models import Assessment
from .pages import Page

LONGEST_VERSION = 9


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
    )


class VersionedForm(forms.Form):
    """A form that knows the save it was filled in upon, and shows where a later one overtook it."""

    def __init__(self, assessment: Assessment, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.assessment = assessment
        self.version = assessment.version if data is None else _version(data)

    def said(self, key: str, stored: Assessment | None = None) -> str:
        """What stands in the form for this key, or in the database, in words."""
        raise NotImplementedError

    def show_conflict(self, conflict: ConflictError) -> None:
        """Show both values where they differ; saving again decides for what stands in the form."""
        self.version = conflict.stored.version
        for key in conflict.keys:
            both = {"stored": self.said(key, conflict.stored), "typed": self.said(key)}
            message = _("Saved meanwhile: %(stored)s. You wrote: %(typed)s. Save again to keep yours.") % both
            self.add_error(key if key in self.fields else None, message)


class SectionForm(VersionedForm):
    """One page of questions: those that are visible, one field each."""

    def __init__(self, assessment: Assessment, page: Page, data: QueryDict | None = None) -> None:
        super().__init__(assessment, data)
        answers = assessment.inputs.answers
        for question in _asked(assessment, page, data):
            field = FIELDS[question.kind](question, assessment.method, assessment.texts)
            # Whoever leaves may leave a question open, and is asked again before the result.
            field.required = question.required and "leave" not in self.data
            self.fields[question.key] = field
            codes = answers.choices.get(question.key, ())
            self.initial[question.key] = {
                "single": codes[0] if codes else "",
                "multiple": list(codes),
                "number": answers.numbers.get(question.key),
            }[question.kind]

    @property
    def answers(self) -> Mapping[str, RawAnswer]:
        """The valid form's answers, as they are stored; a question that nothing was said to is absent."""
        return {key: value for key, value in self.cleaned_data.items() if value not in ("", [], None)}

    def said(self, key: str, stored: Assessment | None = None) -> str:
        """An answer in words."""
        answers = stored.answers if stored else self.cleaned_data
        return cast("QuestionField", self.fields[key]).said(answers.get(key))


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


def _version(data: QueryDict) -> int:
    """The save that a form was filled in upon; a forged or absent one counts as the oldest."""
    sent = data.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) <= LONGEST_VERSION else 0

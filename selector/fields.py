"""One form field a question: what was sent becomes a domain value here, once, or a sentence that says what to write."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .method.answers import RawAnswer
from .method.questions import Question
from .method.schema import Method
from .method.texts import Texts
from .shortlist.questions import plain
from .wording import choices, in_words

QUOTED = 60
LONGEST_NUMBER = 40
GROUPED = re.compile(r"[+-]?\d{1,3}([, ])\d{3}(?:\1\d{3})*(?:\.\d+)?")
PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?")
# To some readers "1,5" and "1.500" are one number, to others another.
DECIMAL_COMMA = re.compile(r"(\d+),(\d+)")
GROUPING_POINT = re.compile(r"([1-9]\d{0,2})\.(\d{3})")


class BoundQuestion(BoundField):
    """A question in a form, with what stood there when its page was made, both as a browser sends them."""

    @property
    def before(self) -> list[str]:
        """What stood there; on the page that shows a conflict, what is stored now."""
        if self.form.is_bound and self.name not in getattr(self.form, "conflicts", ()):
            return cast("QueryDict", self.form.data).getlist(f"before-{self.html_name}")
        return self._stored

    @property
    def _stored(self) -> list[str]:
        value = self.field.prepare_value(self.form.get_initial_for_field(self.field, self.name))
        return [str(code) for code in (value if isinstance(value, list) else [value]) if code not in ("", None)]

    @property
    def outdated(self) -> bool:
        """True where the page that sent the form was made with something else than is stored now."""
        if self.html_name not in cast("QueryDict", self.form.data).getlist("asked"):
            return False  # it does not say
        return sorted(self.before) != sorted(self._stored) and not self._is_same_number

    @property
    def _is_same_number(self) -> bool:
        # What was typed stands there once it is saved: 2000 for what a page shows as 2,000.
        with suppress(ValidationError):
            return isinstance(self.initial, float) and self.field.to_python("".join(self.before)) == self.initial
        return False

    @property
    def sent(self) -> list[str]:
        """What stands there now."""
        return [text for text in cast("QueryDict", self.form.data).getlist(self.html_name) if text]

    @property
    def changed(self) -> bool:
        """True where the two differ: whoever sent the form changed this answer, and no other."""
        return sorted(self.before) != sorted(self.sent)


class QuestionField(forms.Field):
    """A field that carries its question in words; each kind of question has its own."""

    def __init__(self, question: Question, method: Method, texts: Texts) -> None:
        super().__init__(required=question.required)
        self.rule = question
        self.question = in_words(question.key, method, texts)
        self.choices_list = choices(question, texts.question[question.key])

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundQuestion:
        """The question in this form."""
        return BoundQuestion(form, self, field_name)

    def check_known(self, code: str) -> None:
        """Refuse a code that the page does not offer."""
        if self.rule.option(code) is None:
            message = _("Choose from the answers listed here. What was sent is “%(got)s”.")
            raise ValidationError(message, params={"got": quoted(code)})

    def said(self, answer: RawAnswer | None) -> str:
        """An answer in words, to be shown beside another one."""
        if not answer:
            return _("nothing")
        if isinstance(answer, int | float):
            return plain(answer)
        codes = [answer] if isinstance(answer, str) else answer
        return ", ".join(choice.label for choice in self.choices_list if choice.code in codes)


class SingleField(QuestionField):
    """One option code, or "" where nothing was chosen."""

    widget = forms.RadioSelect
    default_error_messages: ClassVar = {"required": gettext_lazy("Choose one answer: the rest is read in its light.")}

    def to_python(self, value: str | None) -> str:
        """Raises ValidationError for a code that is not an option."""
        if value:
            self.check_known(value)
        return value or ""


class MultipleField(QuestionField):
    """Option codes as they were sent, each once."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages: ClassVar = {"required": gettext_lazy("Choose at least one answer.")}

    def to_python(self, value: list[str] | None) -> list[str]:
        """Raises ValidationError for a code that is not an option, and for company of one that stands alone."""
        codes = list(dict.fromkeys(value or ()))
        for code in codes:
            self.check_known(code)
        alone = next((choice for choice in self.choices_list if choice.apart and choice.code in codes), None)
        if alone and len(codes) > 1:
            message = _("“%(alone)s” stands alone: take it away, or everything else.")
            raise ValidationError(message, params={"alone": alone.label})
        return codes


class AmountField(QuestionField):
    """An amount in the unit of the question, or None."""

    widget = forms.TextInput
    default_error_messages: ClassVar = {"required": gettext_lazy("Write a number.")}

    def prepare_value(self, value: object) -> object:
        """A stored amount as it may be written: 2,000."""
        return plain(value) if isinstance(value, float) else value

    def to_python(self, value: str | None) -> float | None:
        """Raises ValidationError for anything but one number within the bounds."""
        text = re.sub(r"\s", " ", value or "").strip()
        if not text:
            return None
        amount = self._number(text)
        fault = self._out_of_bounds(amount)
        if fault:
            raise ValidationError(_("%(fault)s You wrote “%(got)s”."), params={"fault": fault, "got": quoted(text)})
        return amount

    def _number(self, text: str) -> float:
        short = len(text) <= LONGEST_NUMBER
        if short and GROUPING_POINT.fullmatch(text):
            example = {"whole": text.replace(".", ""), "decimal": plain(float(text))}
            fault = _("Write %(whole)s or %(decimal)s: this can be read as either.") % example
        elif short and (GROUPED.fullmatch(text) or PLAIN.fullmatch(text)):
            return float(text.replace(",", "").replace(" ", ""))
        elif short and DECIMAL_COMMA.fullmatch(text):
            fault = _("Write decimals with a point: %(decimal)s.") % {"decimal": text.replace(",", ".")}
        else:
            unit = {"unit": self.question.unit_label}
            fault = _("Write one number of %(unit)s, for example 2000 or 2,000.") % unit
        raise ValidationError(_("%(fault)s You wrote “%(got)s”."), params={"fault": fault, "got": quoted(text)})

    def _out_of_bounds(self, amount: float) -> str:
        unit, low, high = self.question.unit_label, self.rule.min, self.rule.max
        if amount <= 0:
            return _("Write a number above 0.")
        if low is not None and amount < low:
            return _("Write at least %(bound)s %(unit)s.") % {"bound": plain(low), "unit": unit}
        if high is not None and amount > high:
            return _("Write at most %(bound)s %(unit)s.") % {"bound": plain(high), "unit": unit}
        return ""


def quoted(text: str) -> str:
    """What was written, as far as it can be quoted: in one short line, without what cannot be printed."""
    return Truncator("".join(char for char in text if char.isprintable())).chars(QUOTED)


FIELDS: dict[str, type[QuestionField]] = {"single": SingleField, "multiple": MultipleField, "number": AmountField}

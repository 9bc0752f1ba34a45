"""What a what-if is made of: names of fields, what they hold at the start, and the fields of weights and levels."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext as _

from .assessment.difference import decision_weights, ranking_weights
from .assessment.inputs import Inputs
from .fields import quoted
from .method.load import load_method
from .requirement_forms import LEVELS
from .shortlist.questions import plain

ANSWER, LEVEL, VERDICT, RANKING = "answer-", "level-", "verdict-", "ranking-"
DIGITS, MOST = 3, 100  # of a weight


class WeightField(forms.Field):
    """A whole number from 0 to 100."""

    def to_python(self, value: str | None) -> int:
        """Raises ValidationError for anything else."""
        text = (value or "").strip()
        if text.isascii() and text.isdecimal() and len(text) <= DIGITS and int(text) <= MOST:
            return int(text)
        message = _("Write a whole number from 0 to 100. You wrote “%(got)s”.")
        raise forms.ValidationError(message, params={"got": quoted(text)})


class TriedLevelField(forms.ChoiceField):
    """A level of a requirement; "" is the usual one, which answers bring, or not needed where they bring none."""

    def __init__(self, label: str, usual: str) -> None:
        words = dict(LEVELS)
        answered = words[usual] if usual == "drop" else _("%(level)s, as answered") % {"level": words[usual]}
        super().__init__(
            label=label,
            choices=[("", answered), *((code, level) for code, level in LEVELS if code != usual)],
            required=False,
            error_messages={"invalid_choice": _("Choose a level from the list.")},
        )
        self.usual = usual

    def prepare_value(self, value: object) -> object:
        """What the list shows as chosen."""
        return "" if value == self.usual else value

    def valid_value(self, value: str) -> bool:
        """Whether it is a level: a form elsewhere may name the one that the list knows as ""."""
        return value == self.usual or super().valid_value(value)


def started(inputs: Inputs) -> Iterator[tuple[str, list[str]]]:
    """What a form starts from, by name of field; a question without an answer is there and empty."""
    answers = inputs.answers
    for key in load_method(inputs.method).question:
        codes, amount = answers.choices.get(key, ()), answers.numbers.get(key)
        yield f"{ANSWER}{key}", list(codes) if amount is None else [plain(amount)]
    for prefix, weights in ((VERDICT, decision_weights(inputs)), (RANKING, ranking_weights(inputs))):
        yield from ((f"{prefix}{key}", [str(weight)]) for key, weight in weights.items())
    yield from ((f"{LEVEL}{key}", [str(level)]) for key, level in inputs.edits.items())

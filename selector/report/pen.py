"""What a report is written and drawn with: codes become words here, in the language of the texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from providers.catalogue import countries
from providers.catalogue.dates import first_day, years_before
from providers.catalogue.due import due
from providers.catalogue.vocabulary import Vocabulary
from selector.method.phrases import Phrases
from selector.method.plural import Plural
from selector.method.questions import Question
from selector.method.schema import Method
from selector.method.texts import Texts
from selector.shortlist.questions import plain as amount
from selector.shortlist.result import Evidence, Requirement

from .paint import Paint
from .parts import Pointer, Reference

BRACKET = re.compile(r"\s*\([^)]*\)")
FEW = 2  # a bar names so many answers; more are counted
country = countries.name


@dataclass(frozen=True, slots=True)
class Pen:
    """The method with its texts, the vocabulary and the paint. Labels of the vocabulary lose their bracket here."""

    method: Method
    texts: Texts
    vocabulary: Vocabulary
    paint: Paint

    @property
    def say(self) -> Phrases:
        """The sentence patterns."""
        return self.texts.report

    def question(self, key: str) -> str:
        """The short name of a question."""
        return self.texts.question[key].short

    def pointer(self, key: str) -> Pointer:
        """A question to go back to."""
        return Pointer(key, self.method.question[key].section, self.question(key))

    def option(self, question: str, code: str) -> str:
        """The label of an option."""
        return self.texts.question[question].label(code)

    def answer(self, question: Question, answer: Sequence[str | float]) -> str:
        """An answer in full: labels, or a number with its unit."""
        if question.kind == "number":
            return self.quantity(float(answer[0]), question.unit or "")
        return self.say.form.answers.join(self.option(question.key, str(code)) for code in answer)

    def short_answer(self, question: Question, answer: Sequence[str | float]) -> str:
        """An answer beside a bar: of more than two choices the first is named, the others are counted."""
        if len(answer) > FEW:
            first = self.answer(question, answer[:1])
            return self.say.form.chosen.format(first=first, count=len(answer) - 1)
        return self.answer(question, answer)

    def quantity(self, value: float, unit: str) -> str:
        """A number with its unit: 2,000 L."""
        return self.say.form.amount.format(amount=amount(value), unit=unit)

    def need(self, need: Requirement) -> str:
        """The name of a requirement in tables."""
        pattern = self.say.need.name.get(need.kind, "{label}")
        return pattern.format(label=self._label(need), amount=self._amount(need))

    def thing(self, need: Requirement) -> str:
        """What is not listed, as it stands after "does not list"."""
        known = self.say.need.thing.get(need.kind, {}).get(need.code)
        pattern = known or self.say.need.things.get(need.kind, "{label}")
        label = self._label(need) if need.kind == "country" else lower_first(self._label(need))
        return pattern.format(label=label, amount=self._amount(need))

    def authority(self, code: str) -> str:
        """The short name of an authority."""
        return self.say.need.authority.get(code) or without_bracket(self.vocabulary.label("regulator", code))

    def listed(self, items: Sequence[str]) -> str:
        """A list in words: a, b and c."""
        if len(items) < FEW:
            return "".join(items)
        return self.say.form.last.format(list=self.say.form.comma.join(items[:-1]), last=items[-1])

    def count(self, number: int) -> str:
        """A small number in words, a larger one in digits."""
        words = self.say.form.numbers
        return words[number] if number < len(words) else f"{number:,}"

    def counted(self, pattern: Plural, number: int, **rest: object) -> str:
        """A sentence that counts, in digits."""
        return pattern.of(number).format(count=f"{number:,}", **rest)

    def date(self, day: str) -> str:
        """YYYY, YYYY-MM or YYYY-MM-DD in words; the parts that are missing stay away."""
        year, month, number = (*day.split("-"), "", "")[:3]
        if not month:
            return year
        form, name = self.say.form, self.say.form.months[int(month) - 1]
        pattern = form.date if number else form.month
        return pattern.format(day=int(number or 0), month=name, year=year)

    def age(self, as_of: str | None, today: str) -> str:
        """What has to be said beside a date: undated, or older than the method's limit; else nothing."""
        if as_of is None:
            return self.say.shortlist.undated
        years = self.count(self.method.grades.age_years)
        return self.say.shortlist.old.format(years=years) if self.is_old(as_of, today) else ""

    def is_old(self, as_of: str | None, today: str) -> bool:
        """True for a dated claim past the method's limit."""
        limit = years_before(date.fromisoformat(today), self.method.grades.age_years)
        return as_of is not None and first_day(as_of) < limit

    def dated(self, evidence: Evidence, today: str) -> str:
        """What has to be said beside the date of a claim: its age, and that it has expired or was a plan until then."""
        say, end = self.say.shortlist, evidence.valid_until
        expired = say.expired.format(date=self.date(end)) if end and end < today else ""
        is_overdue = evidence.status == "planned" and "" < due(evidence.detail, evidence.as_of) < today
        overdue = say.overdue if is_overdue else ""
        return self.say.form.comma.join(filter(None, (self.age(evidence.as_of, today), expired, overdue)))

    def _label(self, need: Requirement) -> str:
        texts = {"scale": self.texts.scale_kind, "country": self.texts.region}.get(need.kind, {})
        names = {"model": self.say.need.model, "regulator": self.say.need.authority}.get(need.kind, {})
        if need.code in texts:
            return without_bracket(texts[need.code].label)
        if need.kind == "country":
            return country(need.code)
        return names.get(need.code) or without_bracket(self.vocabulary.label(need.kind, need.code))

    def _amount(self, need: Requirement) -> str:
        return "" if need.amount is None else self.quantity(need.amount, need.unit or "")


def without_bracket(label: str) -> str:
    """A label without its explanations in brackets."""
    return BRACKET.sub("", label)


def lower_first(text: str) -> str:
    """A label inside a sentence; abbreviations keep their capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """A clause at the start of a sentence."""
    return text[:1].upper() + text[1:]


def reference(title: str, published: str | None, url: str | None, number: str = "", note: str = "") -> Reference:
    """A source to print: the host in words, the address only where it is one of the web."""
    address = urlsplit(url or "")
    host = address.hostname if address.scheme in {"https", "http"} else None
    return Reference(title, published or "", (host or "").removeprefix("www."), url or "" if host else "", number, note)

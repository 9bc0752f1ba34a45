"""What is asked in a request for information, block by block: needs or gaps, records, and the four best practices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selector.assessment.record import Record
from selector.method.guidance import When
from selector.method.outgoing import Outgoing
from selector.method.phrases_documents import CheckText
from selector.shortlist.basis import Basis
from selector.shortlist.questions import label_of
from selector.shortlist.questions import plain as amount
from selector.shortlist.result import Aside, Ask, Ranked, Requirement

from .pen import Pen, without_bracket
from .records import AuthorityRecord, at_site, authority_records

NOTHING = CheckText()


@dataclass(frozen=True, slots=True)
class RfiQuestion:
    """One question. `tag` says how much hangs on it; `decides` marks a must and what is asked before shortlisting."""

    number: str
    text: str
    evidence: str
    tag: str = ""
    decides: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Questions that stand in one table; their numbers begin with `letter`."""

    letter: str
    title: str
    note: str
    questions: tuple[RfiQuestion, ...]


@dataclass(frozen=True, slots=True)
class KnownRow:
    """What was read about the provider on a need, for it to correct."""

    need: str
    read: str
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that is asked; `known` is empty in a request to all."""

    known: tuple[KnownRow, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """What every question of one request is worded with."""

    record: Record
    pen: Pen
    rules: Outgoing
    confidential: bool

    def size(self, scale: str, exact: float) -> str:
        """An amount without its unit: exact, or the band around it."""
        if self.confidential:
            return amount(exact)
        say, (low, high) = self.pen.say, self.rules.band[scale].around(exact)
        if low is None:
            return say.rfi.band_first.format(high=amount(high or exact))
        if high is None:
            return say.rfi.band_last.format(low=amount(low))
        return say.form.range.format(low=amount(low), high=amount(high))

    def question(self, need: Requirement, size: str) -> str:
        """The question on a requirement, in the words of the stored ones but without their opening."""
        texts = self.pen.texts
        basis = Basis(self.pen.method, texts, self.pen.vocabulary, self.record.date)
        return texts.rfi[need.kind].ask.format(label=label_of(need, basis), amount=size, unit=need.unit or "")

    def need(self, need: Requirement) -> str:
        """The name of a requirement; its size is exact or a band."""
        if need.amount is None or self.confidential:
            return self.pen.need(need)
        size = self.pen.say.form.amount.format(amount=self.size(need.code, need.amount), unit=need.unit)
        label = without_bracket(self.pen.texts.scale_kind[need.code].label)
        return self.pen.say.need.name[need.kind].format(label=label, amount=size)

    def tells(self, need: Requirement) -> bool:
        """False for what the verdict alone brings, CDMO or CMO, in a request that leaves the verdict out."""
        return self.confidential or need.from_ != ("verdict",)

    def gives_away(self, when: When | None) -> bool:
        """True where a question that stands here tells an answer which the request leaves out."""
        if when is None or self.confidential:
            return False
        behind = {condition.question for condition in when.answers}
        for question in self.pen.method.questions:
            if any(flag in when.flags for option in question.options for flag in option.flags):
                behind.add(question.key)
        return not behind.issubset(self.rules.shown.open)


Numberless = tuple[str, str, Sequence[RfiQuestion]]


def asked_of_all(asking: Asking) -> Asked:
    """The same questions for everybody: every requirement, then the practices."""
    needs = [_on_need(need, asking) for need in asking.record.result.requirements if asking.tells(need)]
    return Asked((), _numbered([_part("needs", needs, asking), *_practices(asking)], asking))


def asked_of(row: Ranked | Aside, asking: Asking) -> Asked:
    """The questions to one provider: its gaps, its records, then the practices. Of no other provider a word."""
    needs = {need.key: need for need in asking.record.result.requirements}
    gaps = [_on_gap(ask, needs[ask.requirement], asking) for ask in row.ask if asking.tells(needs[ask.requirement])]
    records = row.profile.records if isinstance(row, Ranked) else row.records
    today = asking.record.date.isoformat()
    on_record = [_on_record(record, asking) for record in authority_records(records, today, asking.pen)]
    parts = [_part("gaps", gaps, asking), _part("records", on_record, asking), *_practices(asking)]
    known = _known(row, asking) if isinstance(row, Ranked) else ()
    return Asked(tuple(known), _numbered(parts, asking))


def _part(key: str, questions: Sequence[RfiQuestion], asking: Asking) -> Numberless:
    words = asking.pen.say.rfi
    return words.heading[key], words.note[key], questions


def _numbered(parts: Sequence[Numberless], asking: Asking) -> tuple[Block, ...]:
    words = asking.pen.say.rfi
    asked = [part for part in parts if part[2]]
    return tuple(
        Block(
            letter,
            title,
            note,
            tuple(
                RfiQuestion(words.numbered.format(letter=letter, number=number), q.text, q.evidence, q.tag, q.decides)
                for number, q in enumerate(questions, 1)
            ),
        )
        for letter, (title, note, questions) in zip(words.letters, asked, strict=False)
    )


def _on_need(need: Requirement, asking: Asking) -> RfiQuestion:
    size = "" if need.amount is None else asking.size(need.code, need.amount)
    return _with_level(need, asking.question(need, size), asking)


def _on_gap(ask: Ask, need: Requirement, asking: Asking) -> RfiQuestion:
    if need.amount is None or asking.confidential:
        return _with_level(need, ask.text, asking)
    plain, banded = (asking.question(need, size) for size in (amount(need.amount), asking.size(need.code, need.amount)))
    # The stored question ends with the exact size; where it was worded otherwise, its opening cannot be told apart.
    lead = ask.text.removesuffix(plain) if ask.text.endswith(plain) else ""
    return _with_level(need, f"{lead}{banded}", asking)


def _with_level(need: Requirement, text: str, asking: Asking) -> RfiQuestion:
    tag, evidence = asking.pen.say.rfi.tag[need.level], asking.pen.texts.rfi[need.kind].evidence
    return RfiQuestion("", text, evidence, tag, need.level == "must")


def _on_record(record: AuthorityRecord, asking: Asking) -> RfiQuestion:
    words = asking.pen.say.rfi
    pattern = words.record if record.as_of else words.record_undated
    said = pattern.format(authority=record.authority, date=record.as_of, text=record.text.rstrip("."))
    return RfiQuestion("", f"{said}. {words.record_ask}", words.record_evidence)


def _practices(asking: Asking) -> Iterator[Numberless]:
    pen = asking.pen
    chosen = [item for item in pen.method.checklist if item.key in asking.record.result.checklist]
    for practice in pen.method.practices:
        words = pen.texts.practice[practice.key]
        items = [item for item in chosen if item.practice == practice.key and not asking.gives_away(item.when)]
        yield words.title, words.text, [_on_check(item.key, asking, first=item.first) for item in items]


def _on_check(key: str, asking: Asking, *, first: bool) -> RfiQuestion:
    text, words = asking.pen.texts.checklist[key], asking.pen.say.rfi
    own = words.check.get(key, NOTHING)
    tag = words.tag["first"] if first else ""
    return RfiQuestion("", own.text or text.text, own.evidence or text.evidence, tag, first)


def _known(row: Ranked, asking: Asking) -> Iterator[KnownRow]:
    pen, open_ = asking.pen, {ask.requirement for ask in row.ask}
    for need, match in zip(asking.record.result.requirements, row.matches, strict=True):
        evidence = match.evidence
        if match.state == "met" and evidence and need.key not in open_ and asking.tells(need):
            source = pen.say.rfi.read_in.format(title=evidence.title)
            as_of = pen.date(evidence.as_of) if evidence.as_of else pen.say.shortlist.undated
            yield KnownRow(asking.need(need), at_site(evidence, pen), source, as_of)

"""Where advice applies: checklist, transfer steps and red flags read answers and edited requirements."""

from __future__ import annotations

from collections.abc import Sequence

from providers.catalogue.vocabulary import Vocabulary
from selector.method.answers import Reading
from selector.method.guidance import ChecklistItem, TransferStep, When
from selector.method.questions import Question

from .result import Requirement


def holds(when: When, reading: Reading, requirements: Sequence[Requirement], vocabulary: Vocabulary) -> bool:
    """True where every key that is set holds: any of the flags, any of the codes, each of the answers.

    A code holds where it or a narrower term is required; an answer only where its question is visible.
    """
    return (
        (not when.flags or not reading.flags.isdisjoint(when.flags))
        and (not when.codes or any(_required(code, requirements, vocabulary) for code in when.codes))
        and all(reading.holds(condition) for condition in when.answers)
    )


def open_questions(
    when: When, reading: Reading, requirements: Sequence[Requirement], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """The open questions whose answers can still make it hold, in file order.

    Empty where it holds already, and where one of its keys is ruled out by what is answered.
    """
    asked = reading.method.questions
    failing = [[condition.question] for condition in when.answers if not reading.holds(condition)]
    if when.flags and reading.flags.isdisjoint(when.flags):
        failing.append([question.key for question in asked if _can_set(question, when.flags)])
    if when.codes and not any(_required(code, requirements, vocabulary) for code in when.codes):
        failing.append([question.key for question in asked if _can_require(question, when.codes, vocabulary)])
    decide: set[str] = set()
    for questions in failing:
        behind = {key for question in questions if (key := _open_behind(question, reading))}
        if not behind:
            return ()
        decide |= behind
    return tuple(question.key for question in asked if question.key in decide)


def checklist(reading: Reading, requirements: Sequence[Requirement], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The points of due diligence that apply, in order; one without `when` always does."""
    return _applying(reading.method.checklist, reading, requirements, vocabulary)


def transfer_steps(reading: Reading, requirements: Sequence[Requirement], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The steps of a technology transfer that apply, in order; one without `when` always does."""
    return _applying(reading.method.transfer_steps, reading, requirements, vocabulary)


def sponsor_red_flags(reading: Reading, requirements: Sequence[Requirement], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The warnings about the sponsor's own answers, in order; one without `when` is for people to look up."""
    return tuple(
        flag.key
        for flag in reading.method.red_flags
        if flag.scope == "sponsor" and flag.when is not None and holds(flag.when, reading, requirements, vocabulary)
    )


def _applying(
    items: Sequence[ChecklistItem | TransferStep],
    reading: Reading,
    requirements: Sequence[Requirement],
    vocabulary: Vocabulary,
) -> tuple[str, ...]:
    return tuple(item.key for item in items if item.when is None or holds(item.when, reading, requirements, vocabulary))


def _open_behind(key: str, reading: Reading) -> str | None:
    """The question itself where it is open; where it is hidden, the open one that may show it; else None."""
    question = reading.method.question[key]
    if question in reading.open:
        return key
    if question.show_if is None or question in reading.visible:
        return None
    return _open_behind(question.show_if.question, reading)


def _can_set(question: Question, flags: Sequence[str]) -> bool:
    return any(flag in option.flags for option in question.options for flag in flags)


def _can_require(question: Question, codes: Sequence[str], vocabulary: Vocabulary) -> bool:
    brought = (need for option in question.options for need in option.requires)
    return any(_covers(code, need.kind, need.code, vocabulary) for need in brought for code in codes)


def _required(key: str, requirements: Sequence[Requirement], vocabulary: Vocabulary) -> bool:
    return any(_covers(key, need.kind, need.code, vocabulary) for need in requirements)


def _covers(key: str, kind: str, code: str, vocabulary: Vocabulary) -> bool:
    """True where the term is the one that the key "kind:code" names, or a narrower one."""
    wanted, _, broad = key.partition(":")
    return wanted == kind and vocabulary.covers(kind, broad, code)

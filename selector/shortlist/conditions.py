"""Where advice applies: checklist, transfer steps and red flags read answers and edited requirements."""

from __future__ import annotations

from collections.abc import Sequence

from providers.catalogue.vocabulary import Vocabulary
from selector.method.answers import Reading
from selector.method.guidance import When
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
    keys = [[condition.question] for condition in when.answers if not reading.holds(condition)]
    if when.flags and reading.flags.isdisjoint(when.flags):
        keys.append([question.key for question in asked if _can_set(question, when.flags)])
    if when.codes and not any(_required(code, requirements, vocabulary) for code in when.codes):
        keys.append([question.key for question in asked if _can_require(question, when.codes, vocabulary)])
    behind = [frozenset[str]().union(*(_rests_on(question, reading) for question in key)) for key in keys]
    decide = frozenset[str]().union(*behind) if all(behind) else frozenset()
    return tuple(question.key for question in asked if question.key in decide)


def checklist(reading: Reading, requirements: Sequence[Requirement], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The points of due diligence that apply, in order; one without `when` always does."""
    return tuple(
        item.key
        for item in reading.method.checklist
        if item.when is None or holds(item.when, reading, requirements, vocabulary)
    )


def transfer_steps(reading: Reading, requirements: Sequence[Requirement], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The steps of a technology transfer that apply, in order; one without `when` always does."""
    return tuple(
        step.key
        for step in reading.method.transfer_steps
        if step.when is None or holds(step.when, reading, requirements, vocabulary)
    )


def sponsor_red_flags(reading: Reading, requirements: Sequence[Requirement], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The warnings about the sponsor's own answers, in order; one without `when` is for people to look up."""
    return tuple(
        flag.key
        for flag in reading.method.red_flags
        if flag.scope == "sponsor" and flag.when is not None and holds(flag.when, reading, requirements, vocabulary)
    )


def _rests_on(key: str, reading: Reading) -> frozenset[str]:
    """The question itself where it is open; where it is hidden, the open one that may show it; else nothing."""
    question = reading.method.question[key]
    if question in reading.open:
        return frozenset({key})
    if question.show_if is None or question in reading.visible:
        return frozenset()
    return _rests_on(question.show_if.question, reading)


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

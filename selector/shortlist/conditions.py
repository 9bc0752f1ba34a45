"""Where advice applies: checklist, transfer steps and red flags read answers and edited requirements."""

from __future__ import annotations

from collections.abc import Sequence

from providers.catalogue.vocabulary import Vocabulary
from selector.method.answers import Reading
from selector.method.guidance import When

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


def _required(key: str, requirements: Sequence[Requirement], vocabulary: Vocabulary) -> bool:
    kind, _, code = key.partition(":")
    return any(need.kind == kind and vocabulary.covers(kind, code, need.code) for need in requirements)

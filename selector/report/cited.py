"""Which sources of the method a result rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from selector.assessment.record import Record
from selector.method.schema import Method


class Sourced(Protocol):
    """Anything of the method that has a code and names its sources."""

    @property
    def key(self) -> str:
        """The code."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Keys of sources."""


def cited(record: Record, method: Method) -> tuple[str, ...]:
    """The keys of the sources behind this result, in the order of the method's list."""
    used = set(_used(record, method))
    return tuple(source.key for source in method.sources if source.key in used)


def _used(record: Record, method: Method) -> Iterator[str]:
    """Of all that has sources, what this result made use of."""
    result = record.result
    practices = {item.practice for item in method.checklist if item.key in result.checklist}
    flags = {flag for row in result.shortlist.ranking for flag in row.profile.red_flags}
    always: tuple[Sequence[Sourced], ...] = (method.dimensions, method.presets, method.facts)
    chosen: tuple[tuple[Sequence[Sourced], Collection[str | None]], ...] = (
        (method.questions, {row.question for row in result.verdict.explanation}),
        (method.strategies, {result.verdict.strategy}),
        (method.checklist, result.checklist),
        (method.practices, practices),
        (method.transfer_steps, result.transfer_steps),
        (method.red_flags, flags | set(result.sponsor_red_flags)),
    )
    yield from method.disclaimer_sources
    for constants in (method.assessment, method.robustness, method.grades, method.deciding):
        yield from constants.sources
    yield from (key for items in always for item in items for key in item.sources)
    yield from (key for items, keys in chosen for item in items if item.key in keys for key in item.sources)

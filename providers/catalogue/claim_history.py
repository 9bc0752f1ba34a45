"""What became of a claim from one edition of its provider to the next; a claim has no name of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from providers.catalogue.plan import FieldChange, Row, field_changes, predecessor

Claims = Sequence[Row]


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to a claim in an edition, by its place from the newest (0).

    `fields` are those that differ; of a claim that came all that it said.
    """

    edition: int
    change: Literal["came", "changed", "left"]
    fields: tuple[FieldChange, ...]


def steps(claim: Row, editions: Sequence[Claims]) -> Iterator[Step]:
    """The steps of a claim, newest first; what it is in one edition was in the one before what a plan pairs it with.

    `editions` are all claims of its provider, newest first; the first of them holds `claim` itself, this very object,
    unless it is retired. What the last edition holds has come in it or earlier: that is for the reader to say.
    """
    after: Row | None = claim if any(one is claim for one in editions[0]) else None
    known, others = claim, editions[0]
    for place, before in enumerate(editions[1:]):
        found = predecessor(known, before, others if after is not None else (*others, known))
        yield from _step(place, found, after)
        known, others, after = found or known, before, found
    if after is not None:
        yield Step(len(editions) - 1, "came", field_changes({}, after))


def _step(place: int, before: Row | None, after: Row | None) -> Iterator[Step]:
    if before is None and after is not None:
        yield Step(place, "came", field_changes({}, after))
    elif before is not None and after is None:
        yield Step(place, "left", field_changes(before, {}))
    elif before is not None and after is not None and (fields := field_changes(before, after)):
        yield Step(place, "changed", fields)

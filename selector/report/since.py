"""What changed since the result before: what went in, what it was read against, and what came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selector.assessment.difference import Difference, Pair, changes, difference, ranking_weights
from selector.assessment.inputs import Inputs
from selector.assessment.record import Record

from .difference import Told, told, verdict
from .moves import Place, places
from .pen import Pen


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored result, what went into it, and its catalogue; `retrieved` is up to when that was collected, YYYY-MM."""

    record: Record
    inputs: Inputs
    providers: int
    retrieved: str


@dataclass(frozen=True, slots=True)
class Since:
    """The newer of two results told against the older.

    `causes` are what differs beside the sponsor's inputs. `had_ranking` is False where the older shows no ranking, so
    that nothing can be said of who moved.
    """

    sentence: str
    causes: tuple[str, ...]
    told: Told
    places: tuple[Place, ...]
    had_ranking: bool


def since(before: Stored, after: Stored, pen: Pen) -> Since:
    """Tell the newer of two results of one assessment against the older."""
    inputs = Pair(before.inputs, after.inputs)
    weights = Pair(ranking_weights(inputs.before), ranking_weights(inputs.after))
    found = difference(before.record.result, after.record.result, weights)
    return Since(
        sentence=_sentence(before.record, after.record, found, pen),
        causes=tuple(_causes(before, after, pen)),
        told=told(found, changes(inputs.before, inputs.after), pen),
        places=places(before.record.result, after.record.result, found, pen),
        had_ranking=found.ranks.before,
    )


def _sentence(before: Record, after: Record, found: Difference, pen: Pen) -> str:
    if before.result == after.result:
        return pen.say.since.same
    return pen.say.since.alike if found.is_empty and found.ranks.after else verdict(found, pen)


def _causes(before: Stored, after: Stored, pen: Pen) -> Iterator[str]:
    say, then, now = pen.say.since, before.record, after.record
    if then.revision != now.revision:
        yield say.catalogue.format(
            now=pen.counted(say.providers, after.providers),
            month=pen.date(after.retrieved),
            before=pen.counted(say.providers, before.providers),
            month_before=pen.date(before.retrieved),
        )
    if then.method_sha256 != now.method_sha256:
        yield say.method
    if then.date != now.date:
        yield say.day.format(now=pen.date(now.date.isoformat()), before=pen.date(then.date.isoformat()))

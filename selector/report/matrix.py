"""Every ranked provider against every requirement, with numbered sources: the evidence behind a scorecard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selector.shortlist.result import Evidence, Ranked, Requirement

from .parts import Reference
from .pen import Pen, reference
from .ranking import step
from .records import SourceKey, outcome, source_key

ON_RECORD = frozenset({"adverse", "mixed"})


@dataclass(frozen=True, slots=True)
class NeedColumn:
    """A requirement: its name, its dimension in a word, its level in words, and the weight u of that level."""

    label: str
    dimension: str
    level: str
    must: bool
    u: int


@dataclass(frozen=True, slots=True)
class StateCell:
    """A state with its word; `proof` is grade, date and number of the source, or the sites, or empty.

    `ground` is the shade: "1" to "5" by central credit, or the state itself where an authority's record stands against.
    """

    ground: str
    label: str
    proof: str


@dataclass(frozen=True, slots=True)
class StateRow:
    """A provider with its cells in the order of the columns."""

    rank: int
    name: str
    cells: tuple[StateCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table. `sources` are numbered from 1, in the order in which the rows cite them."""

    columns: tuple[NeedColumn, ...]
    rows: tuple[StateRow, ...]
    sources: tuple[Reference, ...]


def matrix(ranking: Sequence[Ranked], requirements: Sequence[Requirement], today: str, pen: Pen) -> Matrix:
    """The ranking against the requirements. `today` is the assessment date."""
    numbers = _numbers(ranking)
    cells = [tuple(_cells(row, requirements, numbers, today, pen)) for row in ranking]
    return Matrix(
        columns=tuple(_column(need, pen) for need in requirements),
        rows=tuple(StateRow(row.rank, row.name, told) for row, told in zip(ranking, cells, strict=True)),
        sources=tuple(reference(*key, number=number) for key, number in numbers.items()),
    )


def _numbers(ranking: Sequence[Ranked]) -> dict[SourceKey, str]:
    cited = (source_key(match.evidence) for row in ranking for match in row.matches if match.evidence)
    return {key: str(number) for number, key in enumerate(dict.fromkeys(cited), 1)}


def _column(need: Requirement, pen: Pen) -> NeedColumn:
    dimension, level = pen.say.decision.short[need.dimension], pen.say.need.level[need.level]
    return NeedColumn(pen.need(need), dimension, level, need.level == "must", need.u)


def _cells(
    row: Ranked, requirements: Sequence[Requirement], numbers: Mapping[SourceKey, str], today: str, pen: Pen
) -> Iterator[StateCell]:
    leads = {ask.requirement: ask.state for ask in row.ask}
    for need, match in zip(requirements, row.matches, strict=True):
        ground = match.state if match.state in ON_RECORD else str(step(100 * match.central))
        proof = pen.say.form.answers.join(match.sites)
        if match.evidence:
            said = (pen.dated(match.evidence, today), outcome(match.evidence, leads.get(need.key, ""), pen))
            proof = _proof(match.evidence, said, numbers, pen)
        yield StateCell(ground, pen.texts.state[match.state].label, proof)


def _proof(evidence: Evidence, said: Sequence[str], numbers: Mapping[SourceKey, str], pen: Pen) -> str:
    """Grade, date, what is said beside both, and the number of the source."""
    say, told = pen.say.scorecard, pen.say.form.comma.join(filter(None, (evidence.as_of, *said)))
    proof = say.proof.format(evidence=pen.say.shortlist.evidence[evidence.evidence], date=told)
    return say.cited.format(proof=proof, number=numbers[source_key(evidence)])

"""What differs between two results, or between what went into them: a what-if beside the saved result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from selector.method.answers import Answers
from selector.method.load import load_method
from selector.shortlist.basis import DECIMALS
from selector.shortlist.result import Requirement
from selector.verdict.result import VerdictKey

from .inputs import Inputs
from .moves import Move, Weights, kept, moves
from .result import AssessmentResult

V = TypeVar("V")
Area = Literal["answer", "edit", "decision_weight", "ranking_weight"]


@dataclass(frozen=True, slots=True)
class Pair(Generic[V]):
    """One value in the result before and in the result after."""

    before: V
    after: V

    @property
    def differs(self) -> bool:
        """True where they are not the same; numbers are compared at 9 decimals."""
        return _compared(self.before) != _compared(self.after)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two results side by side. T and positions -100..100, margin in points of T; None as in VerdictResult.

    `came`, `went` and `changed` are requirements; the last have another level or amount. `ranks` tells of each result
    whether it has a ranking that may be shown: without requirements it has none. Only where both do is anything said of
    `moves`, the providers whose rank is another, by rank after, then those who left by rank before, and of `kept`, how
    many have the same.
    """

    verdict: Pair[VerdictKey]
    verdict_by: Pair[Literal["capacity_gap_only", "score"] | None]
    T: Pair[float | None]
    margin: Pair[float | None]
    positions: Mapping[str, Pair[float | None]]
    strategy: Pair[str | None]
    came: tuple[Requirement, ...]
    went: tuple[Requirement, ...]
    changed: tuple[Pair[Requirement], ...]
    ranks: Pair[bool]
    moves: tuple[Move, ...]
    kept: int

    @property
    def is_empty(self) -> bool:
        """True where verdict, figures, strategy, requirements and ranks are the same; anything else may differ."""
        told: tuple[Pair[Any], ...] = (self.verdict, self.verdict_by, self.T, self.margin, self.strategy)
        shown = (*told, *self.positions.values(), self.ranks)
        lists = (self.came, self.went, self.changed, self.moves)
        return not any(pair.differs for pair in shown) and not any(lists)


@dataclass(frozen=True, slots=True)
class InputChange:
    """One answer, edit or weight that differs: `key` is its question, "kind:code" or dimension.

    An answer is its option codes, or one amount; an edit is its level; a weight, the method's own if the sponsor has
    none, is its number. Empty where nothing is stored.
    """

    area: Area
    key: str
    before: tuple[str | float, ...]
    after: tuple[str | float, ...]


def difference(before: AssessmentResult, after: AssessmentResult, weights: Pair[Weights]) -> Difference:
    """Compare two results. `weights` are those of the ranking in each."""
    then, now = before.verdict, after.verdict
    asked_then, asked_now = ({need.key: need for need in result.requirements} for result in (before, after))
    ranks = Pair(*(result.shows_shortlist and bool(result.requirements) for result in (before, after)))
    both = ranks.before and ranks.after
    return Difference(
        verdict=Pair(then.verdict, now.verdict),
        verdict_by=Pair(then.verdict_by, now.verdict_by),
        T=Pair(then.T, now.T),
        margin=Pair(then.margin, now.margin),
        positions={key: Pair(then.positions.get(key), position) for key, position in now.positions.items()},
        strategy=Pair(then.strategy, now.strategy),
        came=tuple(need for key, need in asked_now.items() if key not in asked_then),
        went=tuple(need for key, need in asked_then.items() if key not in asked_now),
        changed=tuple(
            Pair(need, asked_now[key])
            for key, need in asked_then.items()
            if key in asked_now and (need.level, need.amount) != (asked_now[key].level, asked_now[key].amount)
        ),
        ranks=ranks,
        moves=moves(before, after, weights.before, weights.after) if both else (),
        kept=kept(before.shortlist, after.shortlist) if both else 0,
    )


def changes(before: Inputs, after: Inputs) -> tuple[InputChange, ...]:
    """Everything that was changed: answers in the order of questions, then edits, weights of verdict and ranking."""
    found = (*_answers(before, after), *_edits(before, after), *_weights(before, after))
    return tuple(change for change in found if sorted(map(str, change.before)) != sorted(map(str, change.after)))


def ranking_weights(inputs: Inputs) -> Weights:
    """The weights that these inputs rank with, by dimension."""
    return inputs.ranking_weights or load_method(inputs.method).ranking_weights


def decision_weights(inputs: Inputs) -> Weights:
    """The weights that these inputs decide with, by dimension."""
    return inputs.decision_weights or load_method(inputs.method).decision_weights


def _compared(value: object) -> object:
    return round(value, DECIMALS) if isinstance(value, float) else value


def _answers(before: Inputs, after: Inputs) -> Iterator[InputChange]:
    order = dict.fromkeys(
        question.key for inputs in (before, after) for question in load_method(inputs.method).questions
    )
    for key in order:
        yield InputChange("answer", key, _said(before.answers, key), _said(after.answers, key))


def _said(answers: Answers, key: str) -> tuple[str | float, ...]:
    return (answers.numbers[key],) if key in answers.numbers else answers.choices.get(key, ())


def _edits(before: Inputs, after: Inputs) -> Iterator[InputChange]:
    for key in dict.fromkeys((*before.edits, *after.edits)):
        then, now = ((inputs.edits[key],) if key in inputs.edits else () for inputs in (before, after))
        yield InputChange("edit", key, then, now)


def _weights(before: Inputs, after: Inputs) -> Iterator[InputChange]:
    sets: tuple[tuple[Area, Weights, Weights], ...] = (
        ("decision_weight", decision_weights(before), decision_weights(after)),
        ("ranking_weight", ranking_weights(before), ranking_weights(after)),
    )
    for area, then, now in sets:
        for key in load_method(after.method).dimension_keys:
            yield InputChange(area, key, (then[key],) if key in then else (), (now[key],))

"""What a provider has to offer: the requirements by dimension, each with where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selector.shortlist.result import Requirement

from .pen import Pen, upper_first


@dataclass(frozen=True, slots=True)
class Need:
    """One requirement: its name in tables, the kind, "must" or "want" in words, and its origin in words."""

    key: str
    label: str
    kind: str
    level: str
    origin: str


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """The requirements of one dimension."""

    dimension: str
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Needs:
    """All requirements; `sentence` counts them, or says that there are none."""

    sentence: str
    groups: tuple[NeedGroup, ...]


def needs(requirements: Sequence[Requirement], pen: Pen) -> Needs:
    """The requirements, grouped in the order of dimensions."""
    groups = [
        NeedGroup(text.title, tuple(_need(need, pen) for need in requirements if need.dimension == key))
        for key, text in pen.texts.dimension.items()
    ]
    return Needs(_sentence(requirements, pen), tuple(group for group in groups if group.needs))


def _sentence(requirements: Sequence[Requirement], pen: Pen) -> str:
    say, musts = pen.say.need, sum(need.level == "must" for need in requirements)
    if not requirements:
        return say.none
    counts = (pen.counted(say.must, musts), pen.counted(say.want, len(requirements) - musts))
    return pen.counted(say.count, len(requirements), musts=counts[0], wants=counts[1])


def _need(need: Requirement, pen: Pen) -> Need:
    return Need(
        key=need.key,
        label=pen.need(need),
        kind=pen.texts.kind[need.kind].label,
        level=pen.say.need.level[need.level],
        origin=_origin(need, pen),
    )


def _origin(need: Requirement, pen: Pen) -> str:
    say = pen.say.need
    if need.from_ == ("you",):
        return say.added
    titles = [say.verdict if key == "verdict" else pen.question(key) for key in need.from_]
    return upper_first(say.origin.format(titles=pen.say.form.comma.join(titles)))

"""The seam to whatever is computed from the catalogue: which of its cases a change of the catalogue would move."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from providers.catalogue.facts import CatalogueFacts

# The names of the providers that come first, in order; fewer than asked for where there are no more.
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """What a case comes to by two catalogues. `title` is that of a sample; "" where nobody here may know whose it is.

    `day` is when a case without a title was computed for its owner.
    """

    title: str
    day: date | None
    before: Names
    after: Names

    @property
    def moves(self) -> bool:
        """Whether anything of it would be another."""
        return self.before != self.after

    @property
    def places(self) -> list[tuple[str, str]]:
        """Place by place, the name before and after; "" where there is none."""
        return list(zip_longest(self.before, self.after, fillvalue=""))


Reckon = Callable[[CatalogueFacts, CatalogueFacts], tuple[Case, ...]]
# Slugs, each with the place of a claim among those of its provider.
Carry = Callable[[CatalogueFacts], Iterable[tuple[str, int]]]
_reckons: list[Reckon] = []
_carries: list[Carry] = []


def register(reckon: Reckon, carry: Carry) -> None:
    """Let one function compute its cases by two catalogues, and another find the claims that carry a place by one."""
    if reckon not in _reckons:
        _reckons.append(reckon)
        _carries.append(carry)


def cases(before: CatalogueFacts, after: CatalogueFacts) -> tuple[Case, ...]:
    """All cases by both catalogues."""
    return tuple(case for reckon in _reckons for case in reckon(before, after))


def carrying(facts: CatalogueFacts) -> list[tuple[str, int]]:
    """The claims without which their provider would not stand among the first of some case, each once."""
    return sorted({place for carry in _carries for place in carry(facts)})

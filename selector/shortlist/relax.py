"""What the requirements leave: who stands how on each, how many stay, and what one must less would bring back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from providers.catalogue.facts import ProviderFacts

from .basis import Basis
from .finding import Finding
from .gate import barring
from .longlist import longlist
from .needs import SUBSTANCE
from .result import Requirement, State

ENOUGH = 3  # names to choose among; below that the musts are worth another look
IN_PART: tuple[State, ...] = ("broader", "planned", "historic", "mixed")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many providers stand how on one requirement; the five add up to all of them.

    `in_part` are those that show it only in general, planned, in the past, or with authorities that disagree.
    """

    meets: int
    in_part: int
    unlisted: int
    adverse: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Reachable:
    """What a catalogue of `providers` holds for some requirements; both mappings by "kind:code", in file order.

    `counts` are of each requirement, be it asked for or dropped. `left` is how many stay in the ranking (gate pass or
    verify); where nothing is asked for, nobody is ranked. `returns` is, for each must, how many more would stay if it
    alone were a want: those whom it alone bars. Whoever two musts bar counts with neither.
    """

    providers: int
    left: int
    counts: Mapping[str, Counts]
    returns: Mapping[str, int]

    @property
    def is_few(self) -> bool:
        """True while the musts leave fewer than enough to choose among."""
        return bool(self.returns) and self.left < ENOUGH

    @property
    def best(self) -> str | None:
        """The must whose relaxation brings most back, the first of equals; None where none brings anybody back."""
        best = max(self.returns, key=lambda key: self.returns[key], default=None)
        return best if best and self.returns[best] else None


def reachable(
    basis: Basis, needs: Sequence[Requirement], dropped: Sequence[Requirement], providers: Sequence[ProviderFacts]
) -> Reachable:
    """Count the providers for these requirements, and for each dropped one as if it alone came back."""
    # A want bars nobody, so that what is dropped goes along as wants. Only the drug substance cannot: its presence
    # changes how modalities are read, while its own count is the same in any company.
    along = tuple(replace(need, level="want") for need in dropped if need.key != SUBSTANCE)
    rows = _findings(basis, (*needs, *along), providers)
    alone = tuple(need for need in dropped if need.key == SUBSTANCE)
    barred = [barring(needs, row[: len(needs)]) for row in rows]
    only = Counter(places[0] for places in barred if len(places) == 1)
    return Reachable(
        providers=len(providers),
        left=barred.count(()) if needs else 0,
        counts=_counts((*needs, *along), rows) | _counts(alone, _findings(basis, alone, providers)),
        returns={need.key: only[place] for place, need in enumerate(needs) if need.level == "must"},
    )


def _findings(
    basis: Basis, needs: tuple[Requirement, ...], providers: Sequence[ProviderFacts]
) -> Sequence[Sequence[Finding]]:
    return longlist(basis, needs, providers).findings if needs else ()


def _counts(needs: Sequence[Requirement], rows: Sequence[Sequence[Finding]]) -> dict[str, Counts]:
    return {need.key: _count(row[place].state for row in rows) for place, need in enumerate(needs)}


def _count(states: Iterable[State]) -> Counts:
    found = Counter(states)
    return Counts(
        meets=found["met"],
        in_part=sum(found[state] for state in IN_PART),
        unlisted=found["unlisted"],
        adverse=found["adverse"],
        unknown=found["unknown"],
    )

"""How one requirement stands with one provider: the state, its credits, and the claims behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selector.method.constants import Credit
from selector.method.schema import Method

from .claims import Graded, best
from .result import State


@dataclass(frozen=True, slots=True)
class Finding:
    """A state with its credits (0..1). `grade`, `best` and `support` tell from which claims; `sites` where it holds.

    `support` are the claims that satisfy the requirement together, or the adverse ones; empty where nothing speaks
    and for a country, which sites alone decide.
    """

    state: State
    central: float
    low: float
    high: float
    grade: float | None = None
    best: Graded | None = None
    support: tuple[Graded, ...] = ()
    sites: tuple[str, ...] = ()


def supported(method: Method, state: State, support: Sequence[Graded]) -> Finding:
    """A state that claims bear out, at the grade of the best of them."""
    top = best(support)
    return Finding(state, *_values(method.credits[state], top.grade), top.grade, top, tuple(support), sites_of(support))


def located(method: Method, grade: float, sites: Iterable[str]) -> Finding:
    """A country that sites lie in."""
    return Finding("met", *_values(method.credits["met"], grade), grade, sites=tuple(sites))


def unsupported(method: Method, state: State) -> Finding:
    """A state in which no claim speaks for the provider: unlisted, unknown."""
    return Finding(state, *_values(method.credits[state], 0.0))


def sites_of(claims: Iterable[Graded]) -> tuple[str, ...]:
    """The names of the sites that claims are about, each once, in their order."""
    return tuple(dict.fromkeys(item.claim.site for item in claims if item.claim.site is not None))


def _values(credit: Credit, grade: float) -> tuple[float, float, float]:
    low, central, high = (term.fixed + term.times_grade * grade for term in (credit.low, credit.central, credit.high))
    return central, low, high

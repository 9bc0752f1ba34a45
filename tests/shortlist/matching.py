"""Matches one requirement with one made-up provider."""

from __future__ import annotations

from typing import Any

from providers.catalogue.facts import Claim, Site
from selector.shortlist.claims import best, candidate_of, graded
from selector.shortlist.finding import Finding
from selector.shortlist.match import match
from selector.shortlist.needs import asks_for_substance
from selector.shortlist.reach import reach_of
from selector.shortlist.result import Requirement, State
from tests.builders import make_basis, make_claim, make_provider, make_requirement

BASIS = make_basis()


def find(
    need: Requirement | str, *claims: Claim, sites: tuple[Site, ...] = (), beside: tuple[str, ...] = ()
) -> Finding:
    """Match a requirement ("kind:code" is a must) with claims and sites, while those of `beside` are asked for too."""
    need = make_requirement(need) if isinstance(need, str) else need
    wanted = [need, *(make_requirement(key) for key in beside)]
    provider = make_provider(claims=claims, sites=sites)
    candidate = candidate_of(provider, BASIS, makes_substance=asks_for_substance(wanted))
    return match(need, reach_of(need, BASIS), candidate, BASIS.method)


def claims(kind: str, *codes: str, **changes: Any) -> tuple[Claim, ...]:
    """Make a claim of one kind on each code."""
    return tuple(make_claim(kind, code, **changes) for code in codes)


def credits_of(finding: Finding) -> tuple[float, float, float]:
    """The credits, central, low, high, without the noise of binary fractions."""
    central, low, high = (round(value, 12) for value in (finding.central, finding.low, finding.high))
    return central, low, high


def in_state(state: State, grade: float = 0.9, claim: Claim | None = None) -> Finding:
    """Make a finding in a state, at a grade, with the claim behind it if one is given."""
    credit = BASIS.method.credits[state]
    central, low, high = (term.fixed + term.times_grade * grade for term in (credit.central, credit.low, credit.high))
    behind = tuple(graded([claim] if claim else [], BASIS.method.grades, BASIS.today))
    return Finding(state, central, low, high, grade, best(behind) if behind else None, behind)


def ask_for(*keys: str) -> tuple[Requirement, ...]:
    """Make requirements: "kind:code" is a must, "kind:code?" a want."""
    return tuple(make_requirement(key.removesuffix("?"), "want" if key.endswith("?") else "must") for key in keys)

"""The longlist: every provider of the catalogue against every requirement, before anything is ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from providers.catalogue.facts import ProviderFacts
from providers.catalogue.standing import counted

from .basis import Basis
from .claims import candidate_of
from .finding import Finding
from .fit import Floats, within_of
from .gate import deciding, deciding_met, gate
from .match import match
from .needs import asks_for_substance
from .reach import reach_of
from .result import Gate, Requirement


@dataclass(frozen=True, slots=True, eq=False)
class Longlist:
    """Providers by slug, with findings in the order of requirements and all that does not depend on weights.

    `central`, `low`, `high` are credits 0..1 of shape (requirements, providers); `coverage` is 0..100;
    `within` (dimensions, requirements) is the share of each requirement in its dimension.
    """

    requirements: tuple[Requirement, ...]
    providers: tuple[ProviderFacts, ...]
    findings: tuple[tuple[Finding, ...], ...]
    gates: tuple[Gate, ...]
    deciding_met: NDArray[np.bool_]
    coverage: Floats
    central: Floats
    low: Floats
    high: Floats
    within: Floats


def longlist(basis: Basis, requirements: Sequence[Requirement], providers: Sequence[ProviderFacts]) -> Longlist:
    """Match every requirement with every provider, by the claims that count on the day of the assessment."""
    counting = (counted(provider, basis.today) for provider in providers)
    by_slug = tuple(sorted(counting, key=lambda provider: provider.slug))
    findings = _findings(basis, requirements, by_slug)
    decides = deciding(requirements, basis.method.deciding)
    return Longlist(
        requirements=tuple(requirements),
        providers=by_slug,
        findings=findings,
        gates=tuple(gate(requirements, row) for row in findings),
        deciding_met=np.array([deciding_met(requirements, row, decides) for row in findings], dtype=bool),
        coverage=_coverage(requirements, findings),
        central=_credits([[finding.central for finding in row] for row in findings], len(requirements)),
        low=_credits([[finding.low for finding in row] for row in findings], len(requirements)),
        high=_credits([[finding.high for finding in row] for row in findings], len(requirements)),
        within=within_of(requirements, basis.method.dimension_keys),
    )


def _findings(
    basis: Basis, requirements: Sequence[Requirement], providers: Sequence[ProviderFacts]
) -> tuple[tuple[Finding, ...], ...]:
    reaches = [(need, reach_of(need, basis)) for need in requirements]
    makes_substance = asks_for_substance(requirements)
    candidates = (candidate_of(provider, basis, makes_substance=makes_substance) for provider in providers)
    return tuple(tuple(match(need, reach, one, basis.method) for need, reach in reaches) for one in candidates)


def _coverage(requirements: Sequence[Requirement], findings: Sequence[Sequence[Finding]]) -> Floats:
    """Share of u, 0..100, on which something is known."""
    total = sum(need.u for need in requirements)
    known = [
        sum(need.u for need, finding in zip(requirements, row, strict=True) if finding.state != "unknown")
        for row in findings
    ]
    return 100 * np.array(known, dtype=float) / total


def _credits(rows: Sequence[Sequence[float]], requirements: int) -> Floats:
    return np.ascontiguousarray(np.array(rows, dtype=float).reshape(len(rows), requirements).T)

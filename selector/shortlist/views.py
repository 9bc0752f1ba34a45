"""The extra rankings of a strategy: the same providers for a part of the work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from providers.catalogue.facts import ProviderFacts

from .basis import Basis
from .fit import Floats, fits, shares
from .longlist import longlist
from .rank import ranking
from .result import Requirement, ViewRow


def view(
    basis: Basis, requirements: Sequence[Requirement], providers: Sequence[ProviderFacts], weights: Floats
) -> tuple[ViewRow, ...]:
    """The ranking under the requirements of one view, best first; empty without requirements."""
    if not requirements:
        return ()
    listed = longlist(basis, requirements, providers)
    fit = fits(listed.central, shares(weights, listed.within))
    return tuple(
        ViewRow(rank, listed.providers[place].slug, listed.gates[place], float(fit[place]))
        for rank, place in enumerate(ranking(listed, fit).tolist(), start=1)
    )


def views(
    basis: Basis,
    requirements: Mapping[str, Sequence[Requirement]],
    providers: Sequence[ProviderFacts],
    weights: Floats,
) -> dict[str, tuple[ViewRow, ...]]:
    """Every view by its key."""
    return {key: view(basis, needs, providers, weights) for key, needs in requirements.items()}

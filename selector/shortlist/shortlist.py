"""Requirements and facts to ranked providers, with reasons, risks and questions (method, sections 4 and 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from providers.catalogue.facts import ProviderFacts

from .basis import Basis
from .entries import aside_entries, ranked_entries
from .fit import Floats, vector
from .longlist import longlist
from .rank import aside, fit_under, ranking, scores
from .reasons import second_source
from .result import Requirement, ShortlistResult, ViewRow
from .robustness import presets, ranking_draws


def shortlist(
    basis: Basis,
    requirements: Sequence[Requirement],
    providers: Sequence[ProviderFacts],
    weights: Mapping[str, int],
    view_requirements: Mapping[str, Sequence[Requirement]],
    *,
    glance: bool = False,
) -> ShortlistResult:
    """Match, weigh, rank and explain; without requirements nothing is ranked.

    `requirements` and those of each view are already edited. `weights` are the sponsor's for the ranking, by
    dimension: 0 to 100, any sum above 0. A glance leaves draws, views, matches and questions empty.
    """
    vectors = vector(weights, basis.method.dimension_keys)
    asked = {} if glance else view_requirements
    views = {key: _view(basis, needs, providers, vectors) for key, needs in asked.items()}
    if not requirements:
        return ShortlistResult((), (), None, (), (), views)
    listed = longlist(basis, requirements, providers)
    scored = scores(listed, vectors, basis.method.dimension_keys)
    ranked = ranking(listed, scored.fit)
    return ShortlistResult(
        ranking=tuple(ranked_entries(listed, scored, ranked, basis, glance=glance)),
        aside=tuple(aside_entries(listed, scored, aside(listed, scored.fit), basis)),
        second_source=second_source([(listed.providers[place], bool(listed.deciding_met[place])) for place in ranked]),
        ranking_draws=() if glance else ranking_draws(listed, ranked, vectors, basis.method.robustness),
        presets=presets(listed, ranked, basis.method),
        views=views,
    )


def _view(
    basis: Basis, requirements: Sequence[Requirement], providers: Sequence[ProviderFacts], weights: Floats
) -> tuple[ViewRow, ...]:
    """The ranking of the same providers for a part of the work, best first; empty without requirements."""
    if not requirements:
        return ()
    listed = longlist(basis, requirements, providers)
    fit = fit_under(weights, listed)
    return tuple(
        ViewRow(rank, listed.providers[place].slug, listed.gates[place], float(fit[place]))
        for rank, place in enumerate(ranking(listed, fit).tolist(), start=1)
    )

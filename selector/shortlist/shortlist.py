"""Requirements and facts to ranked providers, with reasons, risks and questions (method, sections 4 and 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from providers.catalogue.facts import ProviderFacts

from .basis import Basis
from .entries import aside_entries, ranked_entries, scores
from .fit import vector
from .longlist import longlist
from .presets import presets
from .rank import aside, ranking
from .reasons import second_source
from .result import Requirement, ShortlistResult
from .robustness import ranking_draws
from .views import views


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
    extra = {} if glance else views(basis, view_requirements, providers, vectors)
    if not requirements:
        return ShortlistResult((), (), None, (), (), extra)
    listed = longlist(basis, requirements, providers)
    scored = scores(listed, vectors, basis.method.dimension_keys)
    ranked = ranking(listed, scored.fit)
    return ShortlistResult(
        ranking=tuple(ranked_entries(listed, scored, ranked, basis, glance=glance)),
        aside=tuple(aside_entries(listed, scored, aside(listed, scored.fit), basis)),
        second_source=second_source([(listed.providers[place], bool(listed.deciding_met[place])) for place in ranked]),
        ranking_draws=() if glance else ranking_draws(listed, ranked, vectors, basis.method.robustness),
        presets=presets(listed, ranked, basis.method),
        views=extra,
    )

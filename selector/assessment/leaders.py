"""Who comes first for one set of inputs, without draws or words, and which claims they owe their places to alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from providers.catalogue.facts import CatalogueFacts, ProviderFacts
from providers.catalogue.vocabulary import load_vocabulary
from selector.method.load import load_method, load_texts
from selector.shortlist import needs
from selector.shortlist.basis import Basis
from selector.shortlist.fit import vector
from selector.shortlist.longlist import longlist
from selector.shortlist.rank import fit_under, ranking

from .assess import derived_from
from .inputs import Inputs

FIRST = 3  # places: what a change of the catalogue is told by
MARK = "\0"  # sorts before all that a slug is made of: a variant stands where its provider would


def leaders(inputs: Inputs, facts: CatalogueFacts, today: date, count: int) -> tuple[str, ...]:
    """The names of the first providers, best first; none without requirements."""
    return tuple(provider.name for provider in ranked(inputs, facts, today)[:count])


def ranked(inputs: Inputs, facts: CatalogueFacts, today: date) -> tuple[ProviderFacts, ...]:
    """The ranked providers, best first; none without requirements.

    Verdict and requirements rest on the answers alone, so that between two catalogues only these can differ.
    """
    method, vocabulary = load_method(inputs.method), load_vocabulary()
    requirements = needs.edit(derived_from(inputs), inputs.edits, method, vocabulary)
    if not requirements:
        return ()
    listed = longlist(Basis(method, load_texts(inputs.method), vocabulary, today), requirements, facts.providers)
    weights = vector(inputs.ranking_weights or method.ranking_weights, method.dimension_keys)
    return tuple(listed.providers[place] for place in ranking(listed, fit_under(weights, listed)))


def alone(inputs: Inputs, facts: CatalogueFacts, today: date, count: int) -> Iterator[tuple[str, int]]:
    """Slugs of the first providers, each with the place of a claim that its own place hangs on.

    Each claim is left out in turn. What ranks a provider rests on nobody else's claims, so that it keeps its place as
    long as it comes before the first one who has none: only these are ranked again.
    """
    places = ranked(inputs, facts, today)
    first, following = {provider.slug for provider in places[:count]}, places[count : count + 1]
    for provider in facts.providers:
        if provider.slug in first:
            variants = tuple(_variants(provider))
            order = ranked(inputs, replace(facts, providers=(*variants, *following)), today)
            slugs = [one.slug for one in order]
            ahead = slugs[: slugs.index(following[0].slug)] if following else slugs
            yield from ((provider.slug, at) for at, one in enumerate(variants) if one.slug not in ahead)


def _variants(provider: ProviderFacts) -> Iterator[ProviderFacts]:
    for at in range(len(provider.claims)):
        claims = provider.claims[:at] + provider.claims[at + 1 :]
        yield replace(provider, slug=f"{provider.slug}{MARK}{at}", claims=claims)

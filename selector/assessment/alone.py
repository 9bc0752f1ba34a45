"""Claims that carry a place among the first alone: without one of them, its provider would not stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from providers.catalogue.facts import CatalogueFacts, ProviderFacts

from .inputs import Inputs
from .leaders import ranked

# Sorts before all that a slug is made of: a variant stands where its provider would.
MARK = "\0"


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

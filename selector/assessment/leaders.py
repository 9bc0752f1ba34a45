"""Who comes first for one set of inputs: the ranking of `assess` without what takes draws or words."""

from __future__ import annotations

from datetime import date

from providers.catalogue.facts import CatalogueFacts, ProviderFacts
from providers.catalogue.vocabulary import load_vocabulary
from selector.method.answers import read
from selector.method.load import load_method, load_texts
from selector.shortlist import needs
from selector.shortlist.basis import Basis
from selector.shortlist.entries import scores
from selector.shortlist.fit import vector
from selector.shortlist.longlist import longlist
from selector.shortlist.rank import ranking
from selector.verdict.standing import standing

from .inputs import Inputs

FIRST = 3  # places: what a change of the catalogue is told by


def leaders(inputs: Inputs, facts: CatalogueFacts, today: date, count: int) -> tuple[str, ...]:
    """The names of the first providers, best first; none without requirements."""
    return tuple(provider.name for provider in ranked(inputs, facts, today)[:count])


def ranked(inputs: Inputs, facts: CatalogueFacts, today: date) -> tuple[ProviderFacts, ...]:
    """The ranked providers, best first; none without requirements.

    Verdict and requirements rest on the answers alone, so that between two catalogues only these can differ.
    """
    method, vocabulary = load_method(inputs.method), load_vocabulary()
    reading = read(method, inputs.answers)
    derived = needs.derive(reading, standing(reading, inputs.decision_weights).verdict)
    requirements = needs.edit(derived, inputs.edits, method, vocabulary)
    if not requirements:
        return ()
    listed = longlist(Basis(method, load_texts(inputs.method), vocabulary, today), requirements, facts.providers)
    weights = vector(inputs.ranking_weights or method.ranking_weights, method.dimension_keys)
    places = ranking(listed, scores(listed, weights, method.dimension_keys).fit)
    return tuple(listed.providers[place] for place in places)

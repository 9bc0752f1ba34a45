"""Who is first under each published set of weights, and whether the leader survives it."""

from __future__ import annotations

from selector.method.schema import Method

from .fit import fits, shares, vector
from .longlist import Longlist
from .rank import Places, ranking
from .result import PresetOutcome


def presets(longlist: Longlist, ranked: Places, method: Method) -> tuple[PresetOutcome, ...]:
    """One outcome a preset, in order; none where nobody is ranked."""
    if not len(ranked):
        return ()
    leader = longlist.providers[ranked[0]].slug
    outcomes = []
    for preset in method.presets:
        weights = vector(preset.weights, method.dimension_keys)
        fit = fits(longlist.central, shares(weights, longlist.within))
        first = longlist.providers[ranking(longlist, fit)[0]].slug
        outcomes.append(PresetOutcome(preset.key, first, survives=first == leader))
    return tuple(outcomes)

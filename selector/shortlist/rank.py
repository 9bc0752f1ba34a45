"""The order of the ranking, and of those who stand aside (method, section 5)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .basis import DECIMALS
from .fit import Floats
from .longlist import Longlist

RANKED = ("pass", "verify")
Places = NDArray[np.intp]  # places in the longlist


def order(fit: Floats, deciding_met: NDArray[np.bool_], passes: NDArray[np.bool_], coverage: Floats) -> Places:
    """Who comes first, of providers in order of slug: what decides is shown, fit, pass, evidence coverage, slug."""
    slug = np.arange(len(fit))
    return np.lexsort((slug, -_compared(coverage), ~passes, -_compared(fit), ~deciding_met))


def ranking(longlist: Longlist, fit: Floats) -> Places:
    """The ranked providers, best first; `fit` is that of every provider of the longlist."""
    admitted = np.flatnonzero([gate in RANKED for gate in longlist.gates])
    passes = np.array([longlist.gates[place] == "pass" for place in admitted], dtype=bool)
    return admitted[order(fit[admitted], longlist.deciding_met[admitted], passes, longlist.coverage[admitted])]


def aside(longlist: Longlist, fit: Floats) -> Places:
    """Those who stand aside: who fails before who is blocked, then fit, slug."""
    kept_out = np.flatnonzero([gate not in RANKED for gate in longlist.gates])
    blocked = np.array([longlist.gates[place] == "blocked" for place in kept_out], dtype=bool)
    return kept_out[np.lexsort((kept_out, -_compared(fit[kept_out]), blocked))]


def _compared(values: Floats) -> Floats:
    return np.round(values, DECIMALS)

"""Every pair of changes on two questions and what both together make of the sums (method, section 2.8)."""

from __future__ import annotations

import numpy as np

from selector.method.answers import Reading
from selector.method.schema import Method

from .changes import Change, recount
from .sums import Integers, Sums, Tally


def pairs(tally: Tally, reading: Reading, found: tuple[Change, ...]) -> tuple[Integers, Integers, Sums]:
    """The places of the first and of the second change of each pair, in order, and the sums after both.

    A question depends on at most one other, so a change reaches only its own question and those below it. Two changes
    of which neither lies below the other therefore add up, exactly; the few other pairs are counted anew.
    """
    keys = list(dict.fromkeys(change.question.key for change in found))
    owner = np.array([keys.index(change.question.key) for change in found])
    below = np.array([[upper in _above(reading.method, lower) for lower in keys] for upper in keys])
    first, second = np.triu_indices(len(found), 1)
    apart = owner[first] != owner[second]
    first, second = first[apart], second[apart]
    added = np.stack([change.added for change in found])
    rows = tally.count(reading).rows + added[first] + added[second]
    for pair in np.flatnonzero(below[owner[first], owner[second]]):
        upper, lower = found[first[pair]], found[second[pair]]
        rows[pair] = recount(tally, reading, (upper.question, upper.codes), (lower.question, lower.codes))
    return first, second, Sums(rows)


def _above(method: Method, key: str) -> frozenset[str]:
    """The questions that decide whether this one is visible."""
    condition = method.question[key].show_if
    return frozenset() if condition is None else _above(method, condition.question) | {condition.question}

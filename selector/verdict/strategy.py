"""The strategy that goes with a verdict: the first of the method's whose rule holds (method, section 2.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from selector.method.constants import Assessment
from selector.method.schema import Method

from .positions import Floats
from .result import VerdictKey
from .sums import CAPACITY_GAP
from .verdict import compared

SOUGHT = "second_source_now"  # the flag of a sponsor who seeks the second source itself


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules look at."""

    verdict: VerdictKey
    flags: frozenset[str]
    positions: Floats
    rules: Assessment

    def has(self, *flags: str) -> bool:
        """True if all these flags are set."""
        return self.flags.issuperset(flags)


def _second_source(now: Situation) -> bool:
    later = now.has("second_source_later") or now.has("supply_critical")
    return now.has(SOUGHT) or (now.verdict == "cdmo" and later)


def _divided(now: Situation) -> bool:
    """Some dimension clearly asks for a CMO and some other for a CDMO."""
    where = compared(now.positions)
    return bool(np.any(where <= now.rules.divide_cmo) and np.any(where >= now.rules.divide_cdmo))


RULES: Mapping[str, Callable[[Situation], bool]] = {
    "overflow": lambda now: now.has(CAPACITY_GAP),
    "split_substance_product": lambda now: now.has(
        "needs_substance_and_product", "accepts_two_partners", "specialised_substance"
    ),
    "second_source": _second_source,
    "change_then_supply": lambda now: now.has("process_validated", "change_planned"),
    "divide_by_work_package": _divided,
    "single_partner": lambda now: True,
}


def strategy(method: Method, verdict: VerdictKey, flags: frozenset[str], positions: Floats) -> str | None:
    """The first strategy, in the method's order, whose rule holds; None when the verdict is insufficient."""
    if verdict == "insufficient":
        return None
    now = Situation(verdict, flags, positions, method.assessment)
    return next((strategy.key for strategy in method.strategies if RULES[strategy.key](now)), None)

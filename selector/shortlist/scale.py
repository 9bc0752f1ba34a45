"""Whether a stated size includes the amount that is needed (method, section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selector.method.constants import Unit
from selector.method.schema import Method

from .basis import DECIMALS
from .claims import Graded
from .finding import Finding, supported, unsupported
from .result import Requirement


def by_scale(need: Requirement, claims: Sequence[Graded], method: Method) -> Finding:
    """Met by a claim that includes the amount; unlisted if some speak and all exclude it; else unknown.

    `claims` are those of kind scale. Raises KeyError for a scale kind or unit that the method does not know.
    """
    if need.amount is None or need.unit is None:
        return unsupported(method, "unknown")
    unit = method.unit[need.unit]
    amount = round(need.amount * unit.factor, DECIMALS)
    yearly = method.scale_kind[need.code].yearly
    said = [
        (item, includes(amount, low, high, yearly=yearly))
        for item, low, high in _speaking(need.code, unit, claims, method)
    ]
    support = [item for item, answer in said if answer]
    if support:
        return supported(method, "met", support)
    excluded = bool(said) and all(answer is False for _, answer in said)
    return unsupported(method, "unlisted" if excluded else "unknown")


def includes(amount: float, low: float | None, high: float | None, *, yearly: bool) -> bool | None:
    """Whether a range with at least one bound includes the amount, all in one unit; None where it says neither.

    What is made in a year can be shared out, so a yearly range has no smallest amount: only how far it reaches counts.
    An exact size of a batch or vessel means up to it.
    """
    if yearly:
        if any(bound is not None and bound >= amount for bound in (low, high)):
            return True
        return None if high is None else False
    smallest = None if low == high else low
    return (smallest is None or smallest <= amount) and (high is None or amount <= high)


def _speaking(
    code: str, unit: Unit, claims: Sequence[Graded], method: Method
) -> Iterator[tuple[Graded, float | None, float | None]]:
    """The current claims on the same scale kind that have a bound and a unit of the family, with bounds in its base."""
    for item in claims:
        claim = item.claim
        if claim.code != code or claim.status != "current" or claim.unit is None:
            continue
        stated = method.unit.get(claim.unit)
        if stated is None or stated.family != unit.family or (claim.minimum is None and claim.maximum is None):
            continue
        yield item, _in_base(claim.minimum, stated), _in_base(claim.maximum, stated)


def _in_base(bound: float | None, unit: Unit) -> float | None:
    return None if bound is None else round(bound * unit.factor, DECIMALS)

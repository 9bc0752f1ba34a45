"""One requirement against one provider: the first state that applies (method, section 4)."""

from __future__ import annotations

from collections.abc import Sequence

from selector.method.schema import Method

from .authority import by_record
from .dossier import Dossier
from .finding import Finding, supported, unsupported
from .grades import Graded
from .place import by_country
from .reach import Reach
from .result import Requirement, State
from .scale import by_scale

NOT_CURRENT: tuple[State, ...] = ("planned", "historic")  # of two equal credits the first one counts


def match(need: Requirement, reach: Reach, dossier: Dossier, method: Method) -> Finding:
    """How the requirement stands, with credits, grade and the claims that decide it.

    Order of states: adverse, mixed (authorities only), met, broader, planned or historic, unlisted, unknown.
    """
    claims = dossier.claims.get(need.kind, ())
    if need.kind == "country":
        return by_country(need.code, dossier.provider.sites, method)
    if need.kind == "scale":
        return by_scale(need, claims, method)
    if need.kind == "regulator" and (record := _record(reach, claims, dossier, method)):
        return record
    return _by_code(need, reach, claims, method)


def _record(reach: Reach, claims: Sequence[Graded], dossier: Dossier, method: Method) -> Finding | None:
    return by_record(_current(claims, reach.on), _current(dossier.adverse, reach.on), method)


def _by_code(need: Requirement, reach: Reach, claims: Sequence[Graded], method: Method) -> Finding:
    current = [item for item in claims if item.claim.status == "current"]
    codes = frozenset(item.claim.code for item in current)
    if not codes.isdisjoint(reach.on):
        return supported(method, "met", _on(current, reach.on))
    if not codes.isdisjoint(wider := reach.wider(codes)):
        return supported(method, "broader", _on(current, wider))
    if other := _not_current(reach, claims, method):
        return other
    closed = need.kind in method.closed and len(current) >= method.closed[need.kind]
    return unsupported(method, "unlisted" if closed and codes.isdisjoint(reach.sisters) else "unknown")


def _not_current(reach: Reach, claims: Sequence[Graded], method: Method) -> Finding | None:
    """Planned or historic, whichever has the higher credit, planned on a tie."""
    found = [
        supported(method, state, support)
        for state in NOT_CURRENT
        if (support := [item for item in _on(claims, reach.on) if item.claim.status == state])
    ]
    return max(found, key=lambda finding: finding.central, default=None)


def _current(claims: Sequence[Graded], codes: frozenset[str]) -> list[Graded]:
    return [item for item in _on(claims, codes) if item.claim.status == "current"]


def _on(claims: Sequence[Graded], codes: frozenset[str]) -> list[Graded]:
    return [item for item in claims if item.claim.code in codes]

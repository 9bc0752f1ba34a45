"""One requirement against one provider: the first state that applies (method, section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from providers.catalogue.facts import Site
from selector.method.schema import Method

from .claims import Candidate, Graded
from .finding import Finding, located, sites_of, supported, unsupported
from .reach import Reach
from .result import Requirement, State
from .scale import by_scale

NOT_CURRENT: tuple[State, ...] = ("planned", "historic")  # of two equal credits the first one counts


def match(need: Requirement, reach: Reach, candidate: Candidate, method: Method) -> Finding:
    """How the requirement stands, with credits, grade and the claims that decide it.

    Order of states: adverse, mixed (authorities only), met, broader, planned or historic, unlisted, unknown. What would
    not be unlisted with the disputed claims is unknown: to doubt that a provider does something is not to say no.
    """
    claims = candidate.claims.get(need.kind, ())
    found = _found(need, reach, candidate, claims, method)
    disputed = candidate.disputed.get(need.kind)
    if found.state == "unlisted" and disputed:
        with_them = _found(need, reach, candidate, (*claims, *disputed), method)
        return found if with_them.state == "unlisted" else unsupported(method, "unknown")
    return found


def _found(need: Requirement, reach: Reach, candidate: Candidate, claims: Sequence[Graded], method: Method) -> Finding:
    if need.kind == "country":
        return _by_country(need.code, candidate.provider.sites, method)
    if need.kind == "scale":
        return by_scale(need, claims, method)
    if need.kind == "regulator" and (record := _by_record(reach, claims, candidate.adverse, method)):
        return record
    return _by_code(need, reach, claims, method)


def _by_country(code: str, sites: Sequence[Site], method: Method) -> Finding:
    """Met by a current site in the country or region; unlisted if there are current sites, none there; else unknown."""
    region = method.region.get(code)
    countries = region.countries if region else (code,)
    current = [site for site in sites if site.status == "current"]
    there = [site.name for site in current if site.country in countries]
    if there:
        return located(method, method.grades.provider_statement, there)
    return unsupported(method, "unlisted" if current else "unknown")


def _by_record(reach: Reach, claims: Sequence[Graded], adverse: Sequence[Graded], method: Method) -> Finding | None:
    """Adverse or mixed, by the newest record of an authority at each site; None if no newest is adverse."""
    clean = _current(claims, reach.on)
    newest = _newest([*clean, *_current(adverse, reach.on)])
    against = [item for item in newest if item.adverse]
    if not against:
        return None
    last = max(item.day for item in against)
    speaking = [item for item in newest if not item.adverse and (item.claim.site is not None or item.day > last)]
    if speaking:
        return replace(supported(method, "mixed", clean), sites=sites_of([*speaking, *against]))
    top = max(against, key=lambda item: item.day)
    return replace(unsupported(method, "adverse"), best=top, support=tuple(against), sites=sites_of(against))


def _newest(claims: Sequence[Graded]) -> list[Graded]:
    """The newest claim of each site, those without a site as one group; an adverse one wins a tie."""
    newest: dict[str | None, Graded] = {}
    for item in claims:
        known = newest.get(item.claim.site)
        if known is None or (item.day, item.adverse) > (known.day, known.adverse):
            newest[item.claim.site] = item
    return list(newest.values())


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

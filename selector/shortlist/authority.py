"""The record of an authority: what the newest entry at each site says (method, section 4, first two rows)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selector.method.schema import Method

from .finding import Finding, sites_of, supported, unsupported
from .grades import Graded


def by_record(clean: Sequence[Graded], adverse: Sequence[Graded], method: Method) -> Finding | None:
    """Adverse or mixed out of the current claims on one authority, in file order; None if no newest is adverse."""
    newest = _newest([*clean, *adverse])
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

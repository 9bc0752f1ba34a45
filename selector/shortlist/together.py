"""Whether one named site of a provider shows all the musts that it shows, or only its sites together do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .result import Match, Requirement

SHOWN = frozenset({"met", "broader"})
COMPANY_WIDE = frozenset({"model"})  # what the company says of its work as a whole; no site could show it


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A must, "kind:code", and the named sites that show it, in the order of its claims."""

    requirement: str
    sites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """The musts that a provider shows, by the sites that its claims name.

    `musts` counts the requirements of level must, without the kinds that describe the company as a whole
    (COMPANY_WIDE); of these, the ones that are met or broader are *shown*. A must is shown *at* the sites of its match:
    those which a claim behind it names, and for a country the current sites that lie there. A stage that is shown in
    general alone is at none: it can rest on an earlier stage at one site and a later one at another.

    `site` is the one site at which most musts are shown; of equal ones the one named first, in the order of
    requirements and then of claims. It is None where nothing shown names a site. `general` counts what is shown there
    in general alone (broader).

    `here`, `elsewhere` and `loose` part the shown musts, each in the order of requirements: at `site`; at other named
    sites alone; at no named site. What is loose may be true of any site, so it counts neither for `site` nor as being
    elsewhere. A must of which some claims name a site and others none counts at the sites that are named.
    """

    musts: int
    site: str | None
    here: tuple[str, ...]
    elsewhere: tuple[Elsewhere, ...]
    loose: tuple[str, ...]
    general: int = 0

    @property
    def shown(self) -> int:
        """How many musts are met or broader."""
        return len(self.here) + len(self.elsewhere) + len(self.loose)

    @property
    def at_one_site(self) -> bool:
        """True where one named site shows all that is shown."""
        return self.site is not None and len(self.here) == self.shown


def together(requirements: Sequence[Requirement], matches: Sequence[Match]) -> Together:
    """Part the shown musts of one provider by site; `matches` are in the order of `requirements`."""
    musts = [
        (need, match)
        for need, match in zip(requirements, matches, strict=True)
        if need.level == "must" and need.kind not in COMPANY_WIDE
    ]
    shown = [(need, _places(need, match)) for need, match in musts if match.state in SHOWN]
    broader = {need.key for need, match in musts if match.state == "broader"}
    site = _best(shown)
    return Together(
        musts=len(musts),
        site=site,
        here=tuple(need.key for need, sites in shown if site in sites),
        elsewhere=tuple(Elsewhere(need.key, sites) for need, sites in shown if sites and site not in sites),
        loose=tuple(need.key for need, sites in shown if not sites),
        general=sum(need.key in broader for need, sites in shown if site in sites),
    )


def _places(need: Requirement, match: Match) -> tuple[str, ...]:
    return () if need.kind == "stage" and match.state == "broader" else match.sites


def _best(shown: Sequence[tuple[Requirement, tuple[str, ...]]]) -> str | None:
    counted = Counter(site for _, sites in shown for site in sites)
    return max(counted, key=counted.__getitem__, default=None)

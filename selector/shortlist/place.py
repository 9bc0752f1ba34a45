"""Whether a current site lies in the country or region that is asked for (method, section 4)."""

from __future__ import annotations

from collections.abc import Sequence

from providers.catalogue.facts import ProviderFacts, Site
from selector.method.schema import Method

from .finding import Finding, located, unsupported


def by_country(code: str, sites: Sequence[Site], method: Method) -> Finding:
    """Met by a current site there; unlisted if there are current sites, none there; else unknown."""
    current = [site for site in sites if site.status == "current"]
    there = [site.name for site in current if site.country in countries_of(code, method)]
    if there:
        return located(method, method.grades.provider_statement, there)
    return unsupported(method, "unlisted" if current else "unknown")


def countries_of(code: str, method: Method) -> tuple[str, ...]:
    """The countries of a region; a code that is no region is a country itself."""
    region = method.region.get(code)
    return region.countries if region else (code,)


def site_countries(provider: ProviderFacts) -> frozenset[str | None]:
    """The countries of a provider's current sites; None stands for one that is not known."""
    return frozenset(site.country for site in provider.sites if site.status == "current")

"""What of a match may be shown: the best claim with its source, and the provider's profile beside it."""

from __future__ import annotations

from collections.abc import Sequence

from providers.catalogue.facts import ProviderFacts

from .finding import Finding
from .grades import Graded
from .result import Evidence, Match, Profile, SiteLine


def match_of(finding: Finding, provider: ProviderFacts) -> Match:
    """A finding as the result keeps it."""
    return Match(
        state=finding.state,
        central=finding.central,
        low=finding.low,
        high=finding.high,
        grade=finding.grade,
        evidence=evidence_of(finding.best, provider),
        sites=finding.sites,
    )


def evidence_of(best: Graded | None, provider: ProviderFacts) -> Evidence | None:
    """The claim with its source. The address is the publisher's own; where there is none, no copy stands in for it."""
    if best is None:
        return None
    claim, source = best.claim, provider.sources[best.claim.source]
    return Evidence(
        detail=claim.detail,
        evidence=claim.evidence,
        status=claim.status,
        as_of=claim.as_of,
        outcome=claim.outcome,
        site=claim.site,
        title=source.title,
        published=source.published,
        url=source.url or None,
    )


def profile_of(provider: ProviderFacts, red_flags: Sequence[str]) -> Profile:
    """Who the provider is, where its current sites are, and how much the catalogue holds on it."""
    current = (site for site in provider.sites if site.status == "current")
    return Profile(
        hq_city=provider.hq_city,
        hq_country=provider.hq_country,
        founded=provider.founded,
        model=provider.model,
        claims=len(provider.claims),
        sources=len({claim.source for claim in provider.claims}),
        sites=tuple(SiteLine(site.name, site.city, site.country, site.activities) for site in current),
        red_flags=tuple(red_flags),
    )

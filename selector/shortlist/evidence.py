"""What may be shown: the best claim of a match with its source, a provider's profile, its unfavourable records."""

from __future__ import annotations

from collections.abc import Sequence

from providers.catalogue.dates import first_day
from providers.catalogue.facts import Claim, ProviderFacts
from providers.catalogue.timeline import SiteEvents

from .finding import Finding
from .grades import ADVERSE
from .result import Evidence, Match, Profile, SiteLine

UNFAVOURABLE = frozenset({ADVERSE, "adverse_resolved"})


def match_of(finding: Finding, provider: ProviderFacts) -> Match:
    """A finding as the result keeps it."""
    return Match(
        state=finding.state,
        central=finding.central,
        low=finding.low,
        high=finding.high,
        grade=finding.grade,
        evidence=evidence_of(finding.best.claim, provider) if finding.best else None,
        sites=finding.sites,
    )


def evidence_of(claim: Claim, provider: ProviderFacts) -> Evidence:
    """The claim with its source. The address is the publisher's own; where there is none, no copy stands in for it."""
    source = provider.sources[claim.source]
    return Evidence(
        code=claim.code,
        detail=claim.detail,
        evidence=claim.evidence,
        status=claim.status,
        as_of=claim.as_of,
        outcome=claim.outcome,
        site=claim.site,
        title=source.title,
        published=source.published,
        url=source.url or None,
        valid_until=claim.valid_until,
    )


def records_of(provider: ProviderFacts) -> tuple[Evidence, ...]:
    """The unfavourable records of authorities, newest first, undated last; the settled and the historic among them."""
    found = [claim for claim in provider.claims if claim.outcome in UNFAVOURABLE]
    newest_first = sorted(found, key=lambda claim: first_day(claim.as_of), reverse=True)
    return tuple(evidence_of(claim, provider) for claim in newest_first)


def profile_of(provider: ProviderFacts, red_flags: Sequence[str], timeline: tuple[SiteEvents, ...] = ()) -> Profile:
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
        records=records_of(provider),
        timeline=timeline,
    )

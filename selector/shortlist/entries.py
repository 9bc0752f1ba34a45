"""What the result says of each provider: one entry a name, ranked or aside, with the claims that may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from providers.catalogue.dates import first_day
from providers.catalogue.facts import ADVERSE, CLOSED, Claim, ProviderFacts
from providers.catalogue.timeline import SiteEvents, has_records, timeline

from .basis import Basis
from .finding import Finding
from .gate import barring
from .longlist import Longlist
from .questions import questions
from .rank import Places, Scores
from .reasons import rare, risk, why
from .red_flags import provider_red_flags, record_flags
from .result import Aside, Evidence, Match, Profile, Ranked, Risk, SiteLine

UNFAVOURABLE = frozenset({ADVERSE, CLOSED})


def ranked_entries(
    longlist: Longlist, scores: Scores, ranking: Places, basis: Basis, *, glance: bool = False
) -> Iterator[Ranked]:
    """The entries of the ranking, best first. A glance leaves the questions and the matches with their claims empty."""
    needs = longlist.requirements
    places = ranking.tolist()
    scarce = rare([longlist.findings[place] for place in places], len(needs))
    for rank, place in enumerate(places, start=1):
        provider, findings = longlist.providers[place], longlist.findings[place]
        events = _events(provider, basis)
        flags = provider_red_flags(needs, findings, basis.method, record_flags(events, basis.today))
        yield Ranked(
            rank=rank,
            slug=provider.slug,
            name=provider.name,
            gate=longlist.gates[place],
            deciding_met=bool(longlist.deciding_met[place]),
            fit=float(scores.fit[place]),
            fit_low=float(scores.low[place]),
            fit_high=float(scores.high[place]),
            fit_by_dimension=scores.by_dimension[place],
            evidence_coverage=float(longlist.coverage[place]),
            states=tuple(finding.state for finding in findings),
            why=why(needs, findings, scores.shares, scarce),
            risk=risk(needs, findings, scores.shares),
            ask=() if glance else questions(needs, findings, basis),
            matches=() if glance else tuple(match_of(finding, provider) for finding in findings),
            profile=profile_of(provider, flags, events),
        )


def aside_entries(longlist: Longlist, scores: Scores, aside: Places, basis: Basis) -> Iterator[Aside]:
    """The entries of those who stand aside, in order, each with the musts that keep it out."""
    for place in aside.tolist():
        provider = longlist.providers[place]
        bars = barring(longlist.requirements, longlist.findings[place])
        needs = [longlist.requirements[bar] for bar in bars]
        findings = [longlist.findings[place][bar] for bar in bars]
        is_near = longlist.gates[place] == "fails" and len(bars) == 1
        yield Aside(
            slug=provider.slug,
            name=provider.name,
            gate=longlist.gates[place],
            fit=float(scores.fit[place]),
            near_miss=is_near,
            reason=tuple(Risk(need.key, finding.state) for need, finding in zip(needs, findings, strict=True)),
            hq_country=provider.hq_country,
            records=records_of(provider),
            ask=questions(needs, findings, basis),
            timeline=_events(provider, basis) if is_near or longlist.gates[place] == "blocked" else (),
        )


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


def _events(provider: ProviderFacts, basis: Basis) -> tuple[SiteEvents, ...]:
    return timeline(provider, basis.today) if has_records(provider) else ()

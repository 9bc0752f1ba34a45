"""What the result says of each provider: one entry a name, in the ranking or aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from providers.catalogue.facts import ProviderFacts
from providers.catalogue.timeline import SiteEvents, has_records, timeline

from .basis import Basis
from .evidence import match_of, profile_of, records_of
from .fit import Floats, by_dimension, fits, shares
from .gate import barring
from .longlist import Longlist
from .questions import questions
from .rank import Places
from .reasons import rare, risk, why
from .record_flags import record_flags
from .red_flags import provider_red_flags
from .result import Aside, Ranked, Risk


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What weights make of a longlist: fit and its band 0..100, by provider; the share 0..1 of each requirement."""

    shares: Sequence[float]
    fit: Floats
    low: Floats
    high: Floats
    by_dimension: Sequence[dict[str, float | None]]


def scores(longlist: Longlist, weights: Floats, dimensions: Sequence[str]) -> Scores:
    """Weigh a longlist by weights in the order of dimensions."""
    share = shares(weights, longlist.within)
    played = [bool(row.any()) for row in longlist.within]
    rows = by_dimension(longlist.central, longlist.within).T.tolist()
    return Scores(
        shares=share.tolist(),
        fit=fits(longlist.central, share),
        low=fits(longlist.low, share),
        high=fits(longlist.high, share),
        by_dimension=[
            {key: fit if plays else None for key, fit, plays in zip(dimensions, row, played, strict=True)}
            for row in rows
        ],
    )


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


def _events(provider: ProviderFacts, basis: Basis) -> tuple[SiteEvents, ...]:
    return timeline(provider, basis.today) if has_records(provider) else ()

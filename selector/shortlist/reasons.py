"""Why a provider is worth a look, what the risk is, and who could stand in for the leader (method, section 5)."""

from __future__ import annotations

from collections.abc import Sequence

from providers.catalogue.facts import ProviderFacts

from .basis import DECIMALS
from .claims import UNDATED
from .finding import Finding
from .result import Requirement, Risk

REASONS = 2


def rare(findings: Sequence[Sequence[Finding]], requirements: int) -> tuple[bool, ...]:
    """For each requirement, whether fewer than half of the ranked providers meet it; `findings` are theirs."""
    return tuple(
        2 * sum(row[place].state == "met" for row in findings) < len(findings) for place in range(requirements)
    )


def why(
    requirements: Sequence[Requirement], findings: Sequence[Finding], shares: Sequence[float], rare: Sequence[bool]
) -> tuple[str, ...]:
    """The keys of the met requirements that add most to the fit, at most two: rare ones only, if there are any."""
    met = [place for place in _shared(shares) if findings[place].state == "met"]
    told = [place for place in met if rare[place]] or met
    most = sorted(told, key=lambda place: -round(shares[place] * findings[place].central, DECIMALS))
    return tuple(requirements[place].key for place in most[:REASONS])


def risk(requirements: Sequence[Requirement], findings: Sequence[Finding], shares: Sequence[float]) -> Risk | None:
    """The adverse want that weighs most; else what could add most; else the met one with the oldest evidence."""
    place = _riskiest(findings, shares)
    return None if place is None else Risk(requirements[place].key, findings[place].state)


def second_source(ranked: Sequence[tuple[ProviderFacts, bool]]) -> str | None:
    """The slug of the best-ranked provider below the leader without a current site in any country of the leader's.

    `ranked` are providers, best first, each with whether it shows what decides; both have to show as much.
    """
    if not ranked:
        return None
    (leader, leader_decides), *others = ranked
    countries = _countries(leader)
    if not countries:
        return None
    return next(
        (
            provider.slug
            for provider, decides in others
            if decides == leader_decides and (own := _countries(provider)) and own.isdisjoint(countries)
        ),
        None,
    )


def _countries(provider: ProviderFacts) -> frozenset[str | None]:
    """The countries of a provider's current sites; None stands for one that is not known."""
    return frozenset(site.country for site in provider.sites if site.status == "current")


def _riskiest(findings: Sequence[Finding], shares: Sequence[float]) -> int | None:
    places = _shared(shares)
    adverse = [place for place in places if findings[place].state == "adverse"]
    if adverse:
        return max(adverse, key=lambda place: round(shares[place], DECIMALS))
    gains = {
        place: round(shares[place] * (findings[place].high - findings[place].central), DECIMALS)
        for place in places
        if findings[place].state != "met"
    }
    if gains and max(gains.values()) > 0:
        return max(gains, key=gains.__getitem__)
    met = [place for place in places if findings[place].state == "met"]
    return min(met, key=lambda place: _day(findings[place]), default=None)


def _day(finding: Finding) -> str:
    return finding.best.day if finding.best else UNDATED


def _shared(shares: Sequence[float]) -> list[int]:
    """The places of the requirements that have a share in the fit."""
    return [place for place, share in enumerate(shares) if share > 0]

"""What lets a provider into the ranking, and what puts it in the first of the two lists (method, section 5)."""

from __future__ import annotations

from collections.abc import Sequence

from selector.method.constants import Deciding

from .finding import Finding
from .needs import asks_for_substance
from .result import Gate, Requirement

TO_VERIFY = frozenset({"unknown", "broader", "planned", "historic", "mixed"})
BARRED = frozenset({"adverse", "unlisted"})  # states of a must that keep a provider out of the ranking


def gate(requirements: Sequence[Requirement], findings: Sequence[Finding]) -> Gate:
    """Blocked, fails, verify or pass, by the states of the musts and the adverse wants."""
    musts = {finding.state for need, finding in zip(requirements, findings, strict=True) if need.level == "must"}
    if "adverse" in musts:
        return "blocked"
    if "unlisted" in musts:
        return "fails"
    if not TO_VERIFY.isdisjoint(musts) or any(finding.state == "adverse" for finding in findings):
        return "verify"
    return "pass"


def deciding(requirements: Sequence[Requirement], rule: Deciding) -> tuple[bool, ...]:
    """For each requirement, whether it has to be shown before fit decides."""
    keys = rule.always if asks_for_substance(requirements) else rule.without_drug_substance
    return tuple(need.kind in keys or need.key in keys for need in requirements)


def deciding_met(requirements: Sequence[Requirement], findings: Sequence[Finding], decides: Sequence[bool]) -> bool:
    """True where every deciding must is met or broader and no deciding want is unlisted."""
    return all(
        finding.state in ("met", "broader") if need.level == "must" else finding.state != "unlisted"
        for need, finding, counts in zip(requirements, findings, decides, strict=True)
        if counts
    )


def barring(requirements: Sequence[Requirement], findings: Sequence[Finding]) -> tuple[int, ...]:
    """The places of the musts that are adverse or unlisted."""
    return tuple(
        place
        for place, (need, finding) in enumerate(zip(requirements, findings, strict=True))
        if need.level == "must" and finding.state in BARRED
    )

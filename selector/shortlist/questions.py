"""The questions to put to a provider: one for each requirement that its public evidence leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from providers.catalogue.vocabulary import Vocabulary

from .basis import Basis
from .claims import UNINSPECTED
from .finding import Finding
from .result import Ask, Lead, Requirement


def questions(requirements: Sequence[Requirement], findings: Sequence[Finding], basis: Basis) -> tuple[Ask, ...]:
    """The questions in the order of requirements: how the matter stands, one space, what to ask."""
    return tuple(
        Ask(need.key, need.level, lead, _text(need, finding, lead, basis))
        for need, finding in zip(requirements, findings, strict=True)
        if (lead := lead_of(need, finding, basis.vocabulary)) is not None
    )


def lead_of(need: Requirement, finding: Finding, vocabulary: Vocabulary) -> Lead | None:
    """How the question opens; None where there is none to ask: met by more than a statement, or adverse."""
    if finding.state == "adverse":
        return None
    if finding.state == "met":
        outcomes = {item.claim.outcome for item in finding.support}
        return "stated" if outcomes and outcomes <= UNINSPECTED else None
    if finding.state == "broader" and finding.best is not None:
        above = vocabulary.broader(need.kind, need.code)
        return "broader" if finding.best.claim.code in above else "between"
    return finding.state


def label_of(need: Requirement, basis: Basis) -> str:
    """The label of what is required; a plain ISO code stands for itself."""
    texts = {"scale": basis.texts.scale_kind, "country": basis.texts.region}.get(need.kind, {})
    text = texts.get(need.code)
    return text.label if text else basis.vocabulary.label(need.kind, need.code)


def plain(amount: float) -> str:
    """An amount with thousands commas, without trailing zeros or exponent."""
    text = f"{Decimal(repr(amount)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(need: Requirement, finding: Finding, lead: Lead, basis: Basis) -> str:
    pattern = f"{basis.texts.rfi_lead[lead].text} {basis.texts.rfi[need.kind].ask}"
    return pattern.format(
        label=label_of(need, basis),
        claim=finding.best.claim.detail.removesuffix(".") if finding.best else "",
        amount="" if need.amount is None else plain(need.amount),
        unit="" if need.unit is None else need.unit,
    )

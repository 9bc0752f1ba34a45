"""Red flags on a provider: shown where their rule holds, they change neither gate nor fit."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from selector.method.constants import Grades
from selector.method.guidance import When
from selector.method.schema import Method

from .finding import Finding
from .grades import by_evidence
from .result import Requirement


def provider_red_flags(
    requirements: Sequence[Requirement],
    findings: Sequence[Finding],
    method: Method,
    on_record: Collection[str] = (),
) -> tuple[str, ...]:
    """The flags that matches and records raise, in order; any other one without `when` is for people to look up."""
    pairs = tuple(zip(requirements, findings, strict=True))
    return tuple(
        flag.key
        for flag in method.red_flags
        if flag.scope == "provider"
        and (flag.key in on_record or (flag.when is not None and _raised(flag.when, pairs, method.grades)))
    )


def _raised(when: When, pairs: Sequence[tuple[Requirement, Finding]], grades: Grades) -> bool:
    """True where one match shows state, outcome and kind, and none is met by better evidence than the named one."""
    shown = any(_shows(when, need, finding) for need, finding in pairs)
    return shown and (when.evidence_only is None or not _met_by_better(when.evidence_only, pairs, grades))


def _shows(when: When, need: Requirement, finding: Finding) -> bool:
    outcome = finding.best.claim.outcome if finding.best else None
    return when.kind in (None, need.kind) and when.state in (None, finding.state) and when.outcome in (None, outcome)


def _met_by_better(evidence: str, pairs: Sequence[tuple[Requirement, Finding]], grades: Grades) -> bool:
    worth = by_evidence(grades)
    return any(
        finding.state == "met" and finding.best is not None and worth[finding.best.claim.evidence] > worth[evidence]
        for _, finding in pairs
    )

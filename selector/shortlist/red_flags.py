"""Red flags on a provider, by its matches and by what registers hold on its sites: they change neither gate nor fit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from providers.catalogue.dates import first_day, years_before
from providers.catalogue.facts import ADVERSE, ENDING
from providers.catalogue.standing import CERTIFICATE_YEARS
from providers.catalogue.timeline import Event, SiteEvents
from selector.method.constants import Grades
from selector.method.guidance import When
from selector.method.schema import Method

from .claims import by_evidence
from .finding import Finding
from .result import Requirement

RECALL_YEARS = 3
GRAVEST_RECALL = "Recall, Class I,"
Events = Sequence[Event]


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


def record_flags(sites: Iterable[SiteEvents], today: date) -> frozenset[str]:
    """The flags that hold at one site or more. What registers say counts; a claim ends its own record alone."""
    return frozenset(key for site in sites for key, holds in FLAGS.items() if holds(site.events, today))


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


def _eu_non_compliance(events: Events, _today: date) -> bool:
    """A statement that stands, and no newer certificate; on one day the statement wins."""
    stands = _standing([event for event in events if event.code == "eu_ema"])
    return any(event.kind == "non_compliance" for event in stands)


def _us_official_action(events: Events, _today: date) -> bool:
    """An inspection or a letter that stands, and no later inspection that ended better."""
    stands = _standing([event for event in events if event.code == "us_fda"])
    return any(event.kind in ("inspection", "letter") for event in stands)


def _standing(events: Events) -> list[Event]:
    ends = (event for event in events if event.register and event.outcome in ENDING)
    better = max((first_day(event.date) for event in ends), default="")
    against = (event for event in events if event.register and event.outcome == ADVERSE and event.status == "current")
    return [event for event in against if first_day(event.date) >= better]


def _certificate_ageing(events: Events, today: date) -> bool:
    """The newest certificate is past its last day, or where it has none more than three years from the inspection."""
    certificates = [event for event in events if event.kind == "certificate" and event.date]
    if not certificates:
        return False
    newest = max(certificates, key=lambda event: event.until or event.date or "")
    if newest.until:
        return newest.until < today.isoformat()
    return first_day(newest.date) < years_before(today, CERTIFICATE_YEARS)


def _class_one_recall(events: Events, today: date) -> bool:
    recalls = (event for event in events if event.kind == "recall" and event.text.startswith(GRAVEST_RECALL))
    return any(first_day(event.date) >= years_before(today, RECALL_YEARS) for event in recalls)


def _registration_lapsed(events: Events, _today: date) -> bool:
    """All registrations of the site have ended or bear a mark, or the newest file of the register no longer has them.

    Each ends with its year: what was read before then says nothing on whether it was renewed.
    """
    found = [event for event in events if event.kind == "registration"]
    ended = ((event.until or event.retrieved or "") < (event.retrieved or "") for event in found)
    marked = (event.is_gone or bool(event.remarks) for event in found)
    return bool(found) and all(map(any, zip(ended, marked, strict=True)))


FLAGS: dict[str, Callable[[Events, date], bool]] = {
    "eu_non_compliance": _eu_non_compliance,
    "us_official_action": _us_official_action,
    "certificate_ageing": _certificate_ageing,
    "class_one_recall": _class_one_recall,
    "registration_lapsed": _registration_lapsed,
}

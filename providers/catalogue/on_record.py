"""The regulatory record on a provider's page: what is on record of each site, newest first, long lists folded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from providers.catalogue.dates import Age, age
from providers.catalogue.facts import Claim, ProviderFacts, Site, Source
from providers.catalogue.search import EVIDENCE
from providers.catalogue.timeline import RECORD, Event, Placed, by_site
from providers.catalogue.vocabulary import Vocabulary

# The picture of an outcome, by the shapes of states: the word beside it says the rest.
SHAPES = {
    "passed": "met",
    "no_observations": "met",
    "observations": "broader",
    "adverse": "adverse",
    "adverse_resolved": "historic",
    "supplies_market": "broader",
    "stated": "broader",
}
# What stands in a list at once; older events come in a fold, unless there is one only.
FIRST = 5
# Where a site is listed with an authority, which is no event: it stands below all that happened there.
REGISTRATION = "registration"
# The last day of a recall is the one on which it was over; of all else, the one until which it holds.
ENDS = "recall"


@dataclass(frozen=True, slots=True)
class RecordLine:
    """An event in words. `claim` is what rests on it, or what it is; `bars` its grade of 1 to 3."""

    label: str
    event: Event
    claim: Claim | None
    evidence: str
    bars: int
    shape: str
    age: Age
    source: Source
    is_expired: bool


@dataclass(frozen=True, slots=True)
class SiteRecords:
    """A site (None: not named) with what is on record of it; `older` stand in a fold."""

    site: Site | None
    lines: tuple[RecordLine, ...]
    older: tuple[RecordLine, ...]


@dataclass(frozen=True, slots=True)
class OnRecord:
    """The sites with records, and those that are current and have none."""

    sites: tuple[SiteRecords, ...]
    silent: tuple[Site, ...]


def on_record(facts: ProviderFacts, vocabulary: Vocabulary, today: date) -> OnRecord:
    """Arrange what is on record of a provider's sites."""
    found = by_site(facts, today)
    told = sorted((one for one in found if one[1]), key=lambda one: _place(one[1]))
    return OnRecord(
        sites=tuple(_site(site, some, facts, vocabulary, today) for site, some in told),
        silent=tuple(site for site, some in found if site is not None and not some),
    )


def stands(event: Event) -> bool:
    """Whether a record stands against a site: unfavourable, and neither closed nor overtaken."""
    return SHAPES.get(event.outcome or "") == "adverse" and event.status == "current"


def tells(events: Iterable[Event]) -> bool:
    """Whether a site has more on record than that it is registered, without any mark."""
    return any(event.kind != REGISTRATION or event.remarks for event in events)


def _place(found: Sequence[Placed]) -> int:
    """Sites with a record against them come first, then those of which more is told than a registration."""
    if any(_counts_against(one.event, one.claim) for one in found):
        return 0
    return 1 if tells(one.event for one in found) else 2


def _counts_against(event: Event, claim: Claim | None) -> bool:
    return stands(event) and not (claim and claim.disputed)


def _site(
    site: Site | None, found: Sequence[Placed], facts: ProviderFacts, vocabulary: Vocabulary, today: date
) -> SiteRecords:
    lines = [_line(one, facts, vocabulary, today) for one in found]
    lines.sort(key=lambda line: line.event.kind == REGISTRATION)
    first = FIRST if len(lines) > FIRST + 1 else len(lines)
    # No fold hides what stands against a site; a registration is not older than what is above it.
    is_open = [
        place < first or line.event.kind == REGISTRATION or _counts_against(line.event, line.claim)
        for place, line in enumerate(lines)
    ]
    return SiteRecords(
        site,
        lines=tuple(line for line, shown in zip(lines, is_open, strict=True) if shown),
        older=tuple(line for line, shown in zip(lines, is_open, strict=True) if not shown),
    )


def _line(one: Placed, facts: ProviderFacts, vocabulary: Vocabulary, today: date) -> RecordLine:
    event, claim = one.event, one.claim
    of_register = bool(event.register)
    evidence = "regulator_record" if of_register or claim is None else claim.evidence
    source = Source("", event.url, event.title, None, url_shortened=event.is_home)
    return RecordLine(
        label=vocabulary.label(RECORD if of_register else event.kind, event.code),
        event=event,
        claim=claim,
        evidence=evidence,
        bars=EVIDENCE.index(evidence) + 1,
        shape=SHAPES.get(event.outcome or "", ""),
        age=age(event.date or event.until, today),
        source=source if of_register or claim is None else facts.sources[claim.source],
        is_expired=event.kind != ENDS and event.until is not None and event.until < today.isoformat(),
    )

"""A provider as its own page shows it: sites by country, claims with grade and age, records, and what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from . import countries
from .dates import Age, age, first_day
from .facts import Claim, ProviderFacts, Site, Source
from .search import EVIDENCE
from .vocabulary import Vocabulary

RECORD = "regulator"
STATUSES = ("current", "planned", "historic")
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


@dataclass(frozen=True, slots=True)
class Line:
    """A claim with its label, its grade of 1 to 3 bars, its age and its source; `shape` for the outcome of a record."""

    label: str
    claim: Claim
    bars: int
    age: Age
    source: Source
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The claims of one kind, or the records of one authority, under its label."""

    key: str
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """The sites in one country, current ones first; `name` is empty where the sources name no country."""

    name: str
    sites: tuple[Site, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """The broadest terms of one kind that nothing is known about."""

    label: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProviderPage:
    """All that a page shows. `evidence` counts claims by who says it, `statuses` sites; `host` is of the website.

    `silent` are the kinds without any claim, `gaps` what the others leave open.
    """

    facts: ProviderFacts
    host: str
    evidence: Mapping[str, int]
    statuses: Mapping[str, int]
    countries: tuple[Country, ...]
    records: tuple[Chapter, ...]
    chapters: tuple[Chapter, ...]
    silent: tuple[str, ...]
    gaps: tuple[Gap, ...]


def provider_page(facts: ProviderFacts, vocabulary: Vocabulary, today: date) -> ProviderPage:
    """Arrange the facts on one provider; `today` tells which dates are old."""
    lines = [_line(claim, facts, vocabulary, today) for claim in facts.claims]
    claimed = {claim.kind for claim in facts.claims}
    return ProviderPage(
        facts=facts,
        host=(urlsplit(facts.website or "").hostname or "").removeprefix("www."),
        evidence=Counter(claim.evidence for claim in facts.claims),
        statuses=Counter(site.status for site in facts.sites),
        countries=_countries(facts.sites),
        records=_records(line for line in lines if line.claim.kind == RECORD),
        chapters=tuple(_chapters(lines, vocabulary)),
        silent=tuple(kind.label for kind in vocabulary.kinds.values() if kind.key not in claimed),
        gaps=tuple(_gaps(facts, vocabulary)),
    )


def _line(claim: Claim, facts: ProviderFacts, vocabulary: Vocabulary, today: date) -> Line:
    return Line(
        label=vocabulary.label(claim.kind, claim.code),
        claim=claim,
        bars=EVIDENCE.index(claim.evidence) + 1,
        age=age(claim.as_of, today),
        source=facts.sources[claim.source],
        shape=SHAPES.get(claim.outcome or "", ""),
    )


def _countries(sites: Iterable[Site]) -> tuple[Country, ...]:
    """The country with most sites first, those without a country last."""
    by_country: dict[str, list[Site]] = {}
    for site in sorted(sites, key=lambda site: STATUSES.index(site.status)):
        by_country.setdefault(countries.name(site.country), []).append(site)
    ordered = sorted(by_country.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return tuple(Country(name, tuple(found)) for name, found in ordered)


def _records(lines: Iterable[Line]) -> tuple[Chapter, ...]:
    """Newest first within each authority, and the authority with the newest record first; undated ones are oldest."""
    by_authority: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda line: first_day(line.claim.as_of), reverse=True):
        by_authority.setdefault(line.claim.code, []).append(line)
    return tuple(Chapter(code, found[0].label, tuple(found)) for code, found in by_authority.items())


def _chapters(lines: Iterable[Line], vocabulary: Vocabulary) -> Iterator[Chapter]:
    """Kinds and codes in the order of the vocabulary; of one code what is current first, then the newest."""
    newest_first = sorted(lines, key=lambda line: first_day(line.claim.as_of), reverse=True)
    for kind in vocabulary.kinds.values():
        order = {code: place for place, code in enumerate(kind.terms)}
        found = [line for line in newest_first if line.claim.kind == kind.key != RECORD]
        found.sort(key=lambda line: (order.get(line.claim.code, len(order)), STATUSES.index(line.claim.status)))
        if found:
            yield Chapter(kind.key, kind.label, tuple(found))


def _gaps(facts: ProviderFacts, vocabulary: Vocabulary) -> Iterator[Gap]:
    for kind in vocabulary.kinds.values():
        claimed = {claim.code for claim in facts.claims if claim.kind == kind.key}
        covered = {above for code in claimed for above in (code, *vocabulary.broader(kind.key, code))}
        open_ = tuple(term.label for term in kind.terms.values() if not term.broader and term.code not in covered)
        if claimed and open_:
            yield Gap(kind.label, open_)

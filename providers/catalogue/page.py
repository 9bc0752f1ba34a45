"""A provider as its own page shows it: sites by country, claims with grade and age, records, and what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from providers.catalogue import countries
from providers.catalogue.dates import Age, age, first_day
from providers.catalogue.duplicates import host
from providers.catalogue.facts import Claim, ProviderFacts, RegisterDays, Site, Source
from providers.catalogue.on_record import OnRecord, on_record
from providers.catalogue.registers import KNOWN
from providers.catalogue.search import EVIDENCE
from providers.catalogue.standing import counted, is_expired
from providers.catalogue.vocabulary import Kind, Term, Vocabulary

RECORD = "regulator"
SCALE = "scale"
STATUSES = ("current", "planned", "historic")
NOTHING_READ: Mapping[str, RegisterDays] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Line:
    """A claim with its label, its grade of 1 to 3 bars, its age and its source.

    `status` is how it counts today: historic once `is_expired`.
    """

    label: str
    claim: Claim
    bars: int
    age: Age
    source: Source
    status: str
    is_expired: bool


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
class Question:
    """A term that nothing is known about, to ask the provider itself; `means` defines it."""

    kind: str
    code: str
    label: str
    means: str


@dataclass(frozen=True, slots=True)
class ProviderPage:
    """All that a page shows. `evidence` counts claims by who says it, `statuses` sites; `host` is of the website.

    `read` are the titles of the registers that the catalogue has read, each with the day of its newest file.
    `silent` are the kinds without any claim that counts, `gaps` what the others leave open. `checked` and `disputed`
    are numbers of claims.
    """

    facts: ProviderFacts
    host: str
    evidence: Mapping[str, int]
    statuses: Mapping[str, int]
    countries: tuple[Country, ...]
    on_record: OnRecord
    read: tuple[tuple[str, str], ...]
    records: tuple[Chapter, ...]
    chapters: tuple[Chapter, ...]
    silent: tuple[str, ...]
    gaps: tuple[Gap, ...]
    checked: int
    disputed: int


def provider_page(
    facts: ProviderFacts, vocabulary: Vocabulary, today: date, registers: Mapping[str, RegisterDays] = NOTHING_READ
) -> ProviderPage:
    """Arrange the facts on one provider; `today` tells which dates are old, `registers` what was read."""
    lines = [_line(claim, facts, vocabulary, today) for claim in facts.claims]
    counting = counted(facts, today)
    claimed = {claim.kind for claim in counting.claims}
    return ProviderPage(
        facts=facts,
        host=host(facts.website or ""),
        evidence=Counter(claim.evidence for claim in facts.claims),
        statuses=Counter(site.status for site in facts.sites),
        countries=_countries(facts.sites),
        on_record=on_record(facts, vocabulary, today),
        read=tuple((KNOWN[key].title, days.date) for key, days in registers.items() if key in KNOWN),
        records=_records(line for line in lines if line.claim.kind == RECORD),
        chapters=tuple(_chapters(lines, vocabulary)),
        silent=tuple(kind.label for kind in vocabulary.kinds.values() if kind.key not in claimed),
        gaps=tuple(_gaps(counting, vocabulary)),
        checked=sum(claim.verified_at is not None for claim in facts.claims),
        disputed=sum(claim.disputed for claim in facts.claims),
    )


def _line(claim: Claim, facts: ProviderFacts, vocabulary: Vocabulary, today: date) -> Line:
    ended = is_expired(claim, today)
    return Line(
        label=vocabulary.label(claim.kind, claim.code),
        claim=claim,
        bars=EVIDENCE.index(claim.evidence) + 1,
        age=age(claim.as_of, today),
        source=facts.sources[claim.source],
        status="historic" if ended else claim.status,
        is_expired=ended,
    )


def _countries(sites: Iterable[Site]) -> tuple[Country, ...]:
    """The country with most sites first, those without a country last."""
    by_country: dict[str, list[Site]] = {}
    for site in sorted(sites, key=lambda site: STATUSES.index(site.status)):
        by_country.setdefault(countries.name(site.country), []).append(site)
    ordered = sorted(by_country.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return tuple(Country(name, tuple(found)) for name, found in ordered)


def _records(lines: Iterable[Line]) -> tuple[Chapter, ...]:
    """Newest first within each authority, and the authority with the newest record first.

    Undated ones are oldest; what is disputed comes after all that counts.
    """
    by_authority: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda line: (not line.claim.disputed, first_day(line.claim.as_of)), reverse=True):
        by_authority.setdefault(line.claim.code, []).append(line)
    return tuple(Chapter(code, found[0].label, tuple(found)) for code, found in by_authority.items())


def _chapters(lines: Iterable[Line], vocabulary: Vocabulary) -> Iterator[Chapter]:
    """Kinds and codes in the order of the vocabulary; of one code what is current first, then the newest.

    What is disputed comes last of its code.
    """
    newest_first = sorted(lines, key=lambda line: first_day(line.claim.as_of), reverse=True)
    for kind in vocabulary.kinds.values():
        order = {code: place for place, code in enumerate(kind.terms)}
        found = [line for line in newest_first if line.claim.kind == kind.key != RECORD]
        found.sort(key=lambda line: (order.get(line.claim.code, len(order)), line.claim.disputed, _rank(line)))
        if found:
            yield Chapter(kind.key, kind.label, tuple(found))


def _rank(line: Line) -> int:
    return STATUSES.index(line.status)


def _gaps(facts: ProviderFacts, vocabulary: Vocabulary) -> Iterator[Gap]:
    claimed = {claim.kind for claim in facts.claims}
    for kind, open_ in _open_terms(facts, vocabulary):
        if open_ and kind.key in claimed:
            yield Gap(kind.label, tuple(term.label for term in open_))


def _open_terms(facts: ProviderFacts, vocabulary: Vocabulary) -> Iterator[tuple[Kind, list[Term]]]:
    """Each kind with its broadest terms that no claim is about."""
    for kind in vocabulary.kinds.values():
        claimed = {claim.code for claim in facts.claims if claim.kind == kind.key}
        covered = {above for code in claimed for above in (code, *vocabulary.broader(kind.key, code))}
        yield kind, [term for term in kind.terms.values() if not term.broader and term.code not in covered]


def open_questions(facts: ProviderFacts, vocabulary: Vocabulary, today: date) -> dict[str, tuple[Question, ...]]:
    """What the provider could answer by a word and a source, by the label of the kind; an amount is more than that."""
    asked = (pair for pair in _open_terms(counted(facts, today), vocabulary) if pair[0].key != SCALE)
    return {
        kind.label: tuple(Question(kind.key, term.code, term.label, term.definition) for term in open_)
        for kind, open_ in asked
        if open_
    }

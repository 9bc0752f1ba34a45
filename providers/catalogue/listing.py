"""The list of providers as its page shows it: a row each with the claims that answer the search, and the filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from providers.catalogue import countries
from providers.catalogue.dates import first_day
from providers.catalogue.facts import Claim, ProviderFacts
from providers.catalogue.search import EVIDENCE, Query, folded, terms
from providers.catalogue.vocabulary import Kind, Vocabulary

MOST_ANSWERS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim that answers the search, under the label of its code."""

    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class Row:
    """A provider in the list; `sites` are numbers of current sites by country, the most first."""

    provider: ProviderFacts
    sites: tuple[tuple[str, int], ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a filter, and how many providers it would leave; `label` is empty for a kind as a whole."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """The codes of one kind that would leave somebody."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A claim that is asked for: its label ("" where the vocabulary has none), and the claims that stay without it."""

    value: str
    label: str
    rest: tuple[str, ...]


def row(provider: ProviderFacts, query: Query, vocabulary: Vocabulary) -> Row:
    """A provider with the claims that answer the query."""
    sites = Counter(site.country for site in provider.sites if site.status == "current" and site.country)
    answers = dict.fromkeys(_answers(provider, query, vocabulary))
    shown = (Answer(vocabulary.label(claim.kind, claim.code), claim.detail) for claim in answers)
    return Row(provider, tuple(sites.most_common()), tuple(shown)[:MOST_ANSWERS])


def claim_options(counts: Mapping[str, int], query: Query, vocabulary: Vocabulary) -> tuple[OptionGroup, ...]:
    """What can be asked for on top, kind by kind; what nobody holds, or is asked for already, is left out."""
    groups = (
        OptionGroup(
            kind.label,
            tuple(
                Option(value, label, counts[value])
                for value, label in _values(kind)
                if counts.get(value) and value not in query.claims
            ),
        )
        for kind in vocabulary.kinds.values()
    )
    return tuple(group for group in groups if group.options)


def region_options(counts: Mapping[str, int]) -> tuple[Option, ...]:
    """The regions with a site of somebody."""
    return tuple(Option(key, "", counts[key]) for key in countries.REGIONS if counts.get(key))


def country_options(counts: Mapping[str, int]) -> tuple[Option, ...]:
    """The countries with a site of somebody, by name."""
    named = ((countries.name(code), code) for code in counts if code not in countries.REGIONS)
    return tuple(Option(code, name, counts[code]) for name, code in sorted(named) if counts[code])


def filters(query: Query, vocabulary: Vocabulary) -> tuple[Filter, ...]:
    """The claims that are asked for, in words."""
    return tuple(
        Filter(value, _label(value, vocabulary), tuple(other for other in query.claims if other != value))
        for value in query.claims
    )


def _values(kind: Kind) -> Iterator[tuple[str, str]]:
    yield kind.key, ""
    for term in kind.terms.values():
        yield f"{kind.key}:{term.code}", term.label


def _label(value: str, vocabulary: Vocabulary) -> str:
    key, _, code = value.partition(":")
    kind = vocabulary.kinds.get(key)
    if kind is None or not code:
        return kind.label if kind else ""
    return kind.terms[code].label if code in kind.terms else ""


def _answers(provider: ProviderFacts, query: Query, vocabulary: Vocabulary) -> Iterator[Claim]:
    """The best claim on each that is asked for, then those whose detail has all the words, or some."""
    current = [claim for claim in provider.claims if claim.status == "current"]
    for asked in query.claims:
        on_it = [claim for claim in current if asked in terms(claim, vocabulary)]
        yield from sorted(on_it, key=_worth, reverse=True)[:1]
    words = folded(query.text).split()
    hits = {claim: sum(word in folded(claim.detail) for word in words) for claim in provider.claims}
    yield from sorted((claim for claim in hits if hits[claim]), key=lambda claim: -hits[claim])


def _worth(claim: Claim) -> tuple[int, str]:
    return EVIDENCE.index(claim.evidence), first_day(claim.as_of)

"""Search: which providers of a catalogue hold what a visitor asks for, and how many each filter would leave."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from providers.catalogue.countries import REGIONS
from providers.catalogue.facts import CatalogueFacts, Claim, ProviderFacts
from providers.catalogue.vocabulary import Vocabulary

# From the least to the most: who asks for one takes the better ones too.
EVIDENCE = ("provider_statement", "third_party", "regulator_record")
ANYTHING = ""
ACCENTS = re.compile("[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Query:
    """What a visitor asks for; what is empty is no condition.

    `text`: words, each of which occurs in the name, legal name, a city or the detail of a claim. `claims`: "kind" or
    "kind:code", each with a current claim on it or on a narrower code. `country`: where a current site lies, an ISO
    3166 alpha-2 code or a key of REGIONS. `evidence`: the least that these claims rest on. Nobody holds what the
    vocabulary does not know.
    """

    text: str = ""
    claims: tuple[str, ...] = ()
    country: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """A catalogue made ready for search, providers by name.

    A set of providers is an integer: bit n stands for the provider at position n. `holders` go by evidence and claim,
    `places` by country and region; `names` and `texts` are folded.
    """

    providers: tuple[ProviderFacts, ...]
    names: tuple[str, ...]
    texts: tuple[str, ...]
    holders: Mapping[str, Mapping[str, int]]
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Found:
    """The providers that fit, by name, those first that bear it; how many would if one more condition were set.

    `claims` counts on top of all conditions; `countries` and `evidence` count in place of the one that is set.
    """

    providers: tuple[ProviderFacts, ...]
    claims: Mapping[str, int]
    countries: Mapping[str, int]
    evidence: Mapping[str, int]


def build(facts: CatalogueFacts, vocabulary: Vocabulary) -> Index:
    """The index of a catalogue: once a Revision, linear in its claims."""
    providers = tuple(sorted(facts.providers, key=lambda provider: (folded(provider.name), provider.slug)))
    holders: dict[str, defaultdict[str, int]] = {grade: defaultdict(int) for grade in EVIDENCE}
    places: defaultdict[str, int] = defaultdict(int)
    for position, provider in enumerate(providers):
        for grade, claim in set(_held(provider, vocabulary)):
            holders[grade][claim] |= 1 << position
        for place in set(_places(provider)):
            places[place] |= 1 << position
    names = (f"{provider.name}\n{provider.legal_name or ''}" for provider in providers)
    return Index(
        providers,
        tuple(folded(name) for name in names),
        tuple(folded("\n".join(_said(provider))) for provider in providers),
        {grade: dict(claims) for grade, claims in holders.items()},
        dict(places),
    )


def search(index: Index, query: Query) -> Found:
    """The providers that fit the query, and the counts of all filters; no more work than a scan of the texts."""
    held = index.holders.get(query.evidence or EVIDENCE[0], {})
    text, words = _with_words(index, query.text)
    claims = _holding(index, query, query.evidence)
    country = index.places.get(query.country, 0) if query.country else everyone(index)
    found = text & claims & country
    fitting = sorted(positions(found), key=lambda position: not all(word in index.names[position] for word in words))
    return Found(
        providers=tuple(index.providers[position] for position in fitting),
        claims={claim: (found & holders).bit_count() for claim, holders in held.items()},
        countries={place: (text & claims & there).bit_count() for place, there in index.places.items()},
        evidence={grade: (text & country & _holding(index, query, grade)).bit_count() for grade in EVIDENCE},
    )


def everyone(index: Index) -> int:
    """The set of all providers."""
    return (1 << len(index.providers)) - 1


def positions(providers: int) -> Iterator[int]:
    """The members of a set, in order."""
    return (position for position, bit in enumerate(reversed(f"{providers:b}")) if bit == "1")


def terms(claim: Claim, vocabulary: Vocabulary) -> Iterator[str]:
    """What a claim is on: its kind, its code, and the codes above. Packing a form is not making it."""
    if claim.kind == "dosage_form" and claim.scope == "packaging_only":
        return
    yield claim.kind
    for code in (claim.code, *vocabulary.broader(claim.kind, claim.code)):
        yield f"{claim.kind}:{code}"


def folded(text: str) -> str:
    """Text as it is compared: without case and accents."""
    return ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def _held(provider: ProviderFacts, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    for claim in provider.claims:
        if claim.status == "current":
            for grade in EVIDENCE[: EVIDENCE.index(claim.evidence) + 1]:
                yield grade, ANYTHING
                for term in terms(claim, vocabulary):
                    yield grade, term


def _places(provider: ProviderFacts) -> Iterator[str]:
    for site in provider.sites:
        if site.status == "current" and site.country:
            yield site.country
            yield from (region for region, countries in REGIONS.items() if site.country in countries)


def _said(provider: ProviderFacts) -> Iterator[str]:
    yield from filter(None, (provider.name, provider.legal_name, provider.hq_city))
    yield from (site.city for site in provider.sites if site.city)
    yield from (claim.detail for claim in provider.claims)


def _with_words(index: Index, text: str) -> tuple[int, list[str]]:
    words = folded(text).split()
    left: Sequence[int] = range(len(index.texts)) if words else ()
    for word in words:
        left = [position for position in left if word in index.texts[position]]
    return (sum(1 << position for position in left) if words else everyone(index)), words


def _holding(index: Index, query: Query, evidence: str) -> int:
    held = index.holders.get(evidence or EVIDENCE[0], {})
    asked = query.claims or ((ANYTHING,) if evidence else ())
    return reduce(and_, (held.get(claim, 0) for claim in asked), everyone(index))

"""What a catalogue covers and what it leaves open, counted: modalities by region, evidence, age, kinds, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from providers.catalogue.countries import REGIONS
from providers.catalogue.dates import age
from providers.catalogue.facts import Claim, ProviderFacts, Source
from providers.catalogue.search import EVIDENCE, Index
from providers.catalogue.vocabulary import Kind, Vocabulary

# Together with "elsewhere" they hold every country once.
PARTS = ("EUROPE", "NORTH_AMERICA", "ASIA_PACIFIC")
MODALITY = "modality"


@dataclass(frozen=True, slots=True)
class Part:
    """How many things are of one sort, and their share of all, rounded."""

    key: str
    count: int
    percent: str


@dataclass(frozen=True, slots=True)
class Held:
    """How many providers hold a claim, in all and with a current site in each part of the world, elsewhere last."""

    claim: str
    label: str
    providers: int
    parts: tuple[tuple[str, int], ...]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Thickness:
    """How many providers hold a current claim of a kind, and their share; all its claims; what nobody holds."""

    claim: str
    label: str
    providers: int
    percent: str
    claims: int
    unheld: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A catalogue in numbers. `evidence`, `ages` and `statuses` share out claims, `addresses` sources.

    An address is "own" (the publisher's), "shortened" (it leads to a part of the publisher's site) or "none".
    """

    providers: int
    sites: int
    claims: int
    sources: int
    modalities: tuple[Held, ...]
    evidence: tuple[Part, ...]
    ages: tuple[Part, ...]
    statuses: tuple[Part, ...]
    addresses: tuple[Part, ...]
    kinds: tuple[Thickness, ...]
    websites_not_confirmed: int


def measure(index: Index, vocabulary: Vocabulary, today: date) -> Coverage:
    """Count; `today` tells which dates are old. Numbers of providers are those that a search for the same finds."""
    providers = index.providers
    claims = [claim for provider in providers for claim in provider.claims]
    sources = [source for provider in providers for source in provider.sources.values()]
    return Coverage(
        providers=len(providers),
        sites=sum(len(provider.sites) for provider in providers),
        claims=len(claims),
        sources=len(sources),
        modalities=tuple(_modalities(index, vocabulary)),
        evidence=_parts([claim.evidence for claim in claims], tuple(reversed(EVIDENCE))),
        ages=_parts([age(claim.as_of, today) or "new" for claim in claims], ("new", "old", "undated")),
        statuses=_parts([claim.status for claim in claims], ("current", "planned", "historic")),
        addresses=_parts([_address(source) for source in sources], ("own", "shortened", "none")),
        kinds=tuple(_thickness(kind, claims, index) for kind in vocabulary.kinds.values()),
        websites_not_confirmed=sum(_unsure(provider) for provider in providers),
    )


def _parts(values: Sequence[str], keys: Sequence[str]) -> tuple[Part, ...]:
    counts = Counter(values)
    return tuple(Part(key, counts[key], _percent(counts[key], len(values))) for key in keys)


def _modalities(index: Index, vocabulary: Vocabulary) -> Iterator[Held]:
    known = frozenset[str]().union(*(REGIONS[part] for part in PARTS))
    elsewhere = 0
    for place, there in index.places.items():
        if place not in REGIONS and place not in known:
            elsewhere |= there
    for term in vocabulary.kinds[MODALITY].terms.values():
        claim = f"{MODALITY}:{term.code}"
        holders = _holders(index, claim)
        parts = tuple((part, (holders & index.places.get(part, 0)).bit_count()) for part in PARTS)
        yield Held(claim, term.label, holders.bit_count(), parts, (holders & elsewhere).bit_count())


def _thickness(kind: Kind, claims: Sequence[Claim], index: Index) -> Thickness:
    providers = _holders(index, kind.key).bit_count()
    return Thickness(
        claim=kind.key,
        label=kind.label,
        providers=providers,
        percent=_percent(providers, len(index.providers)),
        claims=sum(claim.kind == kind.key for claim in claims),
        unheld=tuple(term.label for term in kind.terms.values() if not _holders(index, f"{kind.key}:{term.code}")),
    )


def _percent(count: int, all_: int) -> str:
    """A share in percent, to one digit where it is small: what is not nothing never reads 0."""
    share = 100 * count / all_ if all_ else 0.0
    return f"{share:.1f}" if 0 < share < 10 else f"{share:.0f}"


def _holders(index: Index, claim: str) -> int:
    return index.holders[EVIDENCE[0]].get(claim, 0)


def _address(source: Source) -> str:
    if source.url is None:
        return "none"
    return "shortened" if source.url_shortened else "own"


def _unsure(provider: ProviderFacts) -> bool:
    return provider.website is not None and not provider.website_confirmed

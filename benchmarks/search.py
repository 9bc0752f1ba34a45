"""Search of 86 to 10,000 providers against a bare scan of the same texts for one word.

Run: python -m benchmarks.search
"""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from benchmarks.timing import medians, report
from providers.catalogue import listing
from providers.catalogue.facts import CatalogueFacts, ProviderFacts, read_facts
from providers.catalogue.search import Query, build, search
from providers.catalogue.vocabulary import load_vocabulary

CATALOGUE = Path(__file__).parent.parent / "providers" / "data" / "catalogue.json"
CLAIMS = 30  # a provider, on average
ROUNDS = {86: 400, 2_000: 40, 10_000: 10}
PER_PAGE = 25
BARE = "bare scan of the texts for one word"


def grown(facts: CatalogueFacts, size: int) -> CatalogueFacts:
    """A catalogue of this size out of the shipped one: copies under names of their own, with 30 claims each."""
    return replace(facts, providers=tuple(_copy(*pair) for pair in enumerate(islice(cycle(facts.providers), size))))


def _copy(number: int, provider: ProviderFacts) -> ProviderFacts:
    claims = tuple(islice(cycle(provider.claims), CLAIMS))
    numbered = tuple(replace(claim, detail=f"{claim.detail} {number}") for claim in claims)
    return replace(provider, slug=f"{provider.slug}-{number}", name=f"{provider.name} {number}", claims=numbered)


def compare(facts: CatalogueFacts, size: int, rounds: int) -> None:
    """Time one size; that the scan and the search find the same is asserted before anything is timed."""
    vocabulary, catalogue = load_vocabulary(), grown(facts, size)
    index, word = build(catalogue, vocabulary), "antibody"
    words = Query(word)
    filters = Query("antibody drug", ("modality:biologic", "dosage_form:injectable"), "EUROPE", "third_party")

    def scan() -> list[int]:
        return [position for position, text in enumerate(index.texts) if word in text]

    def page() -> list[listing.Row]:
        return [listing.row(provider, words, vocabulary) for provider in search(index, words).providers[:PER_PAGE]]

    assert len(scan()) == len(search(index, words).providers)
    works = {
        BARE: scan,
        "search of everybody, with all counts": lambda: search(index, Query()),
        "search for one word, with all counts": lambda: search(index, words),
        "search for words, two claims, region, evidence": lambda: search(index, filters),
        "search for one word and the rows of a page": page,
    }
    report(f"{size:,} providers, {size * CLAIMS:,} claims", medians(works, rounds), BARE)
    once = {BARE: scan, "index of the whole catalogue, once a Revision": lambda: build(catalogue, vocabulary)}
    report(f"{size:,} providers: the index", medians(once, 3), BARE)


if __name__ == "__main__":
    shipped = read_facts(json.loads(CATALOGUE.read_text(encoding="utf-8")))
    for providers, times in ROUNDS.items():
        compare(shipped, providers, times)

"""What the scope of a GMP certificate says a site may make: terms of the vocabulary by their codes of the EU."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from providers.catalogue.vocabulary import Kind, Vocabulary

SCHEME = "eu_mia"
# Part 1 of the scope is about finished medicines, part 3 about active substances.
FINISHED = "1."


@dataclass(frozen=True, slots=True)
class Capability:
    """A term that the scope covers, with the codes that say so."""

    kind: str
    code: str
    scope: str
    codes: tuple[str, ...]


def capabilities(codes: Iterable[str], vocabulary: Vocabulary) -> tuple[Capability, ...]:
    """The terms behind the codes of one certificate, in the order of the vocabulary.

    Headings say nothing beside the codes below them. A code that no term of a kind has is read as the nearest code
    above it that one has: 1.5.1.13, tablets packed, as 1.5.1. Where several terms of a kind share a code, the narrowest
    of one line counts (1.2.1.6: oral liquid); terms side by side (1.1.1.4: vial, ampoule or syringe) are one of these,
    it is not said which, and only the term above them all counts, if there is one.
    """
    given = tuple(dict.fromkeys(codes))
    leaves = [code for code in given if not any(other.startswith(f"{code}.") for other in given)]
    found: dict[tuple[str, str, str], list[str]] = {}
    for kind in vocabulary.kinds.values():
        for leaf in leaves:
            term = _one(kind, _named(kind, leaf), vocabulary)
            if term is not None:
                scope = "drug_product_only" if kind.key == "modality" and leaf.startswith(FINISHED) else "manufacturing"
                found.setdefault((kind.key, term, scope), []).append(leaf)
    return tuple(Capability(*key, tuple(said)) for key, said in found.items())


def _named(kind: Kind, leaf: str) -> list[str]:
    """The terms that have the code, or else the nearest code above it."""
    for code in _upwards(leaf):
        if terms := [term.code for term in kind.terms.values() if code in term.codes.get(SCHEME, ())]:
            return terms
    return []


def _upwards(code: str) -> Iterator[str]:
    while code:
        yield code
        code = code.rpartition(".")[0]


def _one(kind: Kind, terms: list[str], vocabulary: Vocabulary) -> str | None:
    """The narrowest of terms in one line; of terms side by side the nearest above them all, or None."""
    narrowest = [
        one for one in terms if not any(one != other and vocabulary.covers(kind.key, one, other) for other in terms)
    ]
    if len(narrowest) < 2:
        return narrowest[0] if narrowest else None
    above = vocabulary.broader(kind.key, narrowest[0])
    return next((code for code in above if all(vocabulary.covers(kind.key, code, one) for one in narrowest)), None)

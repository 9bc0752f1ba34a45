"""The codes around a required one: on it, above it, beside it, and its sisters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from providers.catalogue.vocabulary import Term, Vocabulary

from .basis import Basis
from .result import Requirement

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reach:
    """Which codes of a kind say what about a requirement.

    `on`: the code and narrower terms; `above`: broader terms; `sisters`: other terms under the same direct broader
    term, with all below them; `earlier`, `later`: stages that end before it begins, that begin after it ends.
    """

    on: frozenset[str]
    above: frozenset[str]
    sisters: frozenset[str]
    earlier: frozenset[str] = NONE
    later: frozenset[str] = NONE

    def wider(self, codes: frozenset[str]) -> frozenset[str]:
        """The codes that show more than asked, out of what a provider claims: beside counts only from both sides."""
        between = not self.earlier.isdisjoint(codes) and not self.later.isdisjoint(codes)
        return self.above | self.earlier | self.later if between else self.above


def reach_of(need: Requirement, basis: Basis) -> Reach:
    """Look around the code of a requirement; a country stands alone."""
    vocabulary, kind, code = basis.vocabulary, need.kind, need.code
    earlier, later = _stages_around(basis.method.stages.span, code) if kind == "stage" else (NONE, NONE)
    return Reach(
        on=_below(vocabulary, kind, code),
        above=frozenset(vocabulary.broader(kind, code)),
        sisters=_sisters(vocabulary, kind, code),
        earlier=earlier,
        later=later,
    )


def _terms(vocabulary: Vocabulary, kind: str) -> Mapping[str, Term]:
    known = vocabulary.kinds.get(kind)
    return known.terms if known else {}


def _below(vocabulary: Vocabulary, kind: str, code: str) -> frozenset[str]:
    return frozenset(other for other in _terms(vocabulary, kind) if vocabulary.covers(kind, code, other)) | {code}


def _sisters(vocabulary: Vocabulary, kind: str, code: str) -> frozenset[str]:
    term = vocabulary.term(kind, code)
    if term is None or term.broader is None:
        return NONE
    terms = _terms(vocabulary, kind)
    sisters = [other for other in terms if terms[other].broader == term.broader and other != code]
    return NONE.union(*(_below(vocabulary, kind, sister) for sister in sisters))


def _stages_around(spans: Mapping[str, tuple[int, int]], code: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stages that end before one begins, and those that begin after it ends; none around what is no stage."""
    if code not in spans:
        return NONE, NONE
    begin, end = spans[code]
    earlier = frozenset(other for other, (_, last) in spans.items() if last < begin)
    later = frozenset(other for other, (first, _) in spans.items() if first > end)
    return earlier, later

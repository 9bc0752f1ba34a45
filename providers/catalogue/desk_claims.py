"""Checks of one provider's claims: which of them need a curator's look, each by its place among the claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, groupby
from operator import itemgetter
from typing import Any

from providers.catalogue.dates import age
from providers.catalogue.due import due
from providers.catalogue.duplicates import plain
from providers.catalogue.vocabulary import Vocabulary

Row = Mapping[str, Any]
Claims = Iterator[int]

# How the title of a source, or a detail, tells of what is yet to come.
ANNOUNCING = re.compile(
    r"\b(announc(es?|ed|ing)|breaks ground|expand(s|ing)?|expansion|invest(s|ing|ments?)?|plan(s|ned|ning)?"
    r"|to (add|build|construct|establish|launch|open|start)|under construction|will)\b",
    re.IGNORECASE,
)
# Kinds whose terms each name one thing; of other kinds, only terms with a broader one do.
SPECIFIC = frozenset({"modality", "dosage_form", "technology", "certification"})
# Business models are words of their own making: nobody writes "CMO" of itself in the words of the vocabulary.
GENERIC = frozenset({"model"})
# Words of labels that tell no term from another.
FILLERS = frozenset({
    "a", "and", "certificate", "container", "dosage", "drug", "expression", "for", "form", "in", "management", "not",
    "of", "or", "other", "per", "processing", "product", "quality", "route", "shell", "stated", "system", "the", "type",
    "with",
})  # fmt: skip
# Letters that two forms of one word share, as in "lyophilised" and "lyophilization".
STEM = 5
# Inspections are events: an old one and a new one do not contradict each other; and figures may grow.
SEVERAL = frozenset({"regulator", "certification", "scale"})


@dataclass(frozen=True, slots=True)
class Lens:
    """What rows are looked at with: the vocabulary, and the day it is."""

    vocabulary: Vocabulary
    today: date


def conflicting(row: Row, lens: Lens) -> Claims:
    """Claims on one code at one site that say current and historic; or bounds that exclude each other.

    What is there may be planned once more. Where both were confirmed, a curator has seen that both may be true.
    """
    places = range(len(row["claims"]))
    claims = row["claims"]
    found: set[int] = set()
    for _, group in groupby(sorted(places, key=lambda at: _about(claims[at])), key=lambda at: _about(claims[at])):
        for one, other in combinations(group, 2):
            if _contradict(claims[one], claims[other]):
                found |= {one, other}
    return iter(sorted(found))


def against(row: Row, at: int) -> Claims:
    """The places of the claims that the one at this place conflicts with."""
    claims = row["claims"]
    for place, other in enumerate(claims):
        if _about(other) == _about(claims[at]) and _contradict(claims[at], other):
            yield place


def foretold(row: Row, lens: Lens) -> Claims:
    """Current claims whose own words tell of what is yet to come, and which nobody confirmed."""
    for at, claim in enumerate(row["claims"]):
        if _is_open(claim, "current") and ANNOUNCING.search(claim["detail"]):
            yield at


def announced(row: Row, lens: Lens) -> Claims:
    """Current claims whose source tells of what is yet to come in its title, and which nobody confirmed."""
    announcements = {key for key, source in row["sources"].items() if ANNOUNCING.search(source["title"])}
    for at, claim in enumerate(row["claims"]):
        if _is_open(claim, "current") and claim["source"] in announcements:
            yield at


def overdue(row: Row, lens: Lens) -> Claims:
    """Plans that were due by now. Who confirmed one since knew that."""
    today = lens.today.isoformat()
    for at, claim in enumerate(row["claims"]):
        day = due(claim["detail"], claim["as_of"])
        if claim["status"] == "planned" and day and (claim.get("verified_at") or "") <= day < today:
            yield at


def disputed(row: Row, lens: Lens) -> Claims:
    """Claims in doubt."""
    return (at for at, claim in enumerate(row["claims"]) if claim.get("disputed"))


def expired(row: Row, lens: Lens) -> Claims:
    """Claims after the last day on which they hold that are not historic yet."""
    today = lens.today.isoformat()
    for at, claim in enumerate(row["claims"]):
        if claim["status"] != "historic" and claim.get("valid_until") and claim["valid_until"] < today:
            yield at


def in_other_words(row: Row, lens: Lens) -> Claims:
    """Current claims on a specific code whose detail has none of the term's own words, and which nobody confirmed."""
    for at, claim in enumerate(row["claims"]):
        own = own_words(lens.vocabulary, claim["kind"], claim["code"]) if _is_open(claim, "current") else None
        if own and not any(_same(word, said) for said in plain(claim["detail"]).split() for word in own):
            yield at


def ageing(row: Row, lens: Lens) -> Claims:
    """Claims older than seven years, or undated."""
    return (at for at, claim in enumerate(row["claims"]) if age(claim["as_of"], lens.today))


def single(row: Row, lens: Lens) -> Claims:
    """A provider's own statements that nothing else says: no other evidence, from another source, of that status."""
    for at, claim in enumerate(row["claims"]):
        if claim["evidence"] == "provider_statement" and not any(
            _supports(other, claim, lens.vocabulary) for other in row["claims"]
        ):
            yield at


@lru_cache(maxsize=2_000)
def _words(label: str, code: str) -> frozenset[str]:
    return frozenset(f"{plain(label)} {code.replace('_', ' ')}".split()) - FILLERS


def own_words(vocabulary: Vocabulary, kind: str, code: str) -> frozenset[str]:
    """The words of a specific term's label and code that its broader term lacks; none for a term that is generic."""
    term = vocabulary.term(kind, code)
    if term is None or kind in GENERIC or (kind not in SPECIFIC and term.broader is None):
        return frozenset()
    above = vocabulary.term(kind, term.broader) if term.broader else None
    return _words(term.label, code) - (_words(above.label, above.code) if above else frozenset())


def _same(word: str, said: str) -> bool:
    return word == said or (len(word) >= STEM and word[:STEM] == said[:STEM]) or word == said.removesuffix("s")


def _is_open(claim: Row, status: str) -> bool:
    return claim["status"] == status and not claim.get("verified_at")


def _about(claim: Row) -> tuple[str, ...]:
    return claim["kind"], claim["code"], claim.get("site") or "", claim["scope"]


def _contradict(one: Row, other: Row) -> bool:
    if one.get("verified_at") and other.get("verified_at"):
        return False
    if one["kind"] in SEVERAL:
        return one["kind"] == "scale" and _exclude(one, other)
    return {one["status"], other["status"]} == {"current", "historic"}


def _exclude(one: Row, other: Row) -> bool:
    if not one.get("site") or one.get("unit") != other.get("unit") or one["status"] != other["status"]:
        return False
    first, second = sorted((_bounds(one), _bounds(other)), key=itemgetter(0))
    return bool(first[1] < second[0])


def _bounds(claim: Row) -> tuple[float, float]:
    low, high = claim.get("min"), claim.get("max")
    return (0.0 if low is None else low), (float("inf") if high is None else high)


def _supports(other: Row, claim: Row, vocabulary: Vocabulary) -> bool:
    return (
        other["kind"] == claim["kind"]
        and other["status"] == claim["status"]
        and other["source"] != claim["source"]
        and other["evidence"] != claim["evidence"]
        and vocabulary.covers(claim["kind"], claim["code"], other["code"])
    )

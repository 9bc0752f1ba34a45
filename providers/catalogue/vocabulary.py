"""The controlled vocabulary: kinds, terms, the narrower-than relation, units and enumerations."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"
MOST_NEAR = 3
SHORTEST_PART, LONGEST_CODE = 3, 60  # a shorter part is in many words; no code is longer


@dataclass(frozen=True, slots=True)
class Term:
    """One code of a kind; `broader` is the code above it in the same kind, `codes` maps a scheme to outside codes."""

    code: str
    label: str
    broader: str | None
    definition: str
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of claim with its terms in file order."""

    key: str
    label: str
    description: str
    terms: Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All kinds, the units a scale claim may use, and the enumerations with the meaning of each value."""

    version: str
    kinds: Mapping[str, Kind]
    units: Mapping[str, str]
    enums: Mapping[str, Mapping[str, str]]

    def term(self, kind: str, code: str) -> Term | None:
        """The term, or None where kind or code is unknown."""
        known = self.kinds.get(kind)
        return known.terms.get(code) if known else None

    def broader(self, kind: str, code: str) -> Iterator[str]:
        """The codes above `code`, nearest first."""
        term = self.term(kind, code)
        while term is not None and term.broader is not None:
            yield term.broader
            term = self.term(kind, term.broader)

    def covers(self, kind: str, code: str, other: str) -> bool:
        """True if `other` is `code` or a narrower term of it."""
        return other == code or code in self.broader(kind, other)

    def near(self, kind: str, code: str) -> tuple[str, ...]:
        """Up to three codes of the kind that look or read like what was written, the nearest first."""
        terms = self.kinds[kind].terms.values()
        written = code[:LONGEST_CODE].casefold()
        spelt = {text.casefold(): term.code for term in terms for text in (term.label, term.code)}
        found = get_close_matches(written, spelt, n=2 * MOST_NEAR, cutoff=0.6)
        holding = [text for text in spelt if len(written) >= SHORTEST_PART and written in text]
        return tuple(dict.fromkeys(spelt[text] for text in (*found, *holding)))[:MOST_NEAR]

    def label(self, kind: str, code: str) -> str:
        """The label of a term; the code itself where the term is unknown."""
        term = self.term(kind, code)
        return term.label if term else code


def parse_vocabulary(data: Mapping[str, Any]) -> Vocabulary:
    """Read the decoded vocabulary.json. Raises KeyError where a required key is absent."""
    kinds = {key: _kind(key, value) for key, value in data["kinds"].items()}
    units = {key: value["label"] for key, value in data["units"].items()}
    return Vocabulary(data["version"], kinds, units, data["enums"])


def _kind(key: str, value: Mapping[str, Any]) -> Kind:
    terms = {
        term["code"]: Term(
            code=term["code"],
            label=term["label"],
            broader=term["broader"],
            definition=term["definition"],
            codes={scheme: tuple(codes) for scheme, codes in term["codes"].items()},
            units=tuple(term.get("units", ())),
        )
        for term in value["terms"]
    }
    return Kind(key, value["label"], value["description"], terms)


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that ships with the project."""
    return parse_vocabulary(json.loads((DATA / "vocabulary.json").read_text(encoding="utf-8")))

"""The words of the field: what each means, where to read on, and where a text first uses one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .constants import Source


@dataclass(frozen=True, slots=True)
class Term:
    """A word with its meaning. `long` is its long form, `also` what else a text may call it, `source` a key."""

    key: str
    name: str
    text: str
    source: str
    long: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `term` is the word that it explains, None where it is plain."""

    text: str
    term: Term | None = None


@dataclass(frozen=True, eq=False)
class Glossary:
    """Every term of one version, with the sources that the method does not have."""

    terms: tuple[Term, ...]
    sources: tuple[Source, ...]

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """The glossary's own sources by key."""
        return {source.key: source for source in self.sources}

    def pieces(self, *texts: str) -> tuple[tuple[Piece, ...], ...]:
        """Cut the texts of one question where a term stands for the first time. The pieces of a text join to it."""
        seen: set[str] = set()
        return tuple(tuple(self._cut(text, seen)) for text in texts)

    def _cut(self, text: str, seen: set[str]) -> Iterator[Piece]:
        done = 0
        for found in self._pattern.finditer(text):
            term = self._spelled.get(found[0]) or self._spelled[found[0].lower()]
            if term.key not in seen:
                seen.add(term.key)
                yield Piece(text[done : found.start()])
                yield Piece(found[0], term)
                done = found.end()
        yield Piece(text[done:])

    @cached_property
    def _spelled(self) -> Mapping[str, Term]:
        """Terms by what a text may write: a word in capitals as it stands, any other in small letters."""
        return {_folded(word): term for term in self.terms for word in (term.name, *term.also)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted(self._spelled, key=len, reverse=True)
        either = "|".join(f"(?i:{re.escape(word)})" if word.islower() else re.escape(word) for word in words)
        return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")


def _folded(word: str) -> str:
    return word if any(two.isupper() for two in re.findall(r"\w\w", word)) else word.lower()

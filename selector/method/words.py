"""The words of the field that texts use, each with the source of its meaning."""

from __future__ import annotations

from collections.abc import Iterable

from .constants import Source
from .glossary import Term
from .load import load_glossary
from .schema import Method

Explained = tuple[tuple[Term, Source], ...]


def explained(method: Method, *texts: str) -> Explained:
    """The words of these texts, in the order of their first use."""
    pieces = load_glossary(method.version).pieces(*texts)
    return with_sources((piece.term for text in pieces for piece in text if piece.term), method)


def with_sources(terms: Iterable[Term], method: Method) -> Explained:
    """Each term with its source, which the glossary or the method has."""
    own = load_glossary(method.version).source
    return tuple((term, own.get(term.source) or method.source[term.source]) for term in terms)

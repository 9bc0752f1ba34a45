"""A question in words, as its template shows it: cut where a word of the field first stands, its options in groups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .method.constants import Source
from .method.glossary import Piece, Term
from .method.load import load_glossary
from .method.questions import Question
from .method.schema import Method
from .method.texts import QuestionText, Texts
from .method.words import Explained, with_sources


@dataclass(frozen=True, slots=True)
class Choice:
    """One option as it is shown; `apart` ones stand alone, after an "or".

    `also` is what else it is called, `group` the title of the options that it stands among, empty in a short list.
    """

    code: str
    label: str
    hint: str
    also: str
    group: str
    apart: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in words, as its template shows it. Help and reason are cut where they first use a word of the field.

    `listed` are such words of the question itself and its options, which are labels and hold no button; `terms` are
    all of them, with their sources. `decides` is whether other questions are asked only after some answers to it.
    """

    key: str
    kind: str
    decides: bool
    short: str
    text: str
    help: tuple[Piece, ...]
    why: tuple[Piece, ...]
    unit_label: str
    source_list: tuple[Source, ...]
    listed: tuple[Term, ...]
    terms: Explained


@lru_cache(maxsize=256)
def in_words(key: str, method: Method, texts: Texts) -> Asked:
    """The question with this key."""
    question, words = method.question[key], texts.question[key]
    unit = texts.unit.get(question.unit or "")
    glossary = load_glossary(method.version)
    options = [f"{option.label} {option.hint}" for option in words.option.values()]
    help_, *labels, why = glossary.pieces(words.help, words.text, *options, words.why)
    listed = tuple(piece.term for label in labels for piece in label if piece.term)
    terms = (*listed, *(piece.term for piece in (*help_, *why) if piece.term))
    return Asked(
        key=question.key,
        kind=question.kind,
        decides=any(other.show_if is not None and other.show_if.question == key for other in method.questions),
        short=words.short,
        text=words.text,
        help=help_,
        why=why,
        unit_label=unit.label if unit else "",
        source_list=tuple(method.source[key] for key in question.sources),
        listed=listed,
        terms=with_sources(terms, method),
    )


def choices(question: Question, words: QuestionText) -> tuple[Choice, ...]:
    """The options of a question in the order in which they are shown: group by group, then what stands in none."""
    group = {code: group.title for group in words.groups for code in group.options}
    shown = [*group, *(option.code for option in question.options if option.code not in group)]
    return tuple(
        Choice(
            code,
            words.label(code),
            words.option[code].hint,
            words.option[code].also,
            group.get(code, ""),
            question.stands_alone(code),
        )
        for code in shown
    )

"""The small parts that every chapter of a report is made of: all strings, rounded and worded."""

from __future__ import annotations

from dataclasses import dataclass

BEST = 10  # so many names of a ranking are told of, wherever more would not be read


@dataclass(frozen=True, slots=True)
class Tag:
    """A code of the method with its words, such as a verdict, state or gate. The code picks the shape or colour."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its name, and a note on what it means."""

    term: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A title with a paragraph."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """A question of the questionnaire to go back to."""

    question: str
    section: str
    title: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A source as it is printed; `host` and `url` are empty where the publisher has no address."""

    title: str
    published: str
    host: str
    url: str
    number: str = ""
    note: str = ""

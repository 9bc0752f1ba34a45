"""What is wrong with a catalogue, said so that its author can mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

WIDEST = 80


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a table: the file, the sheet ("" in CSV), the line (0: none) and the column ("": none).

    Lines are numbered as a spreadsheet numbers them; a column goes by its name in the first line.
    """

    file: str
    sheet: str
    line: int
    column: str = ""

    def __str__(self) -> str:
        """Say it from the outside in."""
        named = (("", self.file), ("sheet ", self.sheet), ("line ", self.line), ("column ", self.column))
        return ", ".join(f"{what}{value}" for what, value in named if value)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: whose (None: of the file as a whole), in which field, what was expected there and what came.

    `place` says where it stands in a table; a catalogue in JSON has none.
    """

    provider: str | None
    field: str
    expected: str
    got: str
    place: Place | None = None

    def __str__(self) -> str:
        """Say it in one line."""
        at = self.place or f"{self.provider or 'the file'}: {self.field}"
        return f"{at}: expected {self.expected}, got {self.got}"


class UnsoundCatalogueError(ValueError):
    """Carries every problem of a catalogue that cannot be used."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take the problems; the message has a line for each."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def refused(file: str, field: str, expected: str, got: str, line: int = 0, column: str = "") -> UnsoundCatalogueError:
    """The refusal of a file for one fault, with its place; "" for a file that has no name here."""
    return UnsoundCatalogueError([Problem(None, field, expected, got, Place(file, "", line, column) if file else None)])


class NothingPublishedError(LookupError):
    """There is no published catalogue yet: `import_catalogue` or *publish* in the admin writes the first."""


class AlteredError(RuntimeError):
    """The text of a Revision is not the one that was published: its hash is another."""

    def __init__(self, revision: int) -> None:
        super().__init__(f"Revision {revision} no longer holds the text that was published: restore it from a backup.")


def shown(value: object) -> str:
    """Write a decoded value in one line of JSON, shortened where it is long."""
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"

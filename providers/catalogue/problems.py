"""What is wrong with a catalogue, said so that its author can mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

WIDEST = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: whose (None: of the file as a whole), in which field, what was expected there and what came."""

    provider: str | None
    field: str
    expected: str
    got: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.provider or 'the file'}: {self.field}: expected {self.expected}, got {self.got}"


class UnsoundCatalogueError(ValueError):
    """Carries every problem of a catalogue that cannot be used."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take the problems; the message has a line for each."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


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

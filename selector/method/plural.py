"""A sentence pattern that counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plural:
    """A pattern for one thing and for any other number of them."""

    one: str
    many: str

    def of(self, count: int) -> str:
        """The pattern that agrees with the count."""
        return self.one if count == 1 else self.many

"""The strategy: why it applies, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from .pen import Pen


@dataclass(frozen=True, slots=True)
class Advice:
    """A strategy in words, with its next steps in order."""

    title: str
    reason: str
    advice: str
    steps: tuple[str, ...]


def advice(strategy: str, pen: Pen) -> Advice:
    """The strategy with this key."""
    text = pen.texts.strategy[strategy]
    return Advice(title=text.title, reason=text.reason, advice=text.advice, steps=text.next)

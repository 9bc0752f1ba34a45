"""The strategy: why it applies, what to do next, and why another one took its place."""

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


def gave_way(before: str | None, now: str | None, pen: Pen) -> str:
    """Why a strategy gave way to another one, in a sentence; empty where it did not, or where there is none.

    The first whose rule holds counts: another one before it has come to hold, or else it no longer does itself.
    """
    if not before or not now or before == now:
        return ""
    order = [strategy.key for strategy in pen.method.strategies]
    came_first = order.index(now) < order.index(before)
    if came_first:
        return pen.texts.strategy[now].reason
    gone = pen.texts.strategy[before]
    return pen.say.reason.no_longer.format(title=gone.title, ends=gone.ends)

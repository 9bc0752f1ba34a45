"""The strategy: why it applies, what to do next, and why another one took its place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from .pen import Pen


@dataclass(frozen=True, slots=True)
class Advice:
    """A strategy in words, with its next steps in order."""

    title: str
    reason: str
    advice: str
    steps: tuple[str, ...]


def advice(strategy: str, flags: Collection[str], pen: Pen) -> Advice:
    """The strategy with this key, in the words for the first of its flags that is set."""
    text = pen.texts.strategy[strategy]
    case = next((case for flag, case in text.case.items() if flag in flags), None)
    reason, told = (case.reason, case.advice or text.advice) if case else (text.reason, text.advice)
    return Advice(text.title, reason, told, text.next)


def gave_way(before: str | None, now: str | None, pen: Pen) -> str:
    """Why a strategy gave way to another one, in a sentence; empty where it did not, or where there is none.

    The first whose rule holds counts: another one before it has come to hold, or else it no longer does itself. What
    the sponsor still wants of it is said then.
    """
    if not before or not now or before == now:
        return ""
    order = [strategy.key for strategy in pen.method.strategies]
    came_first = order.index(now) < order.index(before)
    if came_first:
        return pen.texts.strategy[now].reason
    gone = pen.texts.strategy[before]
    told = pen.say.reason.no_longer.format(title=gone.title, ends=gone.ends)
    return f"{told} {gone.stays}" if gone.stays else told

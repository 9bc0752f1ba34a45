"""The strategy: why it applies, what to do next, and what the answers themselves give to think about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .parts import Passage
from .pen import Pen


@dataclass(frozen=True, slots=True)
class Advice:
    """`warnings` are the sponsor's red flags; `no_warnings` is said where there are none."""

    title: str
    reason: str
    advice: str
    steps: tuple[str, ...]
    warnings: tuple[Passage, ...]
    no_warnings: str


def advice(strategy: str, red_flags: Sequence[str], pen: Pen) -> Advice:
    """The strategy with the sponsor's red flags."""
    text = pen.texts.strategy[strategy]
    flags = [pen.texts.red_flag[key] for key in red_flags]
    return Advice(
        title=text.title,
        reason=text.reason,
        advice=text.advice,
        steps=text.next,
        warnings=tuple(Passage(flag.title, flag.text) for flag in flags),
        no_warnings="" if flags else pen.say.reason.no_warnings,
    )

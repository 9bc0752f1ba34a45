"""How firm a verdict is: the share of draws that give each verdict, as one bar and in words."""

from __future__ import annotations

from dataclasses import dataclass

from selector.verdict.result import VerdictResult

from . import figures
from .paint import Paint
from .pen import Pen

ORDER = (("cmo", "cmo"), ("either", "edge"), ("cdmo", "cdmo"))  # verdict and colour, from left to right


@dataclass(frozen=True, slots=True)
class Draws:
    """`words` is "CDMO in 99.9 %, either can work in 0.1 %", the largest share first; `chart` shows the same."""

    sentence: str
    words: str
    chart: str


def draws(verdict: VerdictResult, pen: Pen) -> Draws:
    """The draws of other weights and open answers."""
    say, found = pen.say.draws, verdict.verdict_draws
    shares = {"cmo": found.cmo, "either": found.either, "cdmo": found.cdmo}
    told = sorted((key for key in shares if shares[key]), key=lambda key: -shares[key])
    words = pen.say.form.comma.join(
        say.share.format(verdict=pen.say.decision.label[key], share=figures.percent(pen.say.form, shares[key], 1))
        for key in told
    )
    return Draws(say.sentence.format(draws=f"{found.draws:,}"), words, _bar(pen.paint, shares, words))


def _bar(paint: Paint, shares: dict[str, float], title: str) -> str:
    start, bars = 0.0, []
    for key, role in ORDER:
        bars.append(paint.rect(start, shares[key] * 100, 3, 14, role) if shares[key] else "")
        start += shares[key] * 100
    return paint.svg("dr", 20, title, *bars)

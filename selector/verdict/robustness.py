"""How firmly the verdict stands over other weights and over what is still open (method, section 2.9)."""

from __future__ import annotations

import numpy as np

from selector.method.answers import Reading

from .positions import overall, positions_of
from .result import VerdictDraws, VerdictKey
from .sums import Integers, Sums
from .verdict import Judge, verdicts


def verdict_draws(judge: Judge, reading: Reading) -> VerdictDraws:
    """Shares of the verdicts over draws of weights and of answers to the open single questions.

    Coverage is not tested. A draw in which no weight is in play has no verdict and counts in no share.
    """
    rules = judge.method.robustness
    stream = np.random.default_rng(rules.seed)
    concentration = rules.concentration * judge.weights / np.sum(judge.weights)
    weights = stream.dirichlet(concentration, size=rules.draws)
    sums = _drawn_answers(judge, reading, stream)
    drawn = verdicts(overall(positions_of(sums), weights), np.inf, sums.capacity_gap, judge.method.assessment)

    def share(word: VerdictKey) -> float:
        return float(np.mean(drawn == word))

    return VerdictDraws(cdmo=share("cdmo"), cmo=share("cmo"), either=share("either"), draws=rules.draws)


def _drawn_answers(judge: Judge, reading: Reading, stream: np.random.Generator) -> Sums:
    """The sums of each draw. Every open single question is drawn, also one without points: the stream is fixed."""
    draws, tally = judge.method.robustness.draws, judge.tally
    rows: Integers = np.tile(tally.count(reading).rows, (draws, 1))
    for question in reading.open:
        if question.kind == "single":
            options = [tally.answer(question, (option.code,)) for option in question.choosable]
            drawn = stream.integers(0, len(options), size=draws)
            added = np.stack(options) - tally.row(question, None)
            if added.any():
                rows += added[drawn]
    return Sums(rows)

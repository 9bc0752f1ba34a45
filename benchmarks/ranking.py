"""Ranking of 100 to 100,000 providers against the NumPy floor of the same arithmetic and pymcdm's weighted sum.

Run: python -m benchmarks.ranking
"""

from __future__ import annotations

import numpy as np
from pymcdm.methods import WSM

from benchmarks.timing import medians, report
from selector.shortlist import fit, rank

REQUIREMENTS = 30
ROUNDS = {100: 400, 10_000: 100, 100_000: 20}
FLOOR = "NumPy floor: shares @ credit"


def compare(providers: int, rounds: int) -> None:
    """Time one size on one matrix; that all come to the same fits is asserted before anything is timed."""
    random = np.random.default_rng(1)
    credit = random.uniform(0.01, 1, size=(REQUIREMENTS, providers))
    rows, types = np.ascontiguousarray(credit.T), np.ones(REQUIREMENTS)
    shares = random.dirichlet(np.ones(REQUIREMENTS))
    coverage = random.uniform(0, 100, providers)
    shown, passes = random.random((2, providers)) < 0.5
    pymcdm = WSM(lambda column, cost: column)
    assert np.allclose(fit.fits(credit, shares), 100 * pymcdm(rows, shares, types))
    works = {
        FLOOR: lambda: shares @ credit,
        "fit of every provider": lambda: fit.fits(credit, shares),
        "pymcdm weighted sum, validation off": lambda: pymcdm(rows, shares, types, validation=False),
        "pymcdm weighted sum, validation on": lambda: pymcdm(rows, shares, types),
        "NumPy floor with order: argsort(shares @ credit)": lambda: np.argsort(shares @ credit),
        "fit and order by five keys": lambda: rank.order(fit.fits(credit, shares), shown, passes, coverage),
    }
    report(f"{providers:,} providers x {REQUIREMENTS} requirements", medians(works, rounds), FLOOR)


if __name__ == "__main__":
    for size, times in ROUNDS.items():
        compare(size, times)

"""Times several pieces of work in turn within one run, so that their ratio holds when the machine's speed drifts."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

Work = Callable[[], object]


def medians(works: Mapping[str, Work], rounds: int, clock: Callable[[], float] = perf_counter) -> dict[str, float]:
    """Seconds of each piece of work: the median over `rounds`, taken in turn after one warm-up each.

    For work of seconds in this process, `process_time` keeps out what else a machine does.
    """
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(rounds):
        for name, work in works.items():
            start = clock()
            work()
            seconds[name].append(clock() - start)
    return {name: median(taken) for name, taken in seconds.items()}


def report(title: str, seconds: Mapping[str, float], base: str) -> None:
    """Print milliseconds and the ratio to `base`."""
    print(f"\n{title} (Python {platform.python_version()})")
    for name, taken in seconds.items():
        print(f"  {name:<58} {taken * 1000:>10.3f} ms   {taken / seconds[base]:>7.2f} x")

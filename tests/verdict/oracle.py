"""The verdict once more, slow and plain: exact fractions, one set of answers at a time, every pair tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, product

import pytest

from selector.method.answers import Answers, Reading, read
from selector.method.questions import DONT_KNOW, Question
from selector.method.schema import Method

Told = tuple[str, Fraction | None]
Edit = tuple[str, str, tuple[str, ...]]


def points(question: Question, codes: tuple[str, ...], dimension: str) -> int:
    """pts(q, d)."""
    total = sum(option.points.get(dimension, 0) for option in question.options if option.code in codes)
    lo, hi = question.clip
    return min(hi, max(lo, total)) if question.kind == "multiple" else total


def bounds(question: Question, dimension: str) -> tuple[int, int]:
    """lo(q, d) and hi(q, d)."""
    options = [option for option in question.options if option.code != DONT_KNOW]
    if question.kind == "multiple":
        return question.clip if any(dimension in option.points for option in options) else (0, 0)
    given = [option.points.get(dimension, 0) for option in options]
    return min([0, *given]), max([0, *given])


def width(question: Question, method: Method) -> int:
    """R_q."""
    return sum(hi - lo for lo, hi in (bounds(question, key) for key in method.dimension_keys))


def position(reading: Reading, dimension: str) -> Fraction | None:
    """P_d."""
    touching = [question for question in reading.answered if bounds(question, dimension) != (0, 0)]
    if not touching:
        return None
    total = sum(points(question, reading.chosen(question.key), dimension) for question in touching)
    side = sum(bounds(question, dimension)[total > 0] for question in touching)
    return Fraction(100 * total, abs(side)) if total else Fraction(0)


def overall(reading: Reading, weights: Mapping[str, float]) -> Fraction | None:
    """T."""
    found = {key: position(reading, key) for key in reading.method.dimension_keys}
    weight = sum(Fraction(weights[key]) for key, where in found.items() if where is not None)
    pull = sum((Fraction(weights[key]) * where for key, where in found.items() if where is not None), Fraction(0))
    return pull / weight if weight else None


def told(reading: Reading, weights: Mapping[str, float], *, covered: bool = False) -> Told:
    """The verdict and T; `covered` leaves the test of coverage out."""
    rules, total = reading.method.assessment, overall(reading, weights)
    seen = sum(width(question, reading.method) for question in reading.answered)
    all_there_is = sum(width(question, reading.method) for question in reading.visible)
    if total is None or (not covered and 100 * seen < Fraction(rules.coverage_insufficient) * all_there_is):
        return "insufficient", total
    if total >= rules.cdmo_at:
        return "cdmo", total
    return "cmo" if total <= rules.cmo_at or "capacity_gap_only" in reading.flags else "either", total


def edits(reading: Reading) -> Iterator[Edit]:
    """Every single change: question, how it is named, and the new answer."""
    gates = {question.show_if.question for question in reading.method.questions if question.show_if}
    for question in reading.visible:
        flagged = any("capacity_gap_only" in option.flags for option in question.options)
        if not (width(question, reading.method) or flagged or question.key in gates):
            continue
        today = set(reading.chosen(question.key))
        alone = {option.code for option in question.options if option.exclusive}
        for code in (option.code for option in question.options if option.code != DONT_KNOW):
            if question.kind == "single" and code not in today:
                yield question.key, code, (code,)
            elif question.kind == "multiple" and code not in today:
                more = {code} if code in alone else today - alone | {code}
                yield question.key, f"with {code}", tuple(sorted(more))
            elif question.kind == "multiple" and today - {code}:
                yield question.key, f"without {code}", tuple(sorted(today - {code}))


def after(reading: Reading, *made: Edit) -> Reading:
    """The answers read anew after these changes."""
    changed = {key: codes for key, _, codes in made}
    return read(reading.method, Answers({**reading.answers.choices, **changed}, reading.answers.numbers))


def moved(reading: Reading, *made: Edit) -> int:
    """The change of points."""
    pairs = [
        (reading.method.question[key], codes, dimension)
        for (key, _, codes), dimension in product(made, reading.method.dimension_keys)
    ]
    return sum(abs(points(q, codes, d) - points(q, reading.chosen(q.key), d)) for q, codes, d in pairs)


def turning(
    reading: Reading, weights: Mapping[str, float], at_once: int
) -> list[tuple[tuple[str, ...], tuple[str, ...], str, object]]:
    """All sets of so many changes on different questions that alter the verdict: questions, names, verdict, T."""
    today, _ = told(reading, weights)
    tried = [made for made in combinations(edits(reading), at_once) if len({key for key, _, _ in made}) == at_once]
    found = [(made, *told(after(reading, *made), weights)) for made in tried]
    turned = sorted((hit for hit in found if hit[1] != today), key=lambda hit: moved(reading, *hit[0]))
    return [
        (tuple(key for key, _, _ in made), tuple(to for _, to, _ in made), verdict, close(total))
        for made, verdict, total in turned
    ]


def close(total: Fraction | None) -> object:
    """Something that equals a float of the same value."""
    return None if total is None else pytest.approx(float(total), abs=1e-9)

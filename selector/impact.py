"""What a change of the catalogue would move: the first places of samples and of recent results, before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from django.utils import timezone

from providers import impact
from providers.catalogue.facts import CatalogueFacts
from providers.catalogue.vocabulary import load_vocabulary

from . import scenario_queries
from .assessment.inputs import Inputs, parse_inputs
from .assessment.leaders import FIRST, alone, leaders

HOME = Path(__file__).resolve().parent
EXAMPLE, SAMPLES = HOME / "example.json", HOME / "samples"
RECENT = 20


def register() -> None:
    """Let the catalogue's curators see it before they publish."""
    impact.register(cases, carrying)


def cases(before: CatalogueFacts, after: CatalogueFacts) -> tuple[impact.Case, ...]:
    """The samples by their titles, then the newest results: of these, no more than a day and names of providers."""
    today = timezone.now().date()
    return tuple(
        impact.Case(*whose, *(leaders(inputs, facts, today, FIRST) for facts in (before, after)))
        for whose, inputs in _cases()
    )


def carrying(facts: CatalogueFacts) -> Iterator[tuple[str, int]]:
    """The claims that carry a place among the first alone, over the same cases."""
    today = timezone.now().date()
    for _, inputs in _cases():
        yield from alone(inputs, facts, today, FIRST)


def _cases() -> Iterator[tuple[tuple[str, date | None], Inputs]]:
    yield from _samples()
    yield from ((("", day), inputs) for day, inputs in scenario_queries.recent_inputs(RECENT))


@cache
def _samples() -> tuple[tuple[tuple[str, None], Inputs], ...]:
    paths = (EXAMPLE, *sorted(SAMPLES.glob("*.json")))
    files = (json.loads(path.read_text(encoding="utf-8")) for path in paths)
    return tuple(((data["title"], None), parse_inputs(data, load_vocabulary())) for data in files)

"""The worked cases, read and assessed on the made-up catalogue, once for all tests."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from providers.catalogue.facts import read_facts
from providers.catalogue.vocabulary import load_vocabulary
from selector.assessment.assess import assess
from selector.assessment.inputs import Inputs, parse_inputs
from selector.assessment.result import AssessmentResult

HOME = Path(__file__).parent.parent / "cases"
VERSION = "2026-11"
CASES = sorted(path.stem for path in HOME.glob("*.json") if path.stem != "catalogue")
DAY = date(2026, 11, 23)


def load(name: str) -> Any:
    """The decoded file of a case, or of the catalogue."""
    return json.loads((HOME / f"{name}.json").read_text(encoding="utf-8"))


FACTS = read_facts(load("catalogue"))


@cache
def case(name: str) -> Inputs:
    """What goes into a case."""
    return parse_inputs(load(name), load_vocabulary())


@cache
def assessed(name: str) -> AssessmentResult:
    """What comes out of it."""
    return assess(case(name), FACTS, DAY)

"""Records of the worked cases on the made-up catalogue, and the parts of a result with invented defaults."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from providers.catalogue.facts import read_facts
from providers.catalogue.vocabulary import load_vocabulary
from selector.assessment.assess import record
from selector.assessment.inputs import parse_inputs
from selector.assessment.record import Record
from selector.method.answers import Answers, Reading, read
from selector.method.load import load_method, load_texts
from selector.report.content import ReportContent, build
from selector.report.paint import WEB, Paint
from selector.report.pen import Pen
from selector.report.provenance import Imprint
from selector.shortlist.result import Evidence, Requirement
from selector.verdict.result import TippingPoints, VerdictDraws, VerdictResult

CASES = Path(__file__).parent.parent / "cases"
VERSION = "2026-11"
DAY = date(2026, 11, 23)
IMPRINT = Imprint("Made up", 6, VERSION, "cd" * 32, "1.0")
PEN = Pen(load_method(VERSION), load_texts(VERSION), load_vocabulary(), WEB)


@cache
def make_record(case: str) -> Record:
    """The stored result of a worked case."""
    facts = read_facts(json.loads((CASES / "catalogue.json").read_text(encoding="utf-8")))
    inputs = parse_inputs(json.loads((CASES / f"{case}.json").read_text(encoding="utf-8")), load_vocabulary())
    return record(inputs, facts, "ab" * 32, DAY)


def make_content(case: str, paint: Paint = WEB) -> ReportContent:
    """The report of a worked case."""
    return content_of(make_record(case), paint)


def content_of(stored: Record, paint: Paint = WEB) -> ReportContent:
    """The report of a record."""
    return build(stored, IMPRINT, replace(PEN, paint=paint))


def make_reading(**choices: str | tuple[str, ...]) -> Reading:
    """The reading of these answers alone."""
    codes = {key: (value,) if isinstance(value, str) else value for key, value in choices.items()}
    return read(PEN.method, Answers(codes, {}))


def make_verdict(**changes: Any) -> VerdictResult:
    """A firm CDMO at +40 from which nothing can be changed."""
    verdict = VerdictResult(
        verdict="cdmo",
        verdict_by="score",
        margin=15.0,
        nearest=(),
        T=40.0,
        T_low=30.0,
        T_high=50.0,
        C=80.0,
        confidence="normal",
        positions=dict.fromkeys(PEN.method.dimension_keys, 40.0),
        flags=(),
        strategy="single_partner",
        hidden=(),
        explanation=(),
        ask_next=(),
        tipping_points=TippingPoints((), ()),
        weight_intervals=dict.fromkeys(PEN.method.dimension_keys),
        verdict_draws=VerdictDraws(0.5, 0.25, 0.25, 10_000),
        roadmap=(),
    )
    return replace(verdict, **changes)


def make_need(kind: str = "dosage_form", code: str = "tablet", **changes: Any) -> Requirement:
    """A must that an answer brought."""
    need = Requirement(kind, code, "must", 3, PEN.method.kind[kind].dimension_of(code), ("dosage_form",))
    return replace(need, **changes)


def make_evidence(**changes: Any) -> Evidence:
    """A dated claim by a third party."""
    evidence = Evidence(
        code="tablet",
        detail="Makes tablets",
        evidence="third_party",
        status="current",
        as_of="2025-03",
        outcome=None,
        site=None,
        title="A paper",
        published="2025",
        url="https://www.example.org/paper",
    )
    return replace(evidence, **changes)

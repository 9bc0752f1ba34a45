"""Reports of the worked cases on the shipped catalogue, made once and shared by the tests that read them."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from providers.catalogue.facts import read_facts
from providers.catalogue.vocabulary import DATA, load_vocabulary
from selector.assessment.assess import record
from selector.assessment.inputs import parse_inputs
from selector.assessment.record import Record, sha256
from selector.documents.brand import PLAIN
from selector.documents.stamp import Stamp
from selector.method.load import load_method, load_texts
from selector.order import Order
from selector.printing import Job, make, page
from selector.report.content import ReportContent, build
from selector.report.paint import PAPER
from selector.report.pen import Pen
from selector.report.provenance import Imprint

CASES = Path(__file__).parent.parent / "cases"
DAY = date(2026, 11, 25)
ANTIBODY, SPLIT, CAPACITY = "c10_antibody_phase2", "x_split_with_edits", "x_capacity_gap"
MATURE = "c06_mature_modified_release"
NO_VERDICT = "sanity_b_all_unknown"
STAMP = Stamp("K7QF-2M9X-WT4C", "https://selector.example/verify/K7QF-2M9X-WT4C")


@cache
def stored(case: str, without: str = "", market: str = "") -> Record:
    """The result of a case; `without` leaves the answer to one question away, `market` asks for that one alone."""
    inputs = json.loads((CASES / f"{case}.json").read_text(encoding="utf-8"))
    inputs["answers"].pop(without, None)
    inputs["answers"] |= {"markets": [market]} if market else {}
    facts = read_facts(json.loads((DATA / "catalogue.json").read_text(encoding="utf-8")))
    return record(parse_inputs(inputs, load_vocabulary()), facts, "1" * 64, DAY)


@cache
def content(case: str, *, title: str = "Trial of a report", without: str = "", market: str = "") -> ReportContent:
    """What the report of a case says."""
    result = stored(case, without, market)
    pen = Pen(load_method(result.method), load_texts(result.method, "en"), load_vocabulary(), PAPER)
    return build(result, imprint(result, title), pen)


def imprint(result: Record, title: str) -> Imprint:
    """What stands beside a result."""
    return Imprint(title, providers=86, retrieved="2026-11", sha256=sha256(result.to_json()), software="1.0")


def job(case: str, *, title: str = "Trial of a report", without: str = "") -> Job:
    """The report of a case, to be made."""
    result = stored(case, without)
    return Job(result, imprint(result, title), Order("report", "en"), PLAIN, STAMP)


def pages(said: ReportContent) -> str:
    """The pages of a report as HTML."""
    return page("report", said, PLAIN, STAMP)


@cache
def report(case: str, *, title: str = "Trial of a report", without: str = "") -> bytes:
    """The PDF of a case."""
    return make(job(case, title=title, without=without))

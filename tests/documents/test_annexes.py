"""The annexes of the dossier: transfer plan, request for information, points of the quality agreement."""

import re
from functools import cache
from html import unescape

import pytest
from django.template.loader import render_to_string

from selector.report.agreement import agreement
from selector.report.paint import PAPER
from selector.report.rfi import rfi
from tests.report.samples import PEN, make_content, make_record

CASES = ["c10_antibody_phase2", "c06_mature_modified_release", "x_split_with_edits"]
ANNEXES = ["transfer", "rfi", "agreement"]
TITLE = "Trial <b>"


@cache
def annex(case: str, name: str) -> str:
    record = make_record(case)
    context = {
        "content": make_content(case, PAPER),
        "rfi": rfi(record, TITLE, PEN),
        "agreement": agreement(record, PEN),
    }
    return render_to_string(f"report/annex_{name}.html", context)


def words(case: str, name: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", annex(case, name)))


@pytest.mark.parametrize("case", CASES)
def test_the_transfer_plan_holds_every_step_and_every_transfer(case: str) -> None:
    content, shown = make_content(case), words(case, "transfer")
    assert content.road
    told = [part for step in content.papers.transfer for part in (step.title, step.text, step.who, step.documents)]
    told += [part for stop in content.road.transfers for part in (stop.title, stop.transfer)]
    assert [text for text in told if text not in shown] == []
    assert [stop.text for stop in content.road.milestones if not stop.transfer and stop.text in shown] == []
    assert ("No other transfer follows" in shown) == (not content.road.transfers and not content.road.empty)


@pytest.mark.parametrize("case", CASES)
def test_the_request_is_the_one_to_all(case: str) -> None:
    asked, shown = rfi(make_record(case), TITLE, PEN), words(case, "rfi")
    told = [part for block in asked.asked.blocks for q in block.questions for part in (q.number, q.text, q.evidence)]
    told += [row.answer for row in asked.summary] + [row.weight for row in asked.compared]
    assert [text for text in told if text not in shown] == []
    names = [row.name for row in make_record(case).result.shortlist.ranking]
    assert [name for name in names if name in shown] == []


@pytest.mark.parametrize("case", CASES)
def test_the_agreement_holds_every_point_with_its_sources(case: str) -> None:
    made, shown = agreement(make_record(case), PEN), words(case, "agreement")
    points = [point for group in made.groups for point in group.points]
    told = [part for point in points for part in (point.title, point.text, point.case, f"[{point.sources}]")]
    told += [made.sentence, made.caution]
    assert [text for text in told if text not in shown] == []


@pytest.mark.parametrize("name", ANNEXES)
def test_headings_follow_each_other_and_heads_say_their_scope(name: str) -> None:
    page = annex(CASES[0], name)
    levels = re.findall(r"<h(\d)", page)
    assert (levels[0], set(levels[1:])) == ("2", set() if name == "agreement" else {"3"})
    assert [head for head in re.findall(r"<th\b[^>]*>", page) if "scope=" not in head] == []

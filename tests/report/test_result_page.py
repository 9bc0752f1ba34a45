"""The result page: what it shows to whom, that it escapes, and that nothing on it leads nowhere."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.template.loader import render_to_string

from providers.catalogue.facts import read_facts
from providers.catalogue.vocabulary import DATA, load_vocabulary
from selector.assessment.assess import record
from selector.assessment.inputs import parse_inputs
from selector.report.content import ReportContent
from tests.report.samples import CASES, DAY, content_of, make_content, make_evidence, make_record

ONE, TWO = UUID(int=1), UUID(int=2)
HOSTILE = "<script>alert(1)</script>\"'&"
CASE = "x_split_with_edits"


def page(content: ReportContent, **changes: Any) -> str:
    """Render the page as its owner sees it."""
    context = {
        "content": content,
        "assessment": SimpleNamespace(pk=ONE, version=1),
        "result": SimpleNamespace(pk=TWO),
        "can_edit": True,
        "stale": "",
        "links": (),
        "new_link": "",
    }
    return render_to_string("selector/result.html", context | changes)


@pytest.mark.parametrize("case", [CASE, "x_capacity_gap", "c10_antibody_phase2", "sanity_b_all_unknown"])
def test_it_points_to_no_part_that_is_not_there(case: str) -> None:
    html = page(make_content(case))
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    used = re.findall(r'href="#([^"]+)"|aria-labelledby="([^"]+)"', html)
    assert {part for pair in used for part in pair if part} <= set(ids)


def test_it_puts_the_verdict_first() -> None:
    html = page(make_content("c10_antibody_phase2"))
    assert html.index("<h1") < html.index("<h2")
    assert "You need a <em>CDMO</em></h1>" in html
    assert f"/assessments/{ONE}/results/{TWO}/report.pdf" in html


def test_it_escapes_names_claims_and_titles() -> None:
    stored = make_record(CASE)
    listed = stored.result.shortlist
    evil = make_evidence(detail=HOSTILE, title=HOSTILE, url="javascript:alert(1)")
    ranking = tuple(
        replace(
            row,
            name=HOSTILE,
            matches=tuple(replace(match, evidence=evil) for match in row.matches),
            profile=replace(row.profile, records=(evil,)),
        )
        for row in listed.ranking
    )
    aside = tuple(replace(row, name=HOSTILE, records=(evil,)) for row in listed.aside)
    result = replace(stored.result, shortlist=replace(listed, ranking=ranking, aside=aside))
    html = page(content_of(replace(stored, result=result)))
    assert "<script>alert" not in html
    assert "javascript:" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_it_offers_changes_and_links_to_those_who_may_edit() -> None:
    link = SimpleNamespace(pk=3, created_at=None, result="Result 1", result_id=TWO)
    html = page(make_content(CASE), links=(link,), stale="answers")
    for end in ("see-result", "review", "delete", "links/3/revoke", f"results/{TWO}/share"):
        assert f"/assessments/{ONE}/{end}" in html


def test_it_offers_a_reader_nothing_to_change() -> None:
    html = page(make_content(CASE), can_edit=False)
    assert "post" not in re.findall(r'<form[^>]* method="(\w+)"', html)
    assert not re.search(r"/(review|delete|share|revoke)", html)


def test_each_cell_with_a_claim_opens_its_own_details() -> None:
    html = page(make_content(CASE))
    opened = re.findall(r'popovertarget="([^"]+)" title="[^"]+"', html)
    assert opened == re.findall(r'<div popover id="([^"]+)"', html)
    assert len(opened) == len(set(opened)) > 0


def test_it_says_at_each_name_which_site_shows_the_musts() -> None:
    assert "Musts shown at one site: <b>none is tied to a site</b>" in page(make_content(CASE))


def test_it_says_in_the_lead_that_confidence_is_low() -> None:
    stored = make_record(CASE)
    verdict = replace(stored.result.verdict, confidence="low")
    html = page(content_of(replace(stored, result=replace(stored.result, verdict=verdict))))
    assert html.index("<h1") < html.index("Confidence is low") < html.index('<dl class="facts">')


def test_it_shows_a_new_link_to_read() -> None:
    html = page(make_content(CASE), new_link="https://example.org/r/token")
    assert 'value="https://example.org/r/token"' in html
    assert "Pass this link on" in html


def test_it_names_the_questions_to_answer_next_where_there_is_no_verdict() -> None:
    html = page(make_content("sanity_b_all_unknown"))
    assert f"/assessments/{ONE}/stage_maturity#id_stage" in html
    assert "There is no report yet" in html
    assert not re.search("report.pdf|Shortlist|Who stands aside", html)


def test_it_names_the_questions_that_the_shortlist_waits_for() -> None:
    stored = make_record("c10_antibody_phase2")
    html = page(content_of(replace(stored, result=replace(stored.result, shortlist_open=("markets",)))))
    assert f"/assessments/{ONE}/quality_transfer#id_markets" in html
    assert 'class="rank"' not in html
    assert not [row.name for row in stored.result.shortlist.ranking if row.name in html]


def test_it_says_so_where_nobody_is_ranked() -> None:
    stored = make_record(CASE)
    empty = replace(stored.result.shortlist, ranking=(), ranking_draws=(), second_source=None, presets=(), views={})
    html = page(content_of(replace(stored, result=replace(stored.result, shortlist=empty))))
    assert "No provider stays in the ranking." in html
    assert 'class="rank"' not in html


def test_it_stays_light_with_the_whole_catalogue() -> None:
    facts = read_facts(json.loads((DATA / "catalogue.json").read_text(encoding="utf-8")))
    case = json.loads((CASES / "c10_antibody_phase2.json").read_text(encoding="utf-8"))
    content = content_of(record(parse_inputs(case, load_vocabulary()), facts, "ab" * 32, DAY))
    assert len(gzip.compress(page(content).encode())) < 55_000

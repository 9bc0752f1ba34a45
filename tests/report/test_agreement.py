"""The points of a quality agreement: what always stands there, what a case adds, who carries it, what it rests on."""

import json
from dataclasses import replace
from functools import cache

import pytest

from providers.catalogue.facts import read_facts
from providers.catalogue.vocabulary import load_vocabulary
from selector.assessment.assess import record
from selector.assessment.inputs import parse_inputs
from selector.method.load import load_outgoing
from selector.report.agreement import Agreement, agreement
from selector.report.pen import without_bracket
from tests.report.samples import CASES, DAY, PEN, VERSION, make_content, make_record

ANTIBODY, MATURE, SPLIT, OVERFLOW = (
    "c10_antibody_phase2",
    "c06_mature_modified_release",
    "x_split_with_edits",
    "x_capacity_gap",
)
ALWAYS = [point.key for point in load_outgoing(VERSION).points if point.when is None and not point.strategies]


@cache
def made(case: str) -> Agreement:
    return agreement(make_record(case), PEN)


def titles(shown: Agreement) -> set[str]:
    return {point.title for group in shown.groups for point in group.points}


def title(key: str) -> str:
    return PEN.say.agreement.point[key].title


@pytest.mark.parametrize("case", [ANTIBODY, MATURE, SPLIT, OVERFLOW])
def test_it_holds_what_guidance_names_whatever_the_case(case: str) -> None:
    named = {"purpose", "terms", "disputes", "duties", "changes", "release", "deviations", "stability", "complaints"}
    assert named | {"recall", "subcontractors", "records", "audits", "data_integrity"} <= set(ALWAYS)
    assert {title(key) for key in ALWAYS} <= titles(made(case))


@pytest.mark.parametrize(
    ("case", "present", "absent"),
    [
        (ANTIBODY, "sterile biologic market_eu market_us qp_partner early_stage second_source", "potent overflow"),
        (MATURE, "market_us controlled product_review transfer packing", "market_eu sterile biologic split residues"),
        (SPLIT, "split potent residues qp_declaration trial_medicine", "sterile second_source product_review"),
        (OVERFLOW, "overflow sterile live_products regulatory_file device", "market_us trial_medicine qp_declaration"),
    ],
)
def test_a_case_adds_its_own_points_and_no_other(case: str, present: str, absent: str) -> None:
    shown = titles(made(case))
    assert {title(key) for key in present.split()} <= shown
    assert {title(key) for key in absent.split()} & shown == set()


def test_it_numbers_through_and_counts() -> None:
    shown = made(SPLIT)
    numbers = [point.number for group in shown.groups for point in group.points]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert shown.sentence.startswith(f"{len(numbers)} points to settle")
    assert "not legal advice" in shown.caution


def test_it_says_who_carries_a_point_and_why_a_case_has_it() -> None:
    points = {point.title: point for group in made(ANTIBODY).groups for point in group.points}
    assert points[title("recall")].who.label == "you"
    assert points[title("subcontractors")].who.label == "partner"
    assert points[title("changes")].who.label == "both"
    assert points[title("sterile")].case == "Here because: the form has to be sterile."
    assert points[title("changes")].case == ""


@pytest.mark.parametrize("case", [ANTIBODY, MATURE, SPLIT, OVERFLOW])
def test_every_source_of_a_point_stands_in_the_list_of_all_papers(case: str) -> None:
    named = {PEN.say.agreement.point[point.key].title: point for point in load_outgoing(VERSION).points}
    listed = {source.number: source.title for source in make_content(case).papers.sources}
    for point in (point for group in made(case).groups for point in group.points):
        titles_of = [without_bracket(PEN.method.source[key].title) for key in named[point.title].sources]
        assert sorted(listed[number] for number in point.sources.split(", ")) == sorted(titles_of)


def test_a_certifier_of_ones_own_takes_the_place_of_the_partners() -> None:
    data = json.loads((CASES / f"{ANTIBODY}.json").read_text())
    data["answers"]["qp_release"] = "own"
    facts = read_facts(json.loads((CASES / "catalogue.json").read_text()))
    shown = titles(agreement(record(parse_inputs(data, load_vocabulary()), facts, "ab" * 32, DAY), PEN))
    assert title("qp_sponsor") in shown
    assert title("qp_partner") not in shown


def test_a_strategy_brings_its_point_alone() -> None:
    stored = make_record(ANTIBODY)
    result = replace(stored.result, verdict=replace(stored.result.verdict, strategy="divide_by_work_package"))
    shown = titles(agreement(replace(stored, result=result), PEN))
    assert title("divided") in shown
    assert title("second_source") not in shown

"""Which page comes when, and how far each is answered."""

from math import ceil
from typing import Any

import pytest

from selector import pages
from selector.models import Assessment

SECTIONS = ["product", "stage_maturity", "scope", "scale_supply", "quality_transfer", "strategy"]


def assessment(mode: str = "full", **answers: Any) -> Assessment:
    return Assessment(method_version="2026-11", mode=mode, answers=answers)


def minutes_left(stored: Assessment) -> int:
    return pages.progress(stored, stored.reading, pages.way(stored)[0]).minutes


def test_it_leads_through_the_sections_or_through_two_groups() -> None:
    assert [page.key for page in pages.way(assessment())] == SECTIONS
    short = pages.way(assessment("short"))
    assert [(page.key, len(page.questions)) for page in short] == [("verdict", 9), ("shortlist", 6)]


def test_it_keeps_the_sections_open_in_short_mode_and_no_group_in_full() -> None:
    assert pages.get(assessment("short"), "scope") is not None
    assert pages.get(assessment(), "verdict") is None
    assert pages.get(assessment(), "nothing") is None


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("product", None, "stage_maturity"),
        ("scope", "stage_maturity", "scale_supply"),
        ("strategy", "quality_transfer", None),
    ],
)
def test_it_knows_the_pages_before_and_after(key: str, before: str | None, after: str | None) -> None:
    page = pages.get(assessment(), key)
    assert page is not None
    assert [page and page.key for page in pages.neighbours(assessment(), page)] == [before, after]


def test_it_resumes_on_the_first_page_on_which_nothing_is_stored() -> None:
    assert pages.resume(assessment()).endswith("/product")
    assert pages.resume(assessment(modality="dont_know")).endswith("/stage_maturity")
    assert pages.resume(assessment("short", stage="phase_1")).endswith("/shortlist")
    assert pages.resume(assessment("short", stage="phase_1", location="anywhere")).endswith("/review")


def test_it_finds_a_question_on_the_way_before_its_section() -> None:
    assert pages.page_of(assessment("short"), "stage").key == "verdict"
    assert pages.page_of(assessment("short"), "planned_change").key == "stage_maturity"


def listed(stored: Assessment, key: str = "product", *, more: bool = False) -> dict[str, tuple[str, int]]:
    page = pages.get(stored, key)
    assert page is not None
    steps = pages.steps(stored, stored.reading, pages.more(stored) if more else pages.way(stored), page)
    assert [step.key for step in steps if step.current] == [key]
    return {step.key: (step.state, step.left) for step in steps}


def test_it_tells_how_far_each_page_is() -> None:
    stored = assessment(product_scope="drug_product", potency="dont_know", substance_process="extraction")
    states = listed(stored)
    assert states["product"] == ("in_progress", 5)
    assert states["stage_maturity"] == ("not_started", 5)


def test_a_page_is_done_when_only_numbers_are_open() -> None:
    said = {"own_plant": "nobody", "forecast": "fair", "deadline": "dont_know", "supply_impact": "minor"}
    stored = assessment(product_scope="drug_product", second_source="no", **said)
    assert listed(stored)["scale_supply"] == ("done", 2)


def test_the_short_mode_offers_what_its_way_leaves_out() -> None:
    stored = assessment("short", product_scope="drug_product", novelty="new")
    assert listed(stored, "product", more=True)["product"] == ("in_progress", 3)
    assert pages.more(assessment()) == ()


def test_it_counts_visible_questions_and_those_that_say_something() -> None:
    stored = assessment(product_scope="drug_product", potency="dont_know", substance_process="extraction")
    page = pages.get(stored, "product")
    assert page is not None
    progress = pages.progress(stored, stored.reading, page)
    assert (progress.step, progress.steps, progress.answered) == (1, 6, 1)
    assert progress.asked == len(stored.reading.visible)


def test_it_tells_the_minutes_left_by_the_kinds_of_questions_without_an_answer() -> None:
    empty, said = assessment("short"), assessment("short", stage="dont_know", own_plant="dont_know", markets=["eu"])
    pace = empty.texts.pace
    minutes = []
    for stored in (empty, said):
        page = pages.get(stored, "verdict")
        assert page is not None
        minutes.append(pages.progress(stored, stored.reading, page).minutes)
    # Of 15 questions dosage form, work and markets are lists; the route to the substance and the form may still follow.
    seconds = 12 * pace.single + 3 * pace.multiple
    assert minutes == [ceil(seconds / 60), ceil((seconds - 2 * pace.single - pace.multiple) / 60)]


@pytest.mark.parametrize("mode", ["short", "full"])
def test_it_promises_at_the_start_what_the_first_page_says_and_all_around(mode: str) -> None:
    new = assessment(mode)
    first = pages.progress(new, new.reading, pages.way(new)[0]).minutes
    assert first <= pages.minutes()[mode] <= first + ceil(new.texts.pace.around / 60)


def test_the_minutes_left_never_grow_with_an_answer() -> None:
    said: dict[str, Any] = {}
    left = [minutes_left(assessment(**said))]
    for key, answer in (("product_scope", "both"), ("substance_process", "mammalian_culture"), ("markets", ["eu"])):
        said[key] = answer
        left.append(minutes_left(assessment(**said)))
    assert left == sorted(left, reverse=True)
    assert minutes_left(assessment(product_scope="packaging")) < left[1]

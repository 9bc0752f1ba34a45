"""Which page comes when, and how far each is answered."""

from typing import Any

import pytest

from selector import pages
from selector.models import Assessment

SECTIONS = ["product", "stage_maturity", "scope", "scale_supply", "quality_transfer", "strategy"]


def assessment(mode: str = "full", **answers: Any) -> Assessment:
    return Assessment(method_version="2026-11", mode=mode, answers=answers)


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


def test_it_counts_visible_questions_and_those_that_say_something() -> None:
    stored = assessment(product_scope="drug_product", potency="dont_know", substance_process="extraction")
    page = pages.get(stored, "product")
    step = pages.steps(stored, stored.reading, pages.way(stored), page)[0]
    assert (step.answered, step.asked, step.current) == (1, 7, True)
    assert page is not None
    progress = pages.progress(stored.reading, pages.way(stored), page)
    assert (progress.step, progress.steps, progress.answered) == (1, 6, 1)
    assert progress.asked == len(stored.reading.visible)

"""How much a claim is worth, and which is the best of several."""

from datetime import date
from typing import Any

import pytest

from providers.catalogue.dates import first_day
from selector.method.load import load_method
from selector.shortlist.claims import Graded, best, graded
from tests.builders import make_claim

GRADES = load_method("2026-11").grades
TODAY = date(2026, 11, 23)


def grade(today: date = TODAY, **changes: Any) -> Graded:
    (item,) = graded([make_claim(**changes)], GRADES, today)
    return item


@pytest.mark.parametrize(
    ("evidence", "outcome", "worth"),
    [
        ("regulator_record", None, 1.0),
        ("third_party", None, 0.9),
        ("provider_statement", None, 0.85),
        ("regulator_record", "passed", 1.0),
        ("third_party", "observations", 0.9),
        ("regulator_record", "stated", 0.7),
        ("third_party", "supplies_market", 0.7),
    ],
)
def test_it_grades_by_evidence_and_less_where_a_market_is_only_named(
    evidence: str, outcome: str | None, worth: float
) -> None:
    assert grade(evidence=evidence, outcome=outcome).grade == worth


@pytest.mark.parametrize(
    ("as_of", "aged"),
    [
        (None, True),
        ("2019", True),
        ("2020", False),
        ("2019-11", True),
        ("2019-12", False),
        ("2019-11-22", True),
        ("2019-11-23", False),
        ("2027-01-01", False),
    ],
)
def test_seven_years_to_the_day_are_not_yet_old(as_of: str | None, *, aged: bool) -> None:
    assert grade(as_of=as_of).grade == pytest.approx(0.9 * (0.8 if aged else 1), abs=1e-12)


@pytest.mark.parametrize(("as_of", "aged"), [("2021-02-28", True), ("2021-03-01", False)])
def test_it_counts_from_a_leap_day(as_of: str, *, aged: bool) -> None:
    assert (grade(date(2028, 2, 29), as_of=as_of).grade < 0.9) is aged


def test_age_also_lowers_a_named_market() -> None:
    assert grade(as_of=None, outcome="stated").grade == pytest.approx(0.56)


@pytest.mark.parametrize(
    ("as_of", "day"), [("2024", "2024-01-01"), ("2024-06", "2024-06-01"), ("2024-06-09", "2024-06-09"), (None, "")]
)
def test_missing_parts_of_a_date_are_the_first(as_of: str | None, day: str) -> None:
    assert first_day(as_of) == day


def test_the_best_claim_has_the_highest_grade_then_is_the_newest_then_the_first() -> None:
    told, old, new, again = (
        grade(detail="told", evidence="provider_statement", as_of="2026"),
        grade(detail="old", as_of="2023"),
        grade(detail="new", as_of="2025-02"),
        grade(detail="again", as_of="2025-02-01"),
    )
    assert best([told, old, new, again]) is new
    assert best([told, old, again, new]) is again


def test_there_is_no_best_of_nothing() -> None:
    with pytest.raises(ValueError, match="empty"):
        best([])

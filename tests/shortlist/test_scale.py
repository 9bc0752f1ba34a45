"""Sizes: which claims speak, and which include the amount."""

from typing import Any

import pytest

from providers.catalogue.facts import Claim
from selector.shortlist.finding import Finding
from selector.shortlist.scale import includes
from tests.builders import make_claim, make_requirement
from tests.shortlist.matching import credits_of, find


def vessel(low: float | None, high: float | None, unit: str | None = "L", **changes: Any) -> Claim:
    return make_claim("scale", "reactor_volume", minimum=low, maximum=high, unit=unit, **changes)


def litres(amount: float, *said: Claim) -> Finding:
    return find(make_requirement("scale:reactor_volume", amount=amount, unit="L"), *said)


@pytest.mark.parametrize(
    ("low", "high", "answer"),
    [
        (100, 900, True),
        (500, 500, True),
        (500, 900, True),
        (100, 500, True),
        (501, 900, False),
        (100, 499, False),
        (None, 500, True),
        (None, 499, False),
        (500, None, True),
        (501, None, False),
        (800, 800, True),
        (499, 499, False),
    ],
)
def test_a_batch_or_vessel_includes_what_lies_between_its_bounds(
    low: float | None, high: float | None, *, answer: bool
) -> None:
    assert includes(500, low, high, yearly=False) is answer


@pytest.mark.parametrize(
    ("low", "high", "answer"),
    [
        (None, 500, True),
        (None, 499, False),
        (500, None, True),
        (499, None, None),
        (600, 900, True),
        (100, 499, False),
        (100, 500, True),
        (500, 500, True),
        (499, 499, False),
    ],
)
def test_a_yearly_size_includes_what_it_reaches_and_never_has_a_smallest(
    low: float | None,
    high: float | None,
    answer: bool | None,  # noqa: FBT001
) -> None:
    assert includes(500, low, high, yearly=True) is answer


@pytest.mark.parametrize(
    ("said", "state"),
    [
        pytest.param([vessel(100, 900)], "met", id="includes"),
        pytest.param([vessel(0.1, 0.9, "m3")], "met", id="in another unit of the family"),
        pytest.param([vessel(None, 0.4, "m3")], "unlisted", id="excludes in another unit"),
        pytest.param([vessel(1, 9, "kg")], "unknown", id="another family"),
        pytest.param([vessel(100, 900, None)], "unknown", id="no unit"),
        pytest.param([vessel(None, None)], "unknown", id="no bound"),
        pytest.param([vessel(100, 900, status="planned")], "unknown", id="planned"),
        pytest.param([vessel(100, 900, status="historic")], "unknown", id="historic"),
        pytest.param([vessel(None, 9, status="planned"), vessel(None, 8)], "unlisted", id="planned one does not speak"),
        pytest.param([vessel(None, 9), vessel(None, 400)], "unlisted", id="all exclude"),
        pytest.param([vessel(None, 9), vessel(300, 900)], "met", id="one includes"),
        pytest.param([make_claim("scale", "bioreactor_volume", maximum=900, unit="L")], "unknown", id="another scale"),
    ],
)
def test_only_current_claims_of_the_kind_with_bound_and_unit_speak(said: list[Claim], state: str) -> None:
    assert litres(500, *said).state == state


def test_a_yearly_minimum_below_the_amount_keeps_the_list_open() -> None:
    need = make_requirement("scale:units_per_year", amount=500, unit="units")
    below = make_claim("scale", "units_per_year", minimum=400, unit="units")
    short = make_claim("scale", "units_per_year", maximum=400, unit="units")
    assert find(need, short).state == "unlisted"
    assert find(need, below, short).state == "unknown"


def test_sizes_compare_at_nine_decimals() -> None:
    assert litres(300, vessel(None, 0.1 + 0.2, "m3")).state == "met"
    assert litres(0.1 + 0.2, vessel(None, 0.3)).state == "met"
    assert litres(0.3 + 2e-9, vessel(None, 0.3)).state == "unlisted"


def test_the_best_of_the_claims_that_include_it_gives_the_grade() -> None:
    wide = vessel(1, 900, evidence="provider_statement")
    exact = vessel(1, 10, evidence="regulator_record")
    assert credits_of(litres(500, exact, wide)) == (0.85, 0.85, 0.85)


def test_a_size_without_an_amount_is_unknown() -> None:
    assert find("scale:reactor_volume", vessel(1, 900)).state == "unknown"

"""What is said of the age of a claim, and by which name a country goes."""

from datetime import date

import pytest

from providers.catalogue import countries
from providers.catalogue.dates import age, last_day


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (None, "undated"),
        ("2019", "old"),
        ("2019-11", "old"),
        ("2019-11-22", "old"),
        ("2019-11-23", ""),
        ("2019-12", ""),
        ("2026", ""),
    ],
)
def test_a_date_is_old_before_the_same_day_seven_years_ago(as_of: str | None, expected: str) -> None:
    assert age(as_of, date(2026, 11, 23)) == expected


def test_it_knows_what_is_old_on_a_day_that_seven_years_ago_did_not_have() -> None:
    assert age("2021-02-28", date(2028, 2, 29)) == "old"
    assert age("2021-03-01", date(2028, 2, 29)) == ""


@pytest.mark.parametrize(
    ("as_of", "day"),
    [("2026", "2026-12-31"), ("2026-02", "2026-02-28"), ("2028-02", "2028-02-29"), ("2026-11-23", "2026-11-23")],
)
def test_it_knows_the_last_day_that_a_date_can_mean(as_of: str, day: str) -> None:
    assert last_day(as_of) == day


@pytest.mark.parametrize(("code", "name"), [("BO", "Bolivia"), ("US", "United States"), ("XX", "XX"), (None, "")])
def test_it_names_a_country_as_people_do(code: str | None, name: str) -> None:
    assert countries.name(code) == name


def test_every_country_of_a_region_is_one_of_iso_3166() -> None:
    assert frozenset[str]().union(*countries.REGIONS.values()) - countries.ISO_3166 == set()

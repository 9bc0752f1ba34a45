"""Tests of freshness: a file is stale once its register has, by its rhythm, published another."""

from datetime import date

import pytest

from providers.catalogue.facts import RegisterDays
from providers.catalogue.freshness import is_stale, newest_files, stale

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("register", "day", "expected"),
    [
        ("fda_registration", "2026-11-21", False),
        ("fda_registration", "2026-11-20", True),
        ("eudragmdp", "2026-10-29", False),
        ("eudragmdp", "2026-10-28", True),
        ("unknown", "2001-01-01", False),
    ],
)
def test_it_counts_from_the_day_of_the_file(register: str, day: str, *, expected: bool) -> None:
    assert is_stale(register, day, TODAY) is expected
    assert stale({register: RegisterDays(day, "2026-11-28")}, TODAY) == ((register,) if expected else ())


def test_it_keeps_the_newest_file_of_each_register() -> None:
    old, new, again = RegisterDays("2026-11-01", "2026-11-03"), RegisterDays("2026-11-08", "2026-11-09"), "2026-11-20"
    assert newest_files({"b": new}, {"a": old, "b": old}, {"b": RegisterDays(new.date, again)}) == {"a": old, "b": new}

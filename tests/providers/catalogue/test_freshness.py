"""Tests of freshness: a file is stale once its register has, by its rhythm, published another."""

from datetime import date
from typing import Any

import pytest

from providers.catalogue.facts import RegisterDays
from providers.catalogue.freshness import as_carried, is_stale, newest_files, stale

TODAY = date(2026, 11, 28)
OLD, NEW = RegisterDays("2026-11-01", "2026-11-03"), RegisterDays("2026-11-08", "2026-11-09")


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
    read = [("b", NEW), ("a", OLD), ("b", OLD), ("b", RegisterDays(NEW.date, "2026-11-20"))]
    assert newest_files(read) == {"a": OLD, "b": NEW}


def carrying(**days: str) -> list[dict[str, Any]]:
    """A row that has a record of each register, of this day."""
    records = [{"register": register, "retrieved": day} for register, day in days.items()]
    return [{"sites": [{}, {"records": records}]}]


def test_rows_are_as_old_as_the_file_that_their_records_are_from() -> None:
    read = [("a", OLD), ("a", NEW), ("b", NEW), ("c", NEW)]
    assert as_carried(read, carrying(a=NEW.date, b=NEW.date)) == {"a": NEW, "b": NEW}
    assert as_carried(read, carrying(a=OLD.date, b=OLD.date)) == {"a": OLD, "b": RegisterDays(OLD.date, NEW.imported)}
    assert as_carried(read, carrying()) == {}

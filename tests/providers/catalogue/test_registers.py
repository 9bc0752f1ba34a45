"""Tests of registers: a file is stale once its register has, by its rhythm, another; the key of each source is one."""

from datetime import date
from typing import Any

import pytest

from providers.catalogue.facts import RegisterDays
from providers.catalogue.registers import as_carried, is_stale, newest_files, record_source, stale
from providers.catalogue.rules import SOURCE_KEY

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


def test_a_reference_becomes_the_key_of_a_source() -> None:
    assert record_source("eudragmdp", "certificate", "DE_1.2-3") == "eudragmdp.certificate.DE_1.2-3"
    odd = record_source("eudragmdp", "certificate", "MT/047 HM/2026")
    assert odd.startswith("eudragmdp.certificate.MT-047-HM-2026.")
    assert SOURCE_KEY.holds(odd)


def test_two_references_have_two_keys() -> None:
    keys = {record_source("eudragmdp", "certificate", one) for one in ("A/1", "A-1", "A 1", "A//1")}
    assert len(keys) == 4

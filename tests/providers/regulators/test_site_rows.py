"""Tests of records: a page is richer than a list, an older file changes nothing, numbers come with one site only."""

from dataclasses import replace
from typing import Any

from providers.regulators.entry import Entry
from providers.regulators.join import Joined, Spot
from providers.regulators.site_rows import site_rows
from tests.providers.regulators.samples import entries
from tests.providers.regulators.test_join import PLAIN, provider, site

MILL, QUAY = Spot("plain", "Mill", "Cork"), Spot("plain", "Quay", "Galway")
DAY = "2026-11-02"


def rows(*joined: Joined, day: str = DAY, **changes: Any) -> list[dict[str, Any]]:
    """What the rows of these entries say, of two sites."""
    there = provider(site("Mill", "Cork", **changes), site("Quay", "Galway"))
    return [dict(row.values) for row in site_rows(joined, {"plain": there}, day, {}, "list.txt")]


def record(entry: Entry, day: str = DAY) -> dict[str, Any]:
    """The record of an entry at a site that had none."""
    (made,) = rows(Joined(entry, MILL), day=day)
    return dict(made["records"][0])


def test_an_entry_becomes_a_record_of_the_day_of_its_file() -> None:
    assert rows(Joined(PLAIN, MILL)) == [
        {
            "name": "Mill", "city": "Cork",
            "records": [
                {
                    "register": "fda_registration", "kind": "registration", "reference": "3000001",
                    "text": "Registered.", "title": "Registration", "retrieved": DAY,
                }
            ],
        }
    ]  # fmt: skip


def test_a_confirmed_entry_gives_its_numbers_to_its_site() -> None:
    numbers = (("fei", "3000001"), ("oms", "ORG-100000001"), ("oms", "LOC-100000001"))
    one = Joined(replace(PLAIN, identifiers=numbers), MILL, confirmed=True)
    (made,) = rows(one, identifiers=[{"scheme": "fei", "value": "3000009"}])
    assert (made["fei"], made["oms"]) == (["3000009", "3000001"], ["LOC-100000001"])
    assert all("fei" not in made for made in rows(one, replace(one, spot=QUAY)))


def test_a_list_takes_nothing_from_what_a_page_said() -> None:
    (page,), lists = entries("tablets"), entries("certificates")
    row = replace(lists[0], reference=page.reference)
    (made,) = rows(Joined(row, MILL), records=[record(page, "2026-06-10")])
    assert made["records"] == [record(page, DAY)]
    (made,) = rows(Joined(page, MILL), records=[record(row, "2026-06-10")])
    assert made["records"] == [record(page, DAY)]


def test_an_older_file_changes_nothing() -> None:
    newer = record(replace(PLAIN, text="Newer."), "2026-11-09")
    (made,) = rows(Joined(PLAIN, MILL), records=[newer])
    assert made["records"] == [newer]

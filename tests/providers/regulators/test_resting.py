"""Which claim rests on an entry: each serves one site, and what a curator retired stays so and ends nothing."""

from typing import Any

import pytest

from providers.catalogue.merge import merge
from providers.catalogue.registers import record_source
from providers.regulators.entry import Entry
from providers.regulators.meaning import Meaning, meaning
from tests.on_record import join_to, make_entry
from tests.providers.regulators.test_meaning import LETTER, OF_LETTER, VOCABULARY, Rows, claims, provider

URL = "https://letters.example/letter-2026-03-03"
OWN = record_source("fda_warning_letters", "letter", "letter-2026-03-03")
SOURCE = {"url": URL, "title": "L", "published": None}
ELSEWHERE = SOURCE | {"url": None}
INSPECTED = record_source("fda_inspections", "inspection", "inspection-2026-09-01")
BOTH = ("Site 1", "Site 2")


def at(rows: Rows, *entries: Entry, sites: tuple[str, ...] = ("Site 1",), retired: Any = ()) -> Meaning:
    """What entries mean, each joined to all of these sites."""
    retired_ = frozenset(("plain-tablets", "regulator", "us_fda", "manufacturing", *one) for one in retired)
    return meaning([join_to(entry, site) for entry in entries for site in sites], VOCABULARY, rows, retired_)


def sites_after(rows: Rows, sites: tuple[str, ...]) -> list[str | None]:
    """The sites of the claims once one letter is confirmed at these; a second time changes nothing."""
    found = merge(rows, at(rows, make_entry("letter"), sites=sites).rows)
    assert at(found, make_entry("letter"), sites=sites).rows == ()
    assert at(found, make_entry("letter"), sites=sites[::-1]).rows == ()
    return [claim.get("site") for claim in found["plain-tablets"]["claims"]]


@pytest.mark.parametrize("sites", [BOTH, BOTH[::-1]])
@pytest.mark.parametrize("source", ["S1", OWN])
def test_a_claim_without_a_site_serves_one_of_those_of_its_letter(source: str, sites: tuple[str, ...]) -> None:
    rows = provider(LETTER | {"source": source}, sources={"S1": ELSEWHERE} | {source: SOURCE})
    assert sites_after(rows, sites) == list(sites)


def test_a_claim_at_one_of_the_sites_leaves_the_other_its_own() -> None:
    assert sites_after(provider(LETTER | {"site": "Site 2"}, **OF_LETTER), BOTH) == ["Site 2", "Site 1"]
    rows = provider(LETTER | {"site": "Site 2"}, LETTER, **OF_LETTER)
    assert sites_after(rows, BOTH) == ["Site 2", "Site 1"]


@pytest.mark.parametrize("source", ["S1", OWN])
def test_a_letter_that_stands_under_two_sources_is_not_claimed_under_the_other(source: str) -> None:
    rows = provider(LETTER | {"source": source, "site": "Site 1"}, sources={"S1": SOURCE, OWN: SOURCE})
    assert at(rows, make_entry("letter")).rows == ()
    (new,) = at(rows, make_entry("letter"), sites=BOTH).rows
    assert (new.values["site"], new.values["source"]) == ("Site 2", OWN)


def test_at_sites_of_one_name_no_site_is_named_and_none_speaks_for_the_other() -> None:
    rows = provider()
    (site, _) = rows["plain-tablets"]["sites"]
    rows["plain-tablets"]["sites"] = [site | {"city": "A"}, site | {"city": "B"}]
    found = merge(rows, at(rows, make_entry("letter"), make_entry("inspection", "2026-09-01")).rows)
    assert claims(found, "outcome", "site", "status") == [
        ("adverse", None, "current"),
        ("no_observations", None, "current"),
    ]
    assert at(found, make_entry("letter"), make_entry("inspection", "2026-09-01")).rows == ()


@pytest.mark.parametrize(
    ("source", "site", "sites", "left", "claimed"),
    [
        (OWN, "Site 1", ("Site 1",), ["Site 1"], []),
        (OWN, None, ("Site 1",), ["Site 1"], []),
        (OWN, None, BOTH, ["Site 1", "Site 2"], []),
        ("S1", None, ("Site 2",), ["Site 2"], []),
        ("S1", "Site 1", ("Site 2",), ["Site 2"], []),
        (OWN, "Site 1", BOTH, ["Site 1"], ["Site 2"]),
        ("S1", "Site 1", BOTH, ["Site 1"], ["Site 2"]),
    ],
)
def test_what_was_retired_is_left_so(
    source: str, site: str | None, sites: tuple[str, ...], left: list[str], claimed: list[str]
) -> None:
    rows = provider(sources={"S1": ELSEWHERE} | {source: SOURCE})
    found = at(rows, make_entry("letter"), sites=sites, retired=[(source, site)])
    assert [(one.site, one.kind, one.code, one.entry.kind) for one in found.left] == [
        (site, "regulator", "us_fda", "letter") for site in left
    ]
    assert [row.values["site"] for row in found.rows if row.part == "claim"] == claimed


def test_what_stands_beside_a_retired_double_is_still_looked_after() -> None:
    rows = provider(LETTER | {"source": OWN, "site": "Site 1"}, sources={"S1": ELSEWHERE, OWN: SOURCE})
    closing = make_entry("inspection", "2026-09-01")
    found = at(rows, make_entry("letter"), closing, retired=[(OWN, "Site 1"), (OWN, None)])
    assert found.left == ()
    assert claims(merge(rows, found.rows), "status") == [("historic",), ("current",)]


@pytest.mark.parametrize("known", [True, False])
def test_a_retired_clean_inspection_ends_nothing(known: bool) -> None:  # noqa: FBT001
    sources = {"S1": ELSEWHERE, OWN: SOURCE, INSPECTED: ELSEWHERE}
    rows = provider(*[LETTER | {"source": OWN, "site": "Site 1"}] * known, sources=sources)
    found = at(rows, make_entry("letter"), make_entry("inspection", "2026-09-01"), retired=[(INSPECTED, "Site 1")])
    assert [one.entry.kind for one in found.left] == ["inspection"]
    after = merge(rows, found.rows) if found.rows else rows
    assert claims(after, "outcome", "status") == [("adverse", "current")]


def test_a_disputed_clean_inspection_ends_nothing() -> None:
    clean = {
        "source": INSPECTED,
        "site": "Site 1",
        "outcome": "no_observations",
        "as_of": "2026-09-01",
        "disputed": True,
    }
    rows = provider(LETTER | {"site": "Site 1"}, clean, sources={"S1": SOURCE, INSPECTED: ELSEWHERE})
    assert at(rows, make_entry("letter"), make_entry("inspection", "2026-09-01")).rows == ()

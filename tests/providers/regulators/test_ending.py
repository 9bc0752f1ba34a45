"""What ends an unfavourable record: what covers its scope; and what it is once nothing ends it any more."""

from __future__ import annotations

from typing import Any

import pytest

from providers.catalogue.merge import merge
from providers.regulators.entry import Entry
from providers.regulators.meaning import meaning
from providers.regulators.site_rows import site_rows
from tests.on_record import join_to, make_entry
from tests.providers.regulators.test_meaning import VOCABULARY, Rows, claims, provider


def scoped(kind: str, day: str, *codes: str, **changes: Any) -> Entry:
    """Make a certificate or a statement for these codes."""
    return make_entry(kind, day, codes=tuple(("eu_mia", code) for code in codes), **changes)


def brought(rows: Rows, *entries: Entry) -> Rows:
    """The working rows as the import of these entries leaves them, records and all."""
    joined = [join_to(entry) for entry in entries]
    said = [*site_rows(joined, rows, "2026-11-20", {}, "a"), *meaning(joined, VOCABULARY, rows).rows]
    return merge(rows, said)


STATEMENT = scoped("non_compliance", "2026-03-03", "1.2.1.13", "1.5.2")
UNKNOWN = scoped("non_compliance", "2026-03-03")


@pytest.mark.parametrize("files", [1, 2])
@pytest.mark.parametrize(
    ("statement", "later", "status"),
    [
        (STATEMENT, scoped("certificate", "2026-07-03", "1.2.1.13", "1.5.2", "1.6.3"), "historic"),
        (STATEMENT, scoped("certificate", "2026-07-03", "1.5.2"), "current"),
        (STATEMENT, scoped("certificate", "2026-07-03"), "current"),
        (STATEMENT, scoped("certificate", "2026-01-03", "1.2.1.13", "1.5.2"), "current"),
        (UNKNOWN, scoped("certificate", "2026-07-03", "1.2.1.13"), "current"),
        (UNKNOWN, scoped("certificate", "2026-07-03", outcome="adverse_resolved"), "historic"),
    ],
    ids=["covers it", "packaging alone", "a row of the list", "earlier", "unknown scope", "closed"],
)
def test_a_certificate_ends_a_statement_that_it_covers(statement: Entry, later: Entry, status: str, files: int) -> None:
    both = [(statement, later)] if files == 1 else [(statement,), (later,)]
    rows = provider()
    for entries in both:
        rows = brought(rows, *entries)
    assert claims(rows, "outcome", "status")[0] == ("adverse", status)
    for entries in both:
        assert brought(rows, *entries) == rows


@pytest.mark.parametrize(
    ("certified", "status"),
    [("Plainol; Madeuprin", "historic"), ("PLAINOL", "historic"), ("Madeuprin", "current"), ("", "current")],
)
def test_a_certificate_ends_a_statement_on_a_substance_that_it_names(certified: str, status: str) -> None:
    scope = "Human Medicinal Products: 3.1.2 Crude active substance."
    named = f" Active substances: {certified}." if certified else ""
    statement = make_entry("non_compliance", text=f"Operations, {scope} Active substances: Plainol.")
    rows = brought(provider(), statement, make_entry("certificate", "2026-07-03", text=f"Scope, {scope}{named}"))
    assert claims(rows, "outcome", "status")[0] == ("adverse", status)


def test_the_row_of_a_statement_lets_it_not_stand_again() -> None:
    rows = brought(provider(), STATEMENT, scoped("certificate", "2026-07-03", "1.2.1.13", "1.5.2"))
    row = scoped("non_compliance", "2026-03-03")
    assert row.reference == STATEMENT.reference
    assert meaning([join_to(row)], VOCABULARY, rows).rows == ()


LETTER, INSPECTION = make_entry("letter"), make_entry("inspection", "2026-09-01")


@pytest.mark.parametrize("mended", ["retired", "disputed"])
def test_what_ended_by_mistake_stands_again(mended: str) -> None:
    rows = brought(provider(), LETTER, INSPECTION)
    assert claims(rows, "outcome", "status") == [("adverse", "historic"), ("no_observations", "current")]
    held = rows["plain-tablets"]["claims"]
    if mended == "retired":
        held.pop()
    else:
        held[1]["disputed"] = True
    again = brought(rows, LETTER)
    assert claims(again, "outcome", "status")[0] == ("adverse", "current")
    assert brought(again, LETTER) == again


def test_what_a_curator_knows_of_stays_over() -> None:
    source = {"S1": {"url": LETTER.url, "title": "L", "published": None}}
    own = {"outcome": "adverse", "as_of": "2026-03-03", "site": "Site 1", "status": "historic"}
    rows = provider(own, sources=source)
    assert meaning([join_to(LETTER)], VOCABULARY, rows).rows == ()
    rows = brought(provider(), LETTER)
    rows["plain-tablets"]["claims"][0] |= {"outcome": "adverse_resolved", "status": "historic"}
    assert meaning([join_to(LETTER)], VOCABULARY, rows).rows == ()

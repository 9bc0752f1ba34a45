"""What entries claim at their sites, what ends a claim, and that reading twice changes nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from providers.catalogue.merge import merge
from providers.catalogue.partial import PartialRow
from providers.catalogue.vocabulary import DATA, load_vocabulary
from providers.regulators.entry import Entry
from providers.regulators.meaning import meaning
from tests.builders import make_row, make_site_row
from tests.on_record import join_to, make_entry
from tests.providers.regulators.samples import entries

VOCABULARY = load_vocabulary()
SAID = {"detail": "Said", "source": "S1", "evidence": "third_party", "scope": "manufacturing", "status": "current"}
Rows = dict[str, Any]


def provider(*claims: dict[str, Any], **changes: Any) -> Rows:
    """Make working rows of one provider with two sites and these claims on authorities."""
    sites = [make_site_row(), make_site_row() | {"name": "Site 2", "identifiers": []}]
    said = [SAID | {"kind": "regulator", "code": "us_fda"} | claim for claim in claims]
    return {"plain-tablets": make_row(sites=sites, claims=said) | changes}


def partial(entries: Sequence[Entry], rows: Rows, site: str = "Site 1") -> tuple[PartialRow, ...]:
    return meaning([join_to(entry, site) for entry in entries], VOCABULARY, rows).rows


def after(entries: Sequence[Entry], rows: Rows | None = None) -> Rows:
    """Make the working rows as an import leaves them."""
    held = rows or provider()
    said = partial(entries, held)
    return merge(held, said) if said else held


def claims(rows: Rows, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(claim.get(key) for key in keys) for claim in rows["plain-tablets"]["claims"]]


@pytest.mark.parametrize(
    ("entry", "claim"),
    [
        (make_entry("letter"), ("us_fda", "adverse", "2026-03-03", "current")),
        (make_entry("non_compliance"), ("eu_ema", "adverse", "2026-03-03", "current")),
        (make_entry("certificate"), ("eu_ema", "passed", "2026-03-03", "current")),
        (make_entry("inspection", outcome="adverse"), ("us_fda", "adverse", "2026-03-03", "current")),
        (make_entry("inspection", outcome="observations"), ("us_fda", "observations", "2026-03-03", "current")),
        (make_entry("inspection"), ("us_fda", "no_observations", "2026-03-03", "current")),
        (make_entry("inspection", "2011-12-31", outcome="adverse"), ("us_fda", "adverse", "2011-12-31", "historic")),
    ],
)  # fmt: skip
def test_it_claims_at_the_site_what_an_authority_found(entry: Entry, claim: tuple[str, ...]) -> None:
    found = after([entry])
    assert claims(found, "code", "outcome", "as_of", "status") == [claim]
    assert claims(found, "kind", "site", "evidence") == [("regulator", "Site 1", "regulator_record")]


@pytest.mark.parametrize("kind", ["registration", "recall", "prequalification"])
def test_what_is_registered_recalled_or_prequalified_claims_nothing(kind: str) -> None:
    assert partial([make_entry(kind)], provider()) == ()


@pytest.mark.parametrize("kind", ["inspection", "letter", "certificate"])
def test_what_is_not_on_making_medicines_claims_nothing_and_ends_nothing(kind: str) -> None:
    other = make_entry(kind, "2026-09-01", outcome=None)
    assert partial([other], provider()) == ()
    assert claims(after([make_entry("letter"), other]), "status") == [("current",)]


def test_a_certificate_claims_its_scope_with_site_remarks_and_last_day() -> None:
    codes = tuple(("eu_mia", code) for code in ("1.2", "1.2.1", "1.2.1.13", "1.5.1", "1.5.1.13"))
    found = after([make_entry("certificate", codes=codes, remarks="EU market only. Validity: 1 year")])
    assert claims(found, "kind", "code", "site", "valid_until") == [
        ("regulator", "eu_ema", "Site 1", "2027-03-03"),
        ("dosage_form", "tablet", "Site 1", "2027-03-03"),
        ("service", "primary_packaging", "Site 1", "2027-03-03"),
    ]
    (record, tablet, _) = (detail for (detail,) in claims(found, "detail"))
    assert "for its scope only" in record
    assert tablet == (
        "Scope 1.2.1.13 of GMP certificate certificate-2026-03-03. Clarifying remarks: EU market only. Validity: 1 year"
    )


def test_long_remarks_stand_with_the_record_alone() -> None:
    found = after([make_entry("certificate", remarks="Only line 7. " * 30)])
    assert "which stand with the record of the site." in claims(found, "detail")[0][0]


def test_a_statement_of_non_compliance_claims_no_capability() -> None:
    assert claims(after([make_entry("non_compliance", codes=(("eu_mia", "1.2.1.13"),))]), "kind") == [("regulator",)]


def test_its_sources_lead_to_the_letter_or_to_the_register() -> None:
    held = after([make_entry("letter"), make_entry("certificate", reference="DE/1 2")])["plain-tablets"]["sources"]
    letter = held["fda_warning_letters.letter.letter-2026-03-03"]
    assert (letter["url"], letter["published"]) == ("https://letters.example/letter-2026-03-03", "2026-03-03")
    (certificate,) = (source for key, source in held.items() if key.startswith("eudragmdp.certificate.DE-1-2."))
    assert certificate["url"].startswith("https://eudragmdp.ema.europa.eu/")
    assert certificate["url_shortened"]


ENDS = {
    "a later inspection without observations": (make_entry("inspection", "2026-09-01"), "historic"),
    "a later one with observations": (make_entry("inspection", "2026-09-01", outcome="observations"), "historic"),
    "an earlier one": (make_entry("inspection", "2026-03-02"), "current"),
    "one on the same day": (make_entry("inspection", "2026-03-03"), "current"),
    "a later letter": (make_entry("letter", "2026-09-01"), "current"),
    "another authority": (make_entry("certificate", "2026-09-01"), "current"),
}


@pytest.mark.parametrize(("entry", "status"), ENDS.values(), ids=list(ENDS))
@pytest.mark.parametrize("files", [1, 2])
def test_a_later_inspection_of_the_site_ends_what_was_unfavourable(entry: Entry, status: str, files: int) -> None:
    letter = make_entry("letter")
    found = after([letter, entry]) if files == 1 else after([entry], after([letter]))
    said = claims(found, "as_of", "outcome", "status")
    assert ("2026-03-03", "adverse", status) in said
    assert len(said) == 2


def test_a_letter_that_comes_after_its_end_was_read_is_historic_at_once() -> None:
    found = after([make_entry("letter")], after([make_entry("inspection", "2026-09-01")]))
    assert claims(found, "outcome", "status") == [("no_observations", "current"), ("adverse", "historic")]


def test_a_close_out_in_the_catalogue_ends_a_letter_of_the_same_site() -> None:
    closed = {"outcome": "adverse_resolved", "as_of": "2026-10"}
    assert claims(after([make_entry("letter")], provider(closed | {"site": "Site 1"})), "status")[-1] == ("historic",)
    assert claims(after([make_entry("letter")], provider(closed | {"site": "Site 2"})), "status")[-1] == ("current",)


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        ({"site": "Site 1", "as_of": "2026-03-03"}, "historic"),
        ({"site": "Site 1", "as_of": None}, "historic"),
        ({"site": "Site 1", "as_of": "2026"}, "current"),
        ({"site": "Site 2", "as_of": "2025"}, "current"),
        ({"as_of": "2025"}, "current"),
        ({"site": "Site 1", "as_of": "2025", "code": "eu_ema"}, "current"),
    ],
)
def test_an_inspection_ends_what_the_catalogue_held_against_the_same_site(claim: Rows, status: str) -> None:
    rows = provider({"outcome": "adverse"} | claim)
    assert claims(after([make_entry("inspection", "2026-09-01")], rows), "status")[0] == (status,)


def test_what_happened_at_a_site_of_the_past_is_historic() -> None:
    rows = provider(sites=[make_site_row() | {"status": "historic"}])
    assert claims(after([make_entry("letter")], rows), "status") == [("historic",)]


FILE = (
    make_entry("letter"),
    make_entry("inspection", "2026-09-01"),
    make_entry("inspection", "2026-01-01", outcome="adverse"),
    make_entry("certificate", codes=(("eu_mia", "1.2.1.13"), ("eu_mia", "3.3"), ("eu_mia", "1.3.1.5"))),
    make_entry("non_compliance", "2026-02-01"),
)


def test_a_second_reading_says_nothing() -> None:
    once = after(FILE)
    assert partial(FILE, once) == ()
    assert len(once["plain-tablets"]["claims"]) == 9


def test_a_second_reading_leaves_what_curators_put_better() -> None:
    once = after(FILE)
    once["plain-tablets"]["claims"][0] |= {"detail": "Put better", "outcome": "adverse_resolved"}
    once["plain-tablets"]["sources"]["fda_warning_letters.letter.letter-2026-03-03"]["title"] = "Put better"
    assert partial(FILE, once) == ()


def test_another_classification_of_the_same_inspection_changes_its_claim() -> None:
    once = after([make_entry("inspection")])
    again = after([make_entry("inspection", outcome="adverse", text="Classified anew")], once)
    assert claims(again, "outcome", "detail", "status") == [("adverse", "Classified anew", "current")]


INJECTABLE = (("eu_mia", "1.1.1.2"), ("eu_mia", "1.1.1.4"))


def test_a_term_that_a_curator_narrowed_is_not_claimed_anew() -> None:
    page = make_entry("certificate", codes=INJECTABLE)
    once = after([page])
    assert claims(once, "code") == [("eu_ema",), ("injectable_lyophilised",), ("injectable",)]
    once["plain-tablets"]["claims"][2] |= {"code": "injectable_liquid_vial"}
    assert partial([page], once) == ()
    shorter = make_entry("certificate", codes=INJECTABLE, remarks="Validity: 1 year")
    assert claims(after([shorter], once), "code", "valid_until")[2] == ("injectable_liquid_vial", "2027-03-03")


def test_what_the_entry_claims_itself_is_no_narrower_term_of_a_curator() -> None:
    lyophilised, both = make_entry("certificate", codes=INJECTABLE[:1]), make_entry("certificate", codes=INJECTABLE)
    assert ("injectable",) in claims(after([both], after([lyophilised])), "code")


LETTER = {"outcome": "adverse", "as_of": "2026-03-03", "detail": "Warning letter (site not named)"}
OF_LETTER = {"sources": {"S1": {"url": "https://letters.example/letter-2026-03-03", "title": "L", "published": None}}}


def test_a_letter_that_the_catalogue_holds_by_its_address_is_not_claimed_again() -> None:
    rows = provider(LETTER | {"site": "Site 1"}, **OF_LETTER)
    assert partial([make_entry("letter")], rows) == ()
    assert partial([make_entry("letter")], rows, "Site 2") == ()


def test_a_letter_without_a_site_gets_the_one_that_it_was_joined_to() -> None:
    found = after([make_entry("letter")], provider(LETTER, **OF_LETTER))
    assert claims(found, "detail", "site") == [("Warning letter (site not named)", "Site 1")]
    assert list(found["plain-tablets"]["sources"]) == ["S1"]


def test_each_site_of_an_entry_gets_its_own_claim() -> None:
    entry, rows = make_entry("certificate"), provider()
    both = meaning([join_to(entry, "Site 1"), join_to(entry, "Site 2")], VOCABULARY, rows).rows
    found = merge(rows, both)
    assert claims(found, "site") == [("Site 1",), ("Site 2",)]
    assert meaning([join_to(entry, "Site 2"), join_to(entry, "Site 1")], VOCABULARY, found).rows == ()


def test_the_letters_of_the_sample_that_the_catalogue_holds_are_not_claimed_again() -> None:
    held = {row["slug"]: row for row in json.loads((DATA / "catalogue.json").read_bytes())["providers"]}
    sites = {
        "fareva-morton-grove-719408-03032026": ("fareva", "Morton Grove"),
        "simtra-biopharma-solutions-720436-03032026": ("simtra-biopharma-solutions", "Bloomington"),
    }
    assert {name for _, name in sites.values()} <= {site["name"] for row in held.values() for site in row["sites"]}
    letters = [entry for entry in entries("letters") if entry.reference in sites]
    placed = [join_to(entry, sites[entry.reference][1], sites[entry.reference][0]) for entry in letters]
    said = meaning(placed, VOCABULARY, held).rows
    assert len(letters) == 2
    assert [(row.part, row.provider, row.values.get("site")) for row in said] == [
        ("claim", "simtra-biopharma-solutions", "Bloomington")
    ]
    before, after_it = (len(rows["simtra-biopharma-solutions"]["claims"]) for rows in (held, merge(held, said)))
    assert before == after_it

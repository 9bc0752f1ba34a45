"""Tests of EudraGMDP's pages: what is certified, for which products, with which remarks; what is not."""

import pytest

from providers.regulators import gmp_pages
from providers.regulators.entry import Entry
from providers.regulators.scope import covered
from tests.providers.regulators.samples import entries, problems, raw, read

CODES = {
    "substances": "3.1 3.1.2 3.1.3 3.5 3.5.1 3.5.2 3.6 3.6.1 3.1.1",
    "biological": "1.1 1.1.1 1.1.1.4 1.3 1.3.1 1.3.1.5 1.5 1.5.2 1.6 1.6.3 1.6.4",
    "tablets": "1.2 1.2.1 1.2.1.1 1.2.1.13 1.5 1.5.1 1.5.1.1 1.5.1.13 1.5.2 1.6 1.6.2 1.6.3",
    "statement": "1.1 1.1.1 1.1.1.4 1.1.2 1.1.2.1 1.5 1.5.2",
}
HUMAN = b"Human Medicinal Products"


def page(name: str) -> Entry:
    (entry,) = entries(name)
    return entry


def changed(name: str, old: bytes, new: bytes) -> bytes:
    content = raw(name)
    assert old in content
    return content.replace(old, new)


@pytest.mark.parametrize("name", CODES)
def test_it_reads_every_code(name: str) -> None:
    assert page(name).codes == tuple(("eu_mia", code) for code in CODES[name].split())


@pytest.mark.parametrize(
    ("name", "firm", "city", "numbers", "day"),
    [
        (
            "substances", "Pharmazell (India) Private Limited", "Chennai", "916667939 LOC-100032422 ORG-100011752",
            "2026-08-04",
        ),
        ("biological", "Serum Institute Of India Private Limited", "Pune", "LOC-100001303 ORG-100000001", "2026-03-07"),
        ("tablets", "Emcure Pharmaceuticals Limited", "Vijapur", "854516776 LOC-100080357 ORG-100011677", "2026-03-24"),
        ("statement", "Aculife Healthcare Private Limited", "Ahmedabad", "LOC-100093954 ORG-100047606", "2026-07-14"),
    ],
)  # fmt: skip
def test_it_reads_the_site_and_the_inspection(name: str, firm: str, city: str, numbers: str, day: str) -> None:
    entry = page(name)
    assert (entry.firm, entry.city, entry.country, entry.date) == (firm, city, "IN", day)
    assert [value for _, value in entry.identifiers] == numbers.split()


def test_a_certificate_is_told_with_its_scope() -> None:
    entry = page("tablets")
    assert (entry.kind, entry.outcome, entry.reference) == ("certificate", "passed", "MT/047HM/2026")
    assert entry.text == (
        "Certificate of GMP compliance, issued 10 June 2026 by Malta Medicines Authority after an inspection that "
        "ended 24 March 2026. Scope, Human Medicinal Products: 1.2.1.1 Capsules, hard shell; 1.2.1.13 Tablets; "
        "1.5.1.1 Capsules, hard shell; 1.5.1.13 Tablets; 1.5.2 Secondary packaging; "
        "1.6.2 Microbiological: non-sterility; 1.6.3 Chemical/Physical."
    )
    assert entry.remarks == "The certificate is limited in scope to products intended for the EU/EEA Market"


def test_substances_are_told_with_what_is_done_to_them() -> None:
    text = page("substances").text
    assert "3.5.1 Physical processing steps: Drying, Blending, Sieving, Milling, Micronisation;" in text
    assert text.endswith("Active substances: L-Cysteine Hydrochloride Monohydrate; Propafenone Hydrochloride.")


def test_a_statement_is_told_in_the_words_of_the_authority() -> None:
    entry = page("statement")
    assert (entry.kind, entry.outcome, entry.reference) == ("non_compliance", "adverse", "MT/003NCR/2026")
    assert (
        "issued 24 August 2026 by Malta Medicines Authority after an inspection that ended 14 July 2026." in entry.text
    )
    assert entry.remarks.startswith("Nature of non-compliance: The inspection resulted in a critical deficiency on")
    assert "Action taken/proposed by the NCA: Prohibition of supply No products batches" in entry.remarks
    assert entry.remarks.endswith("products manufactured at the site present in EEA markets.")


def test_products_for_animals_are_left_out() -> None:
    animals = b"Human Medicinal Products</span></p><p>1.2.1.2 Soft</p><p><span>Veterinary Medicinal Products"
    (entry,) = read(changed("tablets", HUMAN, animals)).entries
    assert (entry.codes, "1.2.1.2 Soft." in entry.text) == ((("eu_mia", "1.2.1.2"),), True)
    found = problems(gmp_pages.parse, changed("tablets", HUMAN, b"Veterinary Medicinal Products"))
    expected = "one of Human Medicinal Products, Human Investigational Medicinal Products"
    assert found == [f"a, line 1, column products: expected {expected}, got Veterinary Medicinal Products"]


def test_products_under_trial_alone_are_told_without_codes() -> None:
    (entry,) = read(changed("tablets", HUMAN, b"Human Investigational Medicinal Products")).entries
    assert (entry.codes, "Scope, Human Investigational Medicinal Products: 1.2.1.1" in entry.text) == ((), True)


def test_what_is_for_trials_alone_stands_apart() -> None:
    trials = b"Human Medicinal Products</span></p><p>1.2.1.2 Soft</p><p><span>Human Investigational Medicinal Products"
    (entry,) = read(changed("tablets", HUMAN, trials)).entries
    assert "1.2.1.2 Soft. For investigational products alone: 1.2.1.1 Capsules" in entry.text
    assert covered(entry.text) == {"1.2.1.2"}


@pytest.mark.parametrize("name", CODES)
def test_the_words_of_a_page_give_its_codes_and_substances_again(name: str) -> None:
    codes = CODES[name].split()
    leaves = {code for code in codes if not any(other.startswith(f"{code}.") for other in codes)}
    named = {"l-cysteine hydrochloride monohydrate", "propafenone hydrochloride"} if name == "substances" else set()
    assert covered(page(name).text) == leaves | named


def test_other_words_give_no_code() -> None:
    (row, _) = entries("certificates")
    assert covered(row.text) == covered("Scope 1.2.1.13 of a certificate") == frozenset()


def test_headings_one_below_the_other_share_what_follows() -> None:
    both = b"Human Medicinal Products</span></p><p><span>Human Investigational Medicinal Products"
    (entry,) = read(changed("tablets", HUMAN, both)).entries
    assert len(entry.codes) == len(CODES["tablets"].split())


def test_who_signed_stays_outside() -> None:
    signed = changed("tablets", b"of the Competent Authority of", b"</td></tr><tr><td>Jane Doe, jane@example.org")
    told = repr(read(signed))
    assert "Emcure" in told
    assert [person for person in ("Jane", "example.org") if person in told] == []

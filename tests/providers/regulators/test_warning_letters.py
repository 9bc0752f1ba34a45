"""Tests of the FDA's warning letters: who got one, when, from which office, on what."""

from collections import Counter

import pytest

from tests.providers.regulators.samples import entries, read, table

HEADER = ("url", "posted_date", "letter_date", "company", "issuing_office", "subject")
LETTERS = {entry.reference: entry for entry in entries("letters")}


def test_the_sample_names_its_letters() -> None:
    assert len(LETTERS) == 200
    assert Counter(entry.outcome for entry in LETTERS.values()) == {"adverse": 189, None: 11}
    assert Counter(entry.authority for entry in LETTERS.values()) == {"us_fda": 200}
    days = sorted(entry.date or "" for entry in LETTERS.values())
    assert (days[0], days[-1]) == ("2024-04-08", "2026-03-12")


def test_a_letter_is_told_in_its_own_words() -> None:
    entry = LETTERS["simtra-biopharma-solutions-720436-03032026"]
    assert (entry.kind, entry.firm, entry.date) == ("letter", "Simtra BioPharma Solutions", "2026-03-03")
    assert (entry.city, entry.country, entry.identifiers, entry.place.line) == ("", None, (), 5)
    assert entry.url == (
        "https://www.fda.gov/inspections-compliance-enforcement-and-criminal-investigations/warning-letters/"
        "simtra-biopharma-solutions-720436-03032026"
    )
    assert entry.text == (
        "Warning letter dated 3 March 2026, posted 10 March 2026, from Center for Drug Evaluation and Research (CDER). "
        "Subject: CGMP/Finished Pharmaceuticals/Adulterated."
    )


def test_the_office_is_written_in_one_way() -> None:
    assert {entry.text.count("from Center for Drug Evaluation and Research (CDER).") for entry in LETTERS.values()} == {
        1
    }


def test_an_address_may_be_whole() -> None:
    url = "https://www.fda.gov/x/warning-letters/a-1-01022026"
    (entry,) = read(table(HEADER, [url, "01/09/2026", "01/02/2026", "A", "CDER", "CGMP"])).entries
    assert (entry.reference, entry.url) == ("a-1-01022026", url)


@pytest.mark.parametrize(
    ("office", "subject", "outcome"),
    [
        ("Center for Drug Evaluation and Research (CDER)", "CGMP/OTC/Adulterated/Misbranded", "adverse"),
        ("Center for Biologics Evaluation and Research (CBER)", "CGMP/Deviations/Adulterated", "adverse"),
        ("Division of Pharmaceutical Quality Operations II", "Adulterated", "adverse"),
        ("Office", "CGMP/Active Pharmaceutical Ingredient (API)/Adulterated", "adverse"),
        ("Center for Drug Evaluation and Research (CDER)", "Unapproved New Drugs/Misbranded", None),
        ("Center for Devices and Radiological Health", "CGMP/QSR/Medical Devices/Adulterated", None),
        ("Center for Drug Evaluation and Research (CDER)", "CGMP/QSR/Drug/Medical Devices/Adulterated", None),
        ("Human Foods Program", "CGMP/Dietary Supplement/Adulterated", None),
        ("Human Foods Program", "Seafood HACCP/CGMP for Foods/Adulterated/Insanitary Conditions", None),
        ("Center for Veterinary Medicine", "CGMP/Finished Pharmaceuticals/Adulterated", None),
        ("Center for Tobacco Products", "Tobacco Control Act/Adulterated/Misbranded", None),
        ("Office of Inspections and Investigations", "Adulterated", None),
    ],
)
def test_a_letter_on_anything_but_making_medicines_is_told_and_not_adverse(
    office: str, subject: str, outcome: str | None
) -> None:
    (entry,) = read(table(HEADER, ["/x/warning-letters/a-1", "01/09/2026", "01/02/2026", "A", office, subject])).entries
    assert (entry.kind, entry.outcome) == ("letter", outcome)
    assert entry.text.endswith(f"from {office}. Subject: {subject}.")


def test_only_a_letter_on_how_medicines_are_made_is_adverse() -> None:
    subjects = {entry.text.partition("Subject: ")[2].rstrip("."): entry.outcome for entry in LETTERS.values()}
    assert subjects["Finished Drug Products/Adulterated"] == "adverse"
    assert subjects["CGMP/Finished Pharmaceuticals/Adulterated"] == "adverse"
    assert subjects["Finished Pharmaceuticals/Unapproved New Drugs"] is None

"""Tests of the FDA's inspection classifications: one entry an inspection, whatever the number of its areas."""

import pytest

from providers.catalogue.rules import LONGEST_DETAIL
from providers.regulators.entry import Entry
from tests.providers.regulators.samples import entries, read, table
from tests.providers.regulators.test_meaning import after, claims, partial

HEADER = (
    "FEI Number", "Legal Name", "City", "State", "Zip", "Country/Area", "Fiscal Year", "Inspection ID",
    "Posted Citations", "Inspection End Date", "Classification", "Project Area", "Product Type",
)  # fmt: skip
MAKING = "Drug Quality Assurance"
GRADES = {"NAI": "No Action", "VAI": "Voluntary Action", "OAI": "Official Action"}


def inspected(*found: tuple[str, str, str], number: str = "1", cited: str = "No") -> tuple[Entry, ...]:
    """The entries of one inspection, of its grades, areas and product types."""
    lines = [
        ("0003000001", "A Ltd", "Cork", "-", "-", "Ireland", "2026", number, cited, "01/02/2026",
         f"{GRADES[grade]} Indicated ({grade})", area, product)
        for grade, area, product in found
    ]  # fmt: skip
    return read(table(HEADER, *lines)).entries


def test_the_sample_is_of_food_and_says_so() -> None:
    found = entries("inspections")
    assert [entry.reference for entry in found] == ["1306888", "1305862", "1306962", "1307882", "1308092"]
    assert {entry.codes for entry in found} == {(("fda_product_type", "Food/Cosmetics"),)}
    assert {entry.outcome for entry in found} == {None}
    assert found[3].identifiers == (("fei", "1526344"),)
    assert found[0].text == (
        "Inspection 1306888 ended 19 March 2026. Food/Cosmetics, Foodborne Biological Hazards: NAI."
    )  # fmt: skip
    assert [entry.remarks for entry in found[:2]] == ["", "Citations of the inspection are posted."]


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        ([("NAI", MAKING, "Drugs")], "no_observations"),
        ([("VAI", MAKING, "Drugs"), ("NAI", "Blood and Blood Products", "Biologics")], "observations"),
        ([("NAI", MAKING, "Drugs"), ("OAI", "Vaccines and Allergenic Products", "Biologics")], "adverse"),
        ([("OAI", "Human Cellular, Tissues & Gene Therapies", "Biologics")], "adverse"),
        ([("OAI", "Food Composition", "Food/Cosmetics"), ("NAI", MAKING, "Drugs")], "no_observations"),
        ([("OAI", MAKING, "Veterinary"), ("NAI", "Compliance: Devices", "Devices")], None),
        ([("OAI", "Bioresearch Monitoring", "Drugs"), ("NAI", MAKING, "Drugs")], "no_observations"),
        ([("OAI", "Bioresearch Monitoring", "Drugs"), ("NAI", "Food Composition", "Food/Cosmetics")], None),
        ([("NAI", "Postmarketing Surveillance and Epidemiology: Human Drugs", "Drugs")], None),
        ([("NAI", "Unapproved and Misbranded Drugs", "Drugs"), ("OAI", "Generic Drug Evaluation", "Drugs")], None),
    ],
)  # fmt: skip
def test_only_what_was_found_on_making_medicines_is_the_outcome(
    found: list[tuple[str, str, str]], outcome: str | None
) -> None:
    (entry,) = inspected(*found)
    assert (entry.outcome, entry.date, entry.place.line) == (outcome, "2026-01-02", 2)
    assert [entry.text.count(f"{product}, {area}: {grade}") for grade, area, product in found] == [1] * len(found)
    assert {product for _, product in entry.codes} == {product for _, _, product in found}


def test_it_keeps_town_and_country_where_there_is_no_state() -> None:
    (entry,) = inspected(("NAI", "Drug Quality Assurance", "Drugs"), cited="Yes")
    assert (entry.city, entry.country, entry.identifiers) == ("Cork", "IE", (("fei", "3000001"),))
    assert entry.remarks == "Citations of the inspection are posted."


def test_one_of_very_many_lines_makes_a_claim_that_is_not_too_long() -> None:
    (entry,) = inspected(*(("NAI", f"{MAKING} {number}", "Drugs") for number in range(60)))
    ((detail,),) = claims(after([entry]), "detail")
    assert (detail.startswith(entry.text[:60]), detail.endswith(" …"), len(detail) <= LONGEST_DETAIL) == (True,) * 3
    assert partial([entry], after([entry])) == ()

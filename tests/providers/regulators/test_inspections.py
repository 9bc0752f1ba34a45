"""Tests of the FDA's inspection classifications: one entry an inspection, whatever the number of its areas."""

import pytest

from providers.regulators.entry import Entry
from tests.providers.regulators.samples import entries, read, table

HEADER = (
    "FEI Number", "Legal Name", "City", "State", "Zip", "Country/Area", "Fiscal Year", "Inspection ID",
    "Posted Citations", "Inspection End Date", "Classification", "Project Area", "Product Type",
)  # fmt: skip
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
    assert [entry.outcome for entry in found] == [
        "no_observations", "observations", "no_observations", "observations", "no_observations",
    ]  # fmt: skip
    assert found[3].identifiers == (("fei", "1526344"),)
    assert found[0].text == (
        "Inspection 1306888 ended 19 March 2026. Food/Cosmetics, Foodborne Biological Hazards: NAI."
    )  # fmt: skip
    assert [entry.remarks for entry in found[:2]] == ["", "Citations of the inspection are posted."]


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        ([("NAI", "Drug Quality Assurance", "Drugs")], "no_observations"),
        ([("VAI", "Drug Quality Assurance", "Drugs"), ("NAI", "Unapproved Drugs", "Drugs")], "observations"),
        ([("NAI", "Drug Quality Assurance", "Drugs"), ("OAI", "Unapproved Drugs", "Drugs")], "adverse"),
        ([("OAI", "Food Composition", "Food/Cosmetics"), ("NAI", "Unapproved Drugs", "Drugs")], "no_observations"),
        ([("OAI", "Food Composition", "Food/Cosmetics"), ("VAI", "Blood", "Biologics")], "observations"),
        ([("OAI", "Bioresearch Monitoring", "Drugs"), ("NAI", "Unapproved Drugs", "Drugs")], "no_observations"),
        ([("NAI", "Bioresearch Monitoring", "Drugs"), ("OAI", "Unapproved Drugs", "Drugs")], "adverse"),
        ([("OAI", "Bioresearch Monitoring", "Drugs"), ("NAI", "Food Composition", "Food/Cosmetics")], "adverse"),
    ],
)  # fmt: skip
def test_the_areas_of_one_inspection_are_united(found: list[tuple[str, str, str]], outcome: str) -> None:
    (entry,) = inspected(*found)
    assert (entry.outcome, entry.date, entry.place.line) == (outcome, "2026-01-02", 2)
    assert [entry.text.count(f"{product}, {area}: {grade}") for grade, area, product in found] == [1] * len(found)
    assert {product for _, product in entry.codes} == {product for _, _, product in found}


def test_it_keeps_town_and_country_where_there_is_no_state() -> None:
    (entry,) = inspected(("NAI", "Drug Quality Assurance", "Drugs"), cited="Yes")
    assert (entry.city, entry.country, entry.identifiers) == ("Cork", "IE", (("fei", "3000001"),))
    assert entry.remarks == "Citations of the inspection are posted."

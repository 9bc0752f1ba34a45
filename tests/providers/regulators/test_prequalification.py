"""Tests of the WHO's list of prequalified vaccines: one record, or a list of them."""

import copy
import json
from typing import Any

import pytest

from tests.providers.regulators.samples import entries, raw, read

RECORD = json.loads(raw("product"))


def product(number: str, **details: Any) -> dict[str, Any]:
    record = copy.deepcopy(RECORD)
    record["ProductDetails"]["Identification"]["Name"] = number
    record["ProductDetails"].update(details)
    return dict(record)


def test_the_sample_tells_a_product_and_its_applicant() -> None:
    (entry,) = entries("product")
    assert (entry.kind, entry.reference, entry.authority) == ("prequalification", "FVP-P-447", "who_pq")
    assert (entry.firm, entry.city, entry.country) == ("Serum Institute of India", "Pune", "IN")
    assert (entry.date, entry.until, entry.outcome) == ("2023-12-19", None, None)
    assert entry.text == (
        "WHO prequalification FVP-P-447, accepted 19 December 2023, status Prequalified: Recombinant malaria vaccine "
        "(CYVAC), Liquid: Ready to use, Vial. Applicant: Serum Institute of India."
    )


def test_it_reads_a_list() -> None:
    later = product("FVP-P-2", LastPublishingDate="2026-02-03", PublishingRemarks="For two\nmarkets")
    read_ = read(json.dumps([product("FVP-P-1"), later]).encode())
    assert [entry.reference for entry in read_.entries] == ["FVP-P-1", "FVP-P-2"]
    assert [entry.remarks for entry in read_.entries] == ["", "For two markets"]
    assert read_.date == "2026-02-03"


def test_nothing_tells_whether_it_holds_all_products() -> None:
    assert read(raw("product")).is_part
    assert read(json.dumps([product("FVP-P-1"), product("FVP-P-2")]).encode()).is_part


@pytest.mark.parametrize("left_out", ["Presentation", "PharmaceuticalForm", "LastPublishingDate"])
def test_it_does_without_what_is_no_part_of_the_fact(left_out: str) -> None:
    record = product("FVP-P-1")
    del record["ProductDetails"][left_out]
    (entry,) = read(json.dumps(record).encode()).entries
    assert "None" not in entry.text


def test_contacts_stay_outside() -> None:
    record = product("FVP-P-1")
    record["ProductDetails"]["ApplicantOrganization"]["Contact"] = [{"Name": "Jane Doe", "Email": "jane@example.org"}]
    told = repr(read(json.dumps(record).encode()))
    assert [person for person in ("Jane", "example.org", "seruminstitute") if person in told] == []

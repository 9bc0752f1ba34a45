"""Tests of EudraGMDP's lists: certificates and statements of non-compliance, without their scope."""

import pytest

from providers.regulators import gmp_certificates
from tests.providers.regulators.samples import entries, problems, read, table

STATEMENTS = (
    "Report Number", "Document Reference Number", "MIA Number", "Site Name", "Site Address", "OMS Location Identifier",
    "City", "Postcode", "Country", "Inspection End Date", "Issue Date",
)  # fmt: skip


def test_the_sample_holds_a_certificate_and_a_statement() -> None:
    certificate, statement = entries("certificates")
    assert (certificate.kind, certificate.outcome, certificate.reference) == (
        "certificate", None, "DE_BY_04_GMP_2026_0121",
    )  # fmt: skip
    assert (certificate.firm, certificate.city, certificate.country) == (
        "Pharmazell (India) Private Limited", "Chennai", "IN",
    )  # fmt: skip
    assert certificate.identifiers == (("oms", "LOC-100032422"), ("oms", "ORG-100011752"))
    assert (statement.kind, statement.outcome, statement.date) == ("non_compliance", "adverse", "2026-07-14")
    assert (statement.firm, statement.city) == ("Aculife Healthcare Private Limited", "Ahmedabad")


def test_a_list_gives_no_scope_and_says_so_and_so_its_certificate_claims_nothing() -> None:
    certificate, _ = entries("certificates")
    assert (certificate.codes, certificate.outcome) == ((), None)
    assert certificate.text == (
        "Certificate of GMP compliance after an inspection that ended 4 August 2026. The list does not give its scope."
    )


def test_a_row_and_the_page_behind_it_bear_the_same_number() -> None:
    for row, page in zip(entries("certificates"), entries("substances") + entries("statement"), strict=True):
        assert (row.kind, row.reference, row.date) == (page.kind, page.reference, page.date)
        assert (row.firm, row.city, row.country) == (page.firm, page.city, page.country)
        assert set(row.identifiers) <= set(page.identifiers)


LINE = (
    "XX/1NCR/2026", "1", "MIA 7", "A Ltd", "1 Lane", "LOC-100000001", "Cork", "T12", "Ireland", "2026-01-02",
    "2026-02-03",
)  # fmt: skip


def test_it_reads_the_list_of_statements() -> None:
    (entry,) = read(table(STATEMENTS, LINE)).entries
    assert (entry.kind, entry.reference, entry.outcome, entry.date) == (
        "non_compliance", "XX/1NCR/2026", "adverse", "2026-01-02",
    )  # fmt: skip
    assert entry.identifiers == (("oms", "LOC-100000001"), ("mia", "MIA 7"))
    assert entry.text.startswith("Statement of non-compliance with GMP, issued 3 February 2026 after")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (table(STATEMENTS, LINE, delimiter=";"),
         "1, column Report Number: expected commas between the cells, got semicolons"),
        (table(STATEMENTS, LINE).replace(b"Report Number", b"Report No"),
         '1, column Report No: expected a column Report Number, got none of this name; the nearest is "Report No"'),
        (table(STATEMENTS, LINE).replace(b"Cork", "Córk".encode("latin-1")),
         "2, column City: expected text in UTF-8, got byte 0xf3"),
        (table(STATEMENTS, LINE)[:-6],
         "2, column Issue Date: expected a line break after the last line, got none: it may be cut off"),
        (table(STATEMENTS, LINE, LINE), "3, column Report Number: expected each line once, got the same as line 2"),
        (table(STATEMENTS, LINE, (*LINE[:9], "2026-01-03", LINE[10])),
         "3, column Report Number: expected each number once, got that of line 2"),
        (table(STATEMENTS, (*LINE[:10], "2026-02-30")),
         '2, column Issue Date: expected a day of the calendar, YYYY-MM-DD, got "2026-02-30"'),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_with_a_list_of_statements(content: bytes, says: str) -> None:
    assert problems(gmp_certificates.parse, content) == [f"a, line {says}"]

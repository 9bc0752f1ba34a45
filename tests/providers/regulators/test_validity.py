"""How long a certificate is relied on."""

import pytest

from providers.regulators.validity import is_unclear, valid_until


@pytest.mark.parametrize(
    ("inspected", "remarks", "last"),
    [
        ("2026-03-24", "", "2029-03-24"),
        ("2024-02-29", "", "2027-02-28"),
        ("2026-03-24", "Limited in scope to products intended for the EU/EEA Market", "2029-03-24"),
        ("2026-03-24", "The validity is limited to 12 months.", "2027-03-24"),
        ("2026-03-24", "Valid for two years from the inspection", "2028-03-24"),
        ("2026-08-31", "validity: 6 months", "2027-02-28"),
        ("2026-03-24", "This certificate is valid until 31 December 2026.", "2026-12-31"),
        ("2026-03-24", "Valid until December 31st, 2026", "2026-12-31"),
        ("2026-03-24", "Certificate validity: 31/12/2026", "2026-12-31"),
        ("2026-03-24", "It expires on 2027-01-15", "2027-01-15"),
        ("2026-03-24", "valid until 2031-01-01", "2029-03-24"),
        ("2026-03-24", "validity has been extended by 6 months", "2029-03-24"),
        ("2026-03-24", "A batch of 12 months was seen. The line was validated in 2025.", "2029-03-24"),
        ("2026-03-24", "valid until 31/31/2026, valid until 12 Brumaire 2027, valid for some years", "2029-03-24"),
        ("2026-03-24", "Valid until 1 January 2020", "2029-03-24"),
        ("2026-03-24", "valid for 12 (twelve) months", "2027-03-24"),
        ("2026-03-24", "Valid for a period of two (2) years.", "2028-03-24"),
        ("2026-03-24", "Validity restricted to one year", "2027-03-24"),
        ("2026-03-24", "Valid till 31-Dec-2027", "2027-12-31"),
        ("2026-03-24", "valid until 31 Dec. 2027", "2027-12-31"),
        ("2026-03-24", "valid until December 2027", "2027-12-31"),
        ("2026-03-24", "valid until the end of February 2028", "2028-02-29"),
        ("2026-03-24", "The certificate expires on 31.12.2027.", "2027-12-31"),
        ("2026-03-24", "The validity of the certificate has been extended until 2026-12-31.", "2026-12-31"),
        ("2026-03-24", "This certificate is only valid together with that of 15 March 2026.", "2029-03-24"),
        ("2026-03-24", "This certificate is only valid with the certificate of 15 May 2026.", "2029-03-24"),
        ("2026-03-24", "Valid only for batches manufactured after 2026-04-01", "2029-03-24"),
        ("2026-03-24", "valid for products with a marketing authorisation of two years", "2029-03-24"),
        ("2026-03-24", "Products with an expiry of 24 months", "2029-03-24"),
    ],
)
def test_it_is_three_years_from_the_inspection_or_less_where_remarks_say_so(
    inspected: str, remarks: str, last: str
) -> None:
    assert valid_until(inspected, remarks) == last


@pytest.mark.parametrize(
    ("remarks", "unclear"),
    [
        ("", False),
        ("Limited to products for the EU. The line was validated in 2025.", False),
        ("valid until December 2027", False),
        ("Validity: 1 year", False),
        ("This certificate is only valid together with that of 15 March 2026.", True),
        ("validity has been extended by 6 months", True),
        ("valid until 12 Brumaire 2027", True),
        ("It expires soon", True),
    ],
)
def test_it_says_where_somebody_has_to_read_what_is_said_on_validity(remarks: str, *, unclear: bool) -> None:
    assert is_unclear(remarks) is unclear

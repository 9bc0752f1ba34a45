"""How long a certificate is relied on."""

import pytest

from providers.regulators.validity import valid_until


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
    ],
)
def test_it_is_three_years_from_the_inspection_or_less_where_remarks_say_so(
    inspected: str, remarks: str, last: str
) -> None:
    assert valid_until(inspected, remarks) == last

"""Tests of single values: days, countries, towns and numbers as registers write them."""

import pytest

from providers.regulators import values


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("12/31/2025", values.US_DAY, "2025-12-31"),
        ("1/2/2026", values.US_DAY, "2026-01-02"),
        ("02/29/2025", values.US_DAY, None),
        ("31/12/2025", values.US_DAY, None),
        ("2025-12-31", values.US_DAY, None),
        ("2025-12-31", values.ISO_DAY, "2025-12-31"),
        ("2025-02-30", values.ISO_DAY, None),
        ("12/31/2025", values.ISO_DAY, None),
        ("٢٠٢٥-12-31", values.ISO_DAY, None),
        ("", values.ISO_DAY, None),
    ],
)
def test_a_day_is_one_of_the_calendar(text: str, form: str, day: str | None) -> None:
    assert values.day(text, form) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("India", "IN"), ("IND", "IN"), ("US", "US"), ("United States", "US"), ("Korea, South", "KR"),
        ("Korea (South)", "KR"), ("Taiwan", "TW"), ("Türkiye", "TR"), ("Turkey", "TR"), ("Czech Republic", "CZ"),
        ("united  kingdom", "GB"), ("Macau", "MO"), ("Freedonia", None), ("", None),
    ],
)  # fmt: skip
def test_a_country_is_known_by_its_names(text: str, code: str | None) -> None:
    assert values.country(text) == code


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("Hauptstrasse 144, Bubendorf,  4416, Switzerland (CHE)", ("Bubendorf", "CH")),
        ("365, Songdo bio-daero, Yeonsu-gu, Incheon,  22032, Korea, South (KOR)", ("Incheon", "KR")),
        ("Plot 1, Srikakulam,, Andhra Pradesh 532409, India (IND)", ("Srikakulam", "IN")),
        ("1 Street, Taipei City, Taiwan 104, Taiwan (TWN)", ("Taipei City", "TW")),
        ("1 Street, Nowhere, Atlantis (ATL)", ("", None)),
        ("India (IND)", ("", "IN")),
        ("1 Street, Cork", ("", None)),
    ],
)
def test_an_address_of_the_fda_ends_with_town_and_country(address: str, town: tuple[str, str | None]) -> None:
    assert values.us_address(address) == town


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("A1 A2 Plot No B5/ B6, Mepz, Tambaram, Chennai, 600045, India", ("Chennai", "IN")),
        ("Unit 9, Village, Taluka, Ahmedabad, Gujarat, 382150, India", ("Ahmedabad", "IN")),
        ("Some Works, 1 Strasse, Berlin, 10115, Germany", ("Berlin", "DE")),
        ("Somewhere, Cork", ("", None)),
        ("Cork, Ireland", ("", "IE")),
    ],
)
def test_an_address_of_a_certificate_ends_with_town_postcode_and_country(
    address: str, town: tuple[str, str | None]
) -> None:
    assert values.eu_address(address) == town


@pytest.mark.parametrize(("text", "number"), [("0003000001", "3000001"), ("000", ""), ("12a", None), ("1" * 11, None)])
def test_an_fei_number_has_no_leading_zeros(text: str, number: str | None) -> None:
    assert values.fei(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("85-451-6776", "854516776"), ("78607239", "078607239"), ("123", None), ("12345678a", None)],
)
def test_a_duns_number_has_nine_digits(text: str, number: str | None) -> None:
    assert values.duns(text) == number


def test_what_no_catalogue_can_carry_is_no_identifier() -> None:
    assert values.identifiers(fei="123", duns="", oms="LOC-100000001", mia=None) == (("oms", "LOC-100000001"),)

"""Tests of the fields that keep what JSON tells apart."""

import pytest
from django.core.exceptions import ValidationError

from providers.fields import AmountFormField, CodesFormField


@pytest.mark.parametrize(
    ("typed", "amount"), [("", None), (" 3 ", 3), ("3.0", 3.0), ("0.76", 0.76), ("1e3", 1000.0), ("0", 0)]
)
def test_it_leaves_a_number_as_it_was_typed(typed: str, amount: float | None) -> None:
    assert repr(AmountFormField(required=False).clean(typed)) == repr(amount)


@pytest.mark.parametrize("typed", ["plenty", "-1", "NaN", "1e400", "true", "[3]", "1,000", "9" * 5000, "[" * 100_000])
def test_it_refuses_what_is_no_amount(typed: str) -> None:
    with pytest.raises(ValidationError, match="Enter a number from 0"):
        AmountFormField().clean(typed)


@pytest.mark.parametrize(
    ("stored", "typed", "changed"), [(3, "3", False), (3, "4", True), (None, "", False), (3, "", True)]
)
def test_it_sees_whether_a_number_changed(stored: float | None, typed: str, changed: bool) -> None:  # noqa: FBT001
    assert AmountFormField(required=False).has_changed(stored, typed) is changed


def test_it_shows_numbers_and_codes_as_they_are_typed() -> None:
    assert [AmountFormField().prepare_value(value) for value in (3.0, 3, None, "x")] == ["3.0", "3", None, "x"]
    assert CodesFormField().prepare_value(["cmo", "cdmo"]) == "cmo cdmo"


def test_it_keeps_the_order_of_codes() -> None:
    field = CodesFormField(required=False)
    assert field.clean("cmo, cdmo") == ["cmo", "cdmo"]
    assert field.has_changed(["cdmo", "cmo"], "cmo cdmo")
    assert not field.has_changed(None, "")

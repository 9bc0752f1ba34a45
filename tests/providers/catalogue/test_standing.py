"""Which claims count on a day, which last day is worth a look, and what an import leaves as curators found it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.catalogue.standing import counted, is_expired, proposed_end
from tests.builders import make_claim, make_provider
from tests.shortlist.strategies import providers

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("valid_until", "expired"),
    [(None, False), ("2026-11-22", True), ("2026-11-23", False), ("2027-01-01", False), ("1999-12-31", True)],
)
def test_a_claim_holds_through_its_last_day(valid_until: str | None, *, expired: bool) -> None:
    assert is_expired(make_claim(valid_until=valid_until), TODAY) is expired


def test_it_leaves_out_what_is_disputed_and_takes_what_has_expired_as_historic() -> None:
    plain, ended = make_claim(), make_claim(valid_until="2026-11-22")
    provider = make_provider(claims=(make_claim(disputed=True), plain, ended, make_claim(valid_until="2026-11-23")))
    assert [claim.status for claim in counted(provider, TODAY).claims] == ["current", "historic", "current"]
    assert counted(provider, TODAY).claims[0] is plain


@given(provider=providers())
def test_a_provider_without_either_is_itself(provider: Any) -> None:
    assert counted(provider, TODAY) is provider


@given(provider=providers(), ended=st.sets(st.integers(0, 12)))
def test_to_count_twice_is_to_count_once(provider: Any, ended: set[int]) -> None:
    claims = [
        replace(claim, valid_until="2020-01-01") if place in ended else claim
        for place, claim in enumerate(provider.claims)
    ]
    once = counted(replace(provider, claims=tuple(claims)), TODAY)
    assert counted(once, TODAY) == once


@pytest.mark.parametrize(
    ("as_of", "end"),
    [
        ("2023-05-12", "2026-05-12"),
        ("2023-05", "2026-05-31"),
        ("2023-02", "2026-02-28"),
        ("2024-02-29", "2027-02-28"),
        ("2022", "2025-12-31"),
        (None, None),
        ("", None),
        ("last year", None),
    ],
)
def test_it_proposes_three_years_after_a_passed_eu_inspection(as_of: str | None, end: str | None) -> None:
    claim = {"kind": "regulator", "code": "eu_ema", "outcome": "passed", "as_of": as_of}
    assert proposed_end(claim) == end


@pytest.mark.parametrize(
    "changes", [{"code": "us_fda"}, {"outcome": "stated"}, {"kind": "certification"}, {"valid_until": "2025-01-01"}]
)
def test_it_proposes_nothing_for_any_other_claim(changes: dict[str, str]) -> None:
    claim = {"kind": "regulator", "code": "eu_ema", "outcome": "passed", "as_of": "2023"}
    assert proposed_end(claim | changes) is None

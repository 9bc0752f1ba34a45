"""Tests of the admin's filters: by what claims say, on claims and on providers."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from providers import filters, store
from providers.models import Claim
from tests.builders import make_row

CLAIMS: dict[str, dict[str, object]] = {
    "open": {},
    "confirmed": {"verified_at": "2026-11-25"},
    "disputed": {"disputed": True},
    "retired": {"retired_at": "2026-11-25", "reason": "Wrong."},
}


@pytest.fixture
def lists(admin_client: Client) -> Any:
    """What a list of the admin holds under some filters."""
    claim = make_row()["claims"][0]
    dates = [None, "2019", "2019-11", "2019-11-24", "2019-11-25", "2019-12", "2020"]
    claims = [claim | {"as_of": date, "detail": f"As of {date}"} for date in dates]
    store.replace(make_row("tablets", claims=claims))
    store.replace(make_row("scales", claims=make_row()["claims"][1:]))

    def held(table: str, **options: str) -> list[str]:
        response = admin_client.get(reverse(f"admin:providers_{table}_changelist"), options)
        return [str(getattr(row, "slug", None) or row.detail) for row in response.context["cl"].result_list]

    return held


@pytest.mark.parametrize(
    ("options", "slugs"),
    [
        ({}, ["scales", "tablets"]),
        ({"kind": "scale"}, ["scales"]),
        ({"kind": "dosage_form", "code": "tablet"}, ["tablets"]),
        ({"kind": "dosage_form", "code": "capsule"}, []),
        ({"kind": "dosage_form", "code": "oral_solid"}, ["tablets"]),
        ({"kind": "scale", "code": "tablet"}, []),
        ({"kind": "dosage_form", "age": "undated", "evidence": "third_party"}, ["tablets"]),
        ({"kind": "dosage_form", "age": "undated", "standing": "confirmed"}, []),
        ({"evidence": "regulator_record"}, []),
        ({"age": "undated"}, ["tablets"]),
    ],
)
def test_it_finds_providers_that_have_such_a_claim(lists: Any, options: dict[str, str], slugs: list[str]) -> None:
    assert lists("provider", **options) == slugs


def test_all_choices_are_asked_of_one_claim(lists: Any) -> None:
    Claim.objects.filter(detail="As of 2020").update(verified_at="2026-11-25", status="planned")
    assert lists("provider", standing="confirmed", status="planned") == ["tablets"]
    assert lists("provider", standing="confirmed", status="current") == []
    assert lists("provider", age="undated", status="planned") == []


def test_it_counts_each_choice_with_the_others_that_are_made(
    lists: Any, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 25, tzinfo=UTC))
    Claim.objects.filter(detail="As of 2020").update(status="planned")
    options = {"_facets": "True", "age": "undated", "status": "planned"}
    text = admin_client.get(reverse("admin:providers_provider_changelist"), options).content.decode()
    shown = re.findall(r">\s*(planned|current|undated|seven years or newer) \((\d)\)", text)
    assert dict(shown) == {"planned": "0", "current": "1", "undated": "0", "seven years or newer": "1"}


@pytest.mark.parametrize(
    ("age", "details"),
    [
        ("undated", {"As of None"}),
        ("older", {"As of 2019", "As of 2019-11", "As of 2019-11-24"}),
        ("newer", {"As of 2019-11-25", "As of 2019-12", "As of 2020"}),
    ],
)
def test_it_sorts_claims_by_age(lists: Any, age: str, details: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 25, tzinfo=UTC))
    assert set(lists("claim", kind="dosage_form", age=age)) == details


@pytest.mark.parametrize(
    ("today", "limit"),
    [((2026, 11, 25), "2019-11-25"), ((2026, 11, 1), "2019-11"), ((2026, 1, 1), "2019"), ((2028, 2, 29), "2021-02-29")],
)
def test_it_takes_missing_parts_of_a_date_as_the_first(
    today: tuple[int, int, int], limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(*today, tzinfo=UTC))
    assert filters.oldest_new_date() == limit


def test_it_offers_codes_once_a_kind_is_chosen(admin_client: Client) -> None:
    address = reverse("admin:providers_provider_changelist")
    assert "Hard capsule" not in admin_client.get(address).content.decode()
    assert "Hard capsule" in admin_client.get(address, {"kind": "dosage_form"}).content.decode()


@pytest.mark.parametrize(
    ("standing", "details"),
    [
        (None, {"open", "confirmed", "disputed"}),
        ("open", {"open"}),
        ("confirmed", {"confirmed"}),
        ("disputed", {"disputed"}),
        ("retired", {"retired"}),
        ("nonsense", set()),
    ],
)
def test_it_finds_claims_by_what_curators_found_and_hides_what_is_retired(
    lists: Any, standing: str | None, details: set[str]
) -> None:
    claim = make_row()["claims"][0]
    store.replace(make_row("tablets", claims=[claim | {"detail": name} for name in CLAIMS]))
    for name, changes in CLAIMS.items():
        Claim.objects.filter(detail=name).update(**changes)
    options = {"standing": standing} if standing else {}
    assert set(lists("claim", kind="dosage_form", **options)) == details
    found = lists("provider", kind="dosage_form", **options)
    assert found == (["tablets"] if details else [])


def test_it_finds_no_provider_by_a_claim_that_is_retired(lists: Any) -> None:
    Claim.objects.filter(provider__slug="scales").update(retired_at="2026-11-25", reason="Wrong.")
    assert lists("provider", kind="scale") == []
    assert lists("provider", standing="retired") == ["scales"]


@pytest.mark.parametrize(
    ("validity", "details"),
    [("expired", {"Until 2026-11-24"}), ("soon", {"Until 2026-11-25", "Until 2027-02-23"})],
)
def test_it_finds_claims_that_have_expired_or_will_within_90_days(
    lists: Any, validity: str, details: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 25, tzinfo=UTC))
    claim = make_row()["claims"][0] | {"as_of": None}
    ends = ["2026-11-24", "2026-11-25", "2027-02-23", "2027-02-24"]
    claims = [claim | {"valid_until": end, "detail": f"Until {end}"} for end in ends]
    store.replace(make_row("tablets", claims=[claim, *claims]))
    assert set(lists("claim", kind="dosage_form", validity=validity)) == details

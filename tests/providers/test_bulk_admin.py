"""Many claims at once: looked at first, all or nothing, and on record."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client

from providers import bulk_admin, store
from providers.models import Claim
from tests.builders import make_row
from tests.providers.desk import claim, page, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def curator(client: Client) -> User:
    store.replace(make_row())
    return sign_in(client, "curator")


def post(client: Client, action: str, *claims: Claim, **fields: str) -> Any:
    """Take the step of an action on these claims that the fields belong to; without any, the first."""
    ticked = {"action": action, "_selected_action": [one.pk for one in claims or Claim.objects.all()]}
    return client.post(page("claim_changelist"), ticked | ({} if "seen" in fields else {"index": 0}) | fields)


def seen(response: Any) -> str:
    digest: str = response.context["seen"]
    return digest


def done(client: Client, action: str, *claims: Claim, **fields: str) -> Any:
    """Tick claims, look, fill in, look again where that is asked for, and do it."""
    response = post(client, action, *claims)
    while response.status_code == 200 and seen(response) != fields.get("seen"):
        fields["seen"] = seen(response)
        response = post(client, action, *claims, **fields)
    return response


def standings() -> list[str]:
    return [one.standing.value for one in Claim.objects.all()]


def test_it_confirms_the_ticked_claims_after_a_look(client: Client, curator: User) -> None:
    response = post(client, "confirm_claims", claim(), claim("scale"))
    assert "Made up: tablet" in response.content.decode()
    assert standings() == ["open", "open", "open"]
    assert done(client, "confirm_claims", claim(), claim("scale")).status_code == 302
    assert standings() == ["confirmed", "open", "confirmed"]
    assert claim("scale").verified_by == curator
    assert {entry.get_change_message() for entry in LogEntry.objects.all()} == {"Confirmed."}
    assert LogEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("action", "standing", "message"),
    [
        ("dispute_claims", "disputed", "Disputed: One page for all."),
        ("retire_claims", "retired", "Retired: One page for all."),
    ],
)
def test_it_disputes_or_retires_them_for_one_reason(client: Client, action: str, standing: str, message: str) -> None:
    response = post(client, action, seen=seen(post(client, action)), reason="")
    assert "This field is required." in response.content.decode()
    assert done(client, action, reason="One page for all.").status_code == 302
    assert standings() == [standing] * 3
    assert set(Claim.objects.values_list("reason", flat=True)) == {"One page for all."}
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == [message] * 3


def test_it_shows_what_it_would_set_before_it_does(client: Client) -> None:
    first = post(client, "edit_claims")
    preview = post(client, "edit_claims", seen=seen(first), status="planned", as_of="2026-05", valid_until="")
    text = preview.content.decode()
    assert "As of: 2025 → 2026-05" in text
    assert "Status: current → planned" in text
    assert "Save 3 changes" in text
    assert set(Claim.objects.values_list("as_of", flat=True)) == {"2025"}
    fields = {"status": "planned", "as_of": "2026-05", "valid_until": ""}
    assert post(client, "edit_claims", seen=seen(preview), **fields).status_code == 302
    assert set(Claim.objects.values_list("as_of", "status")) == {("2026-05", "planned")}
    assert LogEntry.objects.first().get_change_message() == "Set Status: planned; As of: 2026-05."  # type: ignore[union-attr]


def test_it_previews_again_what_was_typed_after_the_preview(client: Client) -> None:
    preview = post(client, "edit_claims", seen=seen(post(client, "edit_claims")), as_of="2026-05")
    response = post(client, "edit_claims", seen=seen(preview), as_of="2026-06")
    assert "As of: 2025 → 2026-06" in response.content.decode()
    assert set(Claim.objects.values_list("as_of", flat=True)) == {"2025"}


def test_a_hyphen_removes_and_what_was_confirmed_is_open_again_where_it_changes(client: Client) -> None:
    Claim.objects.filter(kind="scale").update(valid_until="")
    Claim.objects.exclude(kind="scale").update(valid_until="2027-01-01")
    done(client, "confirm_claims")
    done(client, "edit_claims", valid_until="-")
    assert set(Claim.objects.values_list("valid_until", flat=True)) == {""}
    assert standings() == ["open", "open", "confirmed"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Fill in what is to be set."),
        ({"status": "gone"}, "Select a valid choice."),
        ({"as_of": "May"}, "as of: expected a date as YYYY, YYYY-MM or YYYY-MM-DD, got &quot;May&quot;"),
        ({"valid_until": "2024-12-31"}, "valid until: expected a day from 2025 on, which is as_of, got"),
    ],
)
def test_it_sets_nothing_where_one_claim_would_not_fit(client: Client, fields: dict[str, str], message: str) -> None:
    Claim.objects.exclude(kind="scale").update(as_of="")
    before = [one.row() for one in Claim.objects.all()]
    response = done(client, "edit_claims", **fields)
    assert response.status_code == 200
    assert message in response.content.decode()
    assert [one.row() for one in Claim.objects.all()] == before
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("action", ["confirm_claims", "dispute_claims", "edit_claims"])
def test_it_does_nothing_with_what_changed_since_it_was_shown(client: Client, action: str) -> None:
    fields = {"reason": "Doubtful.", "as_of": "2026"}
    digest = seen(
        post(client, action, seen=seen(post(client, action)), **fields)
        if action == "edit_claims"
        else post(client, action)
    )
    Claim.objects.filter(kind="scale").update(detail="Changed meanwhile")
    response = post(client, action, seen=digest, **fields)
    assert response.status_code == 200
    assert standings() == ["open"] * 3
    assert set(Claim.objects.values_list("as_of", flat=True)) == {"2025"}


def test_it_takes_no_more_than_can_be_looked_at(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_admin, "MOST", 2)
    response = client.post(
        page("claim_changelist"),
        {"action": "confirm_claims", "_selected_action": [claim().pk], "select_across": 1, "index": 0},
        follow=True,
    )
    assert "You ticked 3 claims, and at most 2 are looked at at once" in response.content.decode()
    assert standings() == ["open"] * 3


def test_it_keeps_to_the_claims_of_the_list(client: Client) -> None:
    ticked = {"action": "confirm_claims", "_selected_action": [999_999], "seen": "x"}
    response = client.post(page("claim_changelist"), ticked, follow=True)
    assert "Tick at least one claim." in response.content.decode()


@pytest.mark.parametrize("action", ["confirm_claims", "dispute_claims", "retire_claims", "edit_claims"])
def test_it_offers_no_action_to_those_who_may_only_look(client: Client, action: str) -> None:
    user = sign_in(client, name="onlooker")
    user.user_permissions.add(Permission.objects.get(codename="view_claim"))
    digest = "x"
    post(client, action, seen=digest, reason="Doubtful.", as_of="2026")
    assert "Verify" not in client.get(page("claim_changelist")).content.decode()
    assert standings() == ["open"] * 3


def test_its_queries_do_not_grow_with_the_claims(client: Client, django_assert_max_num_queries: Any) -> None:
    row = make_row()
    more = [row["claims"][0] | {"detail": f"Made up: {number}"} for number in range(60)]
    store.replace(make_row(claims=[*row["claims"], *more]))
    with django_assert_max_num_queries(16):
        response = post(client, "confirm_claims")
    with django_assert_max_num_queries(20):
        post(client, "confirm_claims", seen=seen(response))
    assert set(standings()) == {"confirmed"}

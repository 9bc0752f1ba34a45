"""What stays in the working tables when the same provider is written again: identity, and what curators found."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from providers import queries, store
from providers.models import Claim, Site, Source
from tests.builders import make_row

pytestmark = pytest.mark.django_db

FULL = {"valid_until": "2027-05-01", "verified_at": "2026-05-01"}


@pytest.fixture
def curator() -> User:
    return User.objects.create_user("curator")


def written(**changes: Any) -> dict[str, Any]:
    """Write a provider whose first claim has these changes, and read it back."""
    row = make_row()
    row["claims"][0] |= changes
    store.replace(row)
    return queries.working_rows()["plain-tablets"]


def claim(**lookup: Any) -> Claim:
    return Claim.objects.get(**lookup or {"kind": "dosage_form"})


@pytest.mark.parametrize("changes", [{}, FULL, {"disputed": True}])
def test_it_gives_back_all_that_it_was_given(changes: dict[str, Any]) -> None:
    row = make_row()
    row["claims"][0] |= changes
    assert written(**changes) == row
    assert written(**changes) == row


def test_it_keeps_who_confirmed_what_is_said_again(curator: User) -> None:
    written()
    before = claim()
    before.confirm(curator)
    before.save()
    row = queries.working_rows()["plain-tablets"]
    row["claims"].reverse()
    store.replace(row)
    after = claim()
    assert (after.pk, after.verified_by, after.verified_at) == (before.pk, curator, before.verified_at)
    assert after.position == 2


def test_it_drops_who_confirmed_what_the_file_confirms_on_another_day(curator: User) -> None:
    written()
    Claim.objects.update(verified_at="2026-05-02", verified_by=curator)
    written(verified_at="2026-05-01")
    assert (claim().verified_by, str(claim().verified_at)) == (None, "2026-05-01")
    assert claim(kind="scale").verified_at is None


def test_it_keeps_why_something_is_disputed() -> None:
    written()
    disputed = claim()
    disputed.dispute("Doubtful.")
    disputed.save()
    written(disputed=True)
    assert claim().reason == "Doubtful."
    written()
    assert (claim().disputed, claim().reason) == (False, "")


def test_it_makes_a_new_claim_of_other_words() -> None:
    written()
    before = claim().pk
    written(detail="Made up: other words")
    assert claim().pk != before
    assert Claim.objects.count() == 3


def test_it_leaves_what_is_retired_as_long_as_its_source_stays() -> None:
    written()
    gone = claim(kind="scale")
    gone.retire("Wrong by a factor of ten.")
    gone.save()
    row = queries.working_rows()["plain-tablets"]
    store.replace(row)
    assert claim(kind="scale").standing == "retired"
    assert queries.working_rows()["plain-tablets"] == row
    store.replace(make_row())
    assert (claim(kind="scale").pk, claim(kind="scale").standing) == (gone.pk, "open")


def test_a_retired_claim_and_its_twin_both_stay_as_they_are(curator: User) -> None:
    row = make_row()
    row["claims"].insert(0, row["claims"][0])
    store.replace(row)
    retired, confirmed = Claim.objects.filter(kind="dosage_form")
    retired.retire("The page was gone.")
    confirmed.confirm(curator)
    for one in (retired, confirmed):
        one.save()
    store.replace(queries.working_rows()["plain-tablets"] | {"employees": 77})
    assert list(Claim.objects.filter(kind="dosage_form").values_list("pk", "reason", "verified_by")) == [
        (retired.pk, "The page was gone.", None),
        (confirmed.pk, "", curator.pk),
    ]


def test_a_retired_claim_goes_with_its_source_or_site() -> None:
    row = make_row()
    row["sources"]["S2"] = row["sources"]["S1"]
    row["claims"][2]["source"] = "S2"
    store.replace(row)
    for retired in Claim.objects.exclude(kind="regulator"):
        retired.retire("Of no use.")
        retired.save()
    store.replace(make_row(claims=make_row()["claims"][1:2], sites=[]))
    assert [one.kind for one in Claim.objects.all()] == ["regulator"]
    assert (Source.objects.count(), Site.objects.count()) == (1, 0)


def test_it_moves_a_claim_to_the_site_that_now_has_the_name() -> None:
    row = make_row()
    store.replace(row)
    before = claim().pk
    row["sites"] = [row["sites"][0] | {"city": "Town 9"}]
    store.replace(row)
    assert (claim().pk, claim().site) == (before, Site.objects.get(city="Town 9"))


def test_it_keeps_twins_apart() -> None:
    row = make_row()
    row["claims"] = [row["claims"][0]] * 3
    store.replace(row)
    keys = set(Claim.objects.values_list("pk", flat=True))
    store.replace(row)
    assert set(Claim.objects.values_list("pk", flat=True)) == keys
    assert len(keys) == 3

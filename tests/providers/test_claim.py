"""How a claim stands: open, confirmed, disputed or retired, one way at a time, and what that says in the file."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from providers import queries, store
from providers.claim_forms import ClaimForm
from providers.models import Claim
from tests.builders import make_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create_user("curator")


@pytest.fixture
def claim() -> Claim:
    """A claim on tablets that nobody has looked at."""
    store.replace(make_row())
    return Claim.objects.get(kind="dosage_form")


def today() -> date:
    return timezone.now().date()


def test_it_is_told_from_others_of_its_kind_and_code_by_its_words(claim: Claim) -> None:
    assert str(claim) == "dosage_form:tablet, Made up: tablet"
    claim.detail = "Made up: " + "tablet " * 20
    assert str(claim).endswith("tablet t…")
    assert len(str(claim)) < 100


def test_it_stands_one_way_at_a_time(claim: Claim, user: User) -> None:
    ways = [
        lambda: claim.confirm(user),
        lambda: claim.dispute("The page names another site."),
        lambda: claim.retire("The site was sold."),
        lambda: claim.confirm(user),
        claim.reopen,
    ]
    stood = []
    for way in ways:
        way()
        claim.full_clean(exclude=["provider", "source", "site"])
        claim.save()
        stood.append((claim.standing.value, claim.reason))
    assert stood == [
        ("confirmed", ""),
        ("disputed", "The page names another site."),
        ("retired", "The site was sold."),
        ("confirmed", ""),
        ("open", ""),
    ]


def test_its_row_says_the_day_and_never_who_or_why(claim: Claim, user: User) -> None:
    before = claim.row()
    claim.confirm(user)
    assert claim.row() == before | {"verified_at": today().isoformat()}
    claim.dispute("Doubtful.")
    assert claim.row() == before | {"disputed": True}


def test_what_is_retired_leaves_the_export(claim: Claim) -> None:
    claim.retire("Said of another company.")
    claim.save()
    (row,) = queries.working_rows().values()
    assert [one["kind"] for one in row["claims"]] == ["regulator", "scale"]


def test_a_confirmation_outlives_the_account(claim: Claim, user: User) -> None:
    claim.confirm(user)
    claim.save()
    user.delete()
    claim.refresh_from_db()
    assert (claim.verified_by, claim.verified_at, claim.standing.value) == (None, today(), "confirmed")


def edited(claim: Claim, **changes: str) -> Claim:
    """The claim once its form was saved with these changes."""
    form = ClaimForm(instance=claim)
    values = {name: form[name].value() for name in form.fields} | changes
    form = ClaimForm({name: "" if value is None else value for name, value in values.items()}, instance=claim)
    assert form.is_valid(), form.errors
    form.save()
    return Claim.objects.get(pk=claim.pk)


@pytest.mark.parametrize(
    ("changes", "standing"),
    [
        ({}, "confirmed"),
        ({"detail": "Other words"}, "open"),
        ({"as_of": ""}, "open"),
        ({"valid_until": "2027-01-31"}, "open"),
    ],
)
def test_what_is_put_differently_is_no_longer_confirmed(
    claim: Claim, user: User, changes: dict[str, str], standing: str
) -> None:
    claim.confirm(user)
    claim.save()
    assert edited(claim, **changes).standing == standing


def test_other_words_end_no_dispute(claim: Claim) -> None:
    claim.dispute("Doubtful.")
    claim.save()
    claim = edited(claim, detail="Other words")
    assert (claim.standing.value, claim.reason) == ("disputed", "Doubtful.")


def test_it_knows_whether_somebody_changed_what_a_page_showed(claim: Claim, user: User) -> None:
    shown = claim.shown
    assert Claim.objects.get(pk=claim.pk).shown == shown
    claim.source.title = "Another"
    changed = {claim.shown}
    claim.dispute("Doubtful.")
    changed.add(claim.shown)
    claim.dispute("Very doubtful.")
    assert len(changed | {claim.shown} - {shown}) == 3


def test_a_key_of_the_file_goes_by_the_label_of_its_field() -> None:
    assert [Claim.label(key) for key in ("valid_until", "min", "unheard_of")] == ["valid until", "from", "unheard_of"]

"""Tests of Revisions: written once, and then for good."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError

from providers import actions
from providers.models import Revision
from providers.revision import ImmutableError
from tests.builders import make_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision() -> Revision:
    return actions.import_rows(data=make_rows(), note="first").publication.revision


def test_it_refuses_to_be_saved_again(revision: Revision) -> None:
    revision.note = "second thoughts"
    with pytest.raises(ImmutableError):
        revision.save()
    assert Revision.objects.get().note == "first"


def test_it_refuses_to_be_deleted(revision: Revision) -> None:
    with pytest.raises(ImmutableError):
        revision.delete()
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(note="x"),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_update(list(rows), ["note"]),
        lambda rows: rows.update_or_create(note="first", defaults={"text": "{}"}),
        lambda rows: rows.bulk_create(list(rows), update_conflicts=True, unique_fields=["pk"], update_fields=["note"]),
    ],
    ids=["update", "delete", "bulk_update", "update_or_create", "bulk_create"],
)
def test_it_refuses_changes_to_many_at_once(revision: Revision, change: Any) -> None:
    with pytest.raises(ImmutableError):
        change(Revision.objects.all())
    with pytest.raises(ImmutableError):
        change(Revision._base_manager.all())
    assert Revision.objects.get().note == "first"


def test_it_keeps_the_account_that_published_it() -> None:
    curator = User.objects.create_user("curator")
    actions.import_rows(data=make_rows(), user=curator)
    with pytest.raises(ProtectedError):
        curator.delete()


def test_it_refuses_a_hash_that_is_none() -> None:
    with pytest.raises(DatabaseError, match="revision_sha256_form"), transaction.atomic():
        Revision.objects.create(text="{}", sha256="abc")

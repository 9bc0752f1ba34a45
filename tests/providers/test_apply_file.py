"""Tests of importing a waiting file into the working tables: once, as it was seen, all of it or nothing."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import DatabaseError, connection
from django.utils import timezone

from providers import actions, planning, queries, store
from providers.catalogue.facts import RegisterDays
from providers.catalogue.problems import UnsoundCatalogueError
from providers.models import Claim, ImportFile, Provider, RegisterImport, Revision, SiteIdentifier
from providers.planning import ImportPlan, import_plan
from tests.builders import make_row, make_rows, make_site_row
from tests.providers.catalogue.files import make_claims, make_csv

pytestmark = pytest.mark.django_db

LINES = (["slug", "name", "founded"], ["a", "", "2001"], ["new", "New", ""])


@pytest.fixture
def user() -> User:
    """A curator, over one provider that is published."""
    actions.import_rows(data=make_rows(make_row("a")))
    return User.objects.create_user("curator")


def waiting(user: User, raw: bytes) -> tuple[ImportFile, str]:
    """A file that waits, and the fingerprint of the plan that its user sees."""
    file = actions.keep_file(user=user, name="a.csv", content=raw)
    return file, import_plan(file.read()).sha256


def apply(file: ImportFile, sha256: str) -> ImportPlan:
    return actions.apply_file(file=file, data=file.read(), sha256=sha256)


def test_it_writes_the_working_tables_and_publishes_nothing(user: User) -> None:
    planned = apply(*waiting(user, make_csv(*LINES)))
    assert (planned.plan.new, list(planned.written)) == (("new",), ["a", "new"])
    assert queries.working_rows(["a"]) == {"a": make_row("a", founded=2001)}
    assert list(queries.published().by_slug) == ["a"]
    assert Revision.objects.count() == 1
    assert planning.draft().plan.differing == {"a", "new"}


def test_it_writes_what_it_wrote_before_only_once(user: User) -> None:
    file, sha256 = waiting(user, make_claims({"provider": "a"}))
    data = file.read()
    apply(file, sha256)
    for _ in range(2):
        with pytest.raises(actions.AppliedError):
            actions.apply_file(file=file, data=data, sha256=sha256)
    assert Claim.objects.count() == 4
    file.refresh_from_db()
    assert (bytes(file.content), file.applied_at is None) == (b"", False)


def test_what_a_catalogue_tells_of_its_registers_is_published_with_its_records(user: User) -> None:
    record = {
        "register": "fda_registration", "kind": "registration", "reference": "3000001", "text": "Registered.",
        "title": "Registration", "retrieved": "2026-11-02",
    }  # fmt: skip
    read = {"fda_registration": {"date": "2026-11-02", "imported": "2026-11-03"}}
    row = make_row("b", sites=[make_site_row() | {"records": [record]}])
    raw = json.dumps(make_rows(row) | {"registers": read}).encode()
    for _ in range(2):
        apply(*waiting(user, raw))
    actions.publish(user=None, note="")
    assert queries.published().facts.registers == {"fda_registration": RegisterDays("2026-11-02", "2026-11-03")}
    assert RegisterImport.objects.count() == 1


def test_it_refuses_a_plan_over_rows_that_have_changed(user: User) -> None:
    file, sha256 = waiting(user, make_csv(*LINES))
    Provider.objects.update(notes="Edited by a curator.")
    with pytest.raises(actions.OutdatedError):
        apply(file, sha256)
    assert Provider.objects.get().founded == 1999
    apply(file, import_plan(file.read()).sha256)
    assert (Provider.objects.get(slug="a").founded, Provider.objects.get(slug="a").notes) == (
        2001,
        "Edited by a curator.",
    )


def test_it_writes_nothing_where_the_tables_do_not_fit_any_more(user: User) -> None:
    file, sha256 = waiting(user, make_claims({"provider": "a", "site": "Site 1"}))
    store.replace(make_row("a", sites=[], claims=[]))
    with pytest.raises(UnsoundCatalogueError):
        apply(file, sha256)
    assert not Claim.objects.exists()


def test_it_writes_nothing_when_the_database_refuses(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise DatabaseError("full")

    file, sha256 = waiting(user, make_csv(*LINES))
    monkeypatch.setattr(SiteIdentifier.objects, "bulk_create", refuse)
    with pytest.raises(DatabaseError, match="full"):
        apply(file, sha256)
    assert list(Provider.objects.values_list("slug", "founded")) == [("a", 1999)]
    file.refresh_from_db()
    assert file.applied_at is None


def test_it_says_in_the_history_of_each_provider_which_file_it_was(user: User) -> None:
    file, sha256 = waiting(user, make_csv(*LINES))
    apply(file, sha256)
    entries = LogEntry.objects.values_list("object_repr", "action_flag", "change_message", "user__username")
    said = f"Imported from a.csv (SHA-256 {file.sha256})."
    assert sorted(entries) == [("A", 2, said, "curator"), ("New", 1, said, "curator")]


def test_it_forgets_a_file_after_a_day(user: User) -> None:
    old, _ = waiting(user, make_csv(*LINES))
    ImportFile.objects.update(created_at=timezone.now() - timedelta(days=1, seconds=1))
    assert not ImportFile.objects.of(user).exists()
    new, _ = waiting(user, make_csv(*LINES))
    assert list(ImportFile.objects.all()) == [new]
    assert old != new


@pytest.mark.parametrize("providers", [1, 30])
def test_it_asks_as_little_for_many_as_for_one(user: User, providers: int, django_assert_max_num_queries: Any) -> None:
    store.replace_all(make_row(f"made-up-{number}") for number in range(providers))
    claims = ({"provider": f"made-up-{number}", "source": "S1"} for number in range(providers))
    file, sha256 = waiting(user, make_claims(*claims))
    with django_assert_max_num_queries(40):
        apply(file, sha256)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_write_once() -> None:
    store.replace(make_row("a"))
    file, sha256 = waiting(User.objects.create_user("curator"), make_claims({"provider": "a"}))
    data = file.read()

    def work(_: int) -> str:
        try:
            actions.apply_file(file=file, data=data, sha256=sha256)
        except actions.AppliedError:
            return "applied already"
        finally:
            connection.close()
        return "applied"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(work, range(2))) == ["applied", "applied already"]
    assert Claim.objects.count() == 4

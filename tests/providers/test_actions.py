"""Tests of importing and publishing: all or nothing, and nobody's edits lost."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError
from django.utils import timezone

from providers import actions, planning, queries, store
from providers.catalogue.problems import UnsoundCatalogueError
from providers.models import Claim, Provider, Revision, Site, Source
from tests.builders import make_row, make_rows

pytestmark = pytest.mark.django_db


def imported(*providers: dict[str, Any], **options: Any) -> actions.Import:
    return actions.import_rows(data=make_rows(*providers), **options)


def slugs() -> list[str]:
    return list(Provider.objects.values_list("slug", flat=True))


def edit(slug: str) -> None:
    Provider.objects.filter(slug=slug).update(notes="Edited by a curator.")


def test_it_replaces_the_providers_of_the_file_and_leaves_others() -> None:
    imported(make_row("a"), make_row("b"))
    done = imported(make_row("b", claims=[]), make_row("c"))
    assert slugs() == ["a", "b", "c"]
    assert Claim.objects.filter(provider__slug="b").count() == 0
    assert Claim.objects.filter(provider__slug="a").count() == 3
    plan = done.planned.plan
    assert (plan.new, [change.slug for change in plan.changed], plan.absent) == (("c",), ["b"], ("a",))
    assert list(queries.published().by_slug) == ["a", "b", "c"]


def test_it_removes_others_only_when_asked_to_prune() -> None:
    imported(make_row("a"), make_row("b"))
    assert imported(make_row("b"), prune=True).planned.removed == ("a",)
    assert slugs() == ["b"]
    assert list(queries.published().by_slug) == ["b"]


def test_it_keeps_the_rows_that_stay_and_drops_those_that_go() -> None:
    row = make_row()
    imported(row)
    before = [table.objects.get().pk for table in (Provider, Site, Source)]
    row["sources"] = {"S0": row["sources"]["S1"], "S1": row["sources"]["S1"] | {"title": "Read again"}}
    row["sites"] = [row["sites"][0] | {"name": "Site 0", "source": "S0"}, row["sites"][0] | {"status": "planned"}]
    imported(row)
    assert [Provider.objects.get().pk, Site.objects.get(name="Site 1").pk, Source.objects.get(key="S1").pk] == before
    assert queries.working_rows()[row["slug"]] == row
    imported(make_row())
    assert [table.objects.get().pk for table in (Provider, Site, Source)] == before


def test_it_keeps_the_order_of_the_file() -> None:
    row = make_row()
    row["claims"].reverse()
    imported(row)
    assert [claim.kind for claim in Provider.objects.get().claims.all()] == ["scale", "regulator", "dosage_form"]


def test_it_writes_nothing_of_a_file_with_a_problem() -> None:
    imported(make_row("a"))
    with pytest.raises(UnsoundCatalogueError):
        imported(make_row("b"), make_row("c", founded="1999"))
    assert slugs() == ["a"]
    assert Revision.objects.count() == 1


def test_it_writes_nothing_when_the_database_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_values: object) -> Revision:
        raise DatabaseError("full")

    monkeypatch.setattr(Revision.objects, "create", refuse)
    with pytest.raises(DatabaseError, match="full"):
        imported(make_row("a"))
    assert slugs() == []


@pytest.mark.parametrize("prune", [False, True])
def test_it_refuses_to_overwrite_edits_unless_forced(prune: bool) -> None:  # noqa: FBT001
    imported(make_row("a"), make_row("b"))
    edit("b")
    with pytest.raises(actions.EditedError) as error:
        imported(make_row("b", founded=2001), prune=prune)
    assert error.value.slugs == ("b",)
    assert Provider.objects.get(slug="b").notes == "Edited by a curator."
    imported(make_row("b", founded=2001), prune=prune, force=True)
    assert queries.working_rows()["b"] == make_row("b", founded=2001)


def test_it_counts_a_removal_and_an_unpublished_provider_as_edits() -> None:
    imported(make_row("a"), make_row("b"))
    Provider.objects.filter(slug="a").delete()
    store.replace(make_row("draft"))
    with pytest.raises(actions.EditedError) as error:
        imported(make_row("a"), make_row("b"), prune=True)
    assert error.value.slugs == ("a", "draft")


def test_it_does_not_publish_the_edits_of_other_providers() -> None:
    imported(make_row("a"), make_row("b"))
    edit("a")
    imported(make_row("b", founded=2001))
    assert queries.published().by_slug["a"].notes == make_row("a")["notes"]
    assert [change.slug for change in planning.draft().plan.changed] == ["a"]


def test_it_takes_an_edited_provider_that_already_is_as_the_file_has_it() -> None:
    imported(make_row("a"))
    Provider.objects.update(founded=2001)
    assert imported(make_row("a", founded=2001)).publication.is_new
    assert planning.draft().plan.differing == frozenset()


def test_it_publishes_the_working_tables_with_who_and_why() -> None:
    curator = User.objects.create_superuser("curator")
    imported(make_row("a"))
    edit("a")
    revision = actions.publish(user=curator, note="A note.").revision
    assert (revision.published_by, revision.note) == (curator, "A note.")
    assert queries.published().by_slug["a"].notes == "Edited by a curator."


def test_it_writes_no_revision_when_nothing_differs() -> None:
    first = imported(make_row("a")).publication
    assert first.is_new
    for again in (imported(make_row("a")).publication, actions.publish(user=None, note="")):
        assert (again.revision, again.is_new) == (first.revision, False)
    assert Revision.objects.count() == 1


def test_it_refuses_to_publish_what_an_import_would_refuse() -> None:
    imported(make_row("a"))
    Claim.objects.filter(kind="dosage_form").update(code="pill")
    with pytest.raises(UnsoundCatalogueError) as error:
        actions.publish(user=None, note="")
    assert [problem.field for problem in error.value.problems] == ["claims[0].code"]
    assert Revision.objects.count() == 1


def test_it_restores_an_old_revision_by_import() -> None:
    old = imported(make_row("a")).publication.revision
    imported(make_row("a", founded=2001))
    restored = imported(make_row("a"), prune=True).publication
    assert restored.is_new
    assert restored.revision.sha256 == old.sha256
    assert queries.published().revision == restored.revision.pk


def test_it_dates_what_staff_publish_by_the_month_and_leaves_an_import_its_own_date(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 25, tzinfo=UTC))
    old = make_rows() | {"retrieved": "2019-05"}
    actions.import_rows(data=old)
    assert not actions.publish(user=None, note="").is_new
    assert queries.published().facts.retrieved == "2019-05"
    edit("plain-tablets")
    actions.publish(user=None, note="")
    assert queries.published().facts.retrieved == "2026-11"
    actions.import_rows(data=old)
    assert queries.published().facts.retrieved == "2019-05"


def test_it_publishes_an_empty_catalogue_under_the_version_of_the_vocabulary() -> None:
    facts_before = actions.publish(user=None, note="").revision
    assert '"version": "2026-11"' in facts_before.text
    assert queries.published().facts.providers == ()

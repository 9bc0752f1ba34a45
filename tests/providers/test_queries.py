"""Tests of reading what is published: the newest Revision, parsed once."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from providers import actions, planning, queries
from providers.catalogue.facts import read_facts
from providers.catalogue.problems import AlteredError, NothingPublishedError
from providers.catalogue.search import Query, search
from providers.models import Claim, Provider, Revision
from tests.builders import make_row, make_rows

pytestmark = pytest.mark.django_db


def publish(*providers: dict[str, Any]) -> Revision:
    return actions.import_rows(data=make_rows(*providers), prune=True, force=True).publication.revision


def test_it_says_so_before_the_first_publication() -> None:
    with pytest.raises(NothingPublishedError):
        queries.published()


def test_it_reads_the_newest_revision_and_not_the_working_tables() -> None:
    publish(make_row("a"))
    revision = publish(make_row("b"))
    Provider.objects.update(name="Edited")
    published = queries.published()
    assert (published.revision, published.sha256) == (revision.pk, revision.sha256)
    assert published.created_at == revision.created_at
    assert published.facts == read_facts(make_rows(make_row("b")))
    assert published.by_slug["b"].name == "B"


def test_it_asks_one_query_once_the_revision_is_parsed(django_assert_num_queries: Any) -> None:
    publish()
    parsed = queries.published()
    with django_assert_num_queries(1):
        assert queries.published() is parsed


def test_it_finds_the_revision_of_an_old_result() -> None:
    old = publish(make_row("a"))
    publish(make_row("b"))
    assert list(queries.revision(old.sha256).by_slug) == ["a"]
    with pytest.raises(Revision.DoesNotExist):
        queries.revision("0" * 64)


@pytest.mark.parametrize("read", [queries.published, queries.newest_data])
def test_it_reads_no_text_that_was_altered_behind_its_hash(read: Callable[[], object]) -> None:
    revision = publish(make_row("a"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE providers_revision SET text = replace(text, 'Town 1', 'Town 2')")
    with pytest.raises(AlteredError, match=f"^Revision {revision.pk} no longer holds the text"):
        read()


def test_it_reads_the_working_tables_in_five_queries(django_assert_num_queries: Any) -> None:
    publish(make_row("a"), make_row("b"), make_row("c"))
    with django_assert_num_queries(5):
        rows = queries.working_rows()
    assert list(rows.values()) == [make_row("a"), make_row("b"), make_row("c")]


def test_it_names_what_waits_for_publication() -> None:
    publish(make_row("a"), make_row("b"), make_row("c"))
    Provider.objects.filter(slug="a").update(founded=2001)
    Provider.objects.filter(slug="b").delete()
    plan = planning.draft().plan
    assert ([change.slug for change in plan.changed], plan.absent, plan.unchanged) == (["a"], ("b",), ("c",))


def test_a_search_counts_what_counts_today(monkeypatch: pytest.MonkeyPatch) -> None:
    row = make_row()
    row["claims"][0] |= {"valid_until": "2026-11-28"}
    row["claims"][1] |= {"disputed": True}
    publish(row)
    found = []
    for day in (28, 29):
        monkeypatch.setattr(timezone, "now", lambda day=day: datetime(2026, 11, day, tzinfo=UTC))
        index = queries.published().index
        assert queries.published().index is index
        asked = ("dosage_form:tablet", "regulator:us_fda", "scale:annual_tonnage")
        found.append([len(search(index, Query(claims=(claim,))).providers) for claim in asked])
    assert found == [[1, 0, 1], [0, 0, 1]]
    assert len(queries.published().facts.providers[0].claims) == 3


def test_it_leaves_out_what_is_retired() -> None:
    publish()
    Claim.objects.filter(kind="scale").update(retired_at="2026-11-28", reason="Wrong.")
    (change,) = planning.draft().plan.changed
    assert [str(difference) for difference in change.differences] == ["claim scale:annual_tonnage removed"]

"""Where a document is confirmed: to whoever holds it, and nothing of its content."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from django.db.models import QuerySet
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from providers.actions import import_rows
from selector import actions, document_queries
from selector.assessment.assess import assess
from selector.document_queries import OFF_RECORD
from selector.models import Document, Result
from tests.builders import make_rows
from tests.selector.visits import CATALOGUE, body, make_document, make_result

pytestmark = pytest.mark.django_db

SECRET = "A tablet of nobody"


def made() -> Document:
    """A report of a result with a title."""
    return make_document(make_result(title=SECRET))


def at(document: Document, query: str = "") -> str:
    return f"/verify/{document.short_id}{query}"


def publish(*, without: int = 0) -> None:
    """Publish the made-up catalogue once more, without so many of the first names of the result."""
    data = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    gone = [row.slug for row in Result.objects.get().record.result.shortlist.ranking[:without]]
    data["providers"] = [row for row in data["providers"] if row["slug"] not in gone]
    data["retrieved"] = "2026-12"
    import_rows(data=data, prune=True)


def test_it_says_what_is_on_record_and_nothing_of_the_content(client: Client) -> None:
    document = made()
    response = client.get(at(document))
    text = body(response)
    assert all(part in text for part in ("Report (PDF)", document.sha256, document.short_id, "4 bytes"))
    assert f"{document.created_at:%-d %B %Y}" in text
    names = [row.name for row in document.result.record.result.shortlist.ranking]
    assert [word for word in (SECRET, "You need", "CDMO</em>", str(document.result_id), *names) if word in text] == []
    assert (response["X-Robots-Tag"], "no-store" in response["Cache-Control"]) == ("noindex", True)


def test_it_gives_the_day_that_stands_on_the_paper(client: Client) -> None:
    document = made()
    day = document.created_at - timedelta(days=40)
    QuerySet.update(Result.objects.all(), created_at=day)
    assert f"<dd>{day:%-d %B %Y}</dd>" in body(client.get(at(document)))


def test_it_confirms_a_document_whose_result_was_altered(client: Client) -> None:
    document = made()
    publish()
    QuerySet.update(Result.objects.all(), content="{}")
    response = client.get(at(document))
    assert response.status_code == 200
    assert "cannot be computed any more" in body(response)


@pytest.mark.parametrize("written", ["k7qf-2m9x-wt4c", "K7QF2M9XWT4C", "k7qf 2m9x wt4c"])
def test_it_reads_an_id_however_it_is_written(client: Client, written: str) -> None:
    document = made()
    assert client.get("/verify", {"id": written})["Location"] == at(document)
    assert client.get(f"/verify/{written}")["Location"] == at(document)
    query = f"?sha256={document.sha256}"
    assert client.get(f"/verify/{written}{query}")["Location"] == at(document, query)


@pytest.mark.parametrize(
    "written",
    [
        "cdmo-or-cmo-report-2026-11-29-K7QF-2M9X-WT4C.pdf",
        "cdmo-or-cmo-rfi-abcd-efgh-jkmn-confidential-2026-11-29-k7qf-2m9x-wt4c (1).docx",
        "mnpq-K7QF-2M9X-WT4C.csv",
        "https://selector.example/verify/K7QF-2M9X-WT4C?sha256=" + "0" * 64,
        " https://selector.example/verify/K7QF\N{NON-BREAKING HYPHEN}2M9X\N{HYPHEN}WT4C. ",
        "\\\\share\\0000-0000-0000\\report-K7QF-2M9X-WT4C.pdf",
    ],
)
def test_it_finds_the_last_id_in_the_name_of_a_file_or_an_address(client: Client, written: str) -> None:
    document = made()
    assert client.get("/verify", {"id": written})["Location"] == at(document)


@pytest.mark.parametrize(
    "written",
    ["", "K7QF", "U" * 12, "x" * 500, "<script>", "report-2026-11-29.pdf", "xK7QF-2M9X-WT4C", "a-K7QF-2M9X-WT4CA"],
)
def test_it_says_beside_the_field_what_an_id_is(client: Client, written: str) -> None:
    response = client.get("/verify", {"id": written})
    assert response.status_code == 200
    assert 'id="id_id_error"' in body(response)
    assert "<script>" not in body(response).split("<main")[1]


@pytest.mark.parametrize("written", ["K7QF-2M9X-WT4D", "nothing", "%3Cscript%3E", "🧪"])
def test_an_unknown_id_is_a_page_that_says_so_and_asks_again(client: Client, written: str) -> None:
    made()
    response = client.get(f"/verify/{written}")
    assert response.status_code == 404
    assert "its sponsor has deleted" in body(response)
    assert 'name="id"' in body(response)


def test_with_its_assessment_goes_all_that_was_known_of_it(client: Client) -> None:
    document = made()
    actions.delete(assessment=document.result.assessment)
    assert client.get(at(document)).status_code == 404


@pytest.mark.parametrize("written", ["../admin/", "//elsewhere.example", "K7QF2M9XWT4C?next=//elsewhere.example"])
def test_a_query_leads_nowhere_else(client: Client, written: str) -> None:
    document = made()
    location = client.get(f"/verify/{document.short_id.lower()}", {"sha256": written})["Location"]
    assert location.startswith(at(document, "?sha256="))
    assert (urlsplit(location).netloc, urlsplit(location).path) == ("", at(document))


def test_of_a_letter_it_tells_its_reader_nothing_of_what_the_sponsor_decides(client: Client) -> None:
    letter = make_document(make_result(title=SECRET), kind="rfi", provider="plain-tablets")
    publish(without=1)
    with patch("selector.document_queries.assess") as computed:
        text = body(client.get(at(letter), {"sha256": letter.sha256})).split("<main")[1]
    assert all(part in text for part in ("A letter with questions", letter.sha256, "It matches:", "4 bytes"))
    assert not [word for word in ("still stand", "facts", "newer", "verdict", "names", "plain-tablets") if word in text]
    assert not computed.called


def test_it_compares_a_hash_with_the_one_on_record(client: Client) -> None:
    document = made()
    same = body(client.get(at(document), {"sha256": f" {document.sha256.upper()} "}))
    other = body(client.get(at(document), {"sha256": "0" * 64}))
    assert ("It matches:" in same, "No match:" in same) == (True, False)
    assert ("It matches:" in other, "No match:" in other) == (False, True)


@pytest.mark.parametrize("written", ["", "0" * 63, "0" * 65, "g" * 64, "0" * 300])
def test_it_says_beside_the_field_what_a_hash_is(client: Client, written: str) -> None:
    text = body(client.get(at(made()), {"sha256": written}))
    assert 'id="id_sha256_error"' in text
    assert not [word for word in ("It matches:", "No match:") if word in text]


def test_a_sample_says_that_it_is_on_no_record(client: Client) -> None:
    assert "on no record" in body(client.get(f"/verify/{OFF_RECORD}"))


def test_without_newer_facts_nothing_is_computed(client: Client) -> None:
    document = made()
    with patch("selector.document_queries.assess") as computed:
        text = body(client.get(at(document)))
    assert "No newer facts" in text
    assert "does not say whether a newer result has been made" in text
    assert not computed.called


@pytest.mark.parametrize(("without", "said"), [(0, "first three names are the same"), (1, "names would be others")])
def test_it_says_whether_newer_facts_change_the_first_names(client: Client, without: int, said: str) -> None:
    document = made()
    publish(without=without)
    with patch("selector.document_queries.assess", wraps=assess) as computed:
        for _ in range(2):
            assert said in body(client.get(at(document)))
    assert computed.call_count == 1


def test_it_says_where_only_the_order_would_be_another(client: Client) -> None:
    document = made()
    publish()
    with patch("selector.document_queries._first", side_effect=[("a", "b"), ("b", "a")]):
        assert "stand in another order" in body(client.get(at(document)))


def test_it_says_where_the_verdict_would_be_another(client: Client) -> None:
    document = made()
    publish()
    with patch("selector.document_queries.assess") as computed:
        computed.return_value.verdict.verdict = "cdmo"
        assert "the verdict would be another" in body(client.get(at(document)))


def test_it_says_where_it_cannot_be_computed_any_more(client: Client) -> None:
    document = made()
    Result._base_manager.update(method_sha256="f" * 64)
    import_rows(data=make_rows())
    text = body(client.get(at(document)))
    assert "cannot be computed any more" in text
    assert str(document.result_id) not in text


def test_deleting_clears_what_this_process_remembers(
    client: Client, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    document = made()
    publish()
    client.get(at(document))
    assert document_queries._standing.cache_info().currsize
    with django_capture_on_commit_callbacks(execute=True):
        actions.delete(assessment=document.result.assessment)
    assert not document_queries._standing.cache_info().currsize


def test_it_is_gone_where_its_assessment_is_deleted_meanwhile(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    document = made()
    publish()

    def delete_and_find(*asked: object) -> Document | None:
        actions.delete(assessment=document.result.assessment)
        return document

    monkeypatch.setattr(document_queries, "by_id", delete_and_find)
    assert client.get(at(document)).status_code == 404


def test_it_asks_4_queries(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    document = made()
    publish()
    client.get(at(document))
    with django_assert_max_num_queries(4):
        client.get(at(document), {"sha256": "0" * 64})


@pytest.mark.parametrize("path", ["/", "/method", "/verify"])
def test_the_foot_of_every_page_leads_to_it(client: Client, path: str) -> None:
    foot = body(client.get(path)).split('<footer class="foot">')[1]
    assert '<a href="/verify">Check a document</a>' in foot


@pytest.mark.parametrize("path", ["/verify", "/verify/K7QF-2M9X-WT4C"])
def test_it_only_shows(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405

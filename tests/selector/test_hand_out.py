"""Handing a document out: again, to a browser that has it, to who waits, to a reader, and of what is just deleted."""

from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.module_loading import import_string
from pytest_django import DjangoAssertNumQueries

from selector import actions, document_actions
from selector.documents.pdf import RenderError
from selector.models import Branding, Document
from selector.order import Order
from tests.selector.test_document_views import MAKE, PDF, page, seen
from tests.selector.visits import at, body, staff, started

pytestmark = pytest.mark.django_db


def test_a_reader_gets_a_document_and_is_logged() -> None:
    result = seen(Client())
    with patch(MAKE, return_value=PDF):
        assert staff("reader").get(page(result, "/report.pdf")).content == PDF
    assert result.assessment.openings.get().address.endswith("report.pdf")


def test_a_reader_who_waits_is_logged_once_when_there_is_something_to_read() -> None:
    result, reader = seen(Client()), staff("reader")
    with patch("selector.printing._ONE_AT_A_TIME") as lock, patch(MAKE, return_value=PDF):
        lock.acquire.side_effect = [False, False, True]
        answers = [reader.get(page(result, "/report.pdf")).status_code for _ in range(4)]
    assert answers == [503, 503, 200, 200]
    assert [opening.address for opening in result.assessment.openings.all()] == [page(result, "/report.pdf")] * 2


def test_a_reader_who_finds_nothing_is_not_logged() -> None:
    result, reader = seen(Client()), staff("reader")
    with patch(MAKE, side_effect=RenderError("no room")):
        assert reader.get(page(result, "/report.pdf")).status_code == 500
    assert reader.get(page(result, f"/rfi/{'x' * 300}.docx")).status_code == 404
    assert not result.assessment.openings.exists()


@pytest.mark.parametrize(
    "step",
    [
        "selector.document_views.order_of",
        "selector.document_actions.document",
        "selector.document_queries.brand",
        "selector.document_actions.is_offered",
        MAKE,
    ],
)
def test_what_is_deleted_between_the_door_and_the_bytes_is_not_found(client: Client, step: str) -> None:
    result, real = seen(client), import_string(step)

    def delete(*args: object, **kwargs: object) -> object:
        actions.delete(assessment=result.assessment)
        return PDF if step == MAKE else real(*args, **kwargs)

    with patch(step, side_effect=delete) as reached:
        assert client.get(page(result, "/report.pdf")).status_code == 404
    assert reached.called


@pytest.mark.parametrize("tags", ['"{}"', 'W/"{}"', '"another", "{}"'])
def test_of_what_a_browser_has_no_bytes_are_read(client: Client, tags: str) -> None:
    result = seen(client)
    with patch(MAKE, return_value=PDF):
        client.get(page(result, "/report.pdf"))
    for sha256, status, reads in ((Document.objects.get().sha256, 304, 0), ("0" * 64, 200, 1)):
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(page(result, "/report.pdf"), headers={"If-None-Match": tags.format(sha256)})
        assert answer.status_code == status
        assert sum('"selector_document"."content"' in query["sql"] for query in asked) == reads


def test_a_browser_that_has_it_is_told_so_without_its_bytes(client: Client) -> None:
    result = seen(client)
    with patch(MAKE, return_value=PDF):
        etag = client.get(page(result, "/report.pdf"))["ETag"]
    response = client.get(page(result, "/report.pdf"), headers={"If-None-Match": etag})
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)


def test_another_look_is_another_document_to_a_browser(client: Client) -> None:
    result = seen(client)
    with patch(MAKE, side_effect=[PDF, b"%PDF ours"]):
        etag = client.get(page(result, "/report.pdf"))["ETag"]
        Branding(name="Made-up Pharma").save()
        assert client.get(page(result, "/report.pdf"), headers={"If-None-Match": etag}).status_code == 200


def test_nothing_is_packed_twice(client: Client) -> None:
    with patch(MAKE, return_value=PDF * 1000):
        for file, packed in (("report.pdf", False), ("result.json", True)):
            response = client.get(page(seen(client), f"/{file}"), headers={"Accept-Encoding": "gzip"})
            assert (response.get("Content-Encoding") == "gzip") is packed


def test_who_asks_while_one_is_made_gets_a_page_that_asks_again(client: Client) -> None:
    result = seen(client)
    with patch("selector.printing._ONE_AT_A_TIME") as lock, patch(MAKE, return_value=PDF):
        lock.acquire.return_value = False
        response = client.get(page(result, "/report.pdf"))
        assert client.get(page(result, "/result.json")).status_code == 200
        lock.acquire.return_value = True
        assert client.get(page(result, "/report.pdf")).content == PDF
    assert (response.status_code, response["Refresh"], response["Retry-After"]) == (503, "4", "4")
    assert response["Cache-Control"] == "no-store"
    assert "Your document is being prepared" in body(response)


@pytest.mark.parametrize("file", ["report.pdf", "result.json"])
def test_a_document_that_is_stored_asks_3(
    client: Client, file: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """The session, the grant with its assessment, the document in the look of the site."""
    result = seen(client)
    with patch(MAKE, return_value=PDF):
        client.get(page(result, f"/{file}"))
    with django_assert_num_queries(3):
        assert client.get(page(result, f"/{file}")).content == PDF


def test_it_hands_out_nothing_of_another_assessment(client: Client) -> None:
    theirs, mine = seen(Client()), started(client)
    with patch(MAKE, return_value=PDF):
        document_actions.document(result=theirs, order=Order("report", "en"))
        assert client.get(at(mine, f"results/{theirs.pk}/report.pdf")).status_code == 404

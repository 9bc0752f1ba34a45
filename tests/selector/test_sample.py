"""The sample: the example on the published catalogue, for everybody to see, and stored nowhere."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from unittest.mock import Mock, patch

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from providers.actions import import_rows
from selector import sample
from selector.documents.pdf import LibraryMissing, RenderError
from selector.models import Assessment, Document, Result
from tests.builders import make_rows
from tests.selector.visits import body, make_catalogue

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 made up"
REPORT = "/sample/report.pdf"


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """Let no test find what another one made."""
    sample._PAPERS.clear()
    yield
    sample._PAPERS.clear()


def test_the_first_page_shows_its_verdict_figures_and_names(client: Client) -> None:
    content = sample.content(sample.edition(make_catalogue()))
    page = body(client.get("/")).split('class="sample"', 1)[1].split("</section>")[0]
    assert content.decision.sentence in page
    assert content.decision.gauge in page
    assert [figure.value for figure in content.decision.figures[:3] if figure.value not in page] == []
    assert content.shortlist is not None
    rows = content.shortlist.lists[0].first[:5]
    assert rows
    assert [row.name for row in rows if not (row.name in page and row.band in page and row.band_words in page)] == []
    assert f'href="{REPORT}"' in page


@pytest.mark.parametrize("path", ["/sample", REPORT])
def test_there_is_none_while_nothing_is_published(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
    assert "sample" not in body(client.get("/")).casefold()
    assert "sample" not in body(client.get("/assessments/new")).casefold()


def test_its_page_is_a_whole_result_that_offers_nothing_of_an_assessment(client: Client) -> None:
    make_catalogue()
    page = body(client.get("/sample"))
    for part in ("dimensions", "why", "tip", "road", "strategy", "ready", "short", "next"):
        assert f'id="{part}"' in page
    addresses = re.findall(r'(?:href|action)="(/assessments/[^"]*)"', page)
    assert set(addresses) == {"/assessments/new", "/assessments/example"}
    assert not Assessment.objects.exists()
    assert not Result.objects.exists()


def test_its_page_asks_2(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    make_catalogue()
    client.get("/sample")
    with django_assert_max_num_queries(2):
        client.get("/sample")


@pytest.mark.parametrize("path", ["/sample", REPORT])
def test_it_only_shows(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


def test_a_question_about_it_is_answered_without_its_text(client: Client) -> None:
    make_catalogue()
    with patch("selector.sample.make", return_value=PDF):
        responses = [client.head(path) for path in ("/", "/sample", REPORT)]
    assert [(response.status_code, response.content) for response in responses] == [(200, b"")] * 3


@patch("selector.sample.timezone.now", Mock(return_value=datetime(2031, 5, 1, tzinfo=UTC)))
def test_its_report_is_made_once_and_opens_in_the_browser(client: Client) -> None:
    make_catalogue()
    with patch("selector.sample.make", return_value=PDF) as made:
        first, second = client.get(REPORT), client.get(REPORT)
    assert first.content == second.content == PDF
    assert made.call_count == 1
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"].startswith('inline; filename="cdmo-or-cmo-sample-')
    assert client.get(REPORT, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert not Document.objects.exists()


def test_another_catalogue_or_another_day_makes_another_report(client: Client) -> None:
    make_catalogue()
    with patch("selector.sample.make", return_value=PDF) as made:
        client.get(REPORT)
        import_rows(data=make_rows())
        client.get(REPORT)
        with patch("selector.sample.timezone.now", return_value=datetime(2031, 5, 1, tzinfo=UTC)):
            client.get(REPORT)
            assert made.call_args.args[0].record.date == date(2031, 5, 1)
    assert made.call_count == 3
    assert len(sample._PAPERS) == 1


def test_who_asks_while_a_report_is_made_gets_a_page_that_asks_again(client: Client) -> None:
    make_catalogue()
    with patch("selector.printing._ONE_AT_A_TIME") as lock, patch("selector.sample.make", return_value=PDF):
        lock.acquire.return_value = False
        response = client.get(REPORT)
        lock.acquire.return_value = True
        assert client.get(REPORT).content == PDF
    assert (response.status_code, response["Refresh"], response["Cache-Control"]) == (503, "4", "no-store")
    assert 'href="/sample"' in body(response)


@pytest.mark.parametrize("error", [RenderError("no room"), LibraryMissing()])
def test_a_report_that_cannot_be_made_is_a_page_and_keeps_no_other_waiting(client: Client, error: Exception) -> None:
    make_catalogue()
    with patch("selector.sample.make", side_effect=error):
        response = client.get(REPORT)
    assert response.status_code == 500
    assert 'href="/sample"' in body(response)
    with patch("selector.sample.make", return_value=PDF):
        assert client.get(REPORT).content == PDF


def test_the_real_report_is_a_pdf(client: Client) -> None:
    make_catalogue()
    assert client.get(REPORT).content.startswith(b"%PDF-")

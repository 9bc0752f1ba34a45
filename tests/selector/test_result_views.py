"""The result: seen, found stale, shared, and as a report."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from django.test import Client

from providers.actions import import_rows
from selector import actions
from selector.documents.pdf import LibraryMissing, RenderError
from selector.models import Assessment, Document, Grant, Result
from tests.builders import make_rows
from tests.selector.visits import ANSWERS, at, body, make_catalogue, staff, started

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 made up"


def seen(client: Client, **answers: object) -> Result:
    """A result that was made in this browser."""
    make_catalogue()
    assessment = started(client, **(answers or ANSWERS))
    client.post(at(assessment, "see-result"))
    return Result.objects.get(assessment=assessment)


def page(result: Result, name: str = "") -> str:
    return at(result.assessment, f"results/{result.pk}{name}")


def test_it_makes_a_result_and_shows_it(client: Client) -> None:
    result = seen(client)
    response = client.get(at(result.assessment, "result"))
    assert "You need a" in body(response)
    assert "no-store" in response["Cache-Control"]


def test_a_second_click_shows_the_same_result(client: Client) -> None:
    result = seen(client)
    client.post(at(result.assessment, "see-result"))
    assert Result.objects.get() == result


def test_without_a_result_it_leads_to_the_check_of_the_answers(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    assert client.get(at(assessment, "result"))["Location"] == at(assessment, "review")


def test_too_few_answers_give_a_page_without_report(client: Client) -> None:
    result = seen(client, stage="phase_1")
    shown = body(client.get(at(result.assessment, "result")))
    assert "report.pdf" not in shown
    assert client.get(page(result, "/report.pdf")).status_code == 404


def test_it_says_that_answers_changed_since(client: Client) -> None:
    result = seen(client)
    assert "Answers changed" not in body(client.get(page(result)))
    client.post(at(result.assessment, "stage_maturity"), {"version": 1, "stage": "mature"})
    assert "Answers changed since this result" in body(client.get(page(result)))


def test_it_says_that_a_newer_catalogue_was_published(client: Client) -> None:
    result = seen(client)
    import_rows(data=make_rows())
    assert "A newer catalogue" in body(client.get(page(result)))


def test_it_says_that_the_method_was_corrected(client: Client) -> None:
    result = seen(client)
    with patch.object(Assessment, "method", replace(result.assessment.method, sha256="f" * 64)):
        assert "The method was corrected since this result" in body(client.get(page(result)))


def test_a_link_to_one_result_is_shown_once_and_closed_on_request(client: Client) -> None:
    result = seen(client)
    shared = body(client.post(page(result, "/share"), follow=True))
    token = shared.split("http://testserver/r/")[1].split('"')[0]
    assert "/r/" not in body(client.get(page(result)))
    assert Client().get(f"/r/{token}").status_code == 302
    grant = Grant.objects.exclude(result=None).get()
    assert client.post(at(result.assessment, f"links/{grant.pk}/revoke"))["Location"] == at(result.assessment, "result")
    assert Client().get(f"/r/{token}").status_code == 404


def test_a_link_to_an_earlier_result_is_closed_from_the_newest(client: Client) -> None:
    result, outsider = seen(client), Client()
    outsider.get(f"/r/{actions.share(result=result).token}")
    client.post(at(result.assessment, "stage_maturity"), {"version": 1, "stage": "mature"})
    shown = body(client.post(at(result.assessment, "see-result"), follow=True))
    assert result.assessment.results.count() == 2
    grant = Grant.objects.exclude(result=None).get()
    assert f'<a href="{page(result)}">Result 1</a>, link made on ' in shown
    assert outsider.get(page(result)).status_code == 200
    assert at(result.assessment, f"links/{grant.pk}/revoke") in shown
    client.post(at(result.assessment, f"links/{grant.pk}/revoke"))
    assert outsider.get(page(result)).status_code == 404


def test_it_never_shows_the_private_link_as_one_to_forward(client: Client) -> None:
    make_catalogue()
    assessment = started(client, **ANSWERS)  # the private link waits to be shown
    assert "http://testserver/a/" not in body(client.post(at(assessment, "see-result"), follow=True))
    assert "http://testserver/a/" in body(client.get(at(assessment, "review")))


def test_the_private_link_is_not_closed_as_one_to_read(client: Client) -> None:
    result = seen(client)
    grants = [*result.assessment.grants.values_list("pk", flat=True), 10**30]
    assert {client.post(at(result.assessment, f"links/{pk}/revoke")).status_code for pk in grants} == {404}


def test_who_may_only_read_sees_no_way_to_change(client: Client) -> None:
    result = seen(Client())
    client.get(f"/r/{actions.share(result=result).token}")
    shown = body(client.get(page(result)))
    assert not [word for word in ("/review", "/share", "/delete", "/revoke", "see-result") if word in shown]


def test_the_report_is_made_once_and_the_same_from_then_on(client: Client) -> None:
    result = seen(client)
    with patch("selector.actions.report_pdf", return_value=PDF) as made:
        first, second = (client.get(page(result, "/report.pdf")) for _ in range(2))
    assert first.content == second.content == PDF
    assert made.call_count == 1
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"].startswith('attachment; filename="cdmo-or-cmo-')
    assert first["ETag"] == f'"{Document.objects.get().sha256}"'
    assert first["Cache-Control"] == "private, no-cache"


def test_who_asks_while_a_report_is_made_gets_a_page_that_asks_again(client: Client) -> None:
    result = seen(client)
    with patch("selector.reporting._ONE_AT_A_TIME") as lock, patch("selector.actions.report_pdf", return_value=PDF):
        lock.acquire.return_value = False
        response = client.get(page(result, "/report.pdf"))
        lock.acquire.return_value = True
        assert client.get(page(result, "/report.pdf")).content == PDF
    assert (response.status_code, response["Refresh"], response["Retry-After"]) == (503, "4", "4")
    assert response["Cache-Control"] == "no-store"
    assert "The report is being made" in body(response)


def test_a_result_that_somebody_altered_is_a_logged_error(caplog: pytest.LogCaptureFixture) -> None:
    client = Client(raise_request_exception=False)
    result = seen(client)
    Result._base_manager.filter(pk=result.pk).update(content=result.content.replace("cmo", "cdmo"))
    for name in ("", "/report.pdf"):
        response = client.get(page(result, name))
        assert (response.status_code, response["Content-Type"]) == (500, "text/html; charset=utf-8")
    assert f"Result {result.pk} no longer holds the text that was computed" in caplog.text


def test_a_browser_that_has_the_report_is_told_so(client: Client) -> None:
    result = seen(client)
    with patch("selector.actions.report_pdf", return_value=PDF):
        etag = client.get(page(result, "/report.pdf"))["ETag"]
    assert client.get(page(result, "/report.pdf"), headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(RenderError("no room"), "It is recorded"), (LibraryMissing(), "sudo apt-get install")],
)
def test_a_report_that_cannot_be_made_is_a_page_and_a_logged_error(
    client: Client, caplog: pytest.LogCaptureFixture, error: Exception, sentence: str
) -> None:
    result = seen(client)
    with patch("selector.actions.report_pdf", side_effect=error):
        response = client.get(page(result, "/report.pdf"))
    assert response.status_code == 500
    assert response["Content-Type"].startswith("text/html")
    assert sentence in body(response)
    assert f"The report of {page(result)} could not be made" in caplog.text
    assert not Document.objects.exists()


def test_a_reader_gets_the_report() -> None:
    result = seen(Client())
    with patch("selector.actions.report_pdf", return_value=PDF):
        assert staff("reader").get(page(result, "/report.pdf")).content == PDF
    assert result.assessment.openings.get().address.endswith("report.pdf")


def test_the_real_report_is_a_pdf(client: Client) -> None:
    assert client.get(page(seen(client), "/report.pdf")).content.startswith(b"%PDF-")

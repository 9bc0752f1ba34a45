"""The result: seen, found stale, and shared."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from django.test import Client

from providers.actions import import_rows
from selector import actions
from selector.models import Assessment, Grant, Result
from tests.builders import make_rows
from tests.selector.visits import ANSWERS, at, body, make_catalogue, started

pytestmark = pytest.mark.django_db


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

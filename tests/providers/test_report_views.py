"""A visitor reports an error on the page of a provider."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from providers import correction_actions, queries
from providers.models import Correction
from tests.providers.told import WHO, publish

pytestmark = pytest.mark.django_db

REPORT = "/catalogue/plain-tablets/report-an-error"
WORDS = "The town is another one: https://example.org/town"
TABLET = "Tablet: Made up: tablet"


def send(client: Client, **changes: str) -> Any:
    return client.post(REPORT, {"words": WORDS, "claim": TABLET, "email": WHO, "website": ""} | changes)


def test_a_report_is_kept_and_thanked_for_on_the_page_that_it_is_about(client: Client) -> None:
    publish()
    response = send(client)
    assert response.status_code == 302
    shown = client.get(response["Location"]).content.decode()
    assert "Thank you. A curator will read it." in shown
    assert "Thank you" not in client.get(response["Location"]).content.decode()
    report = Correction.objects.get()
    assert (report.words, report.claim, report.email) == (WORDS, TABLET, WHO)


def test_words_are_all_that_a_report_needs(client: Client) -> None:
    publish()
    assert send(client, claim="", email="").status_code == 302


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"words": " \n"}, "Write what is wrong."),
        ({"words": "x" * 2001}, "at most 2000 characters (it has 2001)"),
        ({"words": "x\0"}, "Null characters are not allowed."),
        ({"email": "somebody"}, "Enter a valid email address."),
        ({"email": f"{'x' * 250}@example.org"}, "at most 254 characters"),
        ({"claim": "forged"}, "This claim is no longer on the page."),
        ({"website": "https://example.org"}, "Please send it once more."),
    ],
)
def test_bad_input_is_said_beside_the_field_and_nothing_is_lost(
    client: Client, changes: dict[str, str], said: str
) -> None:
    publish()
    shown = send(client, **changes).content.decode()
    assert said in shown
    assert changes.get("email", WHO) in shown
    assert "words" in changes or WORDS in shown
    assert 'name="website" value' not in shown
    assert not Correction.objects.exists()


def test_a_line_break_counts_as_one_character_as_it_does_in_the_browser(client: Client) -> None:
    publish()
    assert send(client, words="x\r\n" * 999 + "xx").status_code == 302
    assert "\r" not in Correction.objects.get().words


def test_too_many_reports_get_a_sentence_and_keep_the_words(client: Client) -> None:
    publish()
    for number in range(correction_actions.MOST_REPORTS):
        send(client, words=f"Town {number}")
    response = send(client)
    assert response.status_code == 429
    assert "Very many reports came in within an hour." in response.content.decode()
    assert WORDS in response.content.decode()
    assert Correction.objects.count() == correction_actions.MOST_REPORTS


def test_a_report_sent_twice_waits_once(client: Client) -> None:
    publish()
    assert [send(client).status_code for _ in range(2)] == [302, 302]
    assert Correction.objects.count() == 1


def test_a_report_on_an_unknown_provider_finds_no_page(client: Client) -> None:
    assert client.get(REPORT).status_code == 404
    publish()
    assert client.get("/catalogue/other-labs/report-an-error").status_code == 404
    assert client.put(REPORT).status_code == 405


def test_a_report_needs_the_proof_that_it_comes_from_this_site() -> None:
    publish()
    assert send(Client(enforce_csrf_checks=True)).status_code == 403


def test_a_report_asks_2_queries_to_show_and_9_to_keep(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    publish()
    queries.published()
    with django_assert_max_num_queries(2):
        client.get(REPORT)
    with django_assert_max_num_queries(9):
        send(client)

"""Addresses that somebody shortens or mistypes, and requests that nobody can read."""

import pytest
from django.test import Client

from tests.selector.visits import at, body, started

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("end", ["", "/"])
def test_the_bare_address_of_an_assessment_leads_to_its_check(client: Client, end: str) -> None:
    assessment = started(client)
    bare = at(assessment, "").rstrip("/") + end
    assert client.get(bare, follow=True).redirect_chain[-1][0] == at(assessment, "review")
    assert Client().get(bare, follow=True).status_code == 404


def test_a_request_that_cannot_be_read_is_a_page_of_the_site(client: Client) -> None:
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "This request could not be read" in body(response)

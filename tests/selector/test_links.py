"""A new link: at the site's address, shown once, and in no browser that was told to forget."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from tests.selector.visits import ANSWERS, at, body, started

pytestmark = pytest.mark.django_db


def new_link(client: Client, host: str) -> str:
    """The private link that a browser is shown which reaches the site by this host."""
    client.defaults["HTTP_HOST"] = host
    assessment = started(client, **ANSWERS)
    client.post(at(assessment, "link"))
    return body(client.get(at(assessment, "link"))).split('value="')[1].split('"')[0]


@pytest.mark.parametrize("host", ["selector.example", "127.0.0.1:8000"])
def test_it_leads_to_the_address_that_visitors_type(client: Client, settings: Settings, host: str) -> None:
    """A proxy need not say that the visitor came by https, nor to which host."""
    settings.SITE, settings.ALLOWED_HOSTS = urlsplit("https://selector.example"), ["selector.example", "127.0.0.1"]
    assert new_link(client, host).startswith("https://selector.example/a/")


@pytest.mark.parametrize("host", ["127.0.0.1:8001", "localhost:8000"])
def test_on_ones_own_machine_it_leads_where_the_browser_is(client: Client, host: str) -> None:
    assert new_link(client, host).startswith(f"http://{host}/a/")


def test_a_request_that_shows_nothing_leaves_it_waiting(client: Client) -> None:
    assessment = started(client, **ANSWERS)
    client.head(at(assessment, "review"))
    assert "http://testserver/a/" in body(client.get(at(assessment, "review")))
    assert "http://testserver/a/" not in body(client.get(at(assessment, "review")))

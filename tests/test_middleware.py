"""What no browser sends and PostgreSQL cannot hold is refused before anything asks the database."""

import pytest
from django.conf import settings
from django.test import Client


@pytest.mark.django_db
def test_it_refuses_nul_in_a_query_and_in_a_cookie(client: Client) -> None:
    assert client.get("/admin/login/", {"next": "/\0"}).status_code == 400
    client.cookies[settings.SESSION_COOKIE_NAME] = "a\0b"
    assert client.get("/admin/").status_code == 400


@pytest.mark.django_db
def test_it_lets_everything_else_pass(client: Client) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "long gone"
    assert client.get("/admin/login/", {"next": "/é%"}).status_code == 200

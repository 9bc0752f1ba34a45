"""A session that ends while somebody types: signing in on the way loses nothing."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from providers import store
from providers.models import Provider, Source
from tests.builders import make_row
from tests.providers.desk import page, sign_in
from tests.providers.test_admin import filled

pytestmark = pytest.mark.django_db

PASSWORD = "made-up-for-a-test"
KNOWN = {"signed_out-username": "curator", "signed_out-password": PASSWORD}


@pytest.fixture
def strict() -> Client:
    """A browser that is asked for its token, as every real one is."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def typed(strict: Client) -> dict[str, str]:
    """What was typed on a provider's page whose session has ended; its token is still in the browser."""
    store.replace(make_row())
    user = sign_in(strict, "curator")
    user.set_password(PASSWORD)
    user.save()
    strict.force_login(user)
    response = strict.get(address())
    token = response.cookies["csrftoken"].value
    del strict.cookies["sessionid"]
    changes = {"notes": "Two\nlines, <b> & \"quotes\"", "sources-1-title": "Read there"}  # fmt: skip
    return filled(response.context, **changes) | {"seen": response.context["seen"], "csrfmiddlewaretoken": token}


def address() -> str:
    return page("provider_change", Provider.objects.get())


def sent_on(response: Any) -> dict[str, str]:
    """What the button of the page in between sends, but for who signs in."""
    token = response.context["csrf_token"]
    return {name: values[-1] for name, values in response.context["typed"]} | {"csrfmiddlewaretoken": str(token)}


def test_who_signs_in_on_the_way_saves_what_was_typed(strict: Client, typed: dict[str, str]) -> None:
    asked = strict.post(address(), typed)
    assert "nothing is lost" in asked.content.decode()
    assert Source.objects.count() == 1
    assert strict.post(address(), sent_on(asked) | KNOWN)["Location"] == page("provider_changelist")
    assert Provider.objects.get().notes == typed["notes"]
    assert Source.objects.count() == 2
    assert strict.get(address()).status_code == 200


@pytest.mark.parametrize("changes", [{"signed_out-password": "wrong"}, {"signed_out-username": "visitor"}])
def test_who_may_not_enter_is_asked_again_and_loses_nothing(
    strict: Client, typed: dict[str, str], changes: dict[str, str]
) -> None:
    User.objects.create_user("visitor", password=PASSWORD)
    asked = strict.post(address(), sent_on(strict.post(address(), typed)) | KNOWN | changes)
    assert "Please enter the correct username and password for a staff account." in asked.content.decode()
    assert sent_on(asked)["notes"] == typed["notes"]
    assert PASSWORD not in asked.content.decode()
    assert not Provider.objects.filter(notes=typed["notes"]).exists()


def test_a_form_of_another_site_signs_nobody_in(strict: Client, typed: dict[str, str]) -> None:
    assert strict.post(address(), typed | KNOWN | {"csrfmiddlewaretoken": "x" * 32}).status_code == 403
    assert "_auth_user_id" not in strict.session


def test_to_sign_in_and_out_stays_as_it_is(client: Client) -> None:
    User.objects.create_user("curator", password=PASSWORD, is_staff=True)
    known = {"username": "curator", "password": PASSWORD, "next": reverse("admin:index")}
    assert client.post(reverse("admin:login"), known)["Location"] == reverse("admin:index")
    assert client.post(reverse("admin:logout")).status_code == 200
    assert client.post(reverse("admin:logout")).status_code == 302

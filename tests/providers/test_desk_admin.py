"""The desk in the admin: who may see it, what it costs, and that each line leads to as many rows as it says."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from providers import correction_actions, desk, impact, store
from providers.models import Claim, Correction
from tests.builders import make_row
from tests.providers.desk import page, sign_in

pytestmark = pytest.mark.django_db

DESK = "/admin/providers/desk/"
OWN = {"evidence": "provider_statement", "source": "S2"}


@pytest.fixture
def curator(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser in which a curator is signed in, over two providers at which every check of rows finds something."""
    said = make_row()["claims"][0]
    odd: list[dict[str, object]] = [
        {"detail": "Will be made", "status": "current"},
        {"detail": "Tablets no more", "status": "historic"},
        {"detail": "Tablets due by 2020", "status": "planned", "as_of": None, "disputed": True},
        {"code": "capsule", "detail": "Solid forms", "valid_until": "2020-01-01", **OWN},
    ]
    sources = {
        "S1": {"url": "http://example.org/1", "title": "Plans of a plant", "published": None},
        "S2": {"url": None, "title": "Plans of a plant", "published": None},
        "S3": {"url": "https://example.org/3", "title": "Source 3", "published": None},
    }
    store.replace(make_row("a", claims=[said | changes for changes in odd], sources=sources))
    store.replace(make_row("b"))
    sign_in(client, "curator")
    cache.clear()
    monkeypatch.setattr(impact, "carrying", lambda facts: [("a", 0), ("b", 0)])
    return client


def test_it_stands_first_on_the_first_page_of_the_admin(curator: Client) -> None:
    text = curator.get(reverse("admin:index")).content.decode()
    assert 0 < text.index(f'href="{DESK}"') < text.index("<caption>")


def test_every_line_leads_to_as_many_rows_as_it_says(curator: Client) -> None:
    entries = [entry for entry in curator.get(DESK, {"rankings": ""}).context["entries"] if entry.address]
    assert [entry.line.check.key for entry in entries if not entry.line.places] == []
    for entry in entries:
        response = curator.get(entry.address)
        assert response.context["cl"].result_count == len(entry.line.places), entry.address
        assert f'<p class="help">{entry.line.meaning}</p>' in response.content.decode()
        assert f"<h1>{entry.line.title}</h1>" in response.content.decode()


def test_rankings_are_made_for_who_asks_for_them(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    text = curator.get(DESK).content.decode()
    assert '<a href="?rankings">Count<span class="visually-hidden"> Claims that carry a place alone</span></a>' in text
    monkeypatch.setattr(impact, "carrying", None)  # asked nonetheless, it would break
    assert curator.get(DESK).status_code == 200


def test_what_others_told_stands_first_with_the_way_to_what_waits(curator: Client) -> None:
    correction_actions.report(slug="a", words="It left.")
    link = '<a href="/admin/providers/correction/?state__exact=open">Reports of errors</a>'
    text = curator.get(DESK).content.decode()
    assert text.index(link) < text.index("Disputed claims")
    assert "providers/proposal/?state" not in text
    Correction.objects.get().delete()
    assert link not in curator.get(DESK).content.decode()


def test_thin_terms_lead_to_who_holds_them(curator: Client) -> None:
    (entry,) = [entry for entry in curator.get(DESK).context["entries"] if entry.terms]
    links = dict(link for _, terms in entry.terms for link in terms)
    assert curator.get(links["Tablet"]).context["cl"].result_count == 2
    assert curator.get(links["Oral solid dosage form"]).context["cl"].result_count == 2  # by tablets, a narrower term


def test_counting_in_the_list_does_not_run_every_check(
    curator: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(20):
        assert curator.get(page("source_changelist"), {"_facets": "True"}).status_code == 200


def test_a_confirmed_claim_that_carries_a_place_is_done_with(curator: Client) -> None:
    (check,) = [check for check in desk.CHECKS if check.key == "carrying"]
    one, other = desk.found(check)
    Claim.objects.filter(pk=one).update(verified_at="2026-11-25")
    assert desk.found(check) == [other]


def test_rankings_are_made_anew_only_when_a_claim_says_something_else(
    curator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def carrying(facts: object) -> list[tuple[str, int]]:
        asked.append(facts)
        return []

    monkeypatch.setattr(impact, "carrying", carrying)
    changes: list[dict[str, str]] = [{"code": "tablet"}, {"verified_at": "2026-11-25"}, {"code": "capsule"}]
    for change in changes:
        Claim.objects.filter(provider__slug="b", kind="dosage_form").update(**change)
        curator.get(DESK, {"rankings": ""})
    assert len(asked) == 2


def test_every_check_has_its_words_in_its_order() -> None:
    assert list(desk.WORDS) == [check.key for check in desk.CHECKS]


@pytest.mark.parametrize("providers", [1, 30])
def test_it_asks_14_however_many_providers(
    curator: Client, providers: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    store.replace_all([make_row(f"c-{number}") for number in range(providers)])
    with django_assert_max_num_queries(14):
        curator.get(DESK)


@pytest.mark.parametrize(
    ("table", "value"), [("claim", "twice"), ("source", "ageing"), ("site", "x'\"<>"), ("site", "")]
)
def test_a_check_of_something_else_filters_nothing(curator: Client, table: str, value: str) -> None:
    response: Any = curator.get(page(f"{table}_changelist"), {"desk": value})
    assert response.context["cl"].result_count == response.context["cl"].queryset.model.objects.count()


@pytest.mark.parametrize(("method", "status"), [("get", 200), ("post", 405)])
def test_it_is_only_looked_at(curator: Client, method: str, status: int) -> None:
    assert getattr(curator, method)(DESK).status_code == status


def test_strangers_are_sent_to_sign_in_and_staff_without_the_right_refused(client: Client) -> None:
    assert client.get(DESK).status_code == 302
    client.force_login(User.objects.create_user("staff", is_staff=True))
    assert client.get(DESK).status_code == 403
    assert DESK not in client.get(reverse("admin:index")).content.decode()

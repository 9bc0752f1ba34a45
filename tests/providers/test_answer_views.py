"""A provider answers the open questions of its page behind its private link."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from providers import actions, correction_actions, queries
from providers.choices import Decision
from providers.models import Proposal, Provider, ProviderLink
from tests.builders import make_row, make_rows
from tests.providers.told import decide, make_answer, make_link, make_proposal, publish

pytestmark = pytest.mark.django_db

KEY = "technology-lyophilisation"


def typed(key: str = KEY, **changes: str) -> dict[str, str]:
    said = {
        "reply": "yes",
        "detail": "Two freeze\ndryers",
        "source_url": "https://example.org/plant",
        "source_title": "Our plant",
        "as_of": "2026",
    }
    return {f"{key}-{name}": value for name, value in (said | changes).items()}


@pytest.fixture
def address() -> str:
    """The private link of the one provider that is published."""
    return f"/providers/answer/{make_link(publish())}"


def test_a_provider_sees_its_gaps_and_its_claims_and_search_engines_see_neither(client: Client, address: str) -> None:
    response = client.get(address)
    shown = response.content.decode()
    assert "Open questions to Plain Tablets" in shown
    assert "<summary>Lyophilisation</summary>" in shown
    assert "Made up: tablet" in shown
    assert "<summary>Oral solid dosage form</summary>" not in shown
    assert "<summary>Chemical reactor volume</summary>" not in shown
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    "changes",
    [{"revoked_at": timezone.now()}, {"expires_at": timezone.now() - timedelta(seconds=1)}],
    ids=["revoked", "expired"],
)
def test_a_link_that_is_no_more_opens_nothing(client: Client, changes: dict[str, Any]) -> None:
    address = f"/providers/answer/{make_link(publish(), **changes)}"
    assert client.get(address).status_code == 404
    assert client.post(address, typed()).status_code == 404
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("token", ["x", "x" * 3000, "%F0%9F%92%8A"])
def test_an_unknown_link_opens_nothing(client: Client, address: str, token: str) -> None:
    assert client.get(f"/providers/answer/{token}").status_code == 404


def test_the_hash_of_a_token_opens_nothing(client: Client, address: str) -> None:
    assert client.get(f"/providers/answer/{ProviderLink.objects.get().token_sha256}").status_code == 404


def test_a_provider_that_is_not_published_any_more_has_no_page(client: Client, address: str) -> None:
    actions.import_rows(data=make_rows(make_row("other-labs")))
    Provider.objects.filter(slug="plain-tablets").update(slug="renamed")
    assert client.get(address).status_code == 404


def test_an_answer_waits_for_a_curator_and_is_shown_with_its_state(client: Client, address: str) -> None:
    response = client.post(address, typed())
    assert (response.status_code, response["Location"]) == (302, address)
    proposal = Proposal.objects.get()
    assert proposal.detail == "Two freeze dryers"
    shown = client.get(address).content.decode()
    assert "Waiting" in shown
    assert "<summary>Lyophilisation</summary>" not in shown
    decide(proposal, Decision.REFUSED, "The page does not say so.")
    shown = client.get(address).content.decode()
    assert "The page does not say so." in shown
    assert "<summary>Lyophilisation</summary>" in shown


@pytest.mark.parametrize(
    ("origin", "has_token", "status"),
    [
        ("http://testserver", True, 302),
        ("http://testserver", False, 403),
        ("null", True, 403),
        ("http://a.b", True, 403),
    ],
)
def test_an_answer_comes_from_its_own_page(address: str, origin: str, has_token: bool, status: int) -> None:  # noqa: FBT001
    client = Client(enforce_csrf_checks=True)
    token = str(client.get(address).context["csrf_token"]) if has_token else ""
    sent = typed() | {"csrfmiddlewaretoken": token}
    assert client.post(address, sent, headers={"Origin": origin}).status_code == status
    assert Proposal.objects.exists() == (status == 302)


def test_an_answer_sent_twice_waits_once(client: Client, address: str) -> None:
    client.post(address, typed())
    shown = client.post(address, typed(detail="Another"), follow=True).content.decode()
    assert "These answers were here already." in shown
    assert Proposal.objects.get().detail == "Two freeze dryers"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"detail": ""}, "A claim needs this."),
        ({"source_url": ""}, "A claim needs this."),
        ({"source_title": ""}, "A claim needs this."),
        ({"source_url": "javascript:alert(1)"}, "Write a whole address with https:// or http://."),
        ({"source_url": f"https://example.org/{'x' * 500}"}, "at most 500 characters"),
        ({"detail": "x" * 301}, "at most 300 characters"),
        ({"detail": "bell\x07"}, "Write text without control characters."),
        ({"as_of": "last May"}, "Write a date as YYYY, YYYY-MM or YYYY-MM-DD."),
        ({"as_of": "2026-02-30"}, "Write a date as YYYY, YYYY-MM or YYYY-MM-DD."),
        ({"reply": "perhaps"}, "Select a valid choice."),
        ({"reply": ""}, "Choose an answer, or leave all of this empty."),
    ],
)
def test_one_bad_answer_sends_none_and_loses_none(
    client: Client, address: str, changes: dict[str, str], said: str
) -> None:
    sent = typed(**changes) | typed("technology-spray_drying", detail="One tower")
    shown = client.post(address, sent).content.decode()
    assert said in shown
    assert "One tower" in shown
    assert "<title>Error:" in shown
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("sent", [{}, typed("technology-forged"), typed("scale-reactor_volume")])
def test_what_answers_no_question_is_told_so(client: Client, address: str, sent: dict[str, str]) -> None:
    assert "No answer was chosen" in client.post(address, sent).content.decode()
    assert not Proposal.objects.exists()


def test_no_needs_no_source(client: Client, address: str) -> None:
    client.post(address, typed(reply="no", detail="", source_url="", source_title="", as_of=""))
    assert Proposal.objects.get().reply == "no"


def test_a_link_shows_nothing_of_another_provider(client: Client) -> None:
    proposal = make_proposal(publish(), detail="Between us")
    Proposal.objects.filter(pk=proposal.pk).update(provider=Provider.objects.create(slug="b-labs", name="B Labs"))
    ProviderLink.objects.all().delete()
    token = correction_actions.make_link(provider=Provider.objects.get(slug="plain-tablets"), user=None)  # type: ignore[arg-type]
    assert "Between us" not in client.get(f"/providers/answer/{token}").content.decode()


def test_the_page_of_answers_asks_5_queries(
    client: Client, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    correction_actions.answer(
        link=ProviderLink.objects.get(), answers=[make_answer(), make_answer(code="spray_drying")]
    )
    queries.published()
    with django_assert_max_num_queries(5):
        client.get(address)

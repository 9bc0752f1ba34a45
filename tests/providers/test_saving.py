"""Saving a page: whoever saves second is told and undoes nothing, and a button that is pressed twice saves once."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from providers import queries, store
from providers.models import Claim, Provider, Site, SiteIdentifier, Source
from tests.builders import make_row
from tests.providers.desk import claim, page, sign_in
from tests.providers.test_admin import filled

pytestmark = pytest.mark.django_db

TOLD = "This was edited meanwhile, and nothing was saved."


@pytest.fixture(autouse=True)
def curator(client: Client) -> None:
    store.replace(make_row())
    sign_in(client, "curator")


def opened(client: Client, name: str, row: Any) -> tuple[str, dict[str, str]]:
    """A page as somebody has it open: its address, and what its button sends."""
    address = page(f"{name}_change", row)
    response = client.get(address)
    seen = response.context["seen"]
    assert f'<input type="hidden" name="seen" value="{seen}">' in response.content.decode()
    return address, filled(response.context) | {"seen": seen}


@pytest.mark.parametrize(
    ("name", "rows", "field", "other"),
    [
        ("provider", Provider.objects, "founded", {"website": "https://example.org"}),
        ("claim", Claim.objects.filter(kind="dosage_form"), "detail", {"as_of": "2020"}),
        ("source", Source.objects, "published", {"title": "Another"}),
        ("site", Site.objects, "city", {"country": "FR"}),
    ],
)
def test_whoever_saves_second_is_told_and_undoes_nothing(
    client: Client, name: str, rows: Any, field: str, other: dict[str, str]
) -> None:
    address, sent = opened(client, name, rows.get())
    rows.update(**other)
    before = queries.working_rows()
    typed = sent | {field: "2001"}
    response = client.post(address, typed)
    assert TOLD in response.content.decode()
    assert 'value="2001"' in response.content.decode()
    assert queries.working_rows() == before
    assert client.post(address, typed | {"seen": response.context["seen"]}).status_code == 302
    assert str(getattr(rows.get(), field)) == "2001"


def test_a_row_of_the_page_counts_as_the_page(client: Client) -> None:
    address, sent = opened(client, "provider", Provider.objects.get())
    Claim.objects.filter(kind="dosage_form").update(detail="Read again")
    assert TOLD in client.post(address, sent).content.decode()
    address, sent = opened(client, "site", Site.objects.get())
    SiteIdentifier.objects.update(value="3000000009")
    assert TOLD in client.post(address, sent).content.decode()


def test_another_mistake_does_not_hide_that_somebody_was_faster(client: Client) -> None:
    address, sent = opened(client, "claim", claim())
    wrong = client.post(address, sent | {"as_of": "spring"})
    assert wrong.context["seen"] == sent["seen"]
    Claim.objects.filter(kind="dosage_form").update(detail="Read again")
    assert TOLD in client.post(address, sent | {"seen": wrong.context["seen"]}).content.decode()


def test_the_same_button_twice_saves_once(client: Client) -> None:
    address, sent = opened(client, "claim", claim())
    sent |= {"detail": "Read again"}
    assert [client.post(address, sent).status_code for _ in range(2)] == [302, 302]
    assert claim().detail == "Read again"


def pressed_twice(client: Client, address: str, sent: dict[str, str]) -> list[Any]:
    """What a button answers that is pressed twice: a browser sends the same page again."""
    return [client.post(address, sent, follow=True) for _ in range(2)]


def test_a_provider_with_a_new_source_is_saved_once(client: Client) -> None:
    address, sent = opened(client, "provider", Provider.objects.get())
    sent |= {"sources-TOTAL_FORMS": "2", "sources-1-key": "S2", "sources-1-title": "Another", "founded": "2001"}
    for response in pressed_twice(client, address, sent):
        assert TOLD not in response.content.decode()
        assert next(str(message) for message in response.context["messages"]).endswith("was changed successfully.")
    assert Source.objects.filter(key="S2").count() == LogEntry.objects.count() == 1


def test_a_new_provider_is_added_once(client: Client) -> None:
    sent = filled(client.get(page("provider_add")).context, slug="other", name="Other")
    for response in pressed_twice(client, page("provider_add"), sent):
        assert response.redirect_chain
    assert Provider.objects.count() == 2
    assert LogEntry.objects.count() == 1


def test_the_second_press_after_another_hand_is_told(client: Client) -> None:
    address, sent = opened(client, "provider", Provider.objects.get())
    sent |= {"founded": "2001"}
    assert client.post(address, sent).status_code == 302
    Provider.objects.update(employees=7)
    assert TOLD in client.post(address, sent).content.decode()


def test_another_button_of_the_same_page_leads_where_it_says(client: Client) -> None:
    address, sent = opened(client, "provider", Provider.objects.get())
    sent |= {"founded": "2001"}
    assert client.post(address, sent | {"_save": ""})["Location"] == page("provider_changelist")
    assert client.post(address, sent | {"_continue": ""})["Location"] == address

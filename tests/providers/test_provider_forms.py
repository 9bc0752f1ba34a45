"""A provider entered by somebody who knows no slugs, keys or country codes, with a script or without."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from providers import store
from providers.catalogue import countries
from providers.models import Provider, Site, Source
from tests.builders import make_row
from tests.providers.desk import page, sign_in
from tests.providers.test_admin import filled

pytestmark = pytest.mark.django_db

NAMED = {"name": "Würz & Söhne", "hq_country": "germany", "model": "CDMO"}


@pytest.fixture(autouse=True)
def curator(client: Client) -> None:
    store.replace(make_row())
    sign_in(client, "curator")


def sent(client: Client, address: str, **changes: str) -> Any:
    """Fill in a page as a browser without scripts does, and save it."""
    return client.post(address, filled(client.get(address).context, **changes), follow=True)


def beside(response: Any) -> dict[str, Any]:
    return dict(response.context["adminform"].form.errors)


def test_a_new_provider_begins_with_its_sources_and_goes_on_with_the_rest(client: Client) -> None:
    assert [one.formset.prefix for one in client.get(page("provider_add")).context["inline_admin_formsets"]] == [
        "sources"
    ]
    response = sent(client, page("provider_add"), **NAMED, **{"sources-0-title": "Read here"})
    provider = Provider.objects.get(slug="wurz-sohne")
    assert response.redirect_chain == [(page("provider_change", provider), 302)]
    assert "Next come its sites and claims" in response.content.decode()
    assert (provider.hq_country, provider.model, provider.sources.get().key) == ("DE", ["cdmo"], "S1")
    assert LogEntry.objects.count() == 1


def test_it_lays_out_one_source_and_one_site_more_where_no_script_adds_them(client: Client) -> None:
    address = page("provider_change", Provider.objects.get())
    added = {"sources-1-title": "Read there", "sites-1-name": "Site 2", "sites-1-country": "Türkiye"}
    added["sites-1-source"] = str(Source.objects.get().pk)
    assert sent(client, address, **added).redirect_chain
    assert Site.objects.get(name="Site 2").country == "TR"
    assert sent(client, address).redirect_chain  # the rows to fill in, left as they are, add nothing
    assert Source.objects.count() == Site.objects.count() == 2


def test_new_sources_are_numbered_after_all_that_are_there_or_typed(client: Client) -> None:
    typed = {"sources-TOTAL_FORMS": "4", "sources-1-key": "S7"}
    typed |= {f"sources-{row}-title": f"Source {row}" for row in (1, 2, 3)}
    sent(client, page("provider_change", Provider.objects.get()), **typed)
    assert list(Source.objects.values_list("key", "title"))[1:] == [
        ("S7", "Source 1"),
        ("S8", "Source 2"),
        ("S9", "Source 3"),
    ]


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"name": "Plain Tablets"}, {"slug": ["Provider with this Slug already exists."]}),
        ({"name": "製薬"}, {"slug": ["Write one: the name has no plain letters to make it from."]}),
        ({"name": ""}, {"name": ["This field is required."]}),
        (
            {"name": "A", "hq_country": "Atlantis"},
            {"hq_country": ['Expected a country code of ISO 3166 alpha-2, got "Atlantis".']},
        ),
    ],
)
def test_what_cannot_be_made_is_said_once_beside_its_field(
    client: Client, typed: dict[str, str], errors: dict[str, list[str]]
) -> None:
    assert beside(sent(client, page("provider_add"), **typed)) == errors
    assert Provider.objects.count() == 1


def test_a_stored_provider_keeps_a_slug(client: Client) -> None:
    address = page("provider_change", Provider.objects.get())
    assert beside(sent(client, address, slug="")) == {"slug": ["This field is required."]}


@pytest.mark.parametrize(
    ("said", "code"), [("DE", "DE"), ("de", "DE"), ("Deu", "DE"), ("United Kingdom", "GB"), ("EU", "EU"), ("", "")]
)
def test_a_country_goes_by_its_name_or_code(said: str, code: str) -> None:
    assert countries.code(said) == code

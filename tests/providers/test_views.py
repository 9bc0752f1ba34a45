"""The public catalogue as a visitor browses it."""

from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from providers import actions
from tests.builders import make_claim_rows, make_row, make_rows, make_site_row

pytestmark = pytest.mark.django_db


def publish(*rows: dict[str, Any]) -> None:
    actions.import_rows(data=make_rows(*rows))


def page(client: Client, path: str = "", **parameters: Any) -> str:
    response = client.get(f"/catalogue{path}", parameters)
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_that_nothing_is_published_yet(client: Client) -> None:
    assert "No catalogue of providers is published yet." in page(client)
    assert client.get("/catalogue/plain-tablets").status_code == 404


def test_it_lists_every_provider_by_name_with_what_it_is(client: Client) -> None:
    publish(make_row("b-labs"), make_row("a-labs"))
    shown = page(client)
    assert "2 providers" in shown
    assert shown.index("A Labs") < shown.index("B Labs")
    assert "Town 1, Germany" in shown
    assert ">CMO, CDMO<" in shown


def test_it_filters_by_all_that_the_address_says_and_shows_why(client: Client) -> None:
    publish(make_row("a-labs"), make_row("b-labs", claims=[]), make_row("c-labs", sites=[], claims=[]))
    claims = ["dosage_form:tablet", "scale"]
    shown = page(client, q="a labs", claim=claims, country="EUROPE", evidence="third_party")
    assert "1 of 3 providers" in shown
    assert "Made up: tablet" in shown
    assert "B Labs" not in shown
    assert '<option value="EUROPE" selected>' in shown
    assert shown.count('type="hidden" name="claim"') == 2
    assert 'href="?q=a+labs&amp;claim=scale&amp;country=EUROPE&amp;evidence=third_party"' in shown


@pytest.mark.parametrize("parameter", ["claim", "country", "evidence"])
def test_it_shows_a_way_out_where_the_address_asks_for_something_unknown(client: Client, parameter: str) -> None:
    publish(make_row())
    shown = page(client, **{parameter: "<nonsense>"})
    assert "0 of 1 provider" in shown
    assert "&lt;nonsense&gt;" in shown
    assert "No provider in the catalogue has all of this." in shown
    assert '<a href="/catalogue">Show all providers</a>' in shown


def test_it_pages_and_keeps_the_filters(client: Client) -> None:
    publish(*(make_row(f"labs-{number:02}") for number in range(60)))
    shown = page(client, q="labs", page=2)
    assert "Labs 25" in shown
    assert "Labs 24" not in shown
    assert 'href="?q=labs&amp;page=3" rel="next"' in shown
    assert "Labs 59" in page(client, page=99)
    assert "Labs 00" in page(client, page="two")


def test_it_takes_no_more_words_and_claims_than_somebody_could_mean(client: Client) -> None:
    publish(make_row())
    shown = page(client, q="x" * 5000, claim=[f"kind:{number}" for number in range(500)])
    assert f'value="{"x" * 100}"' in shown
    assert 'name="claim" value="kind:9"' in shown
    assert 'name="claim" value="kind:10"' not in shown


def test_it_finds_no_provider_of_another_name(client: Client) -> None:
    publish(make_row())
    assert client.get("/catalogue/other").status_code == 404


def test_it_shows_all_that_is_known_of_a_provider(client: Client) -> None:
    publish(make_row(website="https://www.example.org/en", employees=1200, legal_name="Plain Tablets Ltd"))
    shown = page(client, "/plain-tablets")
    for words in (
        "<h1>Plain Tablets</h1>",
        "Describes its work both as contract manufacturing (CMO) and as development and manufacturing (CDMO).",
        "Head office in Town 1, Germany.",
        "1999",
        "1,200",
        "Plain Tablets Ltd",
        "website, not confirmed",
        "FEI 3000000001",
        "registration is not approval",
        "testing, finished medicine",
        "Positive result",
        "Site: Site 1",
        "Nothing at all was found on:",
        "published on",
    ):
        assert words in shown


def test_it_says_not_known_where_nothing_is_known(client: Client) -> None:
    unknown: dict[str, Any] = dict.fromkeys(("hq_city", "hq_country", "founded"))
    publish(make_row(**unknown, model=[], sites=[], claims=[]))
    shown = page(client, "/plain-tablets")
    assert shown.count("not known") == 3
    assert "No site is named in the sources." in shown
    assert (
        "No public record of an authority was found, which is not a clean record (no register’s file has told" in shown
    )
    assert "No claim was found." in shown


def test_it_links_only_to_a_publishers_own_address(client: Client) -> None:
    copy = {"url": None, "title": "Read elsewhere", "published": None, "read_in": "https://copies.example/1"}
    shortened = {"url": "https://press.example/", "title": "Cut short", "published": None, "url_shortened": True}
    claims = [row | {"source": key} for row, key in zip(make_claim_rows(), ("S1", "S2", "S3"), strict=True)]
    publish(make_row(claims=claims, sources=make_row()["sources"] | {"S2": copy, "S3": shortened}))
    shown = page(client, "/plain-tablets")
    assert '<a href="https://example.org/s1" rel="noopener noreferrer">Source 1</a>' in shown
    assert "Read elsewhere (no public address)" in shown
    assert "Cut short</a> (leads to the publisher’s site" in shown
    assert "copies.example" not in shown


def test_it_marks_what_is_planned_past_undated_old_or_narrow(client: Client) -> None:
    tablet, record, scale = make_claim_rows()
    claims = [
        tablet | {"status": "planned", "as_of": None, "scope": "packaging_only"},
        record | {"outcome": "adverse"},
        scale | {"status": "historic", "as_of": "2001-02-03"},
    ]
    publish(make_row(claims=claims, sites=[make_site_row() | {"status": "planned"}]))
    shown = page(client, "/plain-tablets")
    for words in (
        "Planned",
        "In the past",
        "undated",
        "3 February 2001",
        "older than seven years",
        "packing only",
        "Action taken or indicated, no close-out shown",
    ):
        assert words in shown


def test_its_notes_stay_with_the_curators(client: Client) -> None:
    publish(make_row(notes="Between curators"))
    assert "Between curators" not in page(client, "/plain-tablets")


def test_it_opens_a_letter_that_names_the_page(client: Client, settings: Settings) -> None:
    publish(make_row(name="O'Neil & Söhne"))
    assert "mailto:" not in page(client, "/plain-tablets")
    settings.CONTACT_EMAIL = "data@selector.example"
    shown = page(client, "/plain-tablets")
    address = shown.split('href="mailto:')[1].split('"')[0]
    assert unquote(address) == "data@selector.example?subject=Error on the page of O'Neil & Söhne (plain-tablets)"


@pytest.mark.parametrize("path", ["", "?q=labs&claim=dosage_form:tablet&country=EU&page=2", "/labs-01"])
def test_its_pages_ask_2_queries_whatever_the_size(
    client: Client, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    publish(*(make_row(f"labs-{number:02}") for number in range(60)))
    page(client, path)
    with django_assert_max_num_queries(2):
        page(client, path)


def test_it_shows_what_is_disputed_expired_or_checked(client: Client) -> None:
    tablet, record, scale = make_claim_rows()
    claims = [
        tablet | {"disputed": True},
        record | {"valid_until": "2025-03-04"},
        scale | {"verified_at": "2026-05-06", "valid_until": "2999-01-31"},
    ]
    publish(make_row(claims=claims))
    shown = page(client, "/plain-tablets")
    for words in (
        "Disputed, not counted",
        "1 of all is disputed",
        "expired on 4 March 2025",
        "checked on 6 May 2026",
        "valid until 31 January 2999",
        "What is disputed is shown and does not count.",
        'href="/about-the-data#checks"',
    ):
        assert words in shown
    assert "Made up: tablet" in shown
    assert "In the past" not in shown


def test_it_says_nothing_of_checks_where_there_are_none(client: Client) -> None:
    publish(make_row())
    shown = page(client, "/plain-tablets")
    assert [word for word in ("isputed", "hecked", "xpired", "valid until") if word in shown] == []

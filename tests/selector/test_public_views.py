"""The pages that explain the site, and that what they say is so."""

from unittest.mock import patch

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from providers.catalogue.countries import REGIONS
from providers.catalogue.dates import AGEING_YEARS
from selector import access, actions
from selector.method.load import current_version, load_method, load_texts
from tests.selector.visits import ANSWERS, at, body, make_catalogue, started

pytestmark = pytest.mark.django_db

PAGES = ["/method", "/catalogue", "/about-the-data", "/privacy", "/accessibility"]


@pytest.mark.parametrize("path", PAGES)
def test_it_opens_without_any_catalogue_and_with_at_most_2_queries(
    client: Client, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assert client.get(path).status_code == 200
    make_catalogue()
    client.get(path)
    with django_assert_max_num_queries(2):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_it_only_shows(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/", *PAGES[:3]])
def test_the_navigation_says_where_one_is(client: Client, path: str) -> None:
    make_catalogue()
    shown = body(client.get(path))
    assert shown.split("</header>")[0].count("aria-current") == 1
    assert f'href="{path}" aria-current="page"' in shown
    assert all(f'href="{page}"' in shown for page in PAGES)


def test_the_method_is_shown_whole(client: Client) -> None:
    shown, texts = body(client.get("/method")), load_texts(current_version())
    wanted = ["The score is +25 or more.", "10,000 draws", "older than 7 years"]
    wanted += [question.text for question in texts.question.values()]
    wanted += [strategy.title for strategy in texts.strategy.values()]
    unescaped = shown.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
    assert [words for words in wanted if words not in unescaped] == []
    assert load_method(current_version()).sha256 in shown


def test_the_method_weighs_at_most_100_kilobytes_compressed(client: Client) -> None:
    response = client.get("/method", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 60_000  # style sheets take the rest


def test_a_version_of_the_method_keeps_its_address(client: Client) -> None:
    assert "New assessments use version" not in body(client.get(f"/method/{current_version()}"))
    with patch("selector.public_views.load.current_version", return_value="2099-01"):
        assert "New assessments use version 2099-01" in body(client.get("/method/2026-11"))
    assert client.get("/method/1999-01").status_code == 404


def test_the_data_are_counted_from_what_is_published(client: Client) -> None:
    assert "so there is nothing to count" in body(client.get("/about-the-data"))
    claims = sum(len(provider.claims) for provider in make_catalogue().facts.providers)
    shown = body(client.get("/about-the-data"))
    assert f"{claims} claims and " in shown
    assert "Who says it" in shown


def test_the_data_and_the_method_say_what_becomes_of_doubtful_and_expired_claims(client: Client) -> None:
    shown = body(client.get("/about-the-data"))
    assert [word for word in ("Checked", "Disputed", "Expired", "Retired") if f"<dt>{word}</dt>" not in shown] == []
    assert "A disputed claim is left out, for and against." in body(client.get("/method"))


def test_the_numbers_of_the_data_are_those_of_the_search_they_link_to(client: Client) -> None:
    make_catalogue()
    link, rest = body(client.get("/about-the-data")).split('<a href="/catalogue?claim=modality%3A', 1)[1].split('">', 1)
    found = body(client.get("/catalogue?claim=modality%3A" + link.replace("&amp;", "&")))
    assert f'<h2 id="found">{rest.split("<")[0]} of ' in found


def test_each_name_on_a_result_leads_to_its_provider(client: Client) -> None:
    catalogue = make_catalogue()
    assessment = started(client, **ANSWERS)
    ranking = actions.see_result(assessment=assessment, catalogue=catalogue).record.result.shortlist.ranking
    shown = body(client.get(at(assessment, "result")))
    assert ranking
    assert [row.slug for row in ranking if f'<a href="/catalogue/{row.slug}">' not in shown] == []


def test_privacy_names_every_cookie_of_a_sponsor(client: Client) -> None:
    client.get("/assessments/new")
    assessment = started(client, **ANSWERS)
    client.post(at(assessment, "link"))
    shown = body(client.get("/privacy"))
    assert {"sessionid", "csrftoken", "private_link"} <= set(client.cookies)
    assert [name for name in client.cookies if name not in shown] == []
    assert "remembered for 30 days" in shown
    assert client.cookies["sessionid"]["max-age"] == 30 * 24 * 60 * 60
    assert client.cookies["csrftoken"]["max-age"] == 364 * 24 * 60 * 60
    assert client.session[access.SESSION_KEY]


@pytest.mark.parametrize("path", ["/about-the-data", "/privacy", "/accessibility"])
def test_it_says_whom_to_write_to_or_that_there_is_nobody(client: Client, path: str, settings: Settings) -> None:
    assert "given no address to write to yet" in body(client.get(path))
    settings.CONTACT_EMAIL = "data@selector.example"
    assert 'href="mailto:data@selector.example?subject=' in body(client.get(path))


def test_the_catalogue_and_the_method_mean_the_same_by_a_region_and_by_old() -> None:
    method = load_method(current_version())
    assert {key: frozenset(method.region[key].countries) for key in REGIONS} == REGIONS
    assert method.grades.age_years == AGEING_YEARS

"""Providers side by side: who may see them, and what odd addresses give."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from selector import actions
from selector.models import Result
from tests.selector.visits import ANSWERS, at, body, make_catalogue, make_result, staff, started

pytestmark = pytest.mark.django_db


def seen(client: Client) -> Result:
    """A result that was made in this browser."""
    catalogue = make_catalogue()
    return actions.see_result(assessment=started(client, **ANSWERS), catalogue=catalogue)


def page(result: Result, *slugs: str) -> str:
    names = "&".join(f"p={slug}" for slug in slugs)
    return at(result.assessment, f"results/{result.pk}/compare?{names}")


def ranked(result: Result) -> list[tuple[str, str]]:
    """Slugs and names of the ranking."""
    return [(row.slug, row.name) for row in result.record.result.shortlist.ranking]


def test_it_shows_the_chosen_side_by_side(client: Client) -> None:
    result = seen(client)
    (first, one), (second, other), *_ = ranked(result)
    shown = body(client.get(page(result, second, first)))
    assert f"<title>Side by side: {one}, {other} - " in shown
    assert shown.count("<table") == 2
    assert f'value="{first}" checked' in shown


def test_the_result_offers_each_name_and_a_button(client: Client) -> None:
    result = seen(client)
    shown = body(client.get(at(result.assessment, "result")))
    assert [slug for slug, _ in ranked(result) if f'name="p" value="{slug}" form="compare"' not in shown] == []
    assert f'<form class="pick" id="compare" method="get" action="{page(result).removesuffix("?")}">' in shown


def test_without_names_it_offers_the_choice(client: Client) -> None:
    shown = body(client.get(page(seen(client))))
    assert "Choose two to four names of the ranking." in shown
    assert "<table" not in shown


@pytest.mark.parametrize("name", ["<script>", "a" * 3000, "%F0%9F%92%8A", "%ED%A0%80"])
def test_a_forged_name_is_counted_and_not_repeated(client: Client, name: str) -> None:
    result = seen(client)
    shown = body(client.get(page(result, name, *(slug for slug, _ in ranked(result)[:2]))))
    assert "One name that was asked for is not in this result." in shown
    assert name not in shown


def test_a_stranger_finds_nothing(client: Client) -> None:
    assert client.get(page(make_result())).status_code == 404


def test_the_result_of_another_assessment_is_not_found(client: Client) -> None:
    mine, other = seen(client), make_result()
    assert client.get(at(mine.assessment, f"results/{other.pk}/compare")).status_code == 404


def test_it_is_only_read(client: Client) -> None:
    assert client.post(page(seen(client))).status_code == 405


def test_a_read_only_link_opens_it_and_leads_back_to_the_result_alone(client: Client) -> None:
    result = seen(Client())
    client.get(f"/r/{actions.share(result=result).token}")
    shown = body(client.get(page(result, *(slug for slug, _ in ranked(result)[:2]))))
    assert "Where they differ" in shown
    assert [
        word for word in ("/review", "/delete", "/link") if f"{at(result.assessment, '')[:-1]}{word}" in shown
    ] == []


def test_a_reader_opens_it_and_that_is_written_down() -> None:
    result = seen(Client())
    assert staff("reader").get(page(result)).status_code == 200
    assert result.assessment.openings.get().address.endswith("/compare")


def test_it_asks_6(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    result = seen(client)
    names = [slug for slug, _ in ranked(result)]
    client.get(page(result))
    with django_assert_max_num_queries(6):
        client.get(page(result, *names))

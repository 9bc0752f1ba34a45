"""How many queries a page may ask, once this process has read the catalogue."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from providers import queries
from selector import actions
from selector.scenario_actions import keep_scenario
from tests.selector.visits import ANSWERS, at, make_catalogue, staff, started, tried

pytestmark = pytest.mark.django_db


def test_the_first_page_asks_1(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    make_catalogue()
    client.get("/")
    with django_assert_max_num_queries(1):
        client.get("/")


@pytest.mark.parametrize("mode", ["full", "short"])
def test_a_page_of_questions_asks_4(
    client: Client, mode: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_catalogue()
    assessment = started(client, mode, **ANSWERS)
    for key in ("stage_maturity", "scope", "shortlist" if mode == "short" else "strategy"):
        with django_assert_max_num_queries(4):
            client.get(at(assessment, key))


@pytest.mark.parametrize("version", [0, 1])
def test_saving_a_page_asks_8(
    client: Client, version: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_catalogue()
    assessment = started(client, **(ANSWERS if version else {}))
    with django_assert_max_num_queries(8):
        client.post(at(assessment, "stage_maturity"), {"version": version, "stage": "phase_1"})


@pytest.mark.parametrize("version", [0, 1])
def test_a_page_that_saves_itself_asks_8(
    client: Client, version: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_catalogue()
    assessment = started(client, **(ANSWERS if version else {}))
    with django_assert_max_num_queries(8):
        sent = {"version": version, "stage": "phase_1"}
        client.post(at(assessment, "stage_maturity"), sent, headers={"HX-Request": "true"})


def test_the_check_of_the_answers_asks_5(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    make_catalogue()
    assessment = started(client, **ANSWERS)
    client.get("/")
    with django_assert_max_num_queries(5):
        client.get(at(assessment, "review"))


def test_requirements_that_save_themselves_ask_8(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_catalogue()
    assessment = started(client, **ANSWERS)
    with django_assert_max_num_queries(8):
        client.post(at(assessment, "review"), {"dosage_form:tablet": "want"}, headers={"HX-Request": "true"})


@pytest.mark.parametrize("name", ["result", "results"])
def test_a_result_asks_6(client: Client, name: str, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    catalogue = make_catalogue()
    assessment = started(client, **ANSWERS)
    result = actions.see_result(assessment=assessment, catalogue=catalogue)
    actions.share(result=result)
    queries.published()
    with django_assert_max_num_queries(6):
        client.get(at(assessment, "result" if name == "result" else f"results/{result.pk}"))


@pytest.mark.parametrize(("name", "most"), [("scenarios", 6), ("since", 5)])
def test_scenarios_ask_6_and_what_changed_asks_5(
    client: Client, name: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assessment, catalogue = started(client, **ANSWERS), make_catalogue()
    for stage in ("mature", "phase_1"):
        answered = actions.save_section(assessment=assessment, asked=["stage"], answers={"stage": stage}, version=9)
        result = actions.see_result(assessment=answered, catalogue=catalogue)
    for region in ("eea_only", "us_only", "uk_only"):
        keep_scenario(result=result, name=region, inputs=tried(result, location=region))
    address = at(assessment, f"results/{result.pk}/{name}")
    client.get(address)
    with django_assert_max_num_queries(most):
        client.get(address)


def test_keeping_a_scenario_asks_14(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    result = actions.see_result(assessment=started(client, **ANSWERS), catalogue=make_catalogue())
    with django_assert_max_num_queries(14):
        client.post(at(result.assessment, f"results/{result.pk}/scenarios"), {"name": "Old", "answer-stage": "mature"})


def test_a_what_if_asks_4(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    catalogue = make_catalogue()
    result = actions.see_result(assessment=started(client, **ANSWERS), catalogue=catalogue)
    address = at(result.assessment, f"results/{result.pk}/what-if")
    client.get(address)
    for ask in (client.get, client.post):
        with django_assert_max_num_queries(4):
            ask(address, {"ranking-lifecycle_stage": "70"}, headers={"HX-Request": "true"})


def test_the_list_of_assessments_asks_12(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    browser = Client()
    for _ in range(30):
        started(browser, **ANSWERS)
    reader = staff("reader")
    with django_assert_max_num_queries(12):
        reader.get("/admin/selector/assessment/")

"""What a change of the catalogue would move, and how little of sponsors is told to those who ask."""

import json
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from providers.catalogue.facts import CatalogueFacts, read_facts
from providers.models import Provider
from selector import actions, impact, scenario_queries
from tests.selector.visits import ANSWERS, CATALOGUE, body, make_assessment, make_catalogue, make_result, staff

pytestmark = pytest.mark.django_db

PAGE = "/admin/providers/revision/impact/"


@pytest.fixture
def facts() -> CatalogueFacts:
    """The made-up catalogue."""
    return read_facts(json.loads(CATALOGUE.read_text(encoding="utf-8")))


def without_first(facts: CatalogueFacts, name: str) -> CatalogueFacts:
    """The catalogue without the provider of this name."""
    return replace(facts, providers=tuple(provider for provider in facts.providers if provider.name != name))


def test_it_computes_every_sample_and_nothing_moves_between_equals(facts: CatalogueFacts) -> None:
    cases = impact.cases(facts, facts)
    assert len(cases) == 1 + len(list(impact.SAMPLES.glob("*.json"))) == len({case.title for case in cases})
    assert all(case.title and case.before for case in cases)
    assert not any(case.moves for case in cases)


def test_it_tells_who_was_and_who_would_be_first(facts: CatalogueFacts) -> None:
    case = impact.cases(facts, facts)[0]
    moved = impact.cases(facts, without_first(facts, case.before[0]))[0]
    assert moved.moves
    assert moved.before == case.before
    assert moved.after[:2] == case.before[1:3]


def test_it_takes_the_newest_result_of_each_sponsor_and_leaves_examples_out(facts: CatalogueFacts) -> None:
    catalogue = make_catalogue()
    assessment = make_result(title="A secret tablet").assessment
    changed = {**ANSWERS, "dosage_form": ["hard_capsule"]}
    again = actions.save_section(assessment=assessment, asked=tuple(changed), answers=changed, version=0)
    actions.see_result(assessment=again, catalogue=catalogue)
    actions.see_result(assessment=actions.start_example().assessment, catalogue=catalogue)
    ((day, inputs),) = scenario_queries.recent_inputs(20)
    assert day == timezone.now().date()
    assert inputs == again.inputs_in_force
    assert [case.day for case in impact.cases(facts, facts)][-2:] == [None, day]


def test_it_takes_no_more_than_so_many_results(facts: CatalogueFacts) -> None:
    catalogue = make_catalogue()
    for _ in range(3):
        actions.see_result(assessment=make_assessment(answers=ANSWERS), catalogue=catalogue)
    assert len(scenario_queries.recent_inputs(2)) == 2


def test_a_curator_sees_a_day_and_names_and_nothing_that_a_sponsor_wrote() -> None:
    result = make_result(title="A secret tablet")
    first = result.record.result.shortlist.ranking[0]
    Provider.objects.filter(slug=first.slug).delete()
    page = body(staff("curator").get(PAGE))
    assert "A result of " in page
    assert f"<del>{first.name}</del>" in page
    for secret in ("A secret tablet", str(result.pk), str(result.assessment.pk), "unit cost", "tablet</"):
        assert secret not in page


def test_it_asks_one_query_for_all_results(facts: CatalogueFacts, django_assert_num_queries: Any) -> None:
    catalogue = make_catalogue()
    for _ in range(3):
        actions.see_result(assessment=make_assessment(answers=ANSWERS), catalogue=catalogue)
    with django_assert_num_queries(1):
        impact.cases(facts, facts)

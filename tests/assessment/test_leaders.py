"""Who comes first, found the short way, is who comes first in the whole result; so are the claims they owe it to."""

import json
from dataclasses import replace

import pytest

from providers.catalogue.facts import CatalogueFacts, ProviderFacts
from providers.catalogue.vocabulary import load_vocabulary
from selector.assessment.assess import assess
from selector.assessment.inputs import Inputs, parse_inputs
from selector.assessment.leaders import alone, leaders, ranked
from selector.impact import EXAMPLE
from tests.assessment.test_assess import CASES, DAY, MADE_UP, NAMES, SHIPPED
from tests.builders import make_catalogue, make_claim, make_provider

SOME = ("c07_botanical_api_startup", "x_split_with_edits", "sanity_b_all_unknown")


def inputs_of(name: str) -> Inputs:
    """The inputs of a worked case."""
    return parse_inputs(json.loads((CASES / f"{name}.json").read_text(encoding="utf-8")), load_vocabulary())


@pytest.mark.parametrize("name", NAMES)
def test_it_names_the_first_of_the_ranking(name: str) -> None:
    for facts in (MADE_UP, SHIPPED) if name in SOME else (MADE_UP,):
        ranking = assess(inputs_of(name), facts, DAY).shortlist.ranking
        assert leaders(inputs_of(name), facts, DAY, 3) == tuple(row.name for row in ranking[:3])


@pytest.mark.parametrize("name", NAMES)
def test_no_catalogue_moves_a_verdict_or_a_requirement(name: str) -> None:
    with_facts, without = (assess(inputs_of(name), facts, DAY) for facts in (MADE_UP, make_catalogue()))
    assert (with_facts.verdict, with_facts.requirements) == (without.verdict, without.requirements)


def test_it_names_nobody_out_of_an_empty_catalogue() -> None:
    assert leaders(inputs_of("c09_generic_without_factory"), make_catalogue(), DAY, 3) == ()


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    """The answers of the example, on an antibody in phase 2."""
    return parse_inputs(json.loads(EXAMPLE.read_text(encoding="utf-8")), load_vocabulary())


def makers(count: int) -> list[ProviderFacts]:
    """Providers with ever fewer of the claims that the example asks for; the slug of one begins with another's."""
    codes = [
        ("modality", "biologic_mammalian"),
        ("stage", "phase_2"),
        ("service", "clinical_manufacturing"),
        ("service", "process_development"),
        ("dosage_form", "injectable"),
    ]
    claims = [make_claim(*code) for code in codes]
    return [make_provider("maker" + "-b" * at, claims=tuple(claims[: 5 - at])) for at in range(count)]


def anew(inputs: Inputs, facts: CatalogueFacts, count: int) -> set[tuple[str, int]]:
    """The same by brute force."""
    found = set()
    for leader in ranked(inputs, facts, DAY)[:count]:
        for at in range(len(leader.claims)):
            less = replace(leader, claims=leader.claims[:at] + leader.claims[at + 1 :])
            others = [one for one in facts.providers if one.slug != leader.slug]
            order = ranked(inputs, make_catalogue(less, *others), DAY)[:count]
            found |= {(leader.slug, at)} - {(one.slug, at) for one in order}
    return found


@pytest.mark.parametrize("providers", [0, 1, 2, 3, 4, 5])
def test_claims_carry_alone_without_which_the_whole_ranking_differs(inputs: Inputs, providers: int) -> None:
    facts = make_catalogue(*makers(providers))
    for count in (1, 3):
        assert set(alone(inputs, facts, DAY, count)) == anew(inputs, facts, count)


def test_a_claim_that_the_place_hangs_on_is_found(inputs: Inputs) -> None:
    facts = make_catalogue(*makers(5))
    assert set(alone(inputs, facts, DAY, 3))


def test_a_second_claim_on_the_same_carries_with_it(inputs: Inputs) -> None:
    twice = [replace(one, claims=one.claims * 2) for one in makers(5)]
    assert set(alone(inputs, make_catalogue(*twice), DAY, 3)) == set()

"""Claims that carry a place alone: found as by ranking the whole catalogue anew without each claim."""

import json
from dataclasses import replace
from datetime import date

import pytest

from providers.catalogue.facts import CatalogueFacts, ProviderFacts
from providers.catalogue.vocabulary import load_vocabulary
from selector.assessment.alone import alone
from selector.assessment.inputs import Inputs, parse_inputs
from selector.assessment.leaders import ranked
from selector.impact import EXAMPLE
from tests.builders import make_catalogue, make_claim, make_provider

TODAY = date(2026, 11, 23)


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
    for leader in ranked(inputs, facts, TODAY)[:count]:
        for at in range(len(leader.claims)):
            less = replace(leader, claims=leader.claims[:at] + leader.claims[at + 1 :])
            others = [one for one in facts.providers if one.slug != leader.slug]
            order = ranked(inputs, make_catalogue(less, *others), TODAY)[:count]
            found |= {(leader.slug, at)} - {(one.slug, at) for one in order}
    return found


@pytest.mark.parametrize("providers", [0, 1, 2, 3, 4, 5])
def test_they_are_those_without_which_the_whole_ranking_differs(inputs: Inputs, providers: int) -> None:
    facts = make_catalogue(*makers(providers))
    for count in (1, 3):
        assert set(alone(inputs, facts, TODAY, count)) == anew(inputs, facts, count)


def test_a_claim_that_the_place_hangs_on_is_found(inputs: Inputs) -> None:
    facts = make_catalogue(*makers(5))
    assert set(alone(inputs, facts, TODAY, 3))


def test_a_second_claim_on_the_same_carries_with_it(inputs: Inputs) -> None:
    twice = [replace(one, claims=one.claims * 2) for one in makers(5)]
    assert set(alone(inputs, make_catalogue(*twice), TODAY, 3)) == set()

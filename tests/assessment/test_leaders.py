"""Who comes first, found the short way, is who comes first in the whole result."""

import json

import pytest

from providers.catalogue.vocabulary import load_vocabulary
from selector.assessment.assess import assess
from selector.assessment.inputs import Inputs, parse_inputs
from selector.assessment.leaders import leaders
from tests.assessment.test_assess import CASES, DAY, MADE_UP, NAMES, SHIPPED
from tests.builders import make_catalogue

SOME = ("c07_botanical_api_startup", "x_split_with_edits", "sanity_b_all_unknown")


def inputs_of(name: str) -> Inputs:
    """The inputs of a worked case."""
    return parse_inputs(json.loads((CASES / f"{name}.json").read_text(encoding="utf-8")), load_vocabulary())


@pytest.mark.parametrize("name", NAMES)
def test_it_names_the_first_of_the_ranking(name: str) -> None:
    for facts in (MADE_UP, SHIPPED) if name in SOME else (MADE_UP,):
        ranking = assess(inputs_of(name), facts, DAY).shortlist.ranking
        assert leaders(inputs_of(name), facts, DAY, 3) == tuple(ranked.name for ranked in ranking[:3])


@pytest.mark.parametrize("name", NAMES)
def test_no_catalogue_moves_a_verdict_or_a_requirement(name: str) -> None:
    with_facts, without = (assess(inputs_of(name), facts, DAY) for facts in (MADE_UP, make_catalogue()))
    assert (with_facts.verdict, with_facts.requirements) == (without.verdict, without.requirements)


def test_it_names_nobody_out_of_an_empty_catalogue() -> None:
    assert leaders(inputs_of("c09_generic_without_factory"), make_catalogue(), DAY, 3) == ()

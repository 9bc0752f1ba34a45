"""Red flags that a match raises."""

import pytest

from providers.catalogue.facts import Claim
from selector.shortlist.red_flags import provider_red_flags
from tests.builders import make_claim
from tests.shortlist.matching import BASIS, ask_for, find

OWN = {"evidence": "provider_statement"}


def flags(*said: Claim) -> tuple[str, ...]:
    needs = ask_for("regulator:us_fda?", "dosage_form:tablet")
    return provider_red_flags(needs, [find(need, *said) for need in needs], BASIS.method)


@pytest.mark.parametrize(
    ("said", "raised"),
    [
        ((make_claim("dosage_form", "tablet"),), ()),
        ((make_claim("dosage_form", "tablet", **OWN),), ("own_statements_only",)),
        ((make_claim("dosage_form", "oral_solid"),), ("own_statements_only",)),
        ((make_claim("regulator", "us_fda", outcome="adverse"),), ("adverse_authority_record", "own_statements_only")),
        ((make_claim("regulator", "us_fda", outcome="stated"),), ("stated_market_only",)),
        ((make_claim("regulator", "us_fda", outcome="stated"), make_claim("regulator", "us_fda")), ()),
    ],
    ids=["independent", "own statement", "nothing met", "adverse", "market stated", "stated and inspected"],
)
def test_a_flag_is_raised_where_its_rule_holds(said: tuple[Claim, ...], raised: tuple[str, ...]) -> None:
    assert flags(*said) == raised

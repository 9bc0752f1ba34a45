"""How a requirement stands with claims that are disputed or have expired: as unknown, as historic."""

from dataclasses import replace
from typing import Any

import pytest

from providers.catalogue.facts import Claim
from selector.shortlist.longlist import longlist
from selector.shortlist.shortlist import shortlist
from tests.builders import make_basis, make_claim, make_provider, make_requirement, make_site
from tests.shortlist.matching import claims

BASIS = make_basis()
OVER, LAST_DAY = "2026-11-22", "2026-11-23"
LISTED = claims("dosage_form", "nasal", "otic", "cream", "gel", "suppository", "ointment", "patch", "spray")
SIZE = {"amount": 500.0, "unit": "L"}


def state(key: str, *held: Claim, **need: Any) -> str:
    """The state of a must on the day of the assessment."""
    listed = longlist(
        BASIS, (make_requirement(key, **need),), (make_provider(claims=held, sites=(make_site("North"),)),)
    )
    return listed.findings[0][0].state


def on_tablets(**changes: Any) -> Claim:
    return make_claim("dosage_form", "tablet", **changes)


def on_fda(**changes: Any) -> Claim:
    return make_claim("regulator", "us_fda", **changes)


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        ("dosage_form:tablet", [on_tablets()], "met"),
        ("dosage_form:tablet", [on_tablets(disputed=True)], "unknown"),
        ("dosage_form:tablet", [on_tablets(disputed=True), on_tablets(status="planned")], "planned"),
        ("dosage_form:tablet", [on_tablets(disputed=True), make_claim(code="oral_solid")], "broader"),
        ("dosage_form:tablet", [on_tablets(valid_until=LAST_DAY)], "met"),
        ("dosage_form:tablet", [on_tablets(valid_until=OVER)], "historic"),
        ("dosage_form:tablet", [on_tablets(valid_until=OVER), on_tablets()], "met"),
        ("dosage_form:tablet", [on_tablets(valid_until=OVER, status="planned")], "historic"),
        ("dosage_form:tablet", [on_tablets(valid_until=OVER, disputed=True)], "unknown"),
        ("regulator:us_fda", [on_fda(outcome="adverse")], "adverse"),
        ("regulator:us_fda", [on_fda(outcome="adverse", disputed=True)], "unknown"),
        ("regulator:us_fda", [on_fda(outcome="adverse", disputed=True), on_fda()], "met"),
        ("regulator:us_fda", [on_fda(outcome="adverse", as_of="2026"), on_fda(disputed=True)], "adverse"),
        ("regulator:us_fda", [on_fda(outcome="adverse", valid_until=OVER), on_fda()], "met"),
        ("regulator:us_fda", [on_fda(valid_until=OVER)], "historic"),
    ],
)
def test_a_disputed_claim_says_nothing_and_an_expired_one_is_of_the_past(
    key: str, held: list[Claim], expected: str
) -> None:
    assert state(key, *held) == expected


def test_neither_counts_for_a_list_that_is_taken_as_complete() -> None:
    many = BASIS.method.closed["dosage_form"]
    listed = LISTED[:many]
    assert len(listed) == many
    assert state("dosage_form:tablet", *listed) == "unlisted"
    for changes in ({"disputed": True}, {"valid_until": OVER}):
        assert state("dosage_form:tablet", *listed[1:], make_claim(code=listed[0].code, **changes)) == "unknown"


@pytest.mark.parametrize(
    ("doubted", "expected"),
    [
        (on_tablets(), "unknown"),
        (on_tablets(status="planned"), "unknown"),
        (make_claim(code="oral_solid"), "unknown"),
        (make_claim(code="capsule"), "unknown"),
        (make_claim(code="nasal"), "unlisted"),
        (on_tablets(scope="packaging_only"), "unlisted"),
    ],
)
def test_what_only_disputed_claims_answer_is_unknown_and_sets_nobody_aside(doubted: Claim, expected: str) -> None:
    assert state("dosage_form:tablet", *LISTED, replace(doubted, disputed=True)) == expected
    sized = make_claim("scale", "reactor_volume", maximum=100.0, unit="L")
    for maximum, found in ((1000.0, "unknown"), (200.0, "unlisted")):
        assert state("scale:reactor_volume", sized, replace(sized, maximum=maximum, disputed=True), **SIZE) == found


@pytest.mark.parametrize(
    ("changes", "expected"), [({}, "met"), ({"disputed": True}, "unknown"), ({"valid_until": OVER}, "unknown")]
)
def test_a_size_is_met_by_what_counts(changes: dict[str, Any], expected: str) -> None:
    claim = make_claim("scale", "reactor_volume", minimum=10.0, maximum=1000.0, unit="L", **changes)
    assert state("scale:reactor_volume", claim, **SIZE) == expected


def test_a_result_neither_counts_nor_names_what_is_disputed() -> None:
    held = (on_tablets(), on_fda(outcome="adverse", disputed=True))
    need = make_requirement("dosage_form:tablet")
    result = shortlist(BASIS, (need,), (make_provider(claims=held),), BASIS.method.ranking_weights, {})
    (ranked,) = result.ranking
    assert (ranked.profile.claims, ranked.profile.records) == (1, ())


def test_a_result_keeps_the_last_day_of_what_has_expired() -> None:
    need = make_requirement("dosage_form:tablet")
    facts = (make_provider(claims=(on_tablets(valid_until=OVER),)),)
    evidence = shortlist(BASIS, (need,), facts, BASIS.method.ranking_weights, {}).ranking[0].matches[0].evidence
    assert evidence
    assert (evidence.status, evidence.valid_until) == ("historic", OVER)

"""What holds for every catalogue and every set of requirements."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from providers.catalogue.facts import Claim, ProviderFacts
from selector.shortlist.finding import Finding
from selector.shortlist.fit import fits, shares, vector
from selector.shortlist.longlist import longlist
from selector.shortlist.result import Requirement
from selector.shortlist.shortlist import shortlist
from tests.builders import make_basis
from tests.shortlist.strategies import catalogues, claims, providers, requirements
from tests.verdict.strategies import weights

METHOD = make_basis().method
BASIS = make_basis(method=replace(METHOD, robustness=replace(METHOD.robustness, draws=20)))
Needs = tuple[Requirement, ...]
Facts = tuple[ProviderFacts, ...]
CLOSE = 1e-9

thorough = settings(max_examples=200, deadline=None)
fewer = settings(max_examples=60, deadline=None)


def findings_of(needs: Needs, provider: ProviderFacts) -> tuple[Finding, ...]:
    return longlist(BASIS, needs, (provider,)).findings[0]


def fit_low(needs: Needs, provider: ProviderFacts, wanted: Mapping[str, int]) -> float:
    listed = longlist(BASIS, needs, (provider,))
    return float(fits(listed.low, shares(vector(wanted, METHOD.dimension_keys), listed.within))[0])


@thorough
@given(needs=requirements(), provider=providers(), wanted=weights(), data=st.data())
def test_removing_a_claim_that_is_not_adverse_never_raises_the_low_fit(
    needs: Needs, provider: ProviderFacts, wanted: Mapping[str, int], data: Any
) -> None:
    removable = [place for place, claim in enumerate(provider.claims) if claim.outcome != "adverse"]
    assume(removable)
    gone = data.draw(st.sampled_from(removable))
    less = replace(provider, claims=provider.claims[:gone] + provider.claims[gone + 1 :])
    assert fit_low(needs, less, wanted) <= fit_low(needs, provider, wanted) + CLOSE


@st.composite
def needs_and_claim(draw: st.DrawFn) -> tuple[Needs, int, Claim]:
    """Requirements, the place of one that is neither size nor country, and a good claim on its own code."""
    needs = draw(requirements().filter(lambda drawn: any(need.kind not in ("scale", "country") for need in drawn)))
    place = draw(st.sampled_from([n for n, need in enumerate(needs) if need.kind not in ("scale", "country")]))
    good = claims((needs[place].key,)).filter(lambda claim: claim.outcome != "adverse")
    return needs, place, replace(draw(good), status="current")


@thorough
@given(asked=needs_and_claim(), provider=providers(), data=st.data())
def test_a_good_claim_on_its_own_code_never_lowers_a_credit(
    asked: tuple[Needs, int, Claim], provider: ProviderFacts, data: Any
) -> None:
    needs, place, claim = asked
    at = data.draw(st.integers(0, len(provider.claims)))
    more = replace(provider, claims=(*provider.claims[:at], claim, *provider.claims[at:]))
    before, after = findings_of(needs, provider)[place], findings_of(needs, more)[place]
    assert after.central >= before.central - CLOSE


@thorough
@given(needs=requirements(), provider=providers())
def test_credits_lie_between_low_and_high_and_only_met_earns_a_low_one(needs: Needs, provider: ProviderFacts) -> None:
    for finding in findings_of(needs, provider):
        assert 0 <= finding.low <= finding.central <= finding.high <= 1
        assert (finding.low > 0) is (finding.state == "met")


def with_claims(facts: Facts, data: Any, **changes: Any) -> Facts:
    """The providers with some claims more, in any place, each with these changes."""
    more = []
    for provider in facts:
        held = list(provider.claims)
        for claim in data.draw(st.lists(claims(), max_size=4)):
            held.insert(data.draw(st.integers(0, len(held))), replace(claim, **changes))
        more.append(replace(provider, claims=tuple(held)))
    return tuple(more)


@fewer
@given(needs=requirements(), facts=catalogues(), wanted=weights(), data=st.data())
def test_a_disputed_claim_turns_unlisted_into_unknown_and_changes_nothing_else(
    needs: Needs, facts: Facts, wanted: Mapping[str, int], data: Any
) -> None:
    views = {"part": needs[:1]}
    disputed = with_claims(facts, data, disputed=True)
    states = zip(*(longlist(BASIS, needs, some).findings for some in (facts, disputed)), strict=True)
    pairs = (zip(*rows, strict=True) for rows in states)
    changed = {(one.state, other.state) for row in pairs for one, other in row if one.state != other.state}
    assert changed <= {("unlisted", "unknown")}
    if not changed:
        assert shortlist(BASIS, needs, disputed, wanted, views) == shortlist(BASIS, needs, facts, wanted, views)


@fewer
@given(needs=requirements(), facts=catalogues(), wanted=weights(), data=st.data())
def test_an_expired_claim_is_the_same_claim_with_the_status_historic(
    needs: Needs, facts: Facts, wanted: Mapping[str, int], data: Any
) -> None:
    expired = with_claims(facts, data, valid_until="2026-11-22")
    historic = tuple(
        replace(
            provider,
            claims=tuple(replace(one, status="historic") if one.valid_until else one for one in provider.claims),
        )
        for provider in expired
    )
    assert shortlist(BASIS, needs, expired, wanted, {}) == shortlist(BASIS, needs, historic, wanted, {})


@fewer
@given(needs=requirements(), facts=catalogues(), wanted=weights())
def test_nobody_who_is_blocked_or_fails_is_ranked(needs: Needs, facts: Facts, wanted: Mapping[str, int]) -> None:
    result = shortlist(BASIS, needs, facts, wanted, {})
    musts = [place for place, need in enumerate(needs) if need.level == "must"]
    for entry in result.ranking:
        assert {entry.states[place] for place in musts}.isdisjoint({"adverse", "unlisted"})
    ranked, aside = ({entry.slug for entry in entries} for entries in (result.ranking, result.aside))
    blocked = {one.slug for one in facts if any(findings_of(needs, one)[place].state == "adverse" for place in musts)}
    assert ranked | aside == {one.slug for one in facts}
    assert not ranked & aside
    assert blocked == {entry.slug for entry in result.aside if entry.gate == "blocked"}


@fewer
@given(needs=requirements(), facts=catalogues(), wanted=weights(), data=st.data())
def test_the_result_does_not_depend_on_the_order_of_providers(
    needs: Needs, facts: Facts, wanted: Mapping[str, int], data: Any
) -> None:
    views = {"part": needs[:1]}
    shuffled = data.draw(st.permutations(facts))
    assert shortlist(BASIS, needs, shuffled, wanted, views) == shortlist(BASIS, needs, facts, wanted, views)


@fewer
@given(needs=requirements(), facts=catalogues(), wanted=weights())
def test_shares_and_fits_stay_within_their_bounds(needs: Needs, facts: Facts, wanted: Mapping[str, int]) -> None:
    result = shortlist(BASIS, needs, facts, wanted, {})
    for entry in result.ranking:
        assert 0 <= entry.fit_low <= entry.fit + CLOSE <= entry.fit_high + 2 * CLOSE <= 100 + 3 * CLOSE
        assert 0 <= entry.evidence_coverage <= 100
    for row in result.ranking_draws:
        assert 1 <= row.best_rank <= row.worst_rank <= len(result.ranking)
        assert 0 <= row.first <= row.top <= 1
    assert sum(row.first for row in result.ranking_draws) == pytest.approx(1 if result.ranking else 0)

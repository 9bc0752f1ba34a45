"""Why a provider, which risk, and who could stand in."""

import pytest

from providers.catalogue.facts import ProviderFacts
from selector.shortlist.reasons import rare, risk, second_source, why
from selector.shortlist.result import Risk
from tests.builders import make_claim, make_provider, make_site
from tests.shortlist.matching import ask_for, in_state

NEEDS = ask_for("dosage_form:tablet", "service:scale_up?", "regulator:us_fda", "country:EEA?")
MET = [in_state("met") for _ in NEEDS]
COMMON = [False] * 4


def test_the_two_met_requirements_that_add_most_are_the_reasons() -> None:
    assert why(NEEDS, MET, [0.2, 0.4, 0.3, 0.1], COMMON) == ("service:scale_up", "regulator:us_fda")
    graded = [in_state("met", 0.7), in_state("met", 0.7), in_state("met", 1.0), in_state("met", 0.85)]
    assert why(NEEDS, graded, [0.3, 0.25, 0.25, 0.2], COMMON) == ("regulator:us_fda", "dosage_form:tablet")


def test_ties_between_reasons_keep_the_order_of_requirements() -> None:
    assert why(NEEDS, MET, [0.1, 0.3 - 1e-12, 0.3, 0.3], COMMON) == ("service:scale_up", "regulator:us_fda")


@pytest.mark.parametrize(
    ("scarce", "expected"),
    [
        ([False, False, False, True], ("country:EEA",)),
        ([True, False, False, True], ("dosage_form:tablet", "country:EEA")),
        ([True, True, True, True], ("service:scale_up", "regulator:us_fda")),
    ],
)
def test_what_few_providers_meet_comes_alone(scarce: list[bool], expected: tuple[str, ...]) -> None:
    assert why(NEEDS, MET, [0.2, 0.4, 0.3, 0.1], scarce) == expected


def test_only_what_is_met_and_has_a_share_is_a_reason() -> None:
    some = [in_state("broader"), in_state("met"), in_state("unknown"), in_state("met")]
    assert why(NEEDS, some, [0.5, 0.0, 0.3, 0.2], COMMON) == ("country:EEA",)
    assert why(NEEDS, some, [0.5, 0.2, 0.3, 0.0], [False, False, False, True]) == ("service:scale_up",)
    assert why(NEEDS, [in_state("unknown")] * 4, [0.25] * 4, COMMON) == ()


def test_rare_is_what_fewer_than_half_of_the_ranked_meet() -> None:
    met, unknown = in_state("met"), in_state("unknown")
    assert rare([[met, met], [met, unknown], [unknown, unknown], [unknown, unknown]], 2) == (False, True)
    assert rare([[met, unknown], [unknown, unknown], [unknown, unknown]], 2) == (True, True)
    assert rare([], 2) == (False, False)


def test_the_adverse_want_with_the_largest_share_is_the_risk() -> None:
    findings = [in_state("unknown"), in_state("adverse"), in_state("adverse"), in_state("met")]
    assert risk(NEEDS, findings, [0.5, 0.1, 0.2, 0.2]) == Risk("regulator:us_fda", "adverse")
    assert risk(NEEDS, findings, [0.5, 0.2, 0.2, 0.1]) == Risk("service:scale_up", "adverse")
    assert risk(NEEDS, findings, [0.5, 0.0, 0.0, 0.5]) == Risk("dosage_form:tablet", "unknown")


def test_else_the_risk_is_what_could_add_most() -> None:
    findings = [in_state("broader"), in_state("unknown"), in_state("unlisted"), in_state("met")]
    assert risk(NEEDS, findings, [0.4, 0.3, 0.3, 0.0]) == Risk("service:scale_up", "unknown")
    assert risk(NEEDS, findings, [0.4, 0.1, 0.4, 0.1]) == Risk("dosage_form:tablet", "broader")


def test_else_the_risk_is_the_met_requirement_with_the_oldest_evidence() -> None:
    dated = [in_state("met", claim=make_claim(as_of=day)) for day in ("2024-05", "2023", "2023-01-01", "2025")]
    assert risk(NEEDS, dated, [0.25] * 4) == Risk("service:scale_up", "met")
    assert risk(NEEDS, dated, [0.5, 0.0, 0.0, 0.5]) == Risk("dosage_form:tablet", "met")
    undated = in_state("met", claim=make_claim(as_of=None))
    assert risk(NEEDS, [*dated[:2], undated, dated[3]], [0.25] * 4) == Risk("regulator:us_fda", "met")
    assert risk(NEEDS, [*dated[:3], in_state("met")], [0.25] * 4) == Risk("country:EEA", "met")


def test_without_any_share_there_is_no_risk() -> None:
    assert risk(NEEDS, [in_state("unknown")] * 4, [0.0] * 4) is None


def at(slug: str, *countries: str, status: str = "current") -> ProviderFacts:
    sites = tuple(make_site(f"{slug} {country}", country=country, status=status) for country in countries)
    return make_provider(slug, sites=sites)


@pytest.mark.parametrize(
    ("ranked", "expected"),
    [
        pytest.param([(at("a", "DE"), True), (at("b", "DE", "US"), True), (at("c", "FR"), True)], "c", id="elsewhere"),
        pytest.param([(at("a", "DE"), True), (at("b"), True), (at("c", "US"), True)], "c", id="without sites"),
        pytest.param([(at("a", "DE"), True), (at("b", "US", status="planned"), True)], None, id="only planned"),
        pytest.param([(at("a", "DE"), True), (at("b", "US"), False)], None, id="does not show what decides"),
        pytest.param([(at("a", "DE"), False), (at("b", "US"), False)], "b", id="neither does"),
        pytest.param([(at("a"), True), (at("b", "US"), True)], None, id="leader without sites"),
        pytest.param([(at("a", "DE"), True)], None, id="alone"),
        pytest.param([], None, id="nobody"),
    ],
)
def test_a_second_source_stands_in_no_country_of_the_leaders(
    ranked: list[tuple[ProviderFacts, bool]], expected: str | None
) -> None:
    assert second_source(ranked) == expected

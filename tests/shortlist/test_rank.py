"""The order of the ranking and of those aside, gate by gate and tie by tie."""

import numpy as np
import pytest

from providers.catalogue.facts import Claim, ProviderFacts
from selector.shortlist.fit import vector
from selector.shortlist.rank import order
from selector.shortlist.result import Requirement, ShortlistResult
from selector.shortlist.shortlist import shortlist
from tests.builders import make_claim, make_provider, make_site
from tests.shortlist.matching import BASIS, ask_for, claims

WEIGHTS = BASIS.method.ranking_weights


def listed(needs: tuple[Requirement, ...], *providers: ProviderFacts) -> ShortlistResult:
    return shortlist(BASIS, needs, providers, WEIGHTS, {})


def maker(slug: str, *said: Claim) -> ProviderFacts:
    return make_provider(slug, claims=said)


@pytest.mark.parametrize(
    ("fit", "deciding", "passes", "coverage", "first"),
    [
        ([50, 60], [1, 1], [1, 0], [90, 10], 1),
        ([50, 60], [1, 0], [0, 1], [10, 90], 0),
        ([50, 50], [1, 1], [0, 1], [90, 10], 1),
        ([50, 50], [1, 1], [1, 1], [10, 90], 1),
        ([50, 50], [1, 1], [1, 1], [90, 90], 0),
        ([50, 50 + 1e-10], [0, 0], [1, 0], [10, 90], 0),
        ([50, 50 + 2e-9], [0, 0], [1, 0], [90, 10], 1),
    ],
    ids=["fit", "deciding before fit", "pass", "coverage", "slug", "a tie at nine decimals", "no tie any more"],
)
def test_the_first_key_that_differs_decides(
    fit: list[float], deciding: list[int], passes: list[int], coverage: list[float], first: int
) -> None:
    keys = (np.array(fit), np.array(deciding, dtype=bool), np.array(passes, dtype=bool), np.array(coverage))
    assert order(*keys)[0] == first


def test_it_ranks_who_passes_or_is_to_be_verified_and_names_the_others_aside() -> None:
    needs = ask_for("dosage_form:tablet", "regulator:us_fda")
    others = claims("dosage_form", "oral_liquid", "nasal", "otic", "suppository")
    fda, warned = make_claim("regulator", "us_fda"), make_claim("regulator", "us_fda", outcome="adverse")
    tablet = make_claim("dosage_form", "tablet")
    result = listed(
        needs,
        maker("silent"),
        maker("warned-weak", warned),
        maker("warned-strong", tablet, warned),
        maker("other-forms", *others),
        maker("other-forms-inspected", fda, *others),
        maker("full", tablet, fda),
    )
    assert [(entry.rank, entry.slug, entry.gate) for entry in result.ranking] == [
        (1, "full", "pass"),
        (2, "silent", "verify"),
    ]
    assert [(entry.slug, entry.gate, entry.near_miss) for entry in result.aside] == [
        ("other-forms-inspected", "fails", True),
        ("other-forms", "fails", True),
        ("warned-strong", "blocked", False),
        ("warned-weak", "blocked", False),
    ]  # fmt: skip


def test_those_aside_show_each_reason_with_its_question_and_their_records() -> None:
    needs = ask_for("dosage_form:tablet", "regulator:us_fda", "country:EEA", "service:scale_up")
    warned = make_claim("regulator", "us_fda", outcome="adverse", detail="Made up: warned")
    provider = make_provider(claims=(warned,), sites=(make_site(country="US"),), hq_country="US")
    (entry,) = listed(needs, provider).aside
    assert [(reason.requirement, reason.state) for reason in entry.reason] == [
        ("regulator:us_fda", "adverse"),
        ("country:EEA", "unlisted"),
    ]
    assert [record.detail for record in entry.records] == ["Made up: warned"]
    assert [(ask.requirement, ask.state) for ask in entry.ask] == [("country:EEA", "unlisted")]
    assert (entry.hq_country, entry.near_miss) == ("US", False)


def test_two_reasons_are_no_near_miss() -> None:
    needs = ask_for("country:EEA", "country:JP")
    (entry,) = listed(needs, make_provider(sites=(make_site(country="US"),))).aside
    assert (entry.gate, entry.near_miss) == ("fails", False)


def test_who_does_not_show_what_decides_comes_after_everyone_who_does() -> None:
    needs = ask_for("dosage_form:tablet", "regulator:us_fda", "service:scale_up")
    strong = maker("strong", make_claim("regulator", "us_fda"), make_claim("service", "scale_up"))
    weak = maker("weak", make_claim("dosage_form", "oral_solid"))
    ranking = listed(needs, strong, weak).ranking
    assert [(entry.slug, entry.deciding_met) for entry in ranking] == [("weak", True), ("strong", False)]
    assert ranking[0].fit < ranking[1].fit


def test_without_requirements_nothing_is_ranked() -> None:
    result = listed((), maker("any"))
    assert (result.ranking, result.aside, result.ranking_draws, result.presets) == ((), (), (), ())
    assert result.second_source is None


def test_without_providers_nothing_is_ranked() -> None:
    assert listed(ask_for("dosage_form:tablet")) == listed(())


def test_an_entry_holds_fit_band_coverage_and_the_fit_of_each_dimension() -> None:
    needs = ask_for("dosage_form:tablet", "service:scale_up?", "service:preformulation", "regulator:us_fda?")
    said = (make_claim("dosage_form", "oral_solid"), make_claim("service", "preformulation"))
    (entry,) = listed(needs, maker("some", *said)).ranking
    scope, technical, transfer = 100 * (0.15 + 3 * 0.9) / 4, 45.0, 15.0
    assert entry.fit_by_dimension == pytest.approx(
        {
            "scope_of_services": scope,
            "lifecycle_stage": None,
            "technical_involvement": technical,
            "strategic_benefits": None,
            "technology_regulatory_transfer": transfer,
        }
    )
    assert entry.fit == pytest.approx((20 * scope + 25 * technical + 30 * transfer) / 75)
    assert entry.fit_low == pytest.approx(20 * 100 * 2.7 / 4 / 75)
    assert entry.fit_high == pytest.approx((20 * 100 * 3.7 / 4 + 25 * 90 + 30 * 100) / 75)
    assert entry.evidence_coverage == 75.0
    assert entry.states == tuple(match.state for match in entry.matches) == ("broader", "unknown", "met", "unknown")


def test_the_sponsors_weights_order_the_ranking() -> None:
    needs = ask_for("service:scale_up", "regulator:us_fda")
    one, other = maker("one", make_claim("service", "scale_up")), maker("other", make_claim("regulator", "us_fda"))
    only_scope = dict.fromkeys(WEIGHTS, 0) | {"scope_of_services": 7}
    assert [entry.slug for entry in listed(needs, one, other).ranking] == ["other", "one"]
    result = shortlist(BASIS, needs, (one, other), only_scope, {})
    assert [(entry.slug, entry.fit) for entry in result.ranking] == [("one", 90.0), ("other", 15.0)]


def test_weights_that_leave_nothing_in_play_leave_the_other_keys() -> None:
    needs = ask_for("service:scale_up", "regulator:us_fda?")
    only_stage = dict.fromkeys(WEIGHTS, 0) | {"lifecycle_stage": 7}
    covered = maker("covered", make_claim("service", "scale_up", status="planned"))
    result = shortlist(BASIS, needs, (maker("blank"), covered), only_stage, {})
    assert [(entry.slug, entry.fit, entry.why, entry.risk) for entry in result.ranking] == [
        ("covered", 0.0, (), None),
        ("blank", 0.0, (), None),
    ]
    assert [row.first for row in result.ranking_draws] == [1.0, 0.0]
    assert vector(only_stage, BASIS.method.dimension_keys).sum() == 7

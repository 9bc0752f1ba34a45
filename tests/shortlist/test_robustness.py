"""The draws of the ranking, against a slow and plain count of the same stream; who is first under other weights."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from providers.catalogue.facts import ProviderFacts
from selector.method.constants import Robustness
from selector.shortlist.fit import fits, shares, vector
from selector.shortlist.longlist import Longlist, longlist
from selector.shortlist.rank import ranking
from selector.shortlist.result import PresetOutcome, RankingDraws, Requirement
from selector.shortlist.robustness import ranking_draws
from selector.shortlist.shortlist import shortlist
from tests.builders import make_basis, make_claim, make_provider
from tests.shortlist.matching import ask_for, claims
from tests.shortlist.strategies import catalogues, requirements
from tests.verdict.strategies import weights

BASIS = make_basis()
DIMENSIONS = BASIS.method.dimension_keys
FEW = replace(BASIS.method.robustness, draws=60)
NEEDS = ask_for("dosage_form:tablet", "technology:perfusion", "regulator:us_fda", "model:cmo?")
TABLET = make_claim()
INSPECTED = make_provider("inspected", claims=(TABLET, make_claim("regulator", "us_fda")))
SKILLED = make_provider("skilled", claims=(TABLET, make_claim("technology", "perfusion"), make_claim("model", "cmo")))


def by_definition(
    listed: Longlist, order: Sequence[int], wanted: Mapping[str, int], rule: Robustness
) -> list[list[int]]:
    """The ranks of each draw, by rank today: every number drawn and added one by one."""
    rng = np.random.default_rng(rule.seed)
    alpha = [rule.concentration * wanted[key] / sum(wanted.values()) for key in DIMENSIONS]
    drawn_weights = rng.dirichlet(alpha, size=rule.draws)
    order = list(order)[: rule.best]
    credits_of = []
    for place in order:
        bounds = [(finding.low, finding.high) for finding in listed.findings[place]]
        credits_of.append(
            [rng.uniform(low, high, size=rule.draws) if low < high else [low] * rule.draws for low, high in bounds]
        )
    ranks = []
    for draw in range(rule.draws):
        weight = dict(zip(DIMENSIONS, drawn_weights[draw], strict=True))
        fit = [weighed(listed.requirements, [credit[draw] for credit in row], weight) for row in credits_of]
        keys = [(not listed.deciding_met[place], -round(fit[row], 9), row) for row, place in enumerate(order)]
        ranks.append([sorted(keys).index(key) + 1 for key in keys])
    return ranks  # fmt: skip


def weighed(needs: Sequence[Requirement], credit: Sequence[float], weight: Mapping[str, float]) -> float:
    """The fit by its definition: means within dimensions, then between those that have requirements."""
    total = mass = 0.0
    for dimension in DIMENSIONS:
        here = [(need.u, value) for need, value in zip(needs, credit, strict=True) if need.dimension == dimension]
        if here:
            total += weight[dimension] * 100 * sum(u * value for u, value in here) / sum(u for u, _ in here)
            mass += weight[dimension]
    return total / mass if mass else 0.0


def expected_row(slug: str, rank: int, ranks: list[list[int]], rule: Robustness) -> RankingDraws:
    own = [row[rank - 1] for row in ranks]
    share = {r: sum(one <= r for one in own) / len(own) for r in range(1, len(ranks[0]) + 1)}
    beats = None if rank == len(ranks[0]) else sum(row[rank - 1] < row[rank] for row in ranks) / len(own)
    return RankingDraws(
        slug=slug,
        rank=rank,
        first=share[1],
        top=share.get(rule.top, 1.0),
        best_rank=min(r for r in share if share[r] >= 0.05),
        worst_rank=min(r for r in share if share[r] >= 0.95),
        beats_next=beats,
        tie_with_next=None if beats is None else beats < 0.65,
    )


def drawn(
    needs: tuple[Requirement, ...], facts: tuple[ProviderFacts, ...], wanted: Mapping[str, int], rule: Robustness
) -> tuple[tuple[RankingDraws, ...], list[RankingDraws]]:
    """The rows as computed and as counted."""
    listed = longlist(BASIS, needs, facts)
    by_weight = vector(wanted, DIMENSIONS)
    order = ranking(listed, fits(listed.central, shares(by_weight, listed.within)))
    slow = by_definition(listed, order.tolist(), wanted, rule)
    slugs = [listed.providers[place].slug for place in order[: rule.best]]
    rows = [expected_row(slug, rank, slow, rule) for rank, slug in enumerate(slugs, start=1)]
    return ranking_draws(listed, order, by_weight, rule), rows


@settings(max_examples=40, deadline=None)
@given(needs=requirements(), facts=catalogues(), wanted=weights())
def test_it_counts_what_the_plain_loops_count(
    needs: tuple[Requirement, ...], facts: tuple[ProviderFacts, ...], wanted: Mapping[str, int]
) -> None:
    fast, slow = drawn(needs, facts, wanted, FEW)
    assert list(fast) == slow


@pytest.mark.parametrize("best", [1, 3])
def test_only_the_best_take_part(best: int) -> None:
    facts = tuple(make_provider(f"maker-{place}") for place in range(5))
    fast, slow = drawn(ask_for("dosage_form:tablet"), facts, BASIS.method.ranking_weights, replace(FEW, best=best))
    assert list(fast) == slow
    assert [row.slug for row in fast] == [f"maker-{place}" for place in range(best)]


def test_equal_fits_keep_the_order_of_the_ranking() -> None:
    facts = tuple(make_provider(slug, claims=(make_claim(),)) for slug in ("ash", "birch"))
    fast, _ = drawn(ask_for("dosage_form:tablet"), facts, BASIS.method.ranking_weights, FEW)
    assert [(row.first, row.best_rank, row.worst_rank, row.beats_next) for row in fast] == [
        (1.0, 1, 1, 1.0),
        (0.0, 2, 2, None),
    ]


def test_the_same_seed_gives_the_same_rows_and_another_one_does_not() -> None:
    facts = tuple(make_provider(f"maker-{place}") for place in range(4))
    runs = [drawn(ask_for("dosage_form:tablet"), facts, BASIS.method.ranking_weights, rule)[0]
            for rule in (FEW, FEW, replace(FEW, seed=1))]  # fmt: skip
    assert runs[0] == runs[1] != runs[2]


def test_each_preset_names_its_first_and_whether_the_leader_survives() -> None:
    weights = BASIS.method.ranking_weights
    outcomes = shortlist(BASIS, NEEDS, (SKILLED, INSPECTED), weights, {}).presets
    assert [outcome.preset for outcome in outcomes] == [preset.key for preset in BASIS.method.presets]
    leader = shortlist(BASIS, NEEDS, (SKILLED, INSPECTED), weights, {}).ranking[0].slug
    assert outcomes[0] == PresetOutcome("method", leader, survives=True)
    for preset, outcome in zip(BASIS.method.presets, outcomes, strict=True):
        first = shortlist(BASIS, NEEDS, (SKILLED, INSPECTED), preset.weights, {}).ranking[0].slug
        assert (outcome.first, outcome.survives) == (first, first == leader)


def test_a_leader_may_not_survive() -> None:
    only_transfer = dict.fromkeys(BASIS.method.ranking_weights, 0) | {"technology_regulatory_transfer": 1}
    outcomes = shortlist(BASIS, NEEDS, (SKILLED, INSPECTED), only_transfer, {}).presets
    assert PresetOutcome("scirank", "skilled", survives=False) in outcomes


def test_no_preset_has_an_outcome_where_nobody_is_ranked() -> None:
    barred = make_provider(claims=claims("dosage_form", "nasal", "otic", "suppository", "implant_depot"))
    assert shortlist(BASIS, NEEDS, (barred,), BASIS.method.ranking_weights, {}).presets == ()

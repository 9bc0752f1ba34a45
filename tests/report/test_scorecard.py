"""The scorecard before it is a file: stored numbers, finished words, and what a fit can be computed from again."""

from dataclasses import replace

import pytest

from selector.report.matrix import matrix
from selector.report.scorecard import Scorecard, scorecard
from selector.shortlist.result import Ask, Evidence
from tests.report.samples import IMPRINT, PEN, make_evidence, make_record

CASES = ["x_split_with_edits", "x_capacity_gap", "c07_botanical_api_startup", "sanity_e_never_recommend_blocked"]
SPLIT = make_record("x_split_with_edits")


def card(case: str) -> Scorecard:
    return scorecard(make_record(case), IMPRINT, PEN)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("bounds", "stored"), [("fits", "fit"), ("lows", "fit_low"), ("highs", "fit_high")])
def test_the_fits_of_the_dimensions_come_to_the_stored_fit(case: str, bounds: str, stored: str) -> None:
    made = card(case)
    used = [dimension.weight for dimension in made.dimensions if dimension.u]
    for row in made.rows:
        fits = [fit for fit in getattr(row, bounds) if fit is not None]
        mean = sum(weight * fit for weight, fit in zip(used, fits, strict=True)) / sum(used)
        assert mean == pytest.approx(getattr(row, stored), abs=1e-9)


@pytest.mark.parametrize("case", CASES)
def test_rows_are_in_order_by_list_fit_and_what_decides_between_level_ones(case: str) -> None:
    made = card(case)
    by_keys = sorted(made.rows, key=lambda row: (row.list_number, -round(row.fit, 9), row.order))
    assert [row.rank for row in by_keys] == list(range(1, len(made.rows) + 1))


def test_it_says_the_verdict_with_its_numbers() -> None:
    made, verdict = card("x_capacity_gap"), make_record("x_capacity_gap").result.verdict
    assert made.verdict == "CMO"
    assert made.sentences[0] == "You need a CMO"
    assert any(sentence.startswith("By the score alone") for sentence in made.sentences)
    values = {figure.term: figure.value for figure in made.figures}
    assert (values["Score"], values["Margin"], values["Answered"]) == (verdict.T, verdict.margin, verdict.C)


def test_it_names_the_first_of_the_ranking_and_of_each_view() -> None:
    titles = [first.title for first in card("x_split_with_edits").first]
    assert titles == ["First names", "Partners for the active substance", "Partners for the finished medicine"]
    leader = card("x_split_with_edits").first[0].names[0]
    ranked = SPLIT.result.shortlist.ranking[0]
    assert (leader.name, leader.fit, leader.gate, leader.band) == (ranked.name, ranked.fit, "To be verified", "1")


def test_it_keeps_the_sponsors_own_weights() -> None:
    own = dict(zip(PEN.method.dimension_keys, (1, 2, 3, 4, 5), strict=True))
    record = replace(SPLIT, inputs={**SPLIT.inputs, "ranking_weights": own})
    assert [dimension.weight for dimension in scorecard(record, IMPRINT, PEN).dimensions] == [1, 2, 3, 4, 5]


def test_it_ranks_nobody_while_the_shortlist_may_not_be_shown() -> None:
    made = scorecard(replace(SPLIT, result=replace(SPLIT.result, shortlist_open=("stage",))), IMPRINT, PEN)
    assert (made.rows, made.first, made.matrix.rows, made.matrix.sources) == ((), (), (), ())
    assert made.hidden.startswith("The shortlist is not shown yet")


def proof(evidence: Evidence | None, *sites: str, asked: tuple[Ask, ...] = ()) -> str:
    """What the matrix says of the first requirement with this evidence."""
    leader, needs = SPLIT.result.shortlist.ranking[0], SPLIT.result.requirements[:1]
    match = replace(leader.matches[0], state="met", central=0.85, evidence=evidence, sites=sites)
    (row,) = matrix([replace(leader, matches=(match,), ask=asked)], needs, SPLIT.date.isoformat(), PEN).rows
    assert (row.cells[0].label, row.cells[0].ground) == ("Met", "5")
    return row.cells[0].proof


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Third party, 2025-03 [1]"),
        ({"as_of": None}, "Third party, undated [1]"),
        ({"as_of": "2018"}, "Third party, 2018, older than seven years [1]"),
        ({"evidence": "regulator_record", "valid_until": "2026-01-31"},
         "Authority record, 2025-03, expired on 31 January 2026 [1]"),
        ({"outcome": "adverse_resolved"}, "Third party, 2025-03, action taken, since closed [1]"),
        ({"outcome": "stated"}, "Third party, 2025-03 [1]"),  # where another claim shows an inspection
    ],
)  # fmt: skip
def test_a_state_says_what_it_rests_on(changes: dict[str, str | None], words: str) -> None:
    assert proof(make_evidence(**changes)) == words


def test_it_says_where_no_claim_shows_an_inspection() -> None:
    need = SPLIT.result.requirements[0]
    asked = (Ask(need.key, need.level, "stated", "When were you inspected?"),)
    assert (
        proof(make_evidence(outcome="stated"), asked=asked) == "Third party, 2025-03, stated, no inspection shown [1]"
    )


def test_a_state_without_a_claim_says_the_sites_or_nothing() -> None:
    assert (proof(None, "Site 1", "Site 2"), proof(None)) == ("Site 1; Site 2", "")


def test_an_unfavourable_record_has_a_ground_of_its_own() -> None:
    leader, needs = SPLIT.result.shortlist.ranking[0], SPLIT.result.requirements[:1]
    for state in ("adverse", "mixed"):
        match = replace(leader.matches[0], state=state, central=0.5)
        (row,) = matrix([replace(leader, matches=(match,))], needs, "2026-11-23", PEN).rows
        assert row.cells[0].ground == state

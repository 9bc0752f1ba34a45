"""Who moves in the ranking between two results, and why."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.catalogue.facts import ProviderFacts
from selector.assessment.moves import Move, Why, kept, moves, parts
from selector.assessment.result import AssessmentResult
from selector.method.load import load_method
from selector.shortlist.result import Aside, Ranked, Requirement, Risk
from selector.shortlist.shortlist import shortlist
from tests.assessment.ways import CASES, VERSION, assessed, case
from tests.builders import make_basis, make_requirement
from tests.shortlist.strategies import catalogues, requirements
from tests.verdict.strategies import weights

TABLET, STAGE = make_requirement("dosage_form:tablet"), make_requirement("stage:phase_2", "want")
DIMENSIONS = load_method(VERSION).dimension_keys
EQUAL = dict.fromkeys(DIMENSIONS, 20)
BASE = assessed("c10_antibody_phase2")
ROW, ASIDE = BASE.shortlist.ranking[0], BASE.shortlist.aside[0]


def ranked(slug: str, **changes: Any) -> Ranked:
    """A row that passes, with a fit of 50 in every dimension."""
    usual: dict[str, Any] = {"fit": 50.0, "gate": "pass", "deciding_met": True, "evidence_coverage": 50.0}
    fits = dict.fromkeys(DIMENSIONS, changes.get("fit", 50.0))
    return replace(ROW, slug=slug, name=slug.title(), **usual | {"fit_by_dimension": fits} | changes)


def result(
    *rows: Ranked, aside: tuple[Aside, ...] = (), needs: tuple[Requirement, ...] = (TABLET,)
) -> AssessmentResult:
    """A result that ranks these rows in this order."""
    ranking = tuple(replace(row, rank=rank) for rank, row in enumerate(rows, start=1))
    return replace(BASE, requirements=needs, shortlist=replace(BASE.shortlist, ranking=ranking, aside=aside))


def barred(slug: str) -> Aside:
    """One that does not list tablets."""
    return replace(ASIDE, slug=slug, name=slug.title(), reason=(Risk(TABLET.key, "unlisted"),))


def found(before: AssessmentResult, after: AssessmentResult) -> dict[str, tuple[int | None, int | None, Why]]:
    """The moves by slug."""
    return {move.slug: (move.before, move.after, move.why) for move in moves(before, after, EQUAL, EQUAL)}


A, B, C = ranked("ash"), ranked("birch"), ranked("cedar")


def test_who_keeps_a_rank_does_not_move() -> None:
    assert found(result(A, B), result(A, replace(B, fit=10.0))) == {}
    assert kept(result(A, B).shortlist, result(A, B).shortlist) == 2


def test_a_must_that_bars_is_the_reason_to_leave_and_one_that_barred_to_come_back() -> None:
    inside, outside = result(A, B), result(B, aside=(barred("ash"),))
    assert found(inside, outside) == {"birch": (2, 1, Why("left")), "ash": (1, None, Why("barred", (TABLET,)))}
    assert found(outside, inside) == {"ash": (None, 1, Why("unbarred", (TABLET,))), "birch": (1, 2, Why("joined"))}


def test_another_catalogue_is_the_reason_where_one_of_the_two_does_not_hold_a_provider() -> None:
    assert found(result(A), result()) == {"ash": (1, None, Why("gone"))}
    assert found(result(), result(A)) == {"ash": (None, 1, Why("new"))}


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (replace(B, deciding_met=False), B, "deciding"),
        (replace(B, gate="verify", evidence_coverage=40.0), B, "gate"),
        (
            replace(B, gate="verify", evidence_coverage=40.0),
            replace(B, gate="verify", evidence_coverage=60.0),
            "coverage",
        ),
    ],
)
def test_two_that_change_places_name_the_key_of_the_order_that_turned(before: Ranked, after: Ranked, code: Any) -> None:
    other = replace(A, slug="zelkova", name="Zelkova", gate="verify")
    there = found(result(other, before), result(after, other))
    assert there == {"birch": (2, 1, Why(code, other="Zelkova")), "zelkova": (1, 2, Why(code, other="Birch"))}


def test_a_turn_in_fit_counts_before_one_in_the_gate() -> None:
    before, after = replace(B, fit=40.0, gate="verify"), replace(B, fit=60.0)
    assert found(result(A, before), result(after, A))["birch"][2].code == "fit"


def test_what_decides_counts_before_fit() -> None:
    before, after = replace(B, fit=60.0, deciding_met=False), replace(B, fit=60.0)
    assert found(result(A, before), result(after, A))["birch"][2].code == "deciding"


@pytest.mark.parametrize(
    ("ash", "birch", "code"),
    [
        ({"fit": 60.0, "gate": "verify"}, {}, "gate"),
        ({"fit": 60.0, "evidence_coverage": 40.0}, {}, "coverage"),
        ({"gate": "pass", "evidence_coverage": 40.0}, {"gate": "verify"}, "coverage"),
        ({"fit": 60.0}, {}, "level"),
        ({}, {"gate": "verify"}, "level"),
    ],
)
def test_where_they_are_level_in_the_key_that_turned_the_next_that_parts_them_is_named(
    ash: dict[str, Any], birch: dict[str, Any], code: Any
) -> None:
    """Zelkova led before, and Birch comes to be level with it there: a later key, or the alphabet, puts it first."""
    led, passed = ranked("zelkova", **ash), ranked("birch", **birch)
    after = (replace(passed, gate="pass"), replace(led, fit=50.0, fit_by_dimension=passed.fit_by_dimension))
    there = found(result(led, passed), result(*after))
    assert [there[slug][2].code for slug in ("birch", "zelkova")] == [code, code]


def test_where_what_decides_came_to_be_level_the_lists_are_named_and_no_points_that_nobody_gained() -> None:
    before, after = replace(B, fit=60.0, deciding_met=False), replace(B, fit=60.0)
    assert found(result(A, before), result(after, A))["birch"][2] == Why("deciding", other="Ash")


def test_of_many_that_were_passed_the_next_one_is_named() -> None:
    before, after = result(A, B, ranked("cedar", fit=10.0)), result(ranked("cedar", fit=90.0), A, B)
    assert found(before, after)["cedar"] == (3, 1, Why("fit", dimension=TABLET.dimension, points=80.0, other="Ash"))
    assert found(before, after)["birch"] == (2, 3, Why("fit", dimension=TABLET.dimension, points=-80.0, other="Cedar"))


def test_with_weights_a_move_names_the_dimension_that_gained_most() -> None:
    needs = tuple(make_requirement(key, "want") for key in ("service:scale_up", "stage:phase_2"))
    share = dict.fromkeys(DIMENSIONS, 0) | {"scope_of_services": 1, "lifecycle_stage": 3}
    fits = dict.fromkeys(DIMENSIONS) | {"scope_of_services": 40.0, "lifecycle_stage": 20.0}
    rows = [ranked("ash", fit=25.0, fit_by_dimension=fits), ranked("birch", fit=20.0, fit_by_dimension=fits)]
    grown = ranked("birch", fit=42.5, fit_by_dimension=fits | {"scope_of_services": 50.0, "lifecycle_stage": 40.0})
    there = moves(result(*rows, needs=needs), result(grown, rows[0], needs=needs), share, share)
    assert there[0] == Move("birch", "Birch", 2, 1, Why("fit", (), "lifecycle_stage", 15.0, "Ash"))
    assert there[1].why == Why("fit", (), "lifecycle_stage", -15.0, "Birch")


@pytest.mark.parametrize("name", CASES)
def test_the_parts_of_a_fit_add_up_to_it(name: str) -> None:
    outcome = assessed(name)
    own = case(name).ranking_weights or load_method(VERSION).ranking_weights
    fits = {row.slug: row.fit for row in outcome.shortlist.ranking}
    for slug, by_dimension in parts(outcome, own):
        assert sum(by_dimension.values()) == pytest.approx(fits[slug], abs=1e-9)


@st.composite
def outcomes(draw: st.DrawFn, listed: tuple[ProviderFacts, ...]) -> tuple[AssessmentResult, dict[str, int]]:
    """A result on this catalogue under any requirements and weights."""
    needs, own = draw(requirements()), draw(weights())
    return replace(BASE, requirements=needs, shortlist=shortlist(make_basis(), needs, listed, own, {})), own


@given(st.data())
def test_every_move_has_a_reason_that_holds(data: st.DataObject) -> None:
    listed = data.draw(catalogues())
    (before, first), (after, second) = (data.draw(outcomes(listed)) for _ in range(2))
    there, back = moves(before, after, first, second), moves(after, before, second, first)
    ranks = [{row.slug: row.rank for row in one.shortlist.ranking} for one in (before, after)]
    assert {move.slug for move in there} == {move.slug for move in back}
    for move in there:
        assert (move.before, move.after) == (ranks[0].get(move.slug), ranks[1].get(move.slug))
        assert move.before != move.after
        assert move.why.code not in ("gone", "new")  # the catalogue is the same
        assert_holds(move, {move.slug: move for move in back}[move.slug])
    assert len(there) + kept(before.shortlist, after.shortlist) == len({*ranks[0], *ranks[1]})


def assert_holds(move: Move, back: Move) -> None:
    """The reason goes the way of the move, and the way back has the one that answers it."""
    answers = {"barred": "unbarred", "unbarred": "barred", "left": "joined", "joined": "left"}
    if move.why.code in answers:
        assert back.why.code == answers[move.why.code]
    elif move.why.code == "fit":
        assert move.before is not None
        assert move.after is not None
        assert (move.why.points > 0) == (move.after < move.before)

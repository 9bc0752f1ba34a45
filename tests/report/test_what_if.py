"""What a what-if shows: verdict, moves and first names beside those of the saved result."""

from dataclasses import replace
from typing import Any

import pytest

from selector.assessment.assess import assess
from selector.assessment.difference import Pair
from selector.report.what_if import WhatIf, what_if
from tests.assessment.ways import DAY, FACTS, assessed, case
from tests.report.samples import PEN

ANTIBODY = case("c10_antibody_phase2")


def tried(name: str = "c10_antibody_phase2", **changes: Any) -> WhatIf:
    """What the result of a case would be with these inputs."""
    after = replace(case(name), **changes)
    return what_if(Pair(case(name), after), Pair(assessed(name), assess(after, FACTS, DAY)), PEN)


def test_without_a_change_it_shows_the_saved_result() -> None:
    shown = tried()
    assert shown.told.sentence == "Nothing differs from the saved result."
    assert (shown.saved_score, shown.decision.score) == ("+44.6", "+44.6")
    assert "<svg" in shown.saved
    assert [place.move for place in shown.places] == [None] * len(shown.places)
    assert list(shown.first) == [place.name for place in shown.places[:3]]


def test_a_must_that_becomes_a_want_brings_in_whom_it_kept_aside() -> None:
    barred = next(row for row in assessed("x_capacity_gap").shortlist.aside if row.near_miss)
    shown = tried("x_capacity_gap", edits={barred.reason[0].requirement: "want"})
    assert barred.name in [move.name for move in shown.told.entered]
    place = next(place for place in shown.places if place.slug == barred.slug)
    assert place.move is not None
    assert (place.move.direction, place.fit_was) == ("in", "")
    assert place.move.why.startswith("no longer stands aside: ")


def test_other_weights_show_the_fit_before() -> None:
    shown = tried(ranking_weights=dict.fromkeys(PEN.method.dimension_keys, 0) | {"lifecycle_stage": 1})
    assert any(place.fit_was.startswith("was ") for place in shown.places)
    assert shown.told.inputs[0].title == "Weights of the ranking"


def test_without_a_verdict_it_shows_no_ranking_and_what_was_saved() -> None:
    shown = tried(answers=replace(ANTIBODY.answers, choices={"stage": ("phase_2",)}))
    assert (shown.decision.code, shown.decision.score, shown.places, shown.first) == ("insufficient", "", (), ())
    assert shown.saved_score == "+44.6"
    assert shown.told.margin.now == "none yet"


def test_with_an_open_question_of_the_shortlist_it_names_it() -> None:
    choices = {key: codes for key, codes in ANTIBODY.answers.choices.items() if key != "location"}
    shown = tried(answers=replace(ANTIBODY.answers, choices=choices))
    assert ([pointer.question for pointer in shown.shortlist_open], shown.places) == (["location"], ())


@pytest.mark.parametrize("name", ["sanity_b_all_unknown"])
def test_beside_a_result_without_a_verdict_there_is_no_saved_score(name: str) -> None:
    shown = what_if(Pair(case(name), case(name)), Pair(assessed(name), assessed(name)), PEN)
    assert (shown.saved, shown.saved_score) == ("", "")


def test_where_every_requirement_is_dropped_it_says_that_nobody_can_be_ranked() -> None:
    edits = {f"{kind}:*": "drop" for kind in PEN.method.kind}
    assert tried(edits=edits).empty == PEN.say.need.none

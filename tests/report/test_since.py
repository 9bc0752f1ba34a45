"""What changed since the result before: what went in, what it was read against, what came out."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from selector.assessment.inputs import parse_inputs
from selector.assessment.record import Record
from selector.report.since import Since, Stored, since
from tests.report.samples import PEN, make_record

BEFORE = make_record("c10_antibody_phase2")


def stored(record: Record, providers: int = 6, retrieved: str = "2026-11") -> Stored:
    """A result as it is stored."""
    return Stored(record, parse_inputs(record.inputs, PEN.vocabulary), providers, retrieved)


def told(after: Record, providers: int = 6, retrieved: str = "2026-11") -> Since:
    """What a result says against the one before."""
    return since(stored(BEFORE), stored(after, providers, retrieved), PEN)


def test_it_says_that_nothing_changed() -> None:
    same = told(BEFORE)
    assert (same.sentence, same.causes, same.told.inputs) == ("Both results say the same.", (), ())
    assert not any(place.move for place in same.places)


def changed(**shortlist: Any) -> Record:
    """The result before with another shortlist."""
    result = BEFORE.result
    return replace(BEFORE, result=replace(result, shortlist=replace(result.shortlist, **shortlist)))


@pytest.mark.parametrize(
    "after",
    [
        changed(aside=()),
        changed(ranking_draws=()),
        changed(ranking=tuple(replace(row, fit_low=0.0) for row in BEFORE.result.shortlist.ranking)),
    ],
    ids=["aside", "draws", "fit"],
)
def test_where_anything_else_differs_it_says_only_that_verdict_and_ranks_are_the_same(after: Record) -> None:
    assert told(after).sentence == "Verdict and ranks are the same."


def test_where_no_ranking_is_shown_it_says_nothing_of_ranks() -> None:
    hidden, other = (
        replace(one, result=replace(one.result, shortlist_open=("location",))) for one in (BEFORE, changed(aside=()))
    )
    shown = since(stored(hidden), stored(other), PEN)
    assert (shown.sentence, shown.had_ranking) == ("The verdict stays: CDMO.", False)


def test_where_the_result_before_shows_no_shortlist_nobody_is_said_to_have_moved() -> None:
    hidden = replace(BEFORE, result=replace(BEFORE.result, shortlist_open=("location",)))
    shown = since(stored(hidden), stored(BEFORE), PEN)
    assert (shown.had_ranking, {place.move for place in shown.places}) == (False, {None})
    assert told(BEFORE).had_ranking


def test_it_names_what_was_answered_otherwise_and_what_came_of_it() -> None:
    other = told(make_record("c05_virtual_biotech"))
    assert other.told.inputs
    assert other.sentence == "The verdict stays: CDMO."
    assert other.told.score.was == told(BEFORE).told.score.now.join(("was ", ""))
    assert other.causes == ()


CATALOGUE = (
    "The catalogue is another one: 7 providers, collected up to December 2026; "
    "before, 6 providers, up to November 2026."
)
DAY = "The age of a claim counts to the day of the result: 2 January 2027, before 23 November 2026."


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"revision": "ef" * 32}, CATALOGUE),
        ({"method_sha256": "ef" * 32}, "The method was corrected between the two."),
        ({"date": date(2027, 1, 2)}, DAY),
    ],
)
def test_it_says_what_else_differs_when_no_input_does(changes: dict[str, Any], cause: str) -> None:
    made = told(replace(BEFORE, **changes), 7, "2026-12")
    assert made.causes == (cause,)
    assert made.told.inputs == ()

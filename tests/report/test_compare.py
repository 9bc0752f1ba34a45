"""Providers side by side: what was asked for, and the needs in which they differ before the others."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selector.assessment.record import Record
from selector.report.compare import MOST, Comparison, compare
from selector.shortlist.result import Ranked, SiteLine
from tests.report.samples import PEN, make_record

RECORD = make_record("c10_antibody_phase2")
RANKING = RECORD.result.shortlist.ranking
SLUGS = tuple(row.slug for row in RANKING)
ASIDE = RECORD.result.shortlist.aside[0]
NOBODY = "This result ranks nobody, so there is nobody to compare."
HIDDEN = "This result shows no shortlist, so there is nobody to compare."


def ranked(ranking: Sequence[Ranked]) -> Record:
    """The record with this ranking."""
    listed = replace(RECORD.result.shortlist, ranking=tuple(ranking))
    return replace(RECORD, result=replace(RECORD.result, shortlist=listed))


def compared(*slugs: str, record: Record = RECORD) -> Comparison:
    return compare(record, slugs, PEN)


def shown(page: Comparison) -> list[str]:
    return [provider.row.slug for provider in page.providers]


def states(page: Comparison) -> list[tuple[str, str, list[str]]]:
    return [(row.need, row.level, [match.state.code for _, match, _ in row.found]) for row in page.differ]


def test_it_shows_the_needs_in_which_they_differ_first_and_musts_before_wants() -> None:
    page = compared("plain-tablets", "vials-only")
    assert page.sentence == "Requirements in which they differ: 6 of 19 (3 musts and 3 wants)."
    assert states(page)[0] == ("Drug product", "must", ["unknown", "met"])
    levels = [row.level for row in page.differ]
    assert levels == sorted(levels) == ["must"] * 3 + ["want"] * 3


def test_it_keeps_the_needs_in_which_they_are_alike_for_the_fold() -> None:
    page = compared("plain-tablets", "vials-only")
    assert page.alike_title == "13 requirements in which they are alike"
    assert len(page.alike) == 13
    assert not any(row.differs for row in page.alike)


def test_it_says_that_they_are_alike_throughout() -> None:
    twin = replace(RANKING[0], slug="twin", rank=2)
    page = compared(RANKING[0].slug, "twin", record=ranked([RANKING[0], twin]))
    assert (page.sentence, page.differ) == ("They are alike in all 19 requirements.", ())


def test_each_claim_carries_its_own_source() -> None:
    page = compared(*SLUGS[:3])
    found = [(match, source) for row in (*page.differ, *page.alike) for _, match, source in row.found]
    assert all(source and source.number == match.source for match, source in found if match.shown)
    assert {source for match, source in found if not match.shown} == {None}


def test_it_sets_the_fit_of_a_dimension_beside_the_others() -> None:
    page = compared(*SLUGS[:2])
    (first, *_) = page.dimensions
    assert first.title == "Scope"
    assert [label for label, _ in first.fits] == [provider.label for provider in page.providers]
    assert [cell for _, cell in first.fits] == [provider.row.cells[0] for provider in page.providers]


def test_it_counts_sites_and_names_their_countries() -> None:
    sites = tuple(SiteLine("Plant", None, code, ()) for code in ("IN", "DE", None, "DE"))
    row = replace(RANKING[0], name="Alpha (once Beta)", profile=replace(RANKING[0].profile, sites=sites))
    empty = replace(RANKING[1], profile=replace(RANKING[1].profile, sites=()))
    one, other = compared(*SLUGS[:2], record=ranked([row, empty])).providers
    assert (one.label, one.sites, one.countries) == ("Alpha", "4 current sites", "Germany, India, country not stated")
    assert (other.sites, other.countries) == ("", "")


@pytest.mark.parametrize(
    ("asked", "notes"),
    [
        ((), ["Choose two to four names of the ranking."]),
        (SLUGS[:1], ["Only Vials Only is chosen. Choose one more, or up to three."]),
        (SLUGS[:2], []),
        ((*SLUGS[:2], SLUGS[0]), ["A name that was asked for twice stands here once."]),
        ((*SLUGS[:2], ""), ["One name that was asked for is not in this result."]),
        ((*SLUGS[:2], "x", "y"), ["2 names that were asked for are not in this result."]),
        (
            (*SLUGS[:2], ASIDE.slug),
            ["Adverse Tablets stands aside in this result and has no rank: the reason is on the result."],
        ),
    ],
)
def test_it_says_what_of_the_request_it_could_not_do(asked: Sequence[str], notes: list[str]) -> None:
    assert list(compared(*asked).notes) == notes


def test_of_more_than_four_it_shows_the_best_ranked_and_says_so() -> None:
    page = compared(*reversed(SLUGS))
    assert shown(page) == list(SLUGS[:4])
    names = "Vials Only, Plain Tablets, Vague Orals and Pack Only"
    assert page.notes == (f"Four fit side by side. Shown are the best-ranked of the 5 that were chosen: {names}.",)


@pytest.mark.parametrize(
    ("record", "note"),
    [
        (ranked(()), NOBODY),
        (ranked(RANKING[:1]), "This result ranks Vials Only alone, so there is nobody to compare it with."),
        (replace(RECORD, result=replace(RECORD.result, shortlist_open=("location",))), HIDDEN),
    ],
    ids=["nobody", "one", "not shown yet"],
)
def test_where_there_is_nobody_to_compare_it_offers_no_choice(record: Record, note: str) -> None:
    page = compared(*SLUGS, record=record)
    assert (page.notes, page.providers, page.choices.first) == ((note,), (), ())


def test_it_keeps_the_ranks_after_ten_in_a_fold_that_opens_for_a_chosen_one() -> None:
    many = ranked([replace(RANKING[0], slug=f"p{rank}", rank=rank) for rank in range(1, 14)])
    closed, opened = compared("p1", "p2", record=many).choices, compared("p1", "p12", record=many).choices
    assert [choice.rank for choice in closed.first if choice.chosen] == ["1", "2"]
    assert (len(closed.first), closed.rest_title, closed.rest_open) == (10, "Ranks 11 to 13", False)
    assert opened.rest_open


@given(st.lists(st.sampled_from([*SLUGS, ASIDE.slug, "nobody"])))
def test_whatever_is_asked_it_shows_ranked_names_once_in_their_order(asked: list[str]) -> None:
    page = compared(*asked)
    wanted = [slug for slug in SLUGS if slug in asked][:MOST]
    assert shown(page) == (wanted if len(wanted) > 1 else [])
    assert bool(page.notes) == (len(wanted) < 2 or sorted(asked) != sorted(wanted))
    assert {len(row.found) for row in (*page.differ, *page.alike)} <= {len(wanted)}

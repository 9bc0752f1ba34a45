"""The two lists: rows, bands, shared checks, folds, and what the ranking says beside them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import pytest

from selector.report.ranking import Shortlist, shortlist, step, strip_words
from selector.shortlist.result import Ask, Lead, Match, Ranked, RankingDraws, Risk, State
from tests.report.samples import PEN, make_content, make_evidence, make_record

CASE = make_record("x_split_with_edits")
DAY = CASE.date.isoformat()
LEADER, DRAW = CASE.result.shortlist.ranking[0], replace(CASE.result.shortlist.ranking_draws[0], tie_with_next=False)


def shown_of(*rows: Ranked, draws: Sequence[RankingDraws] = ()) -> Shortlist:
    """The shortlist with these rows as its ranking, without draws unless some are given."""
    listed = replace(CASE.result.shortlist, ranking=rows, ranking_draws=tuple(draws))
    result = replace(listed, second_source=None, presets=(), views={})
    return shortlist(result, CASE.result.requirements, (), DAY, PEN)


def undecided() -> Ranked:
    """Another name, which lists other kinds of substance: that decides."""
    named = zip(CASE.result.requirements, LEADER.states, strict=True)
    states: tuple[State, ...] = tuple("unlisted" if need.kind == "modality" else state for need, state in named)
    return replace(LEADER, rank=2, slug="p2", deciding_met=False, states=states)


def many(count: int) -> list[Ranked]:
    """The leader so many times over, each with its rank."""
    return [replace(LEADER, rank=rank, slug=f"p{rank}", name=f"P{rank}") for rank in range(1, count + 1)]


def test_it_words_a_row() -> None:
    row = make_content("x_split_with_edits").shortlist.lists[0].first[0]  # type: ignore[union-attr]
    assert (row.rank, row.name, row.gate.label) == ("1", "Plain Tablets", "To be verified")
    assert (row.fit, row.fit_range, row.band_words, row.coverage) == ("52.3", "45 to 94", "1", "54 %")
    assert [(cell.step, cell.value) for cell in row.cells] == [(3, "50"), (3, "40"), (4, "60"), (4, "62"), (3, "56")]
    assert row.strip_words == "11 met, 11 not known"


@pytest.mark.parametrize(
    ("need", "sites", "ending", "told"),
    [
        ("regulator:us_fda", ("Bern", "Lyon"), "passed", "FDA record at Bern and Lyon"),
        ("regulator:us_fda", (), "no_observations", "FDA record, site not named"),
        ("regulator:us_fda", ("Bern",), "observations", "FDA record at Bern (observations, no enforcement)"),
        ("regulator:us_fda", ("Bern",), "adverse_resolved", "FDA record at Bern (action taken, since closed)"),
        ("regulator:us_fda", (), "stated", "FDA record, site not named (stated, no inspection shown)"),
        ("dosage_form:tablet", ("Bern",), None, "Tablet"),
    ],
)
def test_a_record_speaks_for_the_sites_that_it_names_and_as_it_ended(
    need: str, sites: tuple[str, ...], ending: str | None, told: str
) -> None:
    keys = [requirement.key for requirement in CASE.result.requirements]
    lead: Lead = "stated" if ending == "stated" else "unknown"
    matches = list(LEADER.matches)
    matches[keys.index(need)] = Match("met", 0.9, 0.9, 0.9, 0.9, make_evidence(outcome=ending), sites)
    ask = (Ask(need, "must", lead, "Do you?"),)
    (listed,) = shown_of(replace(LEADER, matches=tuple(matches), why=(need,), ask=ask)).lists
    assert listed.first[0].why == told


def test_it_makes_two_lists_under_one_numbering() -> None:
    lists = make_content("x_split_with_edits").shortlist.lists  # type: ignore[union-attr]
    assert [(each.title, [row.rank for row in each.first]) for each in lists] == [
        ("Shows what decides: 2", ["1", "2"]),
        ("Ask first: 2", ["3", "4"]),
    ]


def test_it_says_a_check_that_all_share_once() -> None:
    (listed,) = shown_of(*many(2)).lists
    assert "so ask each of them first: Process validation, not known." in listed.sentence
    assert {row.check for row in listed.first} == {""}


def test_it_keeps_checks_that_differ_with_their_rows() -> None:
    first, second = many(2)
    (listed,) = shown_of(first, replace(second, risk=Risk("regulator:us_fda", "adverse"))).lists
    assert [(row.check, row.check_state) for row in listed.first] == [
        ("Process validation", "not known"),
        ("FDA record", "adverse record"),
    ]


@pytest.mark.parametrize(("count", "title"), [(5, ""), (6, "Rank 6"), (14, "Ranks 6 to 14")])
def test_it_keeps_five_open_and_folds_the_rest(count: int, title: str) -> None:
    (listed,) = shown_of(*many(count)).lists
    assert (len(listed.first), len(listed.rest), listed.rest_title) == (5, count - 5, title)


@pytest.mark.parametrize(("first", "opened"), [(1, 4), (4, 1), (5, 0), (8, 0)])
def test_five_stand_open_over_both_lists(first: int, opened: int) -> None:
    rows = [replace(row, deciding_met=row.rank <= first) for row in many(first + 6)]
    second = shown_of(*rows).lists[1]
    assert (len(second.first), len(second.rest)) == (opened, 6 - opened)


def test_it_says_where_a_rank_was_not_drawn() -> None:
    row = shown_of(*many(1)).lists[0].first[0]
    assert (row.band_words, row.band, row.tie) == ("beyond the best 50", "", "")


def test_it_says_a_tie() -> None:
    shown = make_content("x_split_with_edits").shortlist.lists[1]  # type: ignore[union-attr]
    assert [row.tie for row in shown.first] == ["close to a tie with rank 4", ""]
    assert "Close to a tie, each with the next: 3 and 4." in shown.sentence


def test_it_joins_neighbours_that_are_close_to_a_tie() -> None:
    draws = [replace(DRAW, slug=f"p{rank}", rank=rank, tie_with_next=rank not in {3, 4, 6}) for rank in range(1, 8)]
    (listed,) = shown_of(*many(7), draws=draws[:6]).lists
    assert listed.sentence.endswith("Close to a tie, each with the next: 1 to 3; 5 and 6.")


def test_it_says_how_often_each_is_first() -> None:
    draws = [replace(DRAW, slug="p1", first=0.62), replace(DRAW, slug="p2", rank=2, first=0.0)]
    (listed,) = shown_of(*many(2), draws=draws).lists
    assert [row.first for row in listed.first] == ["First in 62 % of draws", "First in no draw"]


def test_it_says_once_that_none_of_a_list_is_ever_first() -> None:
    draws = [replace(DRAW, slug=f"p{rank}", rank=rank, first=0.0) for rank in (1, 2)]
    (listed,) = shown_of(*many(3), draws=draws).lists
    assert "None of them is first in any draw." in listed.sentence
    assert {row.first for row in listed.first} == {""}


def test_it_says_in_short_which_site_shows_the_musts() -> None:
    row = make_content("x_split_with_edits").shortlist.lists[0].first[0]  # type: ignore[union-attr]
    assert (row.one_site.best, row.one_site.rest) == ("none is tied to a site", "")


@pytest.mark.parametrize(("fit", "shade"), [(0.0, 1), (19.9, 1), (20.0, 2), (20 - 1e-12, 2), (79.9, 4), (100.0, 5)])
def test_it_shades_fit_in_five_equal_steps(fit: float, shade: int) -> None:
    assert step(fit) == shade


def test_it_tells_no_need_from_no_fit() -> None:
    empty = replace(LEADER, fit_by_dimension=dict.fromkeys(PEN.method.dimension_keys))
    cell = shown_of(empty).lists[0].first[0].cells[0]
    assert (cell.step, cell.value) == (0, "none")


def test_it_reads_the_strip_out() -> None:
    assert strip_words(["unknown", "met", "met", "broader", "adverse"], PEN) == (
        "2 met, 1 in general, 1 not known, 1 adverse"
    )


def test_it_says_so_where_nobody_is_ranked() -> None:
    shown = shown_of()
    assert (shown.lists, shown.profiles) == ((), ())
    assert shown.empty.startswith("No provider stays in the ranking.")
    assert shown.sentence == ""


def test_it_names_the_second_source_with_the_reason() -> None:
    shown = make_content("x_split_with_edits").shortlist
    assert shown is not None
    assert shown.second_source.startswith("Second source for the leader: Vague Orals, the best-ranked provider with no")
    assert shown_of(*many(2)).second_source == ""


def test_it_says_whether_the_leader_stays_first_under_other_weights() -> None:
    shown = make_content("x_split_with_edits").shortlist
    assert shown is not None
    assert shown.presets[1] == "Equal weights: Plain Tablets stays first"


def test_it_shows_both_rankings_of_the_split_strategy() -> None:
    shown = make_content("x_split_with_edits").shortlist
    assert shown is not None
    assert [view.title for view in shown.views] == [
        "Partners for the active substance",
        "Partners for the finished medicine",
    ]
    assert [row.name for row in shown.views[0].rows[:3]] == ["Plain Tablets", "Vague Orals", "Vials Only"]


@pytest.mark.parametrize(
    ("level", "shown", "asked"),
    [
        ("must", "this kind of substance.", "do not show it: Small molecule (at 1 of 1). Silence"),
        (
            "want",
            "Where one of these is a want, it may be open.",
            "do not show it: Small molecule (at 1 of 1). Silence",
        ),
    ],
)
def test_its_sentences_hold_for_all_names_of_a_list(level: Literal["must", "want"], shown: str, asked: str) -> None:
    needs = [replace(need, level=level) for need in CASE.result.requirements]
    result = replace(
        CASE.result.shortlist, ranking=(LEADER, undecided()), ranking_draws=(), second_source=None, views={}
    )
    first, second = shortlist(result, needs, (), DAY, PEN).lists
    assert (shown in first.sentence, asked in second.sentence) == (True, True)


def test_it_asks_first_for_what_decides() -> None:
    shown = shown_of(LEADER, undecided())
    leader, other = (part.first[0] for part in shown.lists)
    assert (leader.check, leader.check_state) == ("Process validation", "not known")
    assert (other.check, other.check_state) == ("Small molecule", "not listed")
    assert [name.check for name in shown.profiles] == ["Process validation, not known", "Small molecule, not listed"]

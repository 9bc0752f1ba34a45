"""The second source with what it has still to show, other weights, and who is ranked for one step alone."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from selector.report.alternatives import RankingView, ViewRow, apart, second_source, unsettled
from selector.report.parts import Tag
from selector.shortlist.result import PresetOutcome, Ranked, SiteLine, State
from tests.report.samples import PEN, content_of, make_need, make_record

RESULT = make_record("x_split_with_edits").result.shortlist
LAST = "x"
LATER = ("second_source_later",)
NEEDS = [make_need(), make_need(code="capsule"), make_need(code="semisolid_topical", level="want")]


def at(slug: str, *countries: str | None, decides: bool = True, states: tuple[State, ...] = ("met",) * 3) -> Ranked:
    """A name with a site in each country."""
    sites = tuple(SiteLine("Plant", None, code, ()) for code in countries)
    row = replace(RESULT.ranking[0], slug=slug, name=slug.upper(), deciding_met=decides, states=states)
    return replace(row, profile=replace(row.profile, sites=sites))


def said(*between: Ranked, flags: Sequence[str] = LATER, states: tuple[State, ...] = ("met",) * 3) -> str:
    """What is said of X as the second source for A, which has sites in DE and in an unknown country."""
    ranking: Sequence[Ranked] = (at("a", "DE", None), *between, at(LAST, "JP", states=states), at("z", "DE"))
    return second_source(replace(RESULT, ranking=tuple(ranking), second_source=LAST), NEEDS, flags, PEN)


@pytest.mark.parametrize(
    ("between", "words"),
    [
        pytest.param(
            [at("b", "FR", "DE")], "B ranks higher, but has a site in one of the leader’s countries.", id="one"
        ),
        pytest.param([at("b", "DE"), at("c", "DE")], "B and C rank higher, but have a site", id="two"),
        pytest.param([at(slug, "DE") for slug in "bcde"], "Four names rank higher, but have a site", id="many"),
    ],
)
def test_it_says_who_was_passed_over_for_a_site_in_a_country_of_the_leader(between: list[Ranked], words: str) -> None:
    assert words in said(*between)


@pytest.mark.parametrize(
    "between",
    [
        pytest.param([], id="nobody between"),
        pytest.param([at("b")], id="no site known"),
        pytest.param([at("b", None)], id="no country known"),
        pytest.param([at("b", "DE", decides=False)], id="does not show what decides"),
    ],
)
def test_it_gives_no_reason_that_is_not_true(between: list[Ranked]) -> None:
    assert said(*between) == (
        "Second source for the leader: X, the best-ranked provider with no site in any country of A."
    )


@pytest.mark.parametrize(
    ("states", "words"),
    [
        pytest.param(("unknown", "met", "unknown"), "One of its musts is still to verify.", id="one"),
        pytest.param(("broader", "planned", "met"), "Two of its musts are still to verify.", id="two"),
        pytest.param(("met", "met", "unknown"), "", id="a want is no must"),
    ],
)
def test_it_says_how_many_musts_the_second_source_has_still_to_show(states: tuple[State, ...], words: str) -> None:
    assert said(states=states).partition("country of A. ")[2] == words


@pytest.mark.parametrize(
    ("flags", "spoken"),
    [((), False), (LATER, True), (("supply_critical",), True), (("second_source_now", "supply_critical"), False)],
)
def test_it_speaks_where_a_second_source_is_wanted_beside_the_leader(flags: tuple[str, ...], *, spoken: bool) -> None:
    assert bool(said(flags=flags)) == spoken


def test_it_says_that_none_can_be_named_where_one_is_wanted() -> None:
    result = replace(RESULT, ranking=(at("a", "DE"),), second_source=None)
    assert second_source(result, NEEDS, LATER, PEN).startswith("No second source is named for A: no other name in its")
    assert second_source(result, NEEDS, (), PEN) == ""
    assert second_source(replace(result, ranking=()), NEEDS, LATER, PEN) == ""


def test_a_report_names_no_second_source_to_a_sponsor_who_seeks_it_now() -> None:
    stored = make_record("x_split_with_edits")
    listed = replace(stored.result.shortlist, second_source=stored.result.shortlist.ranking[1].slug)
    said = []
    for flags in (LATER, ("second_source_now",)):
        verdict = replace(stored.result.verdict, flags=flags)
        content = content_of(replace(stored, result=replace(stored.result, verdict=verdict, shortlist=listed)))
        assert content.shortlist
        said.append(bool(content.shortlist.second_source))
    assert said == [True, False]


def test_it_names_who_is_first_under_other_published_weights() -> None:
    outcomes = [("method", "a", True), ("equal", "b", False), ("scirank", "b", False)]
    result = replace(RESULT, ranking=(at("a"), at("b")), presets=tuple(PresetOutcome(*each) for each in outcomes))
    assert unsettled(result, PEN) == "With 2 of 3 published sets of weights the first name is another: B."
    assert unsettled(replace(result, presets=result.presets[:1]), PEN) == ""


def test_it_says_who_stands_aside_and_is_ranked_for_one_step_alone() -> None:
    aside = replace(RESULT.aside[0], name="Fills Only")
    rows = [ViewRow(str(rank), name, Tag("pass", ""), "", ()) for rank, name in enumerate(("Fills Only", "A"), 1)]
    view = RankingView("Partners for the finished medicine", "", tuple(rows))
    assert apart(replace(RESULT, aside=(aside,)), [view], PEN) == (
        "Ranked all the same for one step alone: Fills Only (partners for the finished medicine, rank 1)."
    )
    assert apart(replace(RESULT, aside=()), [view], PEN) == ""

"""The second source, and the names that were passed over for it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from selector.report.alternatives import second_source
from selector.shortlist.result import Ranked, SiteLine
from tests.report.samples import PEN, content_of, make_record

RESULT = make_record("x_split_with_edits").result.shortlist
LAST = "x"


def at(slug: str, *countries: str | None, decides: bool = True) -> Ranked:
    """A name with a site in each country."""
    sites = tuple(SiteLine("Plant", None, code, ()) for code in countries)
    row = RESULT.ranking[0]
    return replace(row, slug=slug, name=slug.upper(), deciding_met=decides, profile=replace(row.profile, sites=sites))


def said(*between: Ranked) -> str:
    """What is said of X as the second source for A, which has sites in DE and in an unknown country."""
    ranking: Sequence[Ranked] = (at("a", "DE", None), *between, at(LAST, "JP"), at("z", "DE"))
    return second_source(replace(RESULT, ranking=tuple(ranking), second_source=LAST), PEN)


@pytest.mark.parametrize(
    ("between", "words"),
    [
        pytest.param([at("b", "FR", "DE")], "B ranks higher, but has a site in such a country.", id="one"),
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
    assert said(*between) == "Second source for the leader: X, the best-ranked provider with no site in a country of A."


def test_it_says_nothing_where_the_leader_is_itself_the_second_source() -> None:
    result = replace(RESULT, ranking=(at("a", "DE"), at(LAST, "JP")), second_source=LAST)
    assert [bool(second_source(result, PEN, sought=sought)) for sought in (False, True)] == [True, False]


def test_it_says_nothing_without_a_second_source() -> None:
    assert second_source(replace(RESULT, second_source=None), PEN) == ""


def test_a_report_names_no_second_source_to_a_sponsor_who_seeks_it_now() -> None:
    stored = make_record("x_split_with_edits")
    listed = replace(stored.result.shortlist, second_source=stored.result.shortlist.ranking[1].slug)
    said = []
    for flags in ((), ("second_source_now",)):
        verdict = replace(stored.result.verdict, flags=flags)
        content = content_of(replace(stored, result=replace(stored.result, verdict=verdict, shortlist=listed)))
        assert content.shortlist
        said.append(bool(content.shortlist.second_source))
    assert said == [True, False]

"""Whether one named site shows the musts: the best site, what is elsewhere, and what no site is named for."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selector.shortlist.entries import match_of
from selector.shortlist.result import Match, Requirement, State
from selector.shortlist.together import SHOWN, Elsewhere, Together, together
from tests.builders import make_claim, make_provider, make_requirement, make_site
from tests.shortlist.matching import ask_for, find

TABLET, FDA, SCALE_UP = "dosage_form:tablet", "regulator:us_fda", "service:scale_up"
NEEDS = ask_for(TABLET, FDA, SCALE_UP)


def matched(*sites: str, state: State = "met") -> Match:
    """A match at these sites."""
    return Match(state, 0.9, 0.9, 0.9, 0.9, None, sites)


def parted(*matches: Match, needs: Sequence[Requirement] = NEEDS) -> Together:
    """The needs with these matches, parted by site."""
    return together(needs, matches)


def test_one_site_can_show_all() -> None:
    found = parted(matched("Bern"), matched("Lyon", "Bern"), matched("Bern"))
    assert found == Together(3, "Bern", (TABLET, FDA, SCALE_UP), (), ())
    assert found.at_one_site
    assert found.shown == 3


def test_the_best_site_shows_most_and_the_others_are_elsewhere() -> None:
    found = parted(matched("Lyon", "Graz"), matched("Bern"), matched("Bern"))
    assert found == Together(3, "Bern", (FDA, SCALE_UP), (Elsewhere(TABLET, ("Lyon", "Graz")),), ())
    assert not found.at_one_site


def test_of_equal_sites_the_first_named_is_the_best() -> None:
    assert parted(matched("Lyon"), matched("Bern"), matched()).site == "Lyon"
    assert parted(matched("Lyon", "Bern"), matched("Bern"), matched("Lyon")).site == "Lyon"


def test_a_claim_without_a_site_is_neither_here_nor_elsewhere() -> None:
    found = parted(matched("Bern"), matched(), matched("Bern"))
    assert (found.here, found.elsewhere, found.loose) == ((TABLET, SCALE_UP), (), (FDA,))
    assert not found.at_one_site


def test_without_any_named_site_there_is_none() -> None:
    found = parted(matched(), matched(), matched())
    assert (found.site, found.loose, found.at_one_site) == (None, (TABLET, FDA, SCALE_UP), False)


@pytest.mark.parametrize("state", ["unknown", "unlisted", "planned", "historic", "mixed", "adverse"])
def test_only_what_is_met_or_broader_is_shown(state: State) -> None:
    found = parted(matched("Bern"), matched("Lyon", state=state), matched("Bern", state="broader"))
    assert (found.musts, found.shown, found.here, found.elsewhere) == (3, 2, (TABLET, SCALE_UP), ())


def test_wants_and_what_describes_the_whole_company_are_left_out() -> None:
    needs = (*ask_for(TABLET, "service:scale_up?"), make_requirement("model:cdmo"))
    found = parted(matched("Bern"), matched("Lyon"), matched("Graz"), needs=needs)
    assert found == Together(1, "Bern", (TABLET,), (), ())


def test_nothing_shown_leaves_everything_empty() -> None:
    assert parted(*[matched(state="unknown")] * 3) == Together(3, None, (), (), ())
    assert together((), ()) == Together(0, None, (), (), ())


def test_it_counts_what_the_site_shows_in_general_alone() -> None:
    found = parted(matched("Bern", state="broader"), matched("Bern"), matched("Lyon", state="broader"))
    assert (found.site, found.general) == ("Bern", 1)


def test_a_stage_between_two_others_is_at_no_site() -> None:
    needs = (*ask_for(TABLET), make_requirement("stage:phase_3"))
    found = parted(matched("Bern"), matched("Bern", "Lyon", state="broader"), needs=needs)
    assert (found.here, found.loose, found.general) == ((TABLET,), ("stage:phase_3",), 0)


def test_it_reads_the_sites_of_claims_and_of_countries() -> None:
    sites = (make_site("Bern", country="CH"), make_site("Lyon", country="FR"))
    claims = (make_claim(site="Lyon"), make_claim("service", "scale_up"))
    provider = make_provider(sites=sites, claims=claims)
    needs = ask_for(TABLET, "country:EUROPE", "country:CH", SCALE_UP)
    found = together(needs, [match_of(find(need, *claims, sites=sites), provider) for need in needs])
    assert found == Together(4, "Lyon", (TABLET, "country:EUROPE"), (Elsewhere("country:CH", ("Bern",)),), (SCALE_UP,))


PLACES = st.lists(st.sampled_from(("Bern", "Lyon", "Graz")), unique=True).map(tuple)
STATES: st.SearchStrategy[State] = st.sampled_from(("met", "broader", "unknown", "unlisted", "mixed"))
LEVELS = st.sampled_from(("", "?"))


@given(st.lists(st.tuples(STATES, PLACES, LEVELS), max_size=8))
def test_every_shown_must_is_counted_once_and_no_site_shows_more(
    rows: list[tuple[State, tuple[str, ...], str]],
) -> None:
    needs = ask_for(*(f"service:made_up_{place}{level}" for place, (_, _, level) in enumerate(rows)))
    found = together(needs, [matched(*sites, state=state) for state, sites, _ in rows])
    shown = {
        need.key: sites for need, (state, sites, level) in zip(needs, rows, strict=True) if state in SHOWN and not level
    }
    parts = (*found.here, *(must.requirement for must in found.elsewhere), *found.loose)
    assert sorted(parts) == sorted(shown)
    counts = [sum(place in sites for sites in shown.values()) for place in ("Bern", "Lyon", "Graz")]
    assert len(found.here) == max(counts)
